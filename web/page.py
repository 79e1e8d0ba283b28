"""The one HTML page: Streamlit's own, in the language of the reader; its scripts by their hash.

What Streamlit leaves out for who has no mouse is put in: keyboard.css.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import FileResponse
from streamlit.file_util import get_static_dir

from language import LANGUAGES, mark, speaking, tr

TITLE = "MDT Regiomonitor"
NO_SCRIPT = mark("Zet JavaScript aan om het dashboard te kunnen gebruiken.")
KEYBOARD_CSS = Path(__file__).with_name("keyboard.css")
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True)
class OwnPage:
    """The page as it is served, and how the page it replaces is known among the answers."""

    bodies: Mapping[str, bytes]  # by language
    replaces: bytes  # the ETag, also when it is compressed on its way
    script_hashes: tuple[str, ...]


def own_page(folder: Path | None = None) -> OwnPage:
    """Read the index of Streamlit; raises ValueError when it is not the page that is known."""
    index = (folder or Path(get_static_dir())) / "index.html"
    # Bytes as they are: line ends count in a hash.
    html = index.read_bytes().decode("utf-8")
    bodies = {language: _written(html, language) for language in LANGUAGES}
    etag = FileResponse(index, stat_result=index.stat()).headers["etag"]
    hashes = tuple(sha256_source(script) for script in _INLINE_SCRIPT.findall(html))
    return OwnPage(bodies, etag.encode("latin-1"), hashes)


def _written(html: str, language: str) -> bytes:
    with speaking(language):
        no_script = "<noscript><p>" + tr(NO_SCRIPT) + "</p></noscript>"
    for pattern, text in (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (r"<title>.*?</title>", f"<title>{TITLE}</title>"),
        (r"(?s)<noscript>.*?</noscript>", no_script),
        (r"</head>", f"<style>{KEYBOARD_CSS.read_text(encoding='utf-8')}</style></head>"),
    ):
        html, count = re.subn(pattern, text, html)
        if count != 1:
            raise ValueError(f"{pattern} stands {count} times in Streamlit's index.html")
    return html.encode("utf-8")


def sha256_source(text: str) -> str:
    """Return how a content security policy names an inline text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
