"""A real server in its own process, and what a browser needs to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for outside this machine is not there.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
LONGEST_START_S = 60


@dataclass(frozen=True)
class Server:
    """A server that answers: its address and its process."""

    address: str
    process_id: int


def find_browser() -> str | None:
    """Return the Chromium of this machine; None when there is none."""
    found = (shutil.which(name) for name in BROWSER_NAMES)
    return next((path for path in found if path), None)


@contextmanager
def served(
    data: Path, log: Path, script: str = "serve.py", *options: str, port: int = 0
) -> Iterator[Server]:
    """Serve a data folder on a port, by default a free one; gives the server once healthy."""
    with socket.socket() as probe:
        # One that was served here before may still have connections that are closing.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {**os.environ, "MDT_DATA": str(data), "PYTHONIOENCODING": "utf-8"}
    with log.open("w", encoding="utf-8") as stream:
        server = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=environment, stdout=stream, stderr=subprocess.STDOUT
        )
    try:
        base = next((text.partition("=")[2] for text in options if "baseUrlPath" in text), "")
        address = f"http://localhost:{port}/{base}".rstrip("/")
        _wait_until_healthy(address, server, log)
        yield Server(address, server.pid)
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + LONGEST_START_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8')}")
