"""Facilitators in sentences, tables and charts; the division with awkward numbers of areas."""

import math
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pages.components.facilitators import charts as facilitator_charts
from pages.components.facilitators import findings as facilitator_findings
from pages.components.facilitators import tables as facilitator_tables
from pages.components.facilitators.rows import fte_frame
from pages.components.fte_division.choices import read_number
from pages.components.fte_division.findings import division_finding
from pages.components.fte_division.proposal import divide
from pages.components.fte_division.table import division_table, on_screen
from warehouse.reference import read_reference_list, reference_entries

FRAME = fte_frame()
EQUAL = {"youth_population": 5, "missing_participants_lower": 0, "area_km2": 0, "municipalities": 0}


def row(name: str, fte: float, **changed: Any) -> dict[str, Any]:
    is_appointed = not math.isnan(fte)
    return {
        "rsv_code": name,
        "rsv_name": name,
        "municipalities": 3.0,
        "youth_population": 1000.0,
        "missing_participants_lower": 0.0,
        "area_km2": 100.0,
        "fte": fte,
        "candidate_fte": math.nan,
        "known_fte": fte,
        "state": "appointed" if is_appointed else "vacant",
        "standing": "regiofacilitator" if is_appointed else "vacant",
        "meetings_last_year": 6.0,
        "meetings_asked": 6.0,
        "meetings_from": pd.Timestamp("2023-03-01"),
        **changed,
    }


def rows(*listed: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(listed))


MIXED = rows(
    row("Noord", 0.7),
    row("Zuid", 1.2, youth_population=6000.0),
    row("Oost", math.nan, candidate_fte=0.6, known_fte=0.6, meetings_last_year=2.0),
    row("West", math.nan, meetings_last_year=math.nan, meetings_asked=math.nan),
)


def test_the_frames_are_those_of_the_reference_data() -> None:
    assert (FRAME.low, FRAME.high, FRAME.step) == (0.5, 1.0, 0.05)
    assert [FRAME.holds(fte) for fte in (0.45, 0.5, 0.1 + 0.7 + 0.2, 1.05)] == [
        False, True, True, False,
    ]  # fmt: skip
    activities = read_reference_list("facilitator_days.yaml")
    assert [entry["days_per_week"] for entry in activities] == [0.5, 0.5, 1.5, 2.0]
    assert facilitator_tables.total_days() == 4.5
    criteria = reference_entries("fte_division.yaml", "criterion")
    assert set(criteria) == set(EQUAL)
    assert len({entry["address"] for entry in criteria.values()}) == 4


@pytest.mark.parametrize("areas", [1, 2, 19, 20, 21])
def test_any_number_of_areas_adds_up(areas: int) -> None:
    listed = rows(*(row(f"R{at}", 0.5, youth_population=1000.0 + at) for at in range(areas)))
    for total in np.round(np.linspace(areas * 0.5, areas, 4) / 0.05) * 0.05:
        division = divide(listed, float(total), EQUAL, FRAME)
        assert division.refusal == ""
        assert division.proposal.sum() == pytest.approx(total)


def test_who_has_no_municipalities_gets_nothing() -> None:
    listed = rows(row("A", 0.5), row("B", 0.5, municipalities=math.nan))
    division = divide(listed, 0.75, EQUAL, FRAME)
    assert division.proposal.tolist() == [0.75]
    assert divide(listed.tail(1), 0.75, EQUAL, FRAME).refusal.startswith("Er is op deze dag geen")


def test_nothing_to_weigh_by_is_refused() -> None:
    by_missing = {**EQUAL, "youth_population": 0, "missing_participants_lower": 10}
    assert "overal 0" in divide(MIXED, 3.0, by_missing, FRAME).refusal


def test_the_proposal_beside_today() -> None:
    division = divide(MIXED, 2.8, EQUAL, FRAME)
    table = division_table(division)
    assert table["Voorstel"].tolist() == [0.6, 1.0, 0.6, 0.6]
    assert table["Verschil"].tolist()[:2] == [-0.1, -0.2]
    assert table["Verschil"].isna().tolist() == [False, False, True, True]
    assert on_screen(table)["Verschil"].tolist() == ["−0,10", "−0,20", "–", "–"]
    assert division_finding(division) == (
        "Voorstel: 2,80 fte over 4 RSV's; 2 krijgen minder dan nu, voor 2 is nu niemand aangesteld."
    )
    alone = divide(MIXED.head(1), 0.7, EQUAL, FRAME)
    assert division_finding(alone) == "Voorstel: 0,70 fte over 1 RSV; voor elk zoveel als nu."


