"""Frames in words and tables: every remark has a sentence, every frame a page."""

from dataclasses import replace

import pandas as pd
import pytest

from pages.components.frames import tables as frame_tables
from pages.components.frames import texts as frame_texts
from tests.pages.app_driver import ROOT
from tests.warehouse.frames_country import CASES, DAY, INPUTS, Change, country, dropping, setting
from warehouse.frames import Frame, frame_verdicts, judge, load_frames, rsv_verdicts


@pytest.mark.parametrize("change", [case[1] for case in CASES])
def test_everything_found_has_a_sentence(change: Change) -> None:
    checks = judge(change(country()))
    said = [frame_texts.sentence(check, DAY) for _, check in checks.iterrows()]
    assert all(said)
    assert not [text for text in said if "{" in text or "geen gegevens" in text]


@pytest.mark.parametrize("name", sorted(INPUTS - {"rsv_gemeenten"}))
def test_what_to_deliver_is_named(name: str) -> None:
    checks = judge(replace(country(), delivered_inputs=INPUTS - {name}))
    found = checks[checks["remark"] == "not_delivered"].iloc[0]
    assert f"bestand {name}" in frame_texts.sentence(found, DAY)


def test_why_a_shortage_is_no_breach_is_said() -> None:
    late = dropping("meetings", "meeting_kind == 'evaluatie'")(country())
    early = judge(replace(late, day=pd.Timestamp("2024-01-01").date()))
    found = early[early["caveat"] == "not_due"].iloc[0]
    said = frame_texts.sentence(found, DAY)
    assert said == "geen evaluatiebijeenkomst (er is tijd tot en met 29 feb 2024)"
    ahead = judge(replace(country(), day=pd.Timestamp("2025-06-01").date()))
    found = ahead[ahead["caveat"] == "not_known"].iloc[0]
    assert "de gegevens lopen tot en met 29 feb 2024" in frame_texts.sentence(found, DAY)


def test_the_headline_counts_and_names_an_assumed_layout() -> None:
    checks = judge(country())
    verdicts = frame_verdicts(checks)
    assert frame_texts.verdicts_finding(verdicts) == (
        "Van de 14 kaders voldoen er 14, 0 voldoen niet en 0 zijn niet te bepalen."
    )
    assumed = judge(
        setting("municipalities", "rsv_code > ''", layout_status="voorlopig")(country())
    )
    said = frame_texts.verdicts_finding(frame_verdicts(assumed))
    assert "voldoen er 14 (waarvan 3 op de voorlopige indeling)" in said


def test_evidence_is_whole_in_the_file_and_capped_on_the_screen() -> None:
    facts = setting("municipalities", "rsv_code > ''", rsv_code=None)(country())
    checks = judge(facts).assign(rsv_name=None)
    own = checks[checks["frame"] == "national_coverage"]
    found = frame_tables.evidence(own, DAY)
    assert len(found) == 38
    assert found["Bevinding"].iloc[0] == "Gemeente 0: hoort bij geen RSV"
    shown = frame_tables.evidence_on_screen(found)
    assert len(shown) == frame_tables.MOST_EVIDENCE
    assert "Waar het staat" not in shown


def test_evidence_names_file_and_line_and_shows_names_as_they_are() -> None:
    facts = setting("appointments", "rsv_code == 'R01'", has_vog=False)(country())
    checks = judge(facts).assign(rsv_name="[R] *1*")
    own = checks[checks["frame"] == "appointment_file"]
    first = frame_tables.evidence_on_screen(frame_tables.evidence(own, DAY)).iloc[0]
    assert first["Waar het staat"] == "facilitatoren.csv, regel 3"
    assert first["Bevinding"] == "**\\[R\\] \\*1\\***: VOG: niet in orde"


def test_the_matrix_says_it_without_colour() -> None:
    facts = dropping("meetings", "rsv_code == 'R01' and meeting_kind == 'evaluatie'")(country())
    grid = frame_tables.matrix(rsv_verdicts(judge(facts)), {"R01": "Eén"})
    assert grid.shape == (19, 9)
    assert "✗ nee" in grid.loc["Eén", "Evaluatie"]
    assert "✓ ja" in grid.loc["R00", "Evaluatie"]


@pytest.mark.parametrize("frame", load_frames().values(), ids=load_frames())
def test_a_frame_links_to_a_page_that_exists(frame: Frame) -> None:
    assert (ROOT / "pages" / f"{frame.page}.py").exists()
