"""The page is Dutch, and an index that is not the known one stops the start."""

import base64
import hashlib
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from web.page import own_page, sha256_source

INDEX = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")


def test_the_hash_is_that_of_the_inline_script_to_the_byte() -> None:
    page = own_page()
    text = INDEX.split("<script>")[1].split("</script>")[0]
    expected = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    assert f"'sha256-{expected}'" in page.script_hashes
    assert text.encode("utf-8") in page.bodies["nl"]


@pytest.mark.parametrize(
    "damaged",
    [
        INDEX.replace('lang="en"', 'lang="fr"'),
        INDEX.replace("<noscript>", "<div>"),
        INDEX.replace("</head>", "<title>x</title></head>"),
        "",
    ],
)
def test_an_unknown_index_is_refused(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "index.html").write_text(damaged, encoding="utf-8")
    with pytest.raises(ValueError, match=r"index\.html"):
        own_page(tmp_path)


def test_every_inline_script_gets_a_hash(tmp_path: Path) -> None:
    more = INDEX.replace("</head>", '<script type="module">\r\nmore()</script></head>')
    (tmp_path / "index.html").write_bytes(more.encode("utf-8"))
    hashes = own_page(tmp_path).script_hashes
    assert len(hashes) == len(own_page().script_hashes) + 1
    for body in own_page(tmp_path).bodies.values():
        parts = [text.partition(">") for text in body.decode("utf-8").split("<script")[1:]]
        scripts = [rest.split("</script>")[0] for tag, _, rest in parts if "src=" not in tag]
        assert len(scripts) > 2
        assert {sha256_source(script) for script in scripts} <= set(hashes)


def test_what_streamlit_leaves_out_is_put_in() -> None:
    for body in own_page().bodies.values():
        for put_in in (b"history.pushState", b"MutationObserver", b":focus-visible"):
            assert put_in in body
        assert b"ALL_WORDS" not in body
