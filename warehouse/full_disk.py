"""A disk that is full, however a library says so."""

import errno
import re

# A quota and a limit on one file are the same to whoever waits for a result.
_NUMBERS = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
# DuckDB and SQLite have errors of their own, with the cause in the text only. Of a file that is too
# large only DuckDB's sentence counts: others say so of what someone sends.
_SAID = re.compile(
    r"no space left on device|disk quota exceeded|disk is full|could not write all bytes"
    r"|could not write (?:to )?file .*: file too large",
    re.IGNORECASE | re.DOTALL,
)
# Someone who frees space would not be helped; this too stands in the text only.
_REFUSED = re.compile(
    r"permission denied|operation not permitted|read-only file system", re.IGNORECASE
)


def is_full_disk(error: BaseException | None) -> bool:
    """Say whether an error, or what it came from, is that nothing more can be written."""
    while error is not None:
        if _says_so(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _says_so(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in _NUMBERS  # its text holds the name of a file
    return bool(_SAID.search(str(error))) and not _REFUSED.search(str(error))
