"""Targets that cannot be or do not add up: each is said, with its row."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.load import load
from tests.etl.delivery_writer import trajectories, write_csv


@pytest.fixture
def remarks(inbox: Path) -> pd.DataFrame:
    rows = [
        ("NL", 2023, "gestart", 30),
        ("RSV01", 2023, "gestart", 15),
        ("RSV02", 2023, "gestart", 5),
        ("RSV01", 2023, "afgerond", 0),
        ("NL", 2023, "projecten", 5),
        ("RSV01", 2023, "projecten", 4),
        ("NL", 2022, "gestart", 1),
    ]
    columns = ("gebied", "jaar", "maat", "doel")
    targets = [dict(zip(columns, row, strict=True), status="concept") for row in rows]
    write_csv(inbox / "groeiambitie.csv", targets)
    started = [row | {"startdatum": "2023-06-28"} for row in trajectories(40)]
    write_csv(inbox / "deelname.csv", started)
    release = load(inbox, lambda _: None).release
    with duckdb.connect(str(release.path), read_only=True) as connection:
        found = connection.table("mart.quality").df()
    return found[found["input_name"] == "groeiambitie"].set_index("remark")


def test_targets_that_do_not_add_up_are_said_with_the_difference(remarks: pd.DataFrame) -> None:
    said = remarks.loc["doelen_tellen_niet_op"]
    assert said["row_count"] == 1
    assert said["explanation"].endswith(
        "gestart 2023: landelijk 30 (regel 2), RSV's samen 20, verschil 10"
    )


def test_a_target_below_what_was_reached_is_said_with_its_row(remarks: pd.DataFrame) -> None:
    said = remarks.loc["doel_onder_stand"]
    assert said["row_count"] == 1
    assert "Nederland, gestart 2023: doel 30, bereikt 40 (regel 2)" in said["explanation"]


def test_a_measure_without_a_national_target_is_said(remarks: pd.DataFrame) -> None:
    assert remarks.loc["landelijk_doel_ontbreekt", "explanation"].endswith(": afgerond 2023")
