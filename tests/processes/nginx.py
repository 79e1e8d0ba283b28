"""nginx without root before servers on this machine, set up by the example that we ship."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.browser.serving import ROOT, Server, served

EXAMPLE = ROOT / "docs" / "nginx.conf"
COOKIE = "mdt_process"
PROCESS = r"(?m)^    server (127\.0\.0\.1:\d+);\n"
PORTS = "850[1-9]"
"""What a cookie may name, as it stands in the example."""
LONGEST_START_S = 10
# What Debian's /etc/nginx/nginx.conf has around the example, in a folder of our own.
AROUND = """\
daemon off;
{user}pid nginx.pid;
worker_processes 2;
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    log_format answered escape=json '{{"path": "$uri", "status": $status, '
        '"process": "$upstream_addr", "cookie": "$cookie_mdt_process"}}';
    access_log answered.jsonl answered;
    include example.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    """One answer: what was asked, the addresses that were tried for it, the cookie it came with."""

    path: str
    status: int
    process: str
    cookie: str

    @property
    def port(self) -> str:
        """Return the port that answered."""
        return self.process.rpartition(":")[2]


@dataclass(frozen=True)
class Proxy:
    """nginx that answers: its https address, certificate, process and folder."""

    address: str
    certificate: Path
    process_id: int
    folder: Path

    def process_ids(self) -> list[int]:
        """Return nginx and its workers."""
        master = psutil.Process(self.process_id)
        return [self.process_id, *(worker.pid for worker in master.children())]

    def answers(self) -> list[Answer]:
        """Return what was answered so far, a websocket once it is closed."""
        lines = (self.folder / "answered.jsonl").read_text("utf-8").splitlines()
        return [Answer(**json.loads(line)) for line in lines]

    def failures(self) -> list[Answer]:
        """Return the answers so far that were none."""
        return [answer for answer in self.answers() if answer.status >= 400]


def find_nginx() -> str | None:
    """Return the nginx of this machine, also where only root looks; None when there is none."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def port_of(server: Server) -> str:
    """Return the name by which nginx and its cookie know a server."""
    return str(urlsplit(server.address).port)


@contextmanager
def several_served(
    program: str, data: Path, folder: Path, count: int = 2
) -> Iterator[tuple[list[Server], Proxy]]:
    """Serve a data folder by several processes behind nginx, which write their logs in a folder."""
    starting = [served(data, folder / f"server-{number}.txt") for number in range(count)]
    with ExitStack() as stack:
        with ThreadPoolExecutor(count) as pool:
            servers = list(pool.map(stack.enter_context, starting))
        yield servers, stack.enter_context(behind_nginx(program, folder, servers))


@contextmanager
def behind_nginx(program: str, folder: Path, servers: Sequence[Server]) -> Iterator[Proxy]:
    """Start nginx before servers, as the example says; gives it once it answers."""
    http, https = _free_ports(2)
    certificate = write_settings(folder, [port_of(server) for server in servers], http, https)
    with (folder / "said.txt").open("w", encoding="utf-8") as said:
        nginx = subprocess.Popen(
            [program, *_options(folder)], stdout=said, stderr=subprocess.STDOUT, cwd=folder
        )
    try:
        _wait_until_listening(https, nginx, folder / "said.txt")
        yield Proxy(f"https://localhost:{https}", certificate, nginx.pid, folder)
    finally:
        nginx.terminate()
        nginx.wait(timeout=10)


def complaints(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Ask nginx what it thinks of the settings in a folder."""
    return subprocess.run(
        [program, "-t", *_options(folder)], capture_output=True, text=True, check=False
    )


def write_settings(folder: Path, ports: Sequence[str], http: int, https: int) -> Path:
    """Write the example for these ports, and what goes around it; returns the certificate.

    Only what must differ here does: the ports, and where the certificate is.
    Raises ValueError when the example no longer has one of those.
    """
    certificate, key = _write_certificate(folder)
    text = EXAMPLE.read_text("utf-8")
    first, *others = re.findall(PROCESS, text)
    for other in others:
        text = _replaced(text, f"    server {other};\n", "")
    processes = "".join(f"    server 127.0.0.1:{port};\n" for port in ports)
    text = _replaced(text, f"    server {first};\n", processes)
    if not all(re.fullmatch(PORTS, port) for port in ports):
        allowed = "|".join(ports)
        text = _replaced(text, f"~^(?<mdt_port>{PORTS})$  1", f"~^(?<mdt_port>{allowed})$  1")
    text = _replaced(text, "listen 80;", f"listen 127.0.0.1:{http};")
    text = _replaced(text, "listen 443 ", f"listen 127.0.0.1:{https} ")
    text = _replaced(text, "/etc/ssl/regiomonitor.crt", str(certificate))
    text = _replaced(text, "/etc/ssl/regiomonitor.key", str(key))
    (folder / "example.conf").write_text(text, encoding="utf-8")
    # Who is root here would hand its folder to a user that may not enter it.
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(user=user), encoding="utf-8")
    return certificate


def _replaced(text: str, what: str, by: str) -> str:
    if text.count(what) != 1:
        raise ValueError(f"docs/nginx.conf has {text.count(what)} times: {what}")
    return text.replace(what, by)


def _options(folder: Path) -> list[str]:
    return ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _write_certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for localhost that nobody else trusts, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    unencrypted = serialization.NoEncryption()
    certificate_file, key_file = folder / "localhost.crt", folder / "localhost.key"
    certificate_file.write_bytes(made.public_bytes(pem))
    traditional = serialization.PrivateFormat.TraditionalOpenSSL
    key_file.write_bytes(key.private_bytes(pem, traditional, unencrypted))
    return certificate_file, key_file


def _wait_until_listening(port: int, nginx: subprocess.Popen[bytes], said: Path) -> None:
    deadline = time.monotonic() + LONGEST_START_S
    while time.monotonic() < deadline and nginx.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nginx did not start:\n{said.read_text('utf-8')}")