def test_findings() -> None:
    assert facilitator_findings.country_finding(MIXED, FRAME) == (
        "Er is 1,90 fte aangesteld in 2 van 4 RSV's; vacant zijn Oost en West. Buiten de grenzen "
        "van 0,5 tot 1,0 fte: Zuid (1,20)."
    )
    assert facilitator_findings.country_finding(MIXED.head(1), FRAME) == (
        "Er is 0,70 fte aangesteld in 1 van 1 RSV; er is geen vacature. Elke aanstelling ligt "
        "tussen 0,5 en 1,0 fte."
    )
    assert facilitator_findings.country_finding(MIXED.tail(1), FRAME) == (
        "Er is 0,00 fte aangesteld in 0 van 1 RSV; vacant is West."
    )
    assert "buiten de grenzen" in facilitator_findings.region_finding(MIXED.iloc[1], FRAME)
    assert facilitator_findings.meetings_finding(MIXED) == (
        "Van 3 RSV's hielden er 2 genoeg overleggen; te weinig: Oost (2; nodig 6)."
    )
    young = MIXED.assign(meetings_asked=[5.0, 0.0, 2.0, math.nan])
    assert facilitator_findings.meetings_finding(young) == (
        "Van 2 RSV's hielden er 2 genoeg overleggen."
    )
    assert "te kort bezig" in facilitator_findings.meetings_finding(young[1:2])
    assert facilitator_findings.context_finding(MIXED) == (
        "Per fte zijn er in Noord 1.429 jongeren en in Zuid 5.000."
    )
    assert "nog geen twee" in facilitator_findings.context_finding(MIXED.head(1))


def test_history_in_words_and_steps() -> None:
    history = pd.DataFrame(
        {
            "area_name": "Noord",
            "day": pd.to_datetime(["2023-05-01", "2023-10-16", "2023-11-06"]),
            "change": [0.5, -0.5, 0.6],
            "fte": [0.5, 0.0, 0.6],
        }
    )
    assert facilitator_findings.history_finding("Noord", history) == (
        "Noord: sinds 6 nov 2023 is er 0,60 fte aangesteld; na de start op 1 mei 2023 veranderde "
        "dit 2 keer."
    )
    assert "niemand aangesteld" in facilitator_findings.history_finding("Noord", history.head(2))
    (line,) = facilitator_charts.history_steps(history, date(2024, 2, 29)).data
    assert line.line.shape == "hv"
    assert list(line.y) == [0, 0.5, 0.0, 0.6, 0.6]
    assert line.x[-1] == pd.Timestamp("2024-02-29")


def test_the_chart_shows_who_is_outside_and_who_is_vacant() -> None:
    figure = facilitator_charts.fte_dots(MIXED, FRAME)
    shown = {trace.name: list(trace.y) for trace in figure.data if trace.name}
    assert shown == {
        "Aangesteld": ["Noord"],
        "Buiten de grenzen": ["Zuid"],
        "Vacant, met kandidaat": ["Oost"],
        "Vacant, zonder kandidaat": ["West"],
    }
    assert figure.layout.xaxis.range[0] < 0.5
    assert figure.layout.xaxis.range[1] > 1.2
    numbers = dict(zip(figure.data[-1].y, figure.data[-1].text, strict=True))
    assert numbers == {"Zuid": "1,20", "Noord": "0,70", "Oost": "0,60", "West": "vacant"}
    proposal = divide(MIXED, 2.8, EQUAL, FRAME).proposal
    both = facilitator_charts.fte_dots(MIXED, FRAME, proposal)
    assert {trace.name for trace in both.data if trace.name} == {*shown, "Voorstel"}


def test_no_fte_at_all_still_gives_a_chart() -> None:
    figure = facilitator_charts.fte_dots(MIXED.tail(1), FRAME)
    assert [trace.name for trace in figure.data if trace.name] == ["Vacant, zonder kandidaat"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("15", 15.0), ("15,05", 15.05), (" 15.05 ", 15.05), ("", None), (None, None), ("x", None)],
)
def test_a_total_with_comma_or_point(text: str | None, value: float | None) -> None:
    found = read_number(text)
    assert math.isnan(found) if value is None else found == value
