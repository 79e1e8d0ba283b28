"""What counts as a full disk, and what only looks like it."""

import errno
import os

import duckdb
import pytest

from warehouse.full_disk import is_full_disk


def of_the_system(number: int, file: str = "rij.csv") -> OSError:
    return OSError(number, os.strerror(number), file)


def of_duckdb(reason: str) -> duckdb.Error:
    return duckdb.IOException(f'IO Error: Could not write file "/data/x.duckdb": {reason}')


@pytest.mark.parametrize(
    "error",
    [
        of_the_system(errno.ENOSPC),
        of_the_system(errno.EDQUOT),
        of_the_system(errno.EFBIG),
        of_duckdb(os.strerror(errno.ENOSPC)),
        of_duckdb(os.strerror(errno.EDQUOT)),
        of_duckdb(os.strerror(errno.EFBIG)),
        RuntimeError("database or disk is full"),  # as SQLite says it
        OSError("the disk is full"),
    ],
    ids=str,
)
def test_a_full_disk(error: Exception) -> None:
    assert is_full_disk(error)
    around = ValueError("a page failed")
    around.__cause__ = error
    assert is_full_disk(around)


@pytest.mark.parametrize(
    "error",
    [
        None,
        of_the_system(errno.EACCES),
        of_the_system(errno.EPERM),
        of_the_system(errno.EROFS),
        of_the_system(errno.EACCES, "disk is full.csv"),
        of_duckdb(os.strerror(errno.EACCES)),
        of_duckdb(os.strerror(errno.EPERM)),
        of_duckdb(os.strerror(errno.EROFS)),
        of_duckdb("Input/output error"),
        ValueError("File too large: at most 200 MB"),
        RuntimeError("could not write the answer: the visitor left"),
    ],
    ids=str,
)
def test_no_full_disk(error: Exception | None) -> None:
    assert not is_full_disk(error)
