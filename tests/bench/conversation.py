"""What one session says to a Streamlit server and hears from it, without any connection."""

import re
from dataclasses import dataclass, field

from streamlit import config
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

LONGEST_KEPT = config.get_option("global.maxCachedMessageAge")  # reruns; as a browser does
WIDGETS = {"selectbox", "text_area", "button"}
RELEASE = re.compile(r"uitgave ([0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]+)")


class PageFailedError(Exception):
    """A page showed an error: what that costs, or says, is no figure."""


@dataclass
class Conversation:
    """One session: the pages and widgets it knows, and what the last rerun showed."""

    query: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, str] = field(default_factory=dict)
    kept: dict[str, tuple[int, ForwardMsg]] = field(default_factory=dict)  # hash → last rerun, it
    reruns: int = 0
    session: str = ""
    metrics: dict[str, str] = field(default_factory=dict)  # label → value
    texts: list[str] = field(default_factory=list)  # what visitors wrote, shown as they wrote it
    downloads: list[str] = field(default_factory=list)  # ids of files that are made when asked for
    release_id: str = ""

    def request(
        self, path: str = "", chosen: dict[str, str] | None = None, pressed: str = ""
    ) -> bytes:
        """Ask for a rerun of a page, with texts chosen or typed by key, and a button by key."""
        self.metrics, self.texts, self.downloads, self.release_id = {}, [], [], ""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.pages.get(path, "")
        message.rerun_script.cached_message_hashes.extend(self.kept)
        for key, value in (chosen or {}).items():
            state = WidgetState(id=self.widgets[key], string_value=value)
            message.rerun_script.widget_states.widgets.append(state)
        if pressed:
            state = WidgetState(id=self.widgets[pressed], trigger_value=True)
            message.rerun_script.widget_states.widgets.append(state)
        self.widgets = {}  # those of the page that comes
        return message.SerializeToString()

    def request_file(self, file_id: str) -> bytes:
        """Ask for a file to be made."""
        message = BackMsg()
        message.backend_operation_request.request_id = file_id
        message.backend_operation_request.session_id = self.session
        message.backend_operation_request.deferred_file.file_id = file_id
        return message.SerializeToString()

    def take(self, frame: bytes) -> bool:
        """Take one message of the server; says whether the rerun is done.

        Raises PageFailedError when the page shows an error.
        """
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            _, message = self.kept[message.ref_hash]
            kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self.kept[message.hash] = (self.reruns, message)
        if kind == "navigation":
            known = message.navigation.app_pages
            self.pages = {page.url_pathname: page.page_script_hash for page in known}
        elif kind == "new_session":
            self.session = message.new_session.initialize.session_id
        elif kind == "delta":
            self._note(message.delta.new_element)
        is_done = kind == "script_finished"
        if is_done:
            self.reruns += 1
            self.kept = {
                name: (last, of_old)
                for name, (last, of_old) in self.kept.items()
                if self.reruns - last <= LONGEST_KEPT
            }
        return is_done

    def _note(self, element: Element) -> None:
        failed = element.HasField("alert") and element.alert.format == Alert.ERROR
        if failed or element.HasField("exception"):
            raise PageFailedError(str(element))
        kind = element.WhichOneof("type")
        if kind in WIDGETS:
            widget_id = getattr(element, kind).id
            self.widgets[widget_id.rsplit("-", 1)[-1]] = widget_id
        elif kind == "text":
            self.texts.append(element.text.body)
        elif kind == "download_button":
            self.downloads.append(element.download_button.deferred_file_id)
        elif kind == "metric":
            self.metrics[element.metric.label] = element.metric.body
        elif kind == "markdown" and (said := RELEASE.search(element.markdown.body)):
            self.release_id = said[1]
