"""The export: every column described, nothing hidden comes out, whole or not at all, same bytes."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from etl.__main__ import main
from etl.export.dictionary import TYPES, Table, described, exported_tables
from tests.etl.delivery_writer import trajectories, trajectory, write_csv
from tests.warehouse.freezing import put_down
from tests.warehouse.publishing import publish_changed
from warehouse.releases import Release


@pytest.fixture
def opened(example_release: Release) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{example_release.path}' as release (read_only)")
        yield connection


@pytest.fixture(scope="module")
def exported(example_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example release, exported once; read only."""
    folder = tmp_path_factory.mktemp("export")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MDT_DATA", str(example_data))
        assert main(["export", "--folder", str(folder)]) == 0
    (place,) = (path for path in folder.iterdir() if path.is_dir())
    return place


def read_csv(exported: Path, table: str) -> list[dict[str, str]]:
    (path,) = exported.glob(f"csv/*-{table}.csv")
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def test_every_published_table_is_handed_over_or_says_why_not(
    opened: duckdb.DuckDBPyConnection,
) -> None:
    published = {
        name
        for (name,) in opened.execute(
            "select table_name from duckdb_tables() where schema_name = 'mart'"
        ).fetchall()
    }
    assert set(described()["tables"]) | set(described()["left_out"]) == published
    assert not set(described()["tables"]) & set(described()["left_out"])
    assert all(len(why) > 15 for why in described()["left_out"].values())


def test_every_column_is_described_and_every_description_is_used(
    opened: duckdb.DuckDBPyConnection,
) -> None:
    used = set()
    for table in exported_tables():
        own = described()["tables"][table.name].get("columns", {})
        columns = table.columns(opened)
        assert set(own) <= set(columns), table.name
        assert set(table.left_out).isdisjoint(columns)
        assert set(described()["tables"][table.name].get("hidden", [])) <= set(columns)
        assert set(columns.values()) <= set(TYPES), table.name
        used |= set(columns) - set(own)
        assert len(table.describe(opened)) == len(columns)
    assert used == set(described()["columns"])
    texts = [
        *described()["columns"].values(),
        *(
            text
            for table in described()["tables"].values()
            for text in table.get("columns", {}).values()
        ),
    ]
    for text in texts:
        assert set(text) <= {"meaning", "unit", "values"}
        assert all(isinstance(part, str) and part for part in text.values())


def test_a_new_column_needs_a_description(opened: duckdb.DuckDBPyConnection) -> None:
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as release; create schema release.mart")
        connection.execute("create table release.mart.signal as select 1::bigint as iets_nieuws")
        with pytest.raises(KeyError, match="iets_nieuws"):
            Table("signal").describe(connection)


COUNTS = {
    "participation": ["trajectory_count"],
    "completion": ["completed", "stopped", "ended"],
    "participation_month": ["started", "completed"],
}


@pytest.mark.parametrize("table", COUNTS)
def test_a_hidden_count_is_empty_and_says_so(exported: Path, table: str) -> None:
    hidden = described()["tables"][table]["hidden"]
    rows = read_csv(exported, table)
    suppressed = [row for row in rows if row["is_suppressed"] == "true"]
    assert {row["is_suppressed"] for row in rows} == {"true", "false"}
    if table == "participation_month":
        assert all("" in (row["started"], row["completed"]) for row in suppressed)
        assert all(
            "" not in (row["started"], row["completed"]) for row in rows if row not in suppressed
        )
    else:
        assert {row[name] for row in suppressed for name in hidden} == {""}
    assert set(COUNTS[table]) <= set(hidden)
    for name in COUNTS[table]:
        shown = {row[name] for row in rows} - {""}
        assert shown, name
        assert not shown & {"1", "2", "3", "4"}, name


def test_csv_and_parquet_hold_what_the_release_holds(
    exported: Path, opened: duckdb.DuckDBPyConnection, example_release: Release
) -> None:
    for table in exported_tables():
        (path,) = exported.glob(f"parquet/*-{table.name}.parquet")
        assert path.name.startswith(f"fictief-{example_release.release_id}-")
        (count,) = opened.execute(f"select count(*) from ({table.sql})").fetchone() or (None,)
        assert pq.read_metadata(path).num_rows == count == len(read_csv(exported, table.name))
        facts = pq.read_schema(path).metadata
        assert facts[b"release_id"].decode() == example_release.release_id
        assert facts[b"fictief"] == b"ja"
        assert pq.read_schema(path).names == list(table.columns(opened))
    row = next(r for r in read_csv(exported, "participation") if r["area_code"] == "NL")
    asked = "select trajectory_count, rate_per_1000 from release.mart.participation where "
    count, rate = opened.execute(
        asked + "area_code = 'NL' and period = ? and measure = ? and variant_group = ?",
        [row["period"], row["measure"], row["variant_group"]],
    ).fetchone() or (None, None)
    assert row["trajectory_count"] == str(int(count))
    assert float(row["rate_per_1000"].replace(",", ".")) == pytest.approx(rate)
    assert "," in row["rate_per_1000"]


