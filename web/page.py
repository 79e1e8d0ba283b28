"""The one HTML page: Streamlit's own, in the language of the reader; its scripts by their hash.

What Streamlit leaves out is put in: for who has no mouse (keyboard.css), for who goes back
(history.js), and its own words in the language of the page (words.js).
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
from web.words import words_json

TITLE = "MDT Regiomonitor"
NO_SCRIPT = mark("Zet JavaScript aan om het dashboard te kunnen gebruiken.")
_OWN = Path(__file__).parent
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
    scripts = [
        script
        for body in bodies.values()
        for script in _INLINE_SCRIPT.findall(body.decode("utf-8"))
    ]
    # Some stand in the page of every language.
    hashes = tuple(dict.fromkeys(map(sha256_source, scripts)))
    return OwnPage(bodies, etag.encode("latin-1"), hashes)


def _written(html: str, language: str) -> bytes:
    with speaking(language):
        no_script = "<noscript><p>" + tr(NO_SCRIPT) + "</p></noscript>"
        words = _read("words.js").replace("ALL_WORDS", words_json())
    put_in = "".join(
        (
            f"<style>{_read('keyboard.css')}{_read('words.css')}</style>",
            f"<script>{_read('history.js')}</script>",
            f"<script>{words}</script>",
        )
    )
    for pattern, text in (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (r"<title>.*?</title>", f"<title>{TITLE}</title>"),
        (r"(?s)<noscript>.*?</noscript>", no_script),
        (r"</head>", put_in + "</head>"),
    ):
        # A backslash in what is put in is a backslash.
        html, count = re.subn(pattern, text.replace("\\", r"\\"), html)
        if count != 1:
            raise ValueError(f"{pattern} stands {count} times in Streamlit's index.html")
    return html.encode("utf-8")


def _read(name: str) -> str:
    return (_OWN / name).read_text(encoding="utf-8")


def sha256_source(text: str) -> str:
    """Return how a content security policy names an inline text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
