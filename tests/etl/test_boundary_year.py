"""The boundary year: another one works with the right outlines and people, or says what lacks."""

import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.__main__ import main
from etl.boundary_year import SHIPPED_YEAR, boundary_year, lies_in, municipality_codes
from etl.contracts.cells import CellError
from etl.contracts.lookups import load_lookups
from etl.geometry import polygons_from_cells
from etl.load import load
from etl.sources.refresh.base import Part, store, work_folder, write_tables
from tests.etl.delivery_writer import trajectories, write_csv
from tests.etl.moving_country import write_moving_country
from warehouse.reference import read_reference
from warehouse.releases import Release, active_release_id

MERGED_2023 = {"GM1992": ("GM0501", "GM0530", "GM0614"), "GM0363": ("GM0363", "GM0457")}


@pytest.fixture
def year(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("MDT_BOUNDARY_YEAR", str(request.param))
    return int(request.param)


def mart(release: Release, name: str) -> pd.DataFrame:
    with duckdb.connect(str(release.path), read_only=True) as connection:
        return connection.table(f"mart.{name}").df()


def test_without_a_setting_it_is_the_year_of_what_ships() -> None:
    assert boundary_year() == SHIPPED_YEAR == 2023


@pytest.mark.parametrize("wished", ["2019", "2027", "tweeduizend", "2023.0", " 2023"])
def test_a_year_that_is_not_known(
    inbox: Path,
    wished: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MDT_BOUNDARY_YEAR", wished)
    write_csv(inbox / "deelname.csv", trajectories(1))
    for command in ("load", "check"):
        assert main([command, "--inbox", str(inbox)]) == 1
        said = capsys.readouterr().err
        assert f"grensjaar {wished} (MDT_BOUNDARY_YEAR) is niet bekend" in said
        assert "een jaar van 2020 tot en met 2026" in said


@pytest.mark.parametrize("year", [2024, 2025, 2026], indirect=True)
def test_later_years_have_the_same_municipalities_and_outlines(year: int, inbox: Path) -> None:
    write_moving_country(inbox)
    release = load(inbox, lambda _: None).release
    (info,) = mart(release, "release_info").to_dict("records")
    assert (info["boundary_year"], info["outline_year"]) == (year, 2023)
    assert not info["has_official_outlines"]
    areas = mart(release, "area").query("area_kind == 'municipality'")
    assert set(areas["area_code"]) == municipality_codes(year)
    assert mart(release, "rejected").empty


def test_another_boundary_year_is_another_load(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_csv(inbox / "deelname.csv", trajectories(3))
    first = load(inbox, lambda _: None)
    monkeypatch.setenv("MDT_BOUNDARY_YEAR", "2024")
    second = load(inbox, lambda _: None)
    assert second.is_new
    assert first.release.release_id != second.release.release_id


@pytest.mark.parametrize("year", [2020, 2022], indirect=True)
def test_a_year_with_other_municipalities_needs_their_outlines(
    year: int, inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_csv(inbox / "deelname.csv", trajectories(1))
    assert main(["load", "--inbox", str(inbox)]) == 1
    said = capsys.readouterr().err
    assert f"er zijn geen grenzen van {year}" in said
    assert f"python -m etl refresh --year {year}" in said
    assert active_release_id() is None


def outlines_of_2022() -> pd.Series:
    """The cells of merged municipalities, divided from west to east over what they were."""
    cells = read_reference("municipality_h3_cells.parquet")
    codes = cells["municipality_code"].to_numpy(str, copy=True)
    for code, parts in MERGED_2023.items():
        rows = cells.index[cells["municipality_code"] == code]
        for part, share in zip(
            parts, (len(rows) * at // len(parts) for at in range(3)), strict=False
        ):
            codes[rows[share:]] = part
    return polygons_from_cells(cells.assign(municipality_code=codes))


def fetched(outlines: pd.Series) -> None:
    """Put outlines where a refresh puts them."""
    municipalities = read_reference("municipalities.csv").query("year == 2022")
    with work_folder() as folder:
        files = write_tables(folder, municipalities, outlines.to_crs("EPSG:4326"))
        store(files, 2022, [Part.of(path, "CBS", "http://localhost", 345) for path in files])


def write_people(inbox: Path) -> None:
    rows = read_reference("municipalities.csv").query("year == 2022")
    write_csv(
        inbox / "bevolking.csv",
        [
            {
                "gemeente_code": row.municipality_code, "jaar": 2022, "leeftijd_van": 12,
                "leeftijd_tot": 29, "aantal": row.inhabitants // 5, "status": "definitief",
            }
            for row in rows.itertuples()
        ],
    )  # fmt: skip


@pytest.mark.parametrize("year", [2022], indirect=True)
def test_an_earlier_year_with_its_outlines_and_people(
    year: int, inbox: Path, boundaries_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fetched(outlines_of_2022())
    months = [f"2022-{month:02}-28" for month in range(1, 13)]
    rows = [
        row
        for place in ("Brielle", "Weesp", "Beemster")
        for month in months
        for row in trajectories(1, startdatum=month, gemeente_code=place)
    ]
    write_csv(
        inbox / "deelname.csv", [{**row, "traject_id": f"T{at}"} for at, row in enumerate(rows)]
    )
    assert main(["load", "--inbox", str(inbox)]) == 1
    assert "geen jaar waarvan elke gemeente een bevolkingscijfer heeft" in capsys.readouterr().err
    write_people(inbox)
    release = load(inbox, lambda _: None).release
    (info,) = mart(release, "release_info").to_dict("records")
    assert (info["boundary_year"], info["outline_year"]) == (2022, 2022)
    assert info["has_official_outlines"]
    drawn = json.loads((boundaries_folder / release.boundaries_file).read_text(encoding="utf-8"))
    assert len(drawn["municipality"]) == 345
    counts = mart(release, "participation").query(
        "period == '2022' and measure == 'started' and variant_group == 'regulier' "
        "and area_kind == 'municipality' and trajectory_count > 0"
    )
    # Beemster was part of Purmerend by then; Brielle and Weesp were still themselves.
    assert set(counts["area_code"]) == {"GM0501", "GM0457", "GM0439"}


@pytest.mark.parametrize("year", [2022], indirect=True)
def test_a_municipality_that_is_younger_than_the_boundary_year(year: int) -> None:
    with pytest.raises(CellError) as refusal:
        load_lookups().municipality()("GM1992")
    assert refusal.value.expected.startswith("een gemeente van 1-1-2022")
    assert refusal.value.advice.endswith("kies Brielle of Hellevoetsluis of Westvoorne.")


def test_every_code_lies_somewhere_in_every_year() -> None:
    for year in range(2020, 2027):
        places = lies_in(year)
        assert all(places.values())
        assert {code for codes in places.values() for code in codes} == municipality_codes(year)
