"""A disk that is full, however a library says so."""

import errno

# A quota and a limit on one file are the same to whoever waits for a result.
_NUMBERS = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
# DuckDB and SQLite have errors of their own, with the cause in the text only.
_SAID = ("no space left on device", "file too large", "could not write", "disk is full")


def is_full_disk(error: BaseException | None) -> bool:
    """Say whether an error, or what it came from, is that nothing more can be written."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _NUMBERS:
            return True
        if any(said in str(error).lower() for said in _SAID):
            return True
        error = error.__cause__ or error.__context__
    return False
