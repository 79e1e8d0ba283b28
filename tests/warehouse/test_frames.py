"""Every frame: met, not met, and when it cannot be determined."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from tests.warehouse.frames_country import (
    CASES,
    DAY,
    INPUTS,
    Change,
    adding,
    country,
    setting,
)
from tests.warehouse.publishing import publish_changed
from warehouse.frames import (
    MET,
    NOT_MET,
    UNDETERMINED,
    frame_verdicts,
    judge,
    load_frames,
    rsv_verdicts,
)
from warehouse.frames.judge import JUDGING
from warehouse.queries import frame_checks
from warehouse.reference import read_reference
from warehouse.releases import Release

NAMES = [f"{frame}-{remark}-{at}" for at, (frame, _, _, remark) in enumerate(CASES)]


@pytest.mark.parametrize("rsvs", [1, 19, 20])
def test_a_country_without_a_flaw_meets_every_frame(rsvs: int) -> None:
    checks = judge(country(rsvs))
    assert set(checks["frame"]) == set(load_frames())
    assert checks[checks["status"] != MET].empty
    verdicts = frame_verdicts(checks)
    assert (verdicts["status"] == MET).all()
    per_rsv = [code for code, frame in load_frames().items() if frame.is_per_rsv]
    assert (verdicts.loc[per_rsv, MET] == rsvs).all()
    assert len(rsv_verdicts(checks)) == rsvs * len(per_rsv)


@pytest.mark.parametrize(("frame", "change", "status", "remark"), CASES, ids=NAMES)
def test_a_frame(frame: str, change: Change, status: str, remark: str) -> None:
    checks = judge(change(country()))
    assert frame_verdicts(checks).loc[frame, "status"] == status
    found = checks[(checks["frame"] == frame) & (checks["remark"] == remark)]
    assert len(found)
    assert set(found["status"]) == {status}
    if load_frames()[frame].is_per_rsv and len(found) < 19:
        assert set(found["rsv_code"]) == {"R01"}
        own = rsv_verdicts(checks).query("frame == @frame").set_index("rsv_code")["status"]
        assert own["R01"] == status
        assert (own.drop("R01") == MET).all()


@pytest.mark.parametrize("frame", load_frames())
def test_every_frame_is_seen_met_not_met_and_undetermined(frame: str) -> None:
    """National frames that need nothing delivered can always be determined."""
    seen = {MET} | {status for code, _, status, _ in CASES if code == frame}
    if load_frames()[frame].inputs:
        seen.add(UNDETERMINED)  # see the test on what was not delivered
    if frame == "number_of_rsvs":
        seen.add(NOT_MET)  # see the test on twenty-one
    assert seen >= ({MET, NOT_MET} if frame == "decisions_valid" else {MET, NOT_MET, UNDETERMINED})


def test_twenty_one_partnerships_are_one_too_many() -> None:
    verdicts = frame_verdicts(judge(country(21)))
    assert verdicts.index[verdicts["status"] == NOT_MET].tolist() == ["number_of_rsvs"]


@pytest.mark.parametrize("name", sorted(INPUTS - {"rsv_gemeenten"}))
def test_what_was_not_delivered_is_not_a_breach(name: str) -> None:
    facts = replace(country(), delivered_inputs=INPUTS - {name})
    checks = judge(facts)
    touched = {code for code, frame in load_frames().items() if name in frame.inputs}
    found = checks[checks["frame"].isin(touched)]
    assert set(found["status"]) == {UNDETERMINED}
    assert set(found["remark"]) == {"not_delivered"}
    rest = checks[~checks["frame"].isin(touched)]
    assert (rest["status"] == MET).all()


def test_without_any_data_nothing_is_called_a_breach_but_what_the_calendar_says() -> None:
    empty = {
        name: getattr(country(), name).iloc[:0]
        for name in ("rsvs", "appointments", "meetings", "held_meetings", "partners", "actions")
    }
    nowhere = country().municipalities.assign(rsv_code=None, layout_status=None)
    facts = replace(country(), delivered_inputs=frozenset(), municipalities=nowhere, **empty)
    verdicts = frame_verdicts(judge(facts))
    assert verdicts["status"].drop("decisions_valid").unique().tolist() == [UNDETERMINED]
    assert len(verdicts) == len(load_frames())


def test_the_provisional_layout_is_named() -> None:
    facts = setting("municipalities", "municipality_code == 'G5'", layout_status="voorlopig")(
        country()
    )
    verdicts = frame_verdicts(judge(facts))
    named = verdicts.index[verdicts["is_provisional"]]
    assert set(named) == {"national_coverage", "rsv_per_province", "number_of_rsvs"}


def test_a_partnership_in_two_provinces_counts_in_both() -> None:
    facts = country(1)
    checks = judge(facts)
    provinces = checks[checks["frame"] == "rsv_per_province"]
    assert len(provinces) == 12
    assert provinces["value"].tolist() == [1] * 12


def test_every_frame_is_judged() -> None:
    assert set(JUDGING) == set(load_frames())


def test_the_example_shows_what_was_put_in_it(example_release: Release) -> None:
    checks = frame_checks(example_release.release_id, reference_date=DAY)
    verdicts = frame_verdicts(checks)
    assert verdicts["status"].to_dict() == {
        **dict.fromkeys(load_frames(), MET),
        "facilitator_everywhere": NOT_MET,  # one nominated, one tested
        "one_facilitator": UNDETERMINED,
        "fte_bounds": UNDETERMINED,
        "appointment_file": NOT_MET,  # the nominated one has no VOG
        "open_partnership": NOT_MET,
        "new_partners": UNDETERMINED,
        "work_agenda": NOT_MET,  # one lacks a part; elsewhere all actions of a part lapsed
        "evaluation_meeting": NOT_MET,
    }
    assert verdicts.loc["evaluation_meeting", NOT_MET] == 4
    nominated = checks[checks["remark"] == "voorgedragen"].iloc[0]
    assert nominated["file_name"] == "facilitatoren_fictief.csv"
    assert nominated["line"] == 17
    assert (checks["remark"] == "no_deadline").sum() == 1


def test_a_gap_between_two_facilitators_is_found_on_its_days(example_release: Release) -> None:
    """One changed persons: until 15 October 2023, and from 6 November on."""
    for day, is_gap in (("2023-10-15", False), ("2023-10-16", True), ("2023-11-05", True),
                        ("2023-11-06", False)):  # fmt: skip
        checks = frame_checks(example_release.release_id, reference_date=date.fromisoformat(day))
        ended = checks.query("frame == 'facilitator_everywhere' and remark == 'ended'")
        assert len(ended) == is_gap, day


def test_days_are_bound_in_the_queries(own_release: Release) -> None:
    """A partnership that ends, one that began later, and fte that changes within a month."""
    changed = publish_changed(
        own_release,
        """
        update mart.membership set valid_to = date '2023-12-31' where rsv_code = 'RSV19';
        update mart.membership set valid_from = date '2023-09-01' where rsv_code = 'RSV01';
        update mart.appointment set valid_to = date '2024-01-14' where rsv_code = 'RSV02';
        insert into mart.appointment by name
            select * replace (1.2 as fte, date '2024-01-15' as valid_from, null as valid_to)
            from mart.appointment where rsv_code = 'RSV02';
        """,
    )

    def remarks(day: str, frame: str, rsv_code: str) -> list[str]:
        checks = frame_checks(changed.release_id, reference_date=date.fromisoformat(day))
        own = checks[(checks["frame"] == frame) & (checks["rsv_code"] == rsv_code)]
        return sorted(own["remark"])

    limburg = read_reference("provisional_rsv_layout.csv").query("rsv_code == 'RSV19'")
    for day, is_gone in ((date(2023, 12, 31), False), (date(2024, 1, 1), True)):
        checks = frame_checks(changed.release_id, reference_date=day)
        without = checks.query("frame == 'national_coverage' and remark == 'none'")
        assert set(without["subject"]) == (set(limburg["municipality_name"]) if is_gone else set())
        assert ("RSV19" in set(rsv_verdicts(checks)["rsv_code"])) is not is_gone
    assert remarks("2023-08-31", "six_meetings", "RSV01") == []
    assert remarks("2023-09-01", "six_meetings", "RSV01") == ["young"]
    assert remarks("2024-01-14", "fte_bounds", "RSV02") == ["within"]
    assert remarks("2024-01-15", "fte_bounds", "RSV02") == ["too_much"]
    assert remarks("2024-01-14", "one_facilitator", "RSV02") == ["one"]


def test_a_day_before_the_layout_and_a_day_far_ahead(example_release: Release) -> None:
    for day in (date(2023, 3, 28) - timedelta(days=1), date(2030, 12, 31)):
        verdicts = frame_verdicts(frame_checks(example_release.release_id, reference_date=day))
        assert len(verdicts) == len(load_frames())
        # What lies after the data is not known to be a shortage.
        assert verdicts.loc["six_meetings", "status"] == UNDETERMINED


def test_a_partner_under_another_name_is_not_new(own_release: Release) -> None:
    """The same organisation, spelled otherwise, on the same day: as page Partners counts it."""
    respelled = publish_changed(
        own_release,
        """
        delete from mart.partner where rsv_code = 'RSV01';
        insert into mart.partner values
            ('RSV01', 'onderwijs', 'ROC Een', 'roceen', '2022-06-01', '2023-12-31'),
            ('RSV01', 'onderwijs', 'R.O.C. een', 'roceen', '2024-01-01', null),
            ('RSV01', 'fondsen', 'ROC EEN', 'roceen', '2024-01-01', null);
        update mart.membership set valid_from = date '2022-01-01' where rsv_code = 'RSV01';
        """,
    )
    checks = frame_checks(respelled.release_id, reference_date=DAY)
    own = checks[checks["rsv_code"] == "RSV01"].set_index("frame")
    assert own.loc["new_partners", ["status", "remark", "value"]].tolist() == [
        NOT_MET,
        "too_few",
        0,
    ]


def test_two_at_once_are_so_from_the_first_day_of_the_second() -> None:
    facts = adding(
        "appointments", "rsv_code == 'R01'", fte=0.4, valid_from=pd.Timestamp("2024-01-15"), line=99
    )(country())
    checks = judge(facts)
    several = checks.query("frame == 'one_facilitator' and remark == 'several'")
    assert several["first_day"].tolist() == [date(2024, 1, 15)] * 2
    assert several["line"].tolist() == [3, 99]
    parts = checks[checks["is_remark"]]
    assert parts["remark"].tolist() == ["part_too_little"]
    assert (parts["line"].item(), parts["value"].item(), parts["limit"].item()) == (99, 0.4, 0.5)


def test_what_has_no_day_in_the_delivery_is_marked_on_an_earlier_day() -> None:
    """An evaluation that lies ahead may have been planned since; a held meeting was held."""
    for day, caveats in (
        ("2023-12-01", {"work_agenda", "appointment_file", "evaluation_meeting"}),
        ("2024-02-01", {"work_agenda", "appointment_file"}),
        ("2024-02-29", set()),
    ):
        checks = judge(replace(country(), day=date.fromisoformat(day)))
        marked = checks[checks["caveat"] == "hindsight"]
        assert set(marked["frame"]) == caveats, day
        assert (checks["status"] == MET).all()
