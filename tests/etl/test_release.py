"""What a load publishes: the same content for the same files, kept, repaired, never half."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pytest

from etl.__main__ import main
from etl.load import LoadResult, load
from etl.messages import LoadRefusedError
from etl.publish import is_sound
from tests.etl.delivery_writer import trajectories, trajectory, write_csv
from warehouse.models import model_sql
from warehouse.releases import (
    Release,
    active_release_id,
    current_release,
    list_releases,
    read_release,
)

QuickLoad = Callable[[], int]


def silent(_: str) -> None:
    """Report nothing."""


def tables_that_differ(one: Release, other: Release) -> set[str]:
    """Tables with other rows; the line of a row in its file is a position, not a fact."""
    with duckdb.connect() as connection:
        for name, release in (("one", one), ("other", other)):
            connection.execute(f"attach '{release.path}' as {name} (read_only)")
        tables = connection.execute(
            "select distinct table_name from duckdb_tables() where schema_name = 'mart'"
        ).fetchall()
        rows = "select columns(lambda name: name <> 'line') from {}.mart.{}"
        return {
            table
            for (table,) in tables
            for first, second in ((rows.format("one", table), rows.format("other", table)),)
            if connection.execute(
                f"({first} except all {second}) union all ({second} except all {first})"
            ).fetchone()
        }


def test_the_same_files_change_nothing(published: Release, inbox: Path, data_folder: Path) -> None:
    moments = {path: path.stat().st_mtime_ns for path in data_folder.rglob("*.*")}
    for path in inbox.iterdir():
        path.touch()
    assert load(inbox, silent) == LoadResult(published, is_new=False)
    assert {path: path.stat().st_mtime_ns for path in data_folder.rglob("*.*")} == moments


def test_the_order_of_rows_does_not_matter(published: Release, inbox: Path) -> None:
    draw = random.Random(2)
    for path in inbox.iterdir():
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        draw.shuffle(rows)
        path.write_text("\n".join([header, *rows]), encoding="utf-8")
    result = load(inbox, silent)
    assert result.is_new
    assert result.release.release_id != published.release_id
    assert result.release.reference_date == published.reference_date
    assert tables_that_differ(published, result.release) == {"ingested_file"}


def test_a_new_file_gives_a_new_release_and_the_old_one_can_come_back(
    quick_load: QuickLoad, inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quick_load() == 0
    old = active_release_id()
    write_csv(inbox / "deelname 2.csv", [trajectory(9)])
    assert quick_load() == 0
    new = active_release_id()
    assert new is not None
    assert new != old
    assert {release.release_id for release in list_releases()} == {old, new}
    assert all(is_sound(release) for release in list_releases())
    assert main(["activate", str(old)]) == 0
    assert capsys.readouterr().out.endswith(f"Actief: {old}.\n")
    assert current_release() == (read_release(str(old)), None)
    # Loading what stands in the inbox means: show that.
    assert quick_load() == 0
    assert active_release_id() == new


def test_a_delivery_that_comes_back_gives_the_release_it_gave_before(
    quick_load: QuickLoad, inbox: Path
) -> None:
    assert quick_load() == 0
    first = current_release()
    extra = write_csv(inbox / "deelname 2.csv", [trajectory(9)])
    assert quick_load() == 0
    extra.unlink()
    assert quick_load() == 0
    assert current_release() == first


def cut(release: Release) -> None:
    release.path.write_bytes(release.path.read_bytes()[:-4096])


def flip(release: Release) -> None:
    content = bytearray(release.path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    release.path.write_bytes(content)


def halve_manifest(release: Release) -> None:
    path = release.path.with_suffix(".json")
    path.write_text(path.read_text()[:100])


def halve_pointer(release: Release) -> None:
    (release.path.parent / "active.json").write_text('{"release_id": "20')


@pytest.mark.parametrize(
    "damage",
    [cut, flip, lambda release: release.path.unlink(), halve_manifest, halve_pointer],
    ids=["cut", "flipped", "deleted", "manifest", "pointer"],
)
def test_loading_again_mends_a_damaged_release(
    quick_load: QuickLoad, damage: Callable[[Release], None]
) -> None:
    assert quick_load() == 0
    release, _ = current_release()
    damage(release)
    assert list_releases() in ([release], [])
    assert quick_load() == 0
    mended, unreadable = current_release()
    assert unreadable is None
    assert (mended.release_id, mended.content_hash) == (release.release_id, release.content_hash)
    assert is_sound(mended)


def test_a_lost_map_is_drawn_again(quick_load: QuickLoad, boundaries_folder: Path) -> None:
    assert quick_load() == 0
    drawn = set(boundaries_folder.iterdir())
    assert len(drawn) == 2
    for lost in drawn:
        lost.unlink()
        assert quick_load() == 0
        assert set(boundaries_folder.iterdir()) == drawn


def test_the_same_content_by_other_code_keeps_the_file_that_pages_read(
    quick_load: QuickLoad, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quick_load() == 0
    before, _ = current_release()
    file = before.path.stat().st_ino, before.path.stat().st_mtime_ns
    monkeypatch.setattr("etl.load.inputs_hash", lambda files: "other code")
    assert quick_load() == 0
    after, unreadable = current_release()
    assert (after.release_id, after.inputs_hash, unreadable) == (
        before.release_id,
        "other code",
        None,
    )
    assert (after.path.stat().st_ino, after.path.stat().st_mtime_ns) == file
    assert is_sound(after)


def test_the_release_holds_marts_only(published: Release) -> None:
    with duckdb.connect(str(published.path), read_only=True) as connection:
        found = connection.execute("select distinct schema_name from duckdb_tables()").fetchall()
    assert found == [("mart",)]
    manifest = json.loads(published.path.with_suffix(".json").read_text(encoding="utf-8"))
    assert manifest["file_bytes"] == published.path.stat().st_size


def test_a_release_that_does_not_read_back_is_not_published(
    quick_load: QuickLoad,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    data_folder: Path,
) -> None:
    monkeypatch.setattr("etl.build.content_hash", lambda connection: "another hash")
    assert quick_load() == 1
    assert "leest niet terug zoals ze geschreven is" in capsys.readouterr().err
    assert list_releases() == []
    assert [path.name for path in (data_folder / "releases").iterdir()] == [".load.lock"]


def test_two_loads_at_once(
    quick_load: QuickLoad, inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = []

    def meanwhile(step: str) -> None:
        if step == "controles":
            refused.append(quick_load())

    result = load(inbox, meanwhile)
    assert refused == [1]
    said = capsys.readouterr().err
    assert "er wordt op dit moment al geladen" in said
    assert "Wacht tot dat klaar is" in said
    assert current_release() == (result.release, None)
    assert quick_load() == 0


@pytest.mark.parametrize("is_archived", [False, True])
def test_a_file_that_changes_while_it_is_read(
    *, quick_load: QuickLoad, inbox: Path, data_folder: Path, is_archived: bool
) -> None:
    path = inbox / "deelname.csv"
    if is_archived:
        assert quick_load() == 0
        write_csv(inbox / "deelname 2.csv", [trajectory(9)])
    active = active_release_id()

    def meanwhile(step: str) -> None:
        if step == "kaart en modellen":
            write_csv(path, trajectories(5))

    with pytest.raises(LoadRefusedError, match=r"deelname.csv: het bestand is veranderd terwijl"):
        load(inbox, meanwhile)
    assert active_release_id() == active
    left = {p.suffix for p in (data_folder / "archive").iterdir()}
    assert left <= {".csv"}
    assert not list((data_folder / "releases").glob(".build-*"))
    assert quick_load() == 0  # with what stands there now


def test_an_error_nobody_foresaw_leaves_no_work_files(
    quick_load: QuickLoad, inbox: Path, data_folder: Path
) -> None:
    def meanwhile(step: str) -> None:
        if step == "controles":
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        load(inbox, meanwhile)
    assert [path.name for path in (data_folder / "releases").iterdir()] == [".load.lock"]
    assert quick_load() == 0


@pytest.mark.parametrize(
    "rows",
    [
        {"rsv.csv": [{"rsv_code": "RSV01", "naam": "Noord"}]},
        {"deelname.csv": [trajectory(1), trajectory(2, startdatum="2022-10-01")]},
    ],
    ids=["no trajectories", "less than a year"],
)
def test_a_delivery_without_periods_has_the_same_columns(
    *,
    rows: dict[str, list[dict[str, object]]],
    quick_load: QuickLoad,
    inbox: Path,
    published: Release,
) -> None:
    for path in inbox.iterdir():
        path.unlink()
    for name, table in rows.items():
        write_csv(inbox / name, table)
    assert quick_load() == 0
    release, _ = current_release()
    columns = "select table_name, column_name, data_type from duckdb_columns() "
    columns += "where schema_name = 'mart'"
    found = []
    for path in (published.path, release.path):
        with duckdb.connect(str(path), read_only=True) as connection:
            found.append(set(connection.execute(columns).fetchall()))
    assert found[0] == found[1]
    with duckdb.connect(str(release.path), read_only=True) as connection:
        assert connection.execute("select count(*) from mart.participation").fetchone() == (0,)


def test_the_content_hash_sees_every_cell(published: Release, tmp_path: Path) -> None:
    from etl.publish import content_hash

    def hash_after(sql: str) -> str:
        with duckdb.connect() as connection:
            connection.execute("attach ':memory:' as release; create schema release.mart")
            connection.execute(
                "create table release.mart.t as "
                "select * from (values (1, 'a'), (2, null), (2, null)) as v (n, s)"
            )
            connection.execute(sql)
            return content_hash(connection)

    same = hash_after("select 1")
    reordered = "create or replace table release.mart.t as from release.mart.t order by n desc"
    assert hash_after(reordered) == same
    for change in (
        "update release.mart.t set s = 'b' where n = 1",
        "delete from release.mart.t where n = 2",
        "insert into release.mart.t values (2, null), (2, null)",
        "alter table release.mart.t rename to u",
        "create table release.mart.u (n int)",
    ):
        assert hash_after(change) != same, change
    assert "hash" in model_sql("publish/table_hash")


def test_what_was_refused_stands_in_the_release(quick_load: QuickLoad, inbox: Path) -> None:
    rows = [*trajectories(38), trajectory(39, leeftijd=99, variant="lang"), trajectory(1)]
    write_csv(inbox / "deelname.csv", rows)
    assert quick_load() == 0
    release, _ = current_release()
    assert (release.rows_loaded, release.rows_rejected) == (38, 2)
    with duckdb.connect(str(release.path), read_only=True) as connection:
        rejected = connection.execute("from mart.rejected").fetchall()
        files = connection.execute(
            "select file_name, rows_in, rows_loaded, rows_rejected from mart.ingested_file"
        ).fetchall()
    assert [row[:6] for row in rejected] == [
        ("deelname", "deelname.csv", "", 40, "leeftijd", "99"),
        ("deelname", "deelname.csv", "", 40, "variant", "lang"),
        ("deelname", "deelname.csv", "", 41, "traject_id", "T1"),
    ]
    # A row about one young person stays in the delivered file.
    assert [row[-1] for row in rejected] == [None] * 3
    assert files == [("deelname.csv", 40, 38, 2)]


def test_notes_sheet_and_rows_set_aside_stand_in_the_release(
    quick_load: QuickLoad, inbox: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Invoer"
    book.active.append(["rsv_code", "organisatie", "sector", "lid_vanaf", "kleur"])
    for number in range(30):
        book.active.append(["RSV01", f"Stichting {number}", "fondsen", "sep-23", "geheim"])
    book.active.append(["RSV02", "Stichting X", "muziek", "sep-23", "geheim"])
    book.active.append(["Totaal", None, None, None, 31])
    book.create_sheet("Uitleg").append(["Lees dit eerst"])
    book.save(inbox / "partners.xlsx")
    assert quick_load() == 0
    release, _ = current_release()
    assert release is not None
    with duckdb.connect(str(release.path), read_only=True) as connection:
        file = connection.sql(
            "select sheet_name, rows_in, rows_loaded, rows_rejected, rows_set_aside, notes, "
            "extra_columns from mart.ingested_file where input_name = 'partners'"
        ).fetchone()
        refused = connection.sql(
            "select sheet_name, rsv_code, raw_row from mart.rejected where input_name = 'partners'"
        ).fetchall()
    assert file == (
        "Invoer", 32, 30, 1, 1,
        "niet gelezen: blad Uitleg · regel 33: een totaalrij is herkend en niet meegeteld", "kleur",
    )  # fmt: skip
    ((sheet, rsv_code, raw_row),) = refused
    assert (sheet, rsv_code) == ("Invoer", "RSV02")
    assert json.loads(raw_row) == {
        "rsv_code": "RSV02", "organisatie": "Stichting X", "sector": "muziek",
        "lid_vanaf": "sep-23",
    }  # fmt: skip
