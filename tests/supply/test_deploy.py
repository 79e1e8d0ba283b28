"""What runs the product on a server: without root, shut off, and free of mistakes."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from warehouse.settings import PROJECT_FOLDER

SERVICE = PROJECT_FOLDER / "deploy" / "mdt-regiomonitor@.service"
CONTAINER = PROJECT_FOLDER / "deploy" / "Containerfile"
HADOLINT = Path(sys.executable).with_name("hadolint")
NOT_RUN = "SERVICE FILE NOT LINTED: there is no systemd-analyze on this machine (CI fails without)"
LEAST_EXPOSED = 2.0  # of 10, as systemd counts


class _Unit(configparser.RawConfigParser):
    """A service file: keys keep their case, and may stand twice."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def said_by(program: str | Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a linter, in English."""
    return subprocess.run(
        [str(program), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )


def service() -> dict[str, dict[str, str]]:
    unit = _Unit(strict=False, delimiters=("=",), comment_prefixes=("#",))
    unit.read(SERVICE, encoding="utf-8")
    return {name: dict(unit[name]) for name in unit.sections()}


def container() -> list[tuple[str, str]]:
    """The instructions of the container file, each with what follows it."""
    text = re.sub(r"^\s*#.*\n", "", CONTAINER.read_text("utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in lines if line.strip()]


@pytest.fixture
def analyze(tmp_path: Path) -> tuple[str, Path]:
    """systemd's own linter, and the unit of one port with a program that is there."""
    program = shutil.which("systemd-analyze")
    if program is None:
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(NOT_RUN, pytrace=False)
        pytest.skip(NOT_RUN)
    unit = tmp_path / "mdt-regiomonitor@8501.service"
    text = SERVICE.read_text("utf-8")
    unit.write_text(re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", text), encoding="utf-8")
    return program, unit


def test_the_service_file_has_no_mistake(analyze: tuple[str, Path]) -> None:
    program, unit = analyze
    said = said_by(program, "verify", str(unit))
    about_us = [line for line in said.stderr.splitlines() if unit.name in line]
    assert (said.returncode, about_us) == (0, [])


def test_a_mistake_in_a_service_file_is_found(analyze: tuple[str, Path]) -> None:
    program, unit = analyze
    unit.write_text(unit.read_text("utf-8").replace("NoNewPrivileges", "NoNewPriviliges"))
    said = said_by(program, "verify", str(unit))
    assert "NoNewPriviliges" in said.stderr


def test_the_service_is_shut_off(analyze: tuple[str, Path]) -> None:
    program, unit = analyze
    said = said_by(program, "security", "--offline=true", str(unit))
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said.stdout)
    assert found is not None, said.stderr
    assert float(found[1]) < LEAST_EXPOSED


def test_the_service_runs_without_root_and_writes_in_two_places() -> None:
    unit = service()["Service"]
    assert unit["User"] == unit["Group"] == "mdt-regiomonitor"
    assert unit["NoNewPrivileges"] == unit["PrivateTmp"] == unit["ProtectHome"] == "true"
    assert unit["ProtectSystem"] == "strict"
    assert unit["CapabilityBoundingSet"] == ""
    assert unit["Restart"] == "on-failure"
    assert re.fullmatch(r"\d+G", unit["MemoryMax"])
    data = "/var/lib/mdt-regiomonitor"
    assert f"MDT_DATA={data}" in unit["Environment"]
    assert unit["ReadWritePaths"].split() == [data, "/opt/mdt-regiomonitor/static/boundaries"]
    # Only the proxy on the same machine reaches it; the port is the name of the instance.
    assert "--server.port %i --server.address 127.0.0.1" in unit["ExecStart"]
    assert service()["Unit"]["StartLimitBurst"]


def test_the_container_file_has_no_mistake() -> None:
    said = said_by(HADOLINT, "--no-color", str(CONTAINER))
    assert (said.returncode, said.stdout) == (0, "")


def test_the_linter_of_container_files_finds_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "Containerfile"
    path.write_text("FROM python:latest\nRUN sudo pip install streamlit\n", encoding="utf-8")
    said = said_by(HADOLINT, str(path))
    assert said.returncode == 1
    assert {"DL3007", "DL3004"} <= set(re.findall(r"DL\d+", said.stdout))


def test_the_container_runs_without_root_on_what_is_locked() -> None:
    instructions = container()
    names = [name for name, _ in instructions]
    last = dict(instructions)
    assert last["USER"] == "10001:10001"
    assert names.index("USER") < names.index("CMD")
    assert "--require-hashes" in " ".join(text for name, text in instructions if name == "RUN")
    assert "/readyz" in last["HEALTHCHECK"]
    assert last["VOLUME"] == '["/data", "/app/static/boundaries"]'
    assert all(":latest" not in text for name, text in instructions if name == "FROM")
    # The Python that the tests know.
    needed = tomllib.loads((PROJECT_FOLDER / "pyproject.toml").read_text("utf-8"))["project"]
    version = needed["requires-python"].removeprefix(">=")
    assert all(f"python:{version}-slim" in text for name, text in instructions if name == "FROM")


def made_in_the_data_folder() -> set[str]:
    """Return what the code calls its files and folders in the data folder."""
    packages = [path.parent for path in PROJECT_FOLDER.glob("*/__init__.py")]
    found = set()
    for path in (path for package in packages for path in package.rglob("*.py")):
        text = path.read_text("utf-8")
        for literal, constant in re.findall(r'data_folder\(\) / (?:"([^"]+)"|([A-Z_]+)\b)', text):
            found.add(literal or re.search(rf'^{constant} = "(.+)"$', text, re.MULTILINE)[1])
    return found


def test_git_keeps_nothing_of_the_data_folder() -> None:
    made = made_in_the_data_folder()
    assert {"inbox", "werkagendas", "switch.json", "notes.sqlite"} <= made
    lines = (PROJECT_FOLDER / ".gitignore").read_text("utf-8").splitlines()
    ignored = {line.rstrip("/*") for line in lines}
    assert {f"/warehouse/{name}" for name in made} <= ignored


def test_data_and_settings_stay_out_of_the_container() -> None:
    """What git does not keep, for it is data or secret, is not copied either."""
    lines = (PROJECT_FOLDER / ".dockerignore").read_text("utf-8").splitlines()
    assert lines[1] == "*"
    let_in = {line.removeprefix("!").rstrip("/") for line in lines if line.startswith("!")}
    assert ".streamlit/config.toml" in let_in
    assert not {".git", ".streamlit", ".streamlit/secrets.toml", ".venv", "tests"} & let_in
    for line in (PROJECT_FOLDER / ".gitignore").read_text("utf-8").splitlines():
        path = line.strip("/").removesuffix("/*")
        if path.startswith(("warehouse/", "static/")):
            assert path in {each.rstrip("/") for each in lines}, f"{path} would go along"
    packages = {path.parent.name for path in PROJECT_FOLDER.glob("*/__init__.py")}
    assert packages <= let_in
