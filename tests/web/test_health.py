"""Alive as long as it answers; ready with a release that can be read, and only then."""

import httpx
from starlette.applications import Starlette

from tests.warehouse.publishing import forget_everything
from tests.web import asking
from warehouse.releases import Release
from web.health import NOT_READY, health_routes


def ask(path: str, base: str = "") -> httpx.Response:
    return asking.ask(Starlette(routes=health_routes(base)), path)


def test_without_a_release_it_lives_but_is_not_ready() -> None:
    assert (ask("/healthz").status_code, ask("/healthz").text) == (200, "ok")
    answer = ask("/readyz")
    assert (answer.status_code, answer.text) == (503, NOT_READY)
    assert not answer.cookies


def test_with_a_release_it_is_ready(own_release: Release) -> None:
    assert (ask("/readyz").status_code, ask("/readyz").text) == (200, "ok")


def test_a_release_that_is_damaged_or_gone_is_noticed_while_it_runs(own_release: Release) -> None:
    assert ask("/readyz").status_code == 200
    own_release.path.write_bytes(bytes(own_release.file_bytes))  # as long as before, and empty
    answer = ask("/readyz")
    assert (answer.status_code, answer.text) == (503, NOT_READY)
    own_release.path.unlink()
    assert ask("/readyz").status_code == 503


def test_an_older_release_that_is_whole_is_enough(
    own_release: Release, newer_release: Release
) -> None:
    newer_release.path.unlink()
    forget_everything()
    assert ask("/readyz").status_code == 200


def test_both_stand_below_the_base_path() -> None:
    assert ask("/regio/healthz", "/regio/").status_code == 200
    assert ask("/healthz", "regio").status_code == 404
