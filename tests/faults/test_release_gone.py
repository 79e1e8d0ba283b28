"""A release that is deleted under the app, and a pointer of which half was written."""

import pytest

from tests.pages.app_driver import OVERVIEW, PARTICIPATION, assert_healthy, open_app, words
from warehouse.releases import Release
from warehouse.settings import releases_folder


def test_a_release_that_is_deleted_while_a_page_is_open(
    own_release: Release, newer_release: Release
) -> None:
    app = open_app(PARTICIPATION)
    assert newer_release.release_id in words(app)
    newer_release.path.unlink()
    app.run()
    assert_healthy(app)
    (warning,) = [each.value for each in app.warning]
    assert f"De actieve uitgave {newer_release.release_id} is weg" in warning
    assert f"laatste uitgave die heel is: {own_release.release_id}" in warning
    assert "Laad opnieuw met `python -m etl load`" in warning
    assert own_release.release_id in words(app).replace(warning, "")


def test_a_release_that_is_deleted_while_a_page_is_made(
    own_release: Release, newer_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the question which one there is and the questions about its figures."""
    from pages.components import context

    find = context.open_release

    def find_and_lose() -> object:
        found = find()
        newer_release.path.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(context, "open_release", find_and_lose)
    app = open_app(PARTICIPATION)
    assert_healthy(app)
    assert own_release.release_id in words(app)


def test_the_last_release_is_deleted_while_a_page_is_open(own_release: Release) -> None:
    app = open_app(OVERVIEW)
    own_release.path.unlink()
    app.run()
    assert_healthy(app)
    assert app.button(key="load_first_release")  # what to do when there is none


@pytest.mark.parametrize("content", ['{"release_id": "20', "", "\x00" * 40])
def test_half_a_pointer(own_release: Release, newer_release: Release, content: str) -> None:
    """Written by something else than a load, for that puts a whole file in its place."""
    app = open_app(PARTICIPATION)
    (releases_folder() / "active.json").write_text(content)
    app.run()
    assert_healthy(app)
    (warning,) = [each.value for each in app.warning]
    assert f"laatste uitgave die heel is: {newer_release.release_id}" in warning
    assert "Laad opnieuw" in warning
