"""Sentences on offer: what they say of what is there, missing, or not known."""

from typing import Any

import pandas as pd
import pytest

from pages.components.offer import findings


def spots(*kinds: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": [f"GM{at}" for at in range(len(kinds))],
            "area_name": [f"Plaats {at}" for at in range(len(kinds))],
            "rsv_name": "Zeeland",
            "youth_population": [1000.0 * (at + 1) for at in range(len(kinds))],
            "running_projects": [2.0 if kind == "own" else 0.0 for kind in kinds],
            "nearest_name": ["Goes"] * len(kinds),
            "nearest_km": [12.34] * len(kinds),
            "white_spot": list(kinds),
        }
    )


def plans(*sites: tuple[str, ...]) -> pd.DataFrame:
    """A plan for each number, in which every site adds 100 of the 1,000."""
    rows = [
        (number, rank, name, name, 100.0, 100.0 * len(plan), 1000.0)
        for number, plan in enumerate(sites, start=1)
        for rank, name in enumerate(plan, start=1)
    ]
    columns = ["number", "rank", "area_code", "area_name", "gain", "covered", "uncovered"]
    return pd.DataFrame(rows, columns=columns)


def test_white_spots_are_counted_with_the_young_people_concerned() -> None:
    text = findings.white_spots_finding(spots("own", "within_reach", "none", "none"), 10)
    assert "Van 4 gemeenten heeft er 1 eigen aanbod; voor 1 ligt het binnen 10 km." in text
    assert "2 zijn een witte vlek: daar wonen 7.000 jongeren (70%)" in text
    assert "Plaats 3 en Plaats 2" in text
    assert "onbekend" not in text


def test_unknown_is_no_white_spot() -> None:
    assert "niet te zeggen" in findings.white_spots_finding(spots("unknown", "unknown"), 10)
    text = findings.white_spots_finding(spots("own", "unknown"), 10)
    assert "Er is geen witte vlek." in text
    assert "Voor 1 is het onbekend" in text


def test_without_known_population_no_zero_is_shown() -> None:
    rows = spots("none", "own").assign(youth_population=float("nan"))
    assert "geen gegevens jongeren (geen gegevens)" in findings.white_spots_finding(rows, 10)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"white_spot": "own"}, "eigen aanbod, 2 lopende projecten; 1.000 jongeren"),
        ({"white_spot": "none"}, "witte vlek; 1.000 jongeren; het dichtstbijzijnde aanbod is in"),
        ({"white_spot": "within_reach"}, "bereikbaar; 1.000 jongeren; het dichtst"),
        ({"white_spot": "unknown"}, "onbekend, er is geen aanbod aangeleverd"),
        ({"white_spot": "none", "nearest_name": None}, "zulk aanbod loopt nergens"),
    ],
)
def test_the_story_of_a_municipality(changes: dict[str, Any], words: str) -> None:
    row = pd.Series({**spots("own").iloc[0].to_dict(), **changes})
    assert words in findings.municipality_story(row)


def test_capacity_names_the_middle_and_the_empty() -> None:
    rows = pd.DataFrame(
        {
            "area_name": ["A", "B", "C", "D"],
            "places": [0.0, 10.0, 20.0, 5.0],
            "places_per_1000": [0.0, 10.0, 40.5, None],
        }
    )
    text = findings.capacity_finding(rows)
    assert "In 1 van 3 gemeenten zijn er geen plaatsen" in text
    assert "10,0 per 1.000 jongeren, C het meest (40,5)" in text
    assert findings.capacity_finding(rows.iloc[:1]).endswith("geen plaatsen.")
    assert "geen aanbod aangeleverd" in findings.capacity_finding(rows.iloc[3:])


def test_choice_says_least_and_most() -> None:
    summary = pd.DataFrame({"area_name": ["A", "B", "C"], "share_at_least": [0.9, None, 0.25]})
    country = pd.DataFrame({"share_at_least": [0.5]})
    asked = {"at_least": 2, "within_km": 5}
    text = findings.choice_finding(summary, country, dimension="theme", **asked)
    assert "50% ten minste 2 thema's binnen 5 km; het minst in C (25%), het meest in A" in text
    nothing = findings.choice_finding(summary.iloc[:0], country, dimension="theme", **asked)
    assert "nog niet te zeggen" in nothing


@pytest.mark.parametrize(
    ("dimension", "word"),
    [("theme", "thema "), ("moment", "moment "), ("target_group", "doelgroep ")],
)
def test_one_choice_is_singular(dimension: str, word: str) -> None:
    one = pd.DataFrame({"area_name": ["A"], "share_at_least": [0.5]})
    text = findings.choice_finding(one, one, dimension=dimension, at_least=1, within_km=5)
    assert f"ten minste 1 {word}binnen" in text


def test_a_plan_is_told_with_what_remains() -> None:
    text = findings.covering_finding(plans(("A",), ("A", "B")), 2, 10, "Drenthe")
    assert "In Drenthe hebben 1.000 jongeren dit aanbod niet binnen 10 km." in text
    assert "2 keer extra aanbod, in A en B, komt het er voor 200 van hen (20%)" in text
    assert "niemand" in findings.covering_finding(plans(), 2, 10, "Drenthe")
    # More was asked than there is use for: the largest plan is told.
    assert "in A en B" in findings.covering_finding(plans(("A",), ("A", "B")), 9, 10, "Drenthe")


def test_the_best_three_need_not_contain_the_best_two() -> None:
    nested, other = plans(("A",), ("A", "B")), plans(("A",), ("B", "C"))
    general = "de beste drie hoeven de beste twee niet te bevatten"
    assert general in findings.covering_caution(nested, 2)
    assert " af" not in findings.covering_caution(nested, 2)
    assert "Hier valt A bij 2 af, die bij 1 nog meedeed." in findings.covering_caution(other, 2)
    assert general in findings.covering_caution(plans(), 3)