def test_the_dictionary_and_the_text_go_with_it(exported: Path, example_release: Release) -> None:
    (path,) = exported.glob("*woordenboek.csv")
    text = io.StringIO(path.read_text("utf-8-sig"), newline="")
    rows = list(csv.DictReader(text, delimiter=";"))
    assert {row["Tabel"] for row in rows} == set(described()["tables"])
    assert all(row["Betekenis"] and row["Soort"] and row["Bron"] for row in rows)
    said = (exported / "LEESMIJ.md").read_text("utf-8")
    for part in (example_release.release_id, "29-02-2024", "FICTIEF", "CC BY 4.0", "`rejected`"):
        assert part in said


def test_no_refused_row_and_no_person_comes_out(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = data_folder / "inbox"
    secret = "GEHEIM12345"
    rows = [*trajectories(40), trajectory(99, gemeente_code=secret)]
    write_csv(inbox / "deelname.csv", rows)
    people = [
        {
            "rsv_code": "RSV15", "naam": "Zeeland", "contact_naam": "Piet Geheim",
            "contact_email": "piet.geheim@example.nl", "website": "https://example.nl",
        }
    ]  # fmt: skip
    write_csv(inbox / "rsv.csv", people)
    assert main(["load"]) == 0
    with duckdb.connect(str(next((data_folder / "releases").glob("*.duckdb")))) as release:
        names = release.execute("select contact_name from mart.rsv_profile").fetchall()
        assert ("Piet Geheim",) in names
        assert release.execute("select count(*) from mart.rejected").fetchone() != (0,)
    assert main(["export", "--folder", str(tmp_path / "uit")]) == 0
    found = [path for path in (tmp_path / "uit").rglob("*") if path.is_file()]
    assert found
    for path in found:
        content = path.read_bytes()
        if path.suffix == ".parquet":
            content = json.dumps(pq.read_table(path).to_pylist(), default=str).encode()
        for text in (secret, "Piet", "piet.geheim"):
            assert text.encode() not in content, path.name


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".export.lock"
    }


def test_the_same_release_gives_the_same_bytes(
    exported: Path, example_release: Release, tmp_path: Path
) -> None:
    assert main(["export", "--folder", str(tmp_path)]) == 0
    assert contents(tmp_path / exported.name) == contents(exported)
    assert main(["export", "--folder", str(tmp_path), "--format", "csv"]) == 0  # replaces it
    assert not (tmp_path / exported.name / "parquet").exists()
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [exported.name]


def test_an_export_that_fails_leaves_the_last_one(
    own_release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["export", "--folder", str(tmp_path), "--format", "csv"]) == 0
    before = contents(tmp_path)

    def broken(*_: object) -> str:
        raise OSError(28, "schijf vol", "x")

    monkeypatch.setattr("etl.export.run.readme", broken)
    assert main(["export", "--folder", str(tmp_path), "--format", "csv"]) == 1
    assert contents(tmp_path) == before
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_a_snapshot_exports_its_own_release(
    own_release: Release, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_down(own_release, "Nulmeting")
    publish_changed(own_release, "update mart.national_figure set value = 123456")
    arguments = ["export", "--folder", str(tmp_path), "--format", "csv", "--snapshot"]
    assert main([*arguments, "nulmeting"]) == 0
    place = tmp_path / f"fictief-{own_release.release_id}-stand-nulmeting"
    assert "123456" not in {row["value"] for row in read_csv(place, "national_figure")}
    assert "Bevroren stand: Nulmeting (nulmeting), peildatum 31-12-2022" in (
        place / "LEESMIJ.md"
    ).read_text("utf-8")
    assert main([*arguments, "onbekend"]) == 1
    assert "een van: nulmeting" in capsys.readouterr().err
    own_release.path.unlink()
    assert main([*arguments, "nulmeting"]) == 1
    assert main(["export", "--folder", str(tmp_path), "--release", "../x"]) == 1
    assert main(["export", "--folder", str(tmp_path), "--release", own_release.release_id]) == 1


def test_a_snapshot_of_any_title_keeps_the_export_of_the_release(
    own_release: Release, tmp_path: Path
) -> None:
    put_down(own_release, "Uitgave")
    arguments = ["export", "--folder", str(tmp_path), "--format", "csv"]
    assert main(arguments) == 0
    assert main([*arguments, "--snapshot", "uitgave"]) == 0
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 2


def test_a_text_is_never_a_formula(own_release: Release, tmp_path: Path) -> None:
    publish_changed(own_release, "update mart.offer set offer_name = '=1+1;\"x\"'")
    assert main(["export", "--folder", str(tmp_path), "--format", "csv"]) == 0
    (place,) = (path for path in tmp_path.iterdir() if path.is_dir())
    rows = read_csv(place, "offer")
    assert {row["offer_name"] for row in rows} == {'\'=1+1;"x"'}
    assert any("|" in row["themes"] for row in rows)
    assert pd.to_datetime(pd.Series([row["start_date"] for row in rows])).notna().all()
