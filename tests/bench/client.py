"""A client that speaks Streamlit's websocket protocol: reruns without the cost of a browser."""

import socket
import struct
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.bench.conversation import Conversation

PROTOCOL = Subprotocol("streamlit")
NO_TOKEN = Subprotocol("no-token")  # stands where a browser sends the one of its cookie
PATIENCE_S = 60


def stream_of(address: str) -> str:
    """Return where a server is listened to."""
    return address.replace("http", "ws") + "/_stcore/stream"


class Client(Conversation):
    """One session on a server; use as a context.

    With cookies it is the session of a browser that has been here; with a session id it asks for
    that session back, as a browser does that lost its connection.
    """

    def __init__(self, address: str, query: str = "", cookies: str = "", session: str = "") -> None:
        super().__init__(query)
        self.address = address
        self.headers = {"Cookie": cookies} if cookies else {}
        self.protocols = [PROTOCOL, *([NO_TOKEN, Subprotocol(session)] if session else [])]

    def __enter__(self) -> "Client":
        self._open = ExitStack()
        self.connection = self._open.enter_context(self.stream())
        self.rerun()
        return self

    def stream(self) -> AbstractContextManager[Any]:
        """Return the connection to open."""
        return connect(stream_of(self.address), **self.options())

    def options(self) -> dict[str, Any]:
        """Return how the connection is opened."""
        return {
            "subprotocols": self.protocols,
            "additional_headers": self.headers,
            "open_timeout": PATIENCE_S,
            "max_size": None,
        }

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def rerun(
        self, path: str = "", chosen: dict[str, str] | None = None, pressed: str = ""
    ) -> None:
        """Rerun a page with what was chosen, typed and pressed by key; wait until it is done."""
        self.connection.send(self.request(path, chosen, pressed))
        while not self.take(self.connection.recv(timeout=PATIENCE_S, decode=False)):
            pass

    def wire_bytes(self) -> int:
        """Return how many bytes went over this connection, both ways, as they were sent (Linux).

        Without the headers of TCP; tcpi_bytes_acked and tcpi_bytes_received of linux/tcp.h.
        """
        info = self.connection.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 136)
        return sum(struct.unpack_from("=QQ", info, 120))

    def download(self, file_id: str) -> str:
        """Let a file be made, and return the path where it can be fetched."""
        self.connection.send(self.request_file(file_id))
        while True:
            frame = self.connection.recv(timeout=PATIENCE_S, decode=False)
            message = ForwardMsg.FromString(frame)
            if message.HasField("backend_operation_response"):
                return message.backend_operation_response.deferred_file.url
