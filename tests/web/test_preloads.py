"""The page names what is asked for later, and what it names is there."""

import re
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from warehouse.settings import STATIC_FOLDER
from web import preloads as module
from web.page import own_page
from web.preloads import preloads

LINK = re.compile(r'<link rel="modulepreload" crossorigin href="\./([^"]+)">')


def test_everything_that_is_named_is_there_once() -> None:
    addresses = LINK.findall(own_page().bodies["nl"].decode("utf-8"))
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        path = address.partition("?")[0]
        of_streamlit = Path(get_static_dir()) / path
        assert (
            of_streamlit.is_file() or (STATIC_FOLDER / path.removeprefix("app/static/")).is_file()
        )
    assert any("map.js?v=" in address for address in addresses)
    assert any("BidiComponent" in address for address in addresses)


def test_what_the_page_names_already_is_not_named_again() -> None:
    first = LINK.findall(preloads(""))
    assert LINK.findall(preloads(first[0])) == first[1:]


def test_a_part_that_streamlit_no_longer_has_stops_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PARTS", ("NoSuchPart",))
    with pytest.raises(ValueError, match="NoSuchPart"):
        preloads("")
