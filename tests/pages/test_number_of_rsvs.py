"""One, twenty or twenty-one partnerships, and one that ends: every page keeps standing."""

import pytest

from tests.pages.app_driver import (
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
from tests.pages.test_frames_page import ONE, TWENTY_ONE
from tests.warehouse.publishing import publish_changed
from warehouse.frames import MET, NOT_MET, frame_verdicts
from warehouse.queries import frame_checks
from warehouse.releases import Release

TWENTY = """
insert into mart.area by name
    select 'rsv' as area_kind, 'RSV20' as area_code, 'RSV RSV20' as area_name, 'RSV20' as rsv_code;
update mart.membership set rsv_code = 'RSV20' where municipality_code = 'GM0014';
"""
# Zeeland goes to West-Brabant halfway.
ENDED = """
insert into mart.membership
    select * replace ('RSV16' as rsv_code, date '2024-01-01' as valid_from)
    from mart.membership where rsv_code = 'RSV15';
update mart.membership set valid_to = date '2023-12-31' where rsv_code = 'RSV15'
"""
# All municipalities of the province of Groningen go to the partnership of Fryslân.
TWO_PROVINCES = "update mart.membership set rsv_code = 'RSV02' where rsv_code = 'RSV01'"


@pytest.mark.parametrize(
    ("change", "count", "verdict"),
    [(ONE, 1, "✓ voldoet]"), (TWENTY, 20, "✓ voldoet]"), (TWENTY_ONE, 21, "✗ voldoet niet]")],
)
def test_any_number_of_partnerships(
    own_release: Release, change: str, count: int, verdict: str
) -> None:
    publish_changed(own_release, change)
    for page in (FACILITATORS, PARTNERS, WORK_AGENDA, OVERVIEW, REGION):
        app = open_app(page)
        assert_healthy(app)
        if page == FACILITATORS:
            assert f"van {count}" in words(app)
        if page == PARTNERS:
            assert len(table_with(app, "Bedrijven")) == count
        if page == WORK_AGENDA:
            assert len(table_with(app, "b. Divers aanbod")) == count
    app = open_app(FRAMES)
    assert_healthy(app)
    assert verdict in table_with(app, "Kader").set_index("Kader")["Oordeel"]["Aantal RSV's"]
    assert len(table_with(app, "Evaluatie")) == count


@pytest.mark.parametrize(("day", "count"), [("31 dec 2023", 19), ("29 feb 2024", 18)])
def test_one_that_ends_is_there_to_its_last_day(own_release: Release, day: str, count: int) -> None:
    publish_changed(own_release, ENDED)
    app = open_app(FACILITATORS, {"peildatum": day})
    assert_healthy(app)
    screen = words(app)
    assert f"in 17 van {count} RSV's" in screen
    assert ("Zonder gemeenten op 29 feb 2024: Zeeland." in screen) == (count == 18)
    assert len(table_with(app, "Voorstel")) == count
    app = open_app(FRAMES, {"peildatum": day})
    assert_healthy(app)
    assert len(table_with(app, "Evaluatie")) == count


def test_a_partnership_across_two_provinces_serves_both(own_release: Release) -> None:
    release = publish_changed(own_release, TWO_PROVINCES)
    checks = frame_checks(release.release_id, reference_date=release.reference_date)
    verdicts = frame_verdicts(checks)["status"]
    for frame in ("national_coverage", "rsv_per_province", "number_of_rsvs"):
        assert verdicts[frame] == MET
    provinces = checks[checks["frame"] == "rsv_per_province"].set_index("subject")["value"]
    assert provinces["Groningen"] == 1
    assert len(provinces) == 12
    assert checks.query("frame == 'number_of_rsvs' and remark == 'not_active'")[
        "rsv_code"
    ].tolist() == ["RSV01"]
    assert NOT_MET not in verdicts[["fte_total", "six_meetings"]].tolist()
