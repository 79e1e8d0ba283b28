"""The agenda in words, tables and a chart: right for every kind of municipality."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from pages.components.agenda import chart as agenda_chart
from pages.components.agenda import findings as agenda_findings
from pages.components.agenda import tables as agenda_tables
from pages.components.agenda import work_list

BREDA: dict[str, Any] = {
    "area_code": "GM1",
    "area_name": "Breda",
    "rsv_code": "RSV1",
    "rsv_name": "Brabant",
    "youth_population": 1000.0,
    "trajectory_count": 9.0,
    "is_suppressed": False,
    "rate_per_1000": 8.9,
    "national_per_1000": 16.7,
    "is_too_small": False,
    "signal": "double",
    "missing_participants": 357.0,
    "missing_participants_lower": 275.0,
    "running_projects": 5,
    "white_spot": "own",
    "nearest_km": 0.0,
    "nearest_name": "Breda",
    "mean_choices": 7.9,
    "national_choices": 5.9,
    "share_at_least": 0.5,
    "quadrant": "low_participation_enough_choice",
}


def agenda_of(*changes: dict[str, Any]) -> pd.DataFrame:
    return agenda_tables.ranked(pd.DataFrame([{**BREDA, **change} for change in changes]))


def reach_of(**shares: float) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"dimension": "theme", "label": label, "youth_share": share}
            for label, share in shares.items()
        ],
        columns=["dimension", "label", "youth_share"],
    )


def reason(change: dict[str, Any], reach: pd.DataFrame | None = None) -> str:
    row = agenda_of(change).iloc[0]
    return agenda_findings.reason(row, reach_of(Sport=1.0) if reach is None else reach, 10.0)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({}, "Breda staat op plaats 1 van de agenda, want er startten ten minste 275 trajecten"),
        ({}, "(8,9 per 1.000 jongeren, Nederland 16,7; Dubbel signaal)"),
        ({"signal": "level"}, "; Lager dan Nederland)"),
        ({"missing_participants_lower": 0.0}, "mist niet aantoonbaar deelnemers, want het"),
        ({"missing_participants_lower": 0.0, "is_too_small": True}, "te klein om te beoordelen"),
        (
            {"missing_participants_lower": 0.0, "missing_participants": -3.0},
            "mist geen deelnemers, want de deelname is niet lager dan landelijk",
        ),
        (
            {"missing_participants_lower": np.nan, "rate_per_1000": np.nan},
            "is niet te plaatsen, want het cijfer is niet bekend",
        ),
        ({}, "er lopen 5 projecten in de gemeente"),
        ({"running_projects": 1}, "er loopt 1 project in de gemeente"),
        (
            {"white_spot": "none", "running_projects": 0, "nearest_km": 12.34, "nearest_name": "X"},
            "er is geen eigen aanbod, het dichtstbijzijnde is 12,3 km verderop in X",
        ),
        (
            {"white_spot": "none", "running_projects": 0, "nearest_name": None},
            "er is geen aanbod, hier niet en elders niet",
        ),
        (
            {"white_spot": "unknown", "running_projects": pd.NA},
            "over het aanbod is niets aangeleverd",
        ),
        ({}, "binnen 10 km gemiddeld 7,9 thema's (Nederland 5,9) en elk thema is er"),
    ],
)
def test_reason(change: dict[str, Any], part: str) -> None:
    sentence = reason(change)
    assert part in sentence
    assert sentence.endswith(".")
    assert "nan" not in sentence
    assert "None" not in sentence


def test_reason_names_what_nobody_finds() -> None:
    reach = reach_of(Sport=0.0, Zorg=0.2, Media=0.0)
    assert reason({}, reach).endswith("en voor niemand is er: Sport, Media.")
    many = reach_of(A=0.0, B=0.0, C=0.0, D=0.0, E=0.0, F=0.0)
    assert reason({}, many).endswith("A, B, C, D en nog 2.")


def test_unknown_choice_is_not_called_missing() -> None:
    change = {"white_spot": "unknown", "mean_choices": np.nan, "national_choices": np.nan}
    sentence = reason(change, reach_of())
    assert "thema" not in sentence
    assert "niemand" not in sentence


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ([{"quadrant": "not_compared"}], ("geen aanbod aangeleverd",)),
        ([{}], ("Van 1 gemeente hebben er 0", "bij geen daarvan")),
        ([{"quadrant": agenda_findings.LOW_AND_LITTLE}], ("heeft er 1", "lager is", "in Breda")),
        (
            [{"quadrant": agenda_findings.LOW_AND_LITTLE, "missing_participants_lower": 0.0}],
            ("heeft er 1", "bij geen daarvan"),
        ),
    ],
)
def test_quadrant_finding(changes: list[dict[str, Any]], parts: tuple[str, ...]) -> None:
    sentence = agenda_findings.quadrant_finding(agenda_of(*changes))
    assert all(part in sentence for part in parts), sentence


def test_agenda_finding() -> None:
    two = agenda_of({}, {"area_name": "Goes", "missing_participants_lower": 1.0})
    sentence = agenda_findings.agenda_finding(two, "Zeeland")
    assert "In Zeeland missen 2 gemeenten" in sentence
    assert "Breda: ten minste 275 trajecten" in sentence
    none = agenda_of({"missing_participants_lower": 0.0})
    assert "geen enkele gemeente" in agenda_findings.agenda_finding(none, "Zeeland")


def test_agenda_table_keeps_missing_missing() -> None:
    unknown = {"running_projects": pd.NA, "white_spot": "unknown", "mean_choices": np.nan}
    table = agenda_tables.agenda_table(agenda_of({}, {**unknown, "quadrant": "not_compared"}))
    assert table["Plaats"].tolist() == [1, 2]
    assert table["Aanbod"].tolist() == ["Eigen aanbod", "Onbekend: geen aanbod aangeleverd"]
    assert np.isnan(table["Lopende projecten"].iloc[1])
    assert np.isnan(table["Thema's"].iloc[1])
    assert table["Deelname en keuze"].iloc[1] == "niet vergeleken"


def test_who_is_hidden_is_not_placed_and_says_why() -> None:
    missing = dict.fromkeys(
        ("trajectory_count", "rate_per_1000", "missing_participants", "missing_participants_lower"),
        np.nan,
    )
    hidden = {**missing, "is_suppressed": True, "signal": "suppressed"}
    sentence = reason(hidden)
    assert "is niet te plaatsen, want het aantal is te klein om te tonen" in sentence
    assert "geen gegevens" not in sentence
    table = agenda_tables.agenda_table(agenda_of({}, {**hidden, "quadrant": "not_compared"}))
    assert table["Verborgen"].tolist() == ["", "klein aantal"]


def test_reach_table_holds_what_not_everyone_finds_rarest_first() -> None:
    table = agenda_tables.reach_table(reach_of(Sport=1.0, Zorg=0.4, Media=0.0, ICT=0.9999))
    assert table["Wat"].tolist() == ["Media", "Zorg"]
    assert table["Vindt dit"].tolist() == ["0%", "40%"]


def examples_of(*rows: tuple[str, bool, int | None, float, str | None]) -> pd.DataFrame:
    columns = ["area_name", "is_neighbour", "peer_rank", "rate_per_1000", "themes"]
    frame = pd.DataFrame(list(rows), columns=columns)
    return frame.assign(
        peer_rank=frame["peer_rank"].astype("Int64"),
        rsv_name="R",
        running_projects=frame["themes"].notna().astype(int),
        moments=None,
        target_groups=None,
    )


def test_examples_say_why_they_are_examples() -> None:
    examples = examples_of(
        ("A", True, None, 20.0, None), ("B", False, 3, 19.0, "Sport"), ("C", True, 1, 18.0, "ICT")
    )
    table = agenda_tables.examples_table(examples)
    assert table["Waarom"].tolist() == ["buur", "vergelijkbaar", "buur en vergelijkbaar"]
    assert table["Thema's"].tolist() == ["–", "Sport", "ICT"]
    assert table["Per 1.000"].tolist() == [20.0, 19.0, 18.0]
    sentence = agenda_tables.examples_finding(examples)
    assert "3 buren en vergelijkbare gemeenten hebben" in sentence
    assert "B (19,0 per 1.000): Sport" in sentence
    assert "Geen buur" in agenda_tables.examples_finding(examples[:0])
    assert "in geen daarvan loopt" in agenda_tables.examples_finding(examples[:1])


def test_partners_of_every_sector() -> None:
    sectors = pd.DataFrame({"code": ["a", "b"], "label": ["Onderwijs", "Fondsen"]})
    partners = pd.DataFrame({"sector": ["a", "a"], "organisation": ["ROC", "Hogeschool"]})
    table = agenda_tables.partners_table(partners, sectors)
    assert table["Partners"].tolist() == ["ROC, Hogeschool", agenda_tables.NO_PARTNER]
    nobody = agenda_tables.partners_table(partners[:0], sectors)
    assert nobody["Partners"].tolist() == [agenda_tables.NO_PARTNER] * 2


def test_the_work_list_has_room_for_agreements() -> None:
    table = agenda_tables.work_list(agenda_of({}), ["Omdat"], ["Sport"], ["B"])
    assert table.columns[-4:].tolist() == ["Afspraak", "Wie", "Wanneer", "Stand"]
    assert table.iloc[0, -4:].tolist() == [""] * 4
    assert table["Waarom"].tolist() == ["Omdat"]


def test_the_chosen_municipality_is_on_the_work_list() -> None:
    rows = agenda_of({}, *({"area_code": c, "missing_participants_lower": 0.0} for c in "AB"))
    assert work_list.listed(rows, None)["area_code"].tolist() == ["GM1"]
    assert work_list.listed(rows, "B")["area_code"].tolist() == ["GM1", "B"]


def test_the_quadrant_draws_each_municipality_once() -> None:
    rows = agenda_of(
        {},
        {"area_code": "GM2", "area_name": "Goes", "rsv_code": "RSV2"},
        {"area_code": "GM3", "quadrant": "not_compared", "mean_choices": np.nan},
        {"area_code": "GM4", "rsv_code": None, "quadrant": agenda_findings.LOW_AND_LITTLE},
    )
    everything = agenda_chart.quadrant(rows, within_km=10, selected=None, rsv_code=None)
    assert sum(len(trace.x) for trace in everything.data) == 3
    names = {trace.name for trace in everything.data}
    assert names == {"Minder deelname, minder keuze (1)", "Minder deelname, meer keuze (2)"}
    one = agenda_chart.quadrant(rows, within_km=10, selected="GM2", rsv_code="RSV1")
    sizes = {trace.name: len(trace.x) for trace in one.data}
    assert sizes == {
        "Andere gemeenten": 2,
        "Minder deelname, meer keuze (1)": 1,
        "Gekozen gemeente": 1,
    }
    texts = [annotation.text for annotation in one.layout.annotations]
    assert {"1", "Goes", "Nederland"} == set(texts)


def test_every_quadrant_has_its_own_colour_and_shape() -> None:
    texts = agenda_chart.QUADRANTS.values()
    assert len({text.colour for text in texts}) == len({text.symbol for text in texts}) == 4
