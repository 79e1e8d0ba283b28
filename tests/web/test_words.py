"""The words that replace those of Streamlit reach the script whole."""

import json
import re
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from language import LANGUAGES, speaking
from web.words import ANY, NAMES, TEXTS, words_json


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_keeps_what_streamlit_fills_in(language: str) -> None:
    with speaking(language):
        words = json.loads(words_json())
    for _, pattern, text in words:
        holes = re.compile(pattern).groups
        filled = re.findall(r"\$(\d)", text)
        # What is said of a lost server needs none of it.
        assert filled == [str(n) for n in range(1, holes + 1)] or (not filled and len(text) > 50)


def test_every_word_is_said_in_dutch() -> None:
    with speaking("nl"):
        words = json.loads(words_json())
    assert len(words) == len(TEXTS) + len(NAMES)
    (found,) = [text for kind, pattern, text in words if re.fullmatch(pattern, "Help for Doel")]
    assert found == "Uitleg bij $1"


# Streamlit puts these together from parts.
COMPOSED = {"Search: {}", "Show/hide columns: {}", "Fullscreen: {}", "Close fullscreen: {}"}
COMPOSED |= {"{}MB per file{}", "Remove {}", "Press Enter to apply", "Press {}+Enter to apply"}
COMPOSED |= {"File must be {}.0MB or smaller.", "Select {} matches", "View {} more"}


@pytest.fixture(scope="module")
def bundle() -> str:
    scripts = (Path(get_static_dir()) / "static" / "js").glob("*.js")
    return "\n".join(script.read_text("utf-8") for script in scripts)


@pytest.mark.parametrize("english", sorted({*TEXTS, *NAMES} - COMPOSED))
def test_streamlit_has_this_word(bundle: str, english: str) -> None:
    assert max(english.split(ANY), key=len) in bundle


def test_a_word_cannot_end_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TEXTS, "Upload</script>", f"<b>{ANY}")
    with speaking("nl"):
        assert "<" not in words_json()
