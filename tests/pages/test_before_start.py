"""A reference date before there was any partnership: one message, and no shortage of anything."""

import pytest

from pages.components.evaluation.story import CHAPTERS
from tests.pages.app_driver import (
    EVALUATION,
    FACILITATORS,
    FRAMES,
    OVERVIEW,
    PARTNERS,
    REGION,
    WORK_AGENDA,
    assert_healthy,
    open_app,
    table_with,
    words,
)
from tests.warehouse.publishing import publish_changed
from warehouse.releases import Release

BEFORE = {"peildatum": "31 dec 2022"}
MESSAGE = "Op 31 dec 2022 waren er nog geen RSV's; de eerste begonnen op 28 mrt 2023."
LATE_ZEELAND = "update mart.membership set valid_from = date '2024-01-15' where rsv_code = 'RSV15'"

PAGES = [FACILITATORS, FRAMES, PARTNERS, WORK_AGENDA, OVERVIEW, EVALUATION]


@pytest.mark.parametrize("page", [*PAGES, REGION])
def test_no_partnership_lacks_anything_before_there_was_one(
    example_release: Release, page: str
) -> None:
    app = open_app(page, BEFORE | {"rsv": "Zeeland"})
    assert_healthy(app)
    screen = words(app)
    assert screen.count(MESSAGE) == 1
    for word in ("acant", "voldoet niet", "partner in elke sector", "te laat", "Kandidaat"):
        assert word not in screen, word
    assert "latere" in screen


@pytest.mark.parametrize("title", [chapter.title for chapter in CHAPTERS])
def test_no_screen_of_the_presentation_says_what_is_lacking(
    example_release: Release, title: str
) -> None:
    app = open_app(EVALUATION, BEFORE | {"rsv": "Zeeland", "scherm": title})
    assert_healthy(app)
    assert words(app).count(MESSAGE) == 1
    assert not app.table
    assert not app.get("plotly_chart")
    # It can be closed, and the next screen is there.
    assert {"volgende", "sluiten"} <= {str(button.key) for button in app.button}


@pytest.mark.parametrize("page", PAGES)
def test_the_days_after_the_start_are_shown(example_release: Release, page: str) -> None:
    app = open_app(page, {"peildatum": "31 aug 2023"})
    assert_healthy(app)
    assert "nog geen RSV's" not in words(app)


@pytest.mark.parametrize(("day", "count"), [("31 dec 2023", 18), ("29 feb 2024", 19)])
def test_one_that_begins_later_lacks_nothing_before(
    own_release: Release, day: str, count: int
) -> None:
    publish_changed(own_release, LATE_ZEELAND)
    app = open_app(FACILITATORS, {"peildatum": day})
    assert_healthy(app)
    tiles = {metric.label: metric for metric in app.metric}
    assert f"van {count}" in words(app)
    assert int(tiles["RSV's met een aanstelling"].value) + int(tiles["Vacatures"].value) == count
    app = open_app(EVALUATION, {"peildatum": day})
    assert_healthy(app)
    assert len(table_with(app, "Evaluatie op")) == count
    app = open_app(WORK_AGENDA, {"peildatum": day, "rsv": "Zeeland"})
    assert_healthy(app)
    assert ("Zeeland heeft op deze dag geen gemeenten." in words(app)) == (count == 18)
