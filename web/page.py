"""The one HTML page: Streamlit's own, said to be Dutch, and its inline scripts by their hash."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import FileResponse
from streamlit.file_util import get_static_dir

TITLE = "MDT Regiomonitor"
NO_SCRIPT = "<p>Zet JavaScript aan om het dashboard te kunnen gebruiken.</p>"
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True)
class DutchPage:
    """The page as it is served, and how the page it replaces is known among the answers."""

    body: bytes
    replaces: bytes  # the ETag, also when it is compressed on its way
    script_hashes: tuple[str, ...]


def dutch_page(folder: Path | None = None) -> DutchPage:
    """Read the index of Streamlit; raises ValueError when it is not the page that is known."""
    index = (folder or Path(get_static_dir())) / "index.html"
    # Bytes as they are: line ends count in a hash.
    html = index.read_bytes().decode("utf-8")
    for pattern, dutch in (
        (r'<html lang="en">', '<html lang="nl">'),
        (r"<title>.*?</title>", f"<title>{TITLE}</title>"),
        (r"(?s)<noscript>.*?</noscript>", f"<noscript>{NO_SCRIPT}</noscript>"),
    ):
        html, count = re.subn(pattern, dutch, html)
        if count != 1:
            raise ValueError(f"{pattern} stands {count} times in Streamlit's index.html")
    etag = FileResponse(index, stat_result=index.stat()).headers["etag"]
    hashes = tuple(sha256_source(script) for script in _INLINE_SCRIPT.findall(html))
    return DutchPage(html.encode("utf-8"), etag.encode("latin-1"), hashes)


def sha256_source(text: str) -> str:
    """Return how a content security policy names an inline text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
