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
    release_id: str = ""

    def request(self, path: str = "", chosen: dict[str, str] | None = None) -> bytes:
        """Ask for a rerun of a page, with texts chosen in select boxes by key."""
        self.metrics, self.release_id = {}, ""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.pages.get(path, "")
        message.rerun_script.cached_message_hashes.extend(self.kept)
        for key, value in (chosen or {}).items():
            state = WidgetState(id=self.widgets[key], string_value=value)
            message.rerun_script.widget_states.widgets.append(state)
        self.widgets = {}
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
        if element.HasField("selectbox"):
            self.widgets[element.selectbox.id.rsplit("-", 1)[-1]] = element.selectbox.id
        elif element.HasField("metric"):
            self.metrics[element.metric.label] = element.metric.body
        elif element.HasField("markdown") and (said := RELEASE.search(element.markdown.body)):
            self.release_id = said[1]
