"""The button: base data come into a delivery of their own, checked like any file."""

import pytest

from etl.drafts import run_step
from etl.messages import LoadRefusedError
from etl.sources.refresh.delivery import NAME
from tests.pages.app_driver import UPLOAD, open_app
from tests.pages.test_upload import finished
from tests.refresh.loopback import serving
from tests.refresh.statline import Sources
from warehouse.drafts import REFRESH, REFUSED, checked_files, new_draft
from warehouse.settings import drafts_folder


def test_what_is_fetched_is_checked_and_ready_to_compare(country: Sources) -> None:
    draft = new_draft()
    said: list[str] = []
    run_step(draft, REFRESH, "", said.append)
    assert "Opgehaald" in (draft.read(REFRESH) or {})["summary"]
    (file,) = checked_files(draft)
    assert (file.name, file.input_name, file.rows_refused) == (NAME, "bevolking", 0)
    assert file.rows_in > 342
    assert said


def test_without_a_connection_the_page_says_so_and_nothing_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving() as server:
        closed = server.url
    monkeypatch.setenv("MDT_CBS_URL", f"{closed}/cbs")
    monkeypatch.setenv("MDT_PDOK_URL", f"{closed}/pdok/")
    app = open_app(UPLOAD)
    finished(app.button(key="refresh").click().run())
    assert not app.exception
    assert "Wat u kunt doen" in app.error[0].value
    (folder,) = drafts_folder().iterdir()
    assert not list((folder / "files").iterdir())
    finished(app.button(key="discard").click().run())
    assert not list(drafts_folder().iterdir())
    assert app.file_uploader


def test_a_refusal_of_the_source_is_an_outcome(country: Sources) -> None:
    country.features.pop()
    draft = new_draft()
    with pytest.raises(LoadRefusedError):
        run_step(draft, REFRESH, "", lambda _: None)
    assert (draft.read(REFRESH) or {})["status"] == REFUSED
    assert checked_files(draft) == []
