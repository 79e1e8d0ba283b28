"""A client that speaks Streamlit's websocket protocol: reruns without the cost of a browser."""

from contextlib import ExitStack
from types import TracebackType

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.bench.conversation import Conversation

PROTOCOL = Subprotocol("streamlit")
PATIENCE_S = 60


def stream_of(address: str) -> str:
    """Return where a server is listened to."""
    return address.replace("http", "ws") + "/_stcore/stream"


class Client(Conversation):
    """One session on a server; use as a context."""

    def __init__(self, address: str, query: str = "") -> None:
        super().__init__(query)
        self.address = address

    def __enter__(self) -> "Client":
        self._open = ExitStack()
        stream = connect(stream_of(self.address), subprotocols=[PROTOCOL], max_size=None)
        self.connection: ClientConnection = self._open.enter_context(stream)
        self.rerun()
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def rerun(self, path: str = "", chosen: dict[str, str] | None = None) -> None:
        """Rerun a page with texts chosen in select boxes by key, and wait until it is done."""
        self.connection.send(self.request(path, chosen))
        while not self.take(self.connection.recv(timeout=PATIENCE_S, decode=False)):
            pass
