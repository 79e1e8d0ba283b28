"""A provider of OpenID Connect on this computer, and the cookie that is made of its word."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

COOKIE = "_streamlit_user"
SECRET = "alleen-voor-de-test-0123456789-abcdef"
ROLES = ("lezer", "facilitator", "programmateam", "beheer")
LONGEST_START_S = 60


@contextmanager
def provider(log: Path) -> Iterator[str]:
    """Serve a provider that knows one person for each role; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    users = [
        {"sub": f"kenmerk-{role}", "roles": [f"mdt-{role}"], "rsv": ["RSV05"]} for role in ROLES
    ]
    claims = [part for user in users for part in ("--user-claims", json.dumps(user))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    # It speaks http, as only on this computer it may.
    environment = {**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*command, *claims], env=environment, stdout=stream, stderr=subprocess.STDOUT
        )
    address = f"http://localhost:{port}"
    try:
        _wait_until_it_answers(f"{address}/.well-known/openid-configuration", process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def write_settings(path: Path, provider_address: str) -> Path:
    """Write the settings file that turns sign-in on."""
    roles = "\n".join(f'"mdt-{role}" = "{role}"' for role in ROLES)
    path.write_text(
        f"""
[auth]
redirect_uri = "http://localhost:{{port}}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "monitor"
client_secret = "geheim"
server_metadata_url = "{provider_address}/.well-known/openid-configuration"

[access.roles]
{roles}
""",
        encoding="utf-8",
    )
    return path


def cookie(address: str, role: str, *, secret: str = SECRET, **changed: Any) -> dict[str, str]:
    """Return the cookie of someone with this role, as the server at this address would make it."""
    now = int(time.time())
    said = {
        "sub": f"kenmerk-{role}",
        "roles": [f"mdt-{role}"],
        "iat": now - 60,
        "exp": now + 3600,
        "nonce": "gemaakt",
        "origin": address,
        "is_logged_in": True,
        "provider": "default",
        **changed,
    }
    value = create_signed_value(secret, COOKIE, json.dumps(said)).decode()
    return {"name": COOKIE, "value": value, "url": address}


def _wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + LONGEST_START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the provider did not start:\n{log.read_text('utf-8')}")
