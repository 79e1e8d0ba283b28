"""A client that speaks Streamlit's websocket protocol: reruns without the cost of a browser."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol


@dataclass
class Client:
    """One session on a server."""

    address: str
    query: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, str] = field(default_factory=dict)
    hashes: list[str] = field(default_factory=list)
    session: str = ""

    def __enter__(self) -> "Client":
        stream = self.address.replace("http", "ws") + "/_stcore/stream"
        self._open = ExitStack()
        self.connection: ClientConnection = self._open.enter_context(
            connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None)
        )
        self.rerun()
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def rerun(self, path: str = "", chosen: dict[str, str] | None = None) -> None:
        """Rerun a page with texts chosen in select boxes by key, and wait until it is done."""
        request = BackMsg()
        request.rerun_script.query_string = self.query
        request.rerun_script.page_script_hash = self.pages.get(path, "")
        request.rerun_script.cached_message_hashes.extend(self.hashes[-200:])
        for key, value in (chosen or {}).items():
            state = WidgetState(id=self.widgets[key], string_value=value)
            request.rerun_script.widget_states.widgets.append(state)
        self.connection.send(request.SerializeToString())
        while True:
            message = ForwardMsg.FromString(self.connection.recv(timeout=60, decode=False))
            if message.hash:
                self.hashes.append(message.hash)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                known = message.navigation.app_pages
                self.pages = {page.url_pathname: page.page_script_hash for page in known}
            elif kind == "new_session":
                self.session = message.new_session.initialize.session_id
            elif kind == "delta":
                self._note(message.delta.new_element)
            elif kind == "script_finished":
                return

    def _note(self, element: Element) -> None:
        """Remember select boxes by key; what a failing page costs is no figure."""
        if element.HasField("selectbox"):
            self.widgets[element.selectbox.id.rsplit("-", 1)[-1]] = element.selectbox.id
        failed = element.HasField("alert") and element.alert.format == Alert.ERROR
        if failed or element.HasField("exception"):
            raise RuntimeError(f"the page failed: {element}")
