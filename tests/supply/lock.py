"""What a lock file of requirements says."""

import re
from dataclasses import dataclass
from pathlib import Path

from warehouse.settings import PROJECT_FOLDER

RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
_NAMED = re.compile(r"([a-z0-9][a-z0-9.-]*)==([^\s;]+)(?: ; (.+))?")


@dataclass(frozen=True)
class Locked:
    """One package: its exact version, the machines it is for, and the files it may come as."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def locked(name: str) -> list[Locked]:
    """Read a lock file; raises ValueError at a line that is no package with its hashes."""
    text = re.sub(r"\s*#.*", "", (PROJECT_FOLDER / name).read_text("utf-8"))
    return [_package(line) for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def asked(path: Path) -> list[str]:
    """Return the lines of a file for people, without its remarks."""
    lines = (line.split("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def _package(line: str) -> Locked:
    named, *hashes = re.split(r"\s+--hash=", line.strip())
    found = _NAMED.fullmatch(named.strip())
    if found is None:
        raise ValueError(f"no package with one version: {named}")
    return Locked(found[1], found[2], found[3] or "", tuple(hashes))
