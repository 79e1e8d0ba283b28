"""From the sources to the map and the figures: what a refresh fetched is what a load uses."""

import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.__main__ import main
from etl.sources.files import inbox_files
from etl.sources.refresh.delivery import NAME
from tests.etl.delivery_writer import trajectories, write_csv
from tests.refresh.statline import inhabitants
from warehouse.releases import Release, active_release_id, read_release


@pytest.fixture(autouse=True)
def boundaries_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Maps of the test do not reach the folder that is served."""
    folder = tmp_path / "boundaries"
    monkeypatch.setattr("warehouse.settings.BOUNDARIES_FOLDER", folder)
    return folder


def loaded(inbox: Path) -> Release:
    assert main(["load", "--inbox", str(inbox)]) == 0
    release = read_release(str(active_release_id()))
    assert release is not None
    return release


def mart(release: Release, name: str) -> pd.DataFrame:
    with duckdb.connect(str(release.path), read_only=True) as connection:
        return connection.table(f"mart.{name}").df()


def a_years_trajectories(inbox: Path) -> None:
    rows = [
        row
        for month in range(1, 13)
        for row in trajectories(3, startdatum=f"2023-{month:02}-28", gemeente_code="GM0363")
    ]
    write_csv(
        inbox / "deelname.csv", [{**row, "traject_id": f"T{at}"} for at, row in enumerate(rows)]
    )


def test_the_load_draws_the_fetched_outlines_and_counts_the_fetched_people(
    own: Path, tmp_path: Path, boundaries_folder: Path
) -> None:
    a_years_trajectories(own / "inbox")
    with_base = loaded(own / "inbox")
    plain = tmp_path / "inbox"
    a_years_trajectories(plain)
    still_with_outlines = loaded(plain)
    (own / "base").rename(own / "gone")
    without = loaded(plain)

    # The islands that the sources have and the cells have not are on the map.
    assert with_base.boundaries_file == still_with_outlines.boundaries_file
    assert with_base.boundaries_file != without.boundaries_file
    texel = [
        json.loads((boundaries_folder / release.boundaries_file).read_text(encoding="utf-8"))[
            "municipality"
        ]["GM0448"]["d"].count("M")
        for release in (with_base, without)
    ]
    assert texel[0] == texel[1] + 1

    # The same files on other base data are another load, not "nothing changed".
    assert still_with_outlines.inputs_hash != without.inputs_hash

    rows = mart(with_base, "participation").query("area_code == 'GM0363' and period == '12m'")
    assert set(rows["population_status"]) == {"definitief"}
    people = sum(inhabitants("GM0363", 2023, age) for age in range(12, 30))
    assert set(rows["youth_population"]) == {people}
    assert not mart(with_base, "release_info")["is_estimated_population"].any()
    assert mart(without, "release_info")["is_estimated_population"].all()


def test_a_refreshed_population_is_no_file_of_the_user(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = own / "inbox"
    fetched = (inbox / NAME).read_bytes()
    assert main(["example", "--inbox", str(inbox), "--if-empty"]) == 0
    assert "9 bestanden" in capsys.readouterr().out
    names = {path.name for path in inbox_files(inbox)}
    assert "deelname_fictief.csv" in names
    assert not any(name.startswith("bevolking") for name in names - {NAME})
    assert (inbox / NAME).read_bytes() == fetched
    assert main(["example", "--inbox", str(inbox)]) == 0
    release = loaded(inbox)
    assert release.rows_rejected == 0
    assert release.is_fictitious
