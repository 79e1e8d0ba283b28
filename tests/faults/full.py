"""Writing that stops halfway, as on a full disk, at one place in the code."""

import errno
import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Fill = Callable[[pytest.MonkeyPatch], None]


def no_space(*_: object, **__: object) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def json_file(beginning: str) -> Fill:
    """Small files of which the name begins so are written halfway."""
    whole = json.dump

    def dump(content: object, stream: Any, **options: Any) -> None:
        if Path(stream.name).name.startswith(beginning):
            stream.write('{"half')
            no_space()
        whole(content, stream, **options)

    return lambda patch: patch.setattr("warehouse.json_files.json.dump", dump)


def copies(patch: pytest.MonkeyPatch) -> None:
    """Copies for the archive are written halfway."""

    def copyfile(source: Path, target: Path) -> None:
        Path(target).write_bytes(Path(source).read_bytes()[:10])
        no_space()

    patch.setattr(shutil, "copyfile", copyfile)


def outlines(patch: pytest.MonkeyPatch) -> None:
    """Of the files of the map nothing reaches the disk."""
    patch.setattr("etl.geometry.static_file.os.fsync", no_space)


def log_line(patch: pytest.MonkeyPatch) -> None:
    """A line in a file is cut off, and the system says how much of it was written.

    Processes that speak through a pipe need no disk.
    """
    whole = os.write

    def write(handle: int, text: bytes) -> int:
        is_file = stat.S_ISREG(os.fstat(handle).st_mode)
        return whole(handle, text[:20] if is_file else text)

    patch.setattr("warehouse.publication_log.os.write", write)


def files_named(name: str) -> Fill:
    """Files of which the name begins so are written halfway."""
    whole = Path.write_bytes

    def write_bytes(path: Path, content: Any) -> int:
        if path.name.startswith(name):
            whole(path, bytes(content)[:10])
            no_space()
        return whole(path, content)

    return lambda patch: patch.setattr(Path, "write_bytes", write_bytes)
