"""The planning, seen from a reference date."""

from datetime import date

import pytest

from pages.components.planning import planning_table
from warehouse.reference import read_reference_list


@pytest.mark.parametrize(
    ("reference_date", "states"),
    [
        (date(2023, 3, 1), ["komt nog"] * 7),
        (date(2023, 3, 28), ["nu", *["komt nog"] * 6]),
        (date(2023, 4, 15), ["geweest", "nu", "nu", *["komt nog"] * 4]),
        (date(2023, 10, 31), [*["geweest"] * 3, "nu", *["komt nog"] * 3]),
        (date(2024, 2, 29), [*["geweest"] * 4, "nu", *["komt nog"] * 2]),
        (date(2024, 4, 1), [*["geweest"] * 6, "komt nog"]),
        (date(2024, 5, 2), ["geweest"] * 7),
    ],
)
def test_each_step_has_been_is_now_or_comes(reference_date: date, states: list[str]) -> None:
    assert planning_table(reference_date)["Op de peildatum"].tolist() == states


def test_every_milestone_is_told() -> None:
    table = planning_table(date(2024, 2, 29))
    assert table["Mijlpaal"].tolist() == [
        step["title"] for step in read_reference_list("milestones.yaml")
    ]
    assert table["Wanneer"].str.contains("2023|2024").all()
    assert not table.isna().any().any()
