"""The whole of it: everything fetched and in place, or nothing changed."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import filelock
import pandas as pd
import pytest
import shapely

from etl.__main__ import main
from etl.delivered import open_files
from etl.intake import take_in
from etl.messages import LoadRefusedError
from etl.sources.files import inbox_files
from etl.sources.refresh import base_fingerprint, official_boundaries, run
from etl.sources.refresh.delivery import NAME
from etl.sources.refresh.run import refresh
from tests.refresh import statline
from tests.refresh.conftest import PATIENCE, Refreshed
from tests.refresh.loopback import Answer, Loopback
from tests.refresh.statline import inhabitants


def tree(folder: Path) -> dict[str, str]:
    """Every file and its hash; the lock, which is empty and hidden, aside."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".refresh.lock"
    }


def test_it_tells_what_it_fetched(refreshed: Refreshed) -> None:
    result = refreshed.result
    assert (result.year, result.municipalities) == (2023, 342)
    assert result.population_rows == 342 * 4 * 18
    assert result.status_by_year == {
        2021: "definitief",
        2022: "definitief",
        2023: "definitief",
        2024: "voorlopig",
    }
    assert "24.624 bevolkingscijfers" in result.summary()
    assert "2024 voorlopig" in result.summary()


def test_it_says_what_it_is_doing(refreshed: Refreshed) -> None:
    assert refreshed.said[0] == "gemeenten: 342 rijen"
    assert "bevolking 2024: 5.000 rijen" in refreshed.said
    assert refreshed.said[-3:] == [
        "grenzen: 342 gemeenten",
        "grenzen: controles",
        "op zijn plaats zetten",
    ]
    assert refreshed.asked == 1 + 1 + 4 * 2 + 1


def test_the_base_folder_says_what_it_holds(refreshed: Refreshed) -> None:
    folder = refreshed.data / "base"
    account = json.loads((folder / "base.json").read_text(encoding="utf-8"))
    assert account["year"] == 2023
    assert pd.Timestamp(account["fetched_at"]).tzinfo is not None
    rows = {part["file"].split("-")[0]: part["rows"] for part in account["parts"]}
    assert rows == {"municipalities": 342, "boundaries": 342, NAME: 24_624}
    for part in account["parts"]:
        path = (refreshed.inbox if part["file"] == NAME else folder) / part["file"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == part["sha256"]
        assert part["address"].startswith("http://127.0.0.1:")
        assert "CC BY 4.0" in part["source"]
    files = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    assert files == {"base.json"} | {p["file"] for p in account["parts"] if p["file"] != NAME}


def test_the_municipalities_are_those_that_ship(
    refreshed: Refreshed, municipalities_2023: pd.DataFrame
) -> None:
    (path,) = (refreshed.data / "base").glob("municipalities-*.csv")
    fetched = pd.read_csv(path)
    expected = municipalities_2023.sort_values("municipality_code", ignore_index=True)
    pd.testing.assert_frame_equal(fetched, expected[list(fetched.columns)])


def test_the_load_takes_the_population_in_without_a_refusal(refreshed: Refreshed) -> None:
    with duckdb.connect() as connection:
        connection.execute("create schema accepted; create schema staging")
        take_in(connection, open_files(inbox_files(refreshed.inbox)), lambda _: None)
        assert connection.table("staging.rejected").count("*").fetchone() == (0,)
        sums = connection.execute(
            "select jaar, sum(aantal), count(*), min(leeftijd_van), max(leeftijd_tot) "
            "from accepted.bevolking where gemeente_code = 'GM0363' group by jaar order by jaar"
        ).fetchall()
    ages = range(12, 30)
    amsterdam = {
        year: sum(inhabitants("GM0363", year, age) for age in ages)
        for year in (2021, 2022, 2023, 2024)
    }
    for year in (2021, 2022):  # Weesp was a municipality of its own
        amsterdam[year] += sum(inhabitants("GM0457", year, age) for age in ages)
    assert sums == [(year, total, 18, 12, 29) for year, total in amsterdam.items()]


def test_the_boundaries_are_read_back_as_a_coverage(own: Path) -> None:
    outlines = official_boundaries()
    assert outlines is not None
    assert (len(outlines), outlines.crs, outlines.index.name) == (
        342,
        "EPSG:4326",
        "municipality_code",
    )
    assert shapely.coverage_is_valid(outlines.to_crs("EPSG:28992").to_numpy())
    assert len(base_fingerprint()) == 64


def test_without_base_data_or_for_another_year_there_are_none(own: Path) -> None:
    assert official_boundaries(2024) is None
    assert base_fingerprint(2024) == ""
    shutil.rmtree(own / "base")
    assert official_boundaries() is None
    assert base_fingerprint() == ""


@pytest.mark.parametrize("file", ["base.json", "boundaries-*.parquet"])
@pytest.mark.parametrize("damage", ["gone", "half", "other"])
def test_damaged_base_data_are_not_passed_over(own: Path, file: str, damage: str) -> None:
    (path,) = (own / "base").glob(file)
    if damage == "gone" and file != "base.json":
        path.unlink()
    else:
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2] if damage == "half" else b"{}")
    with pytest.raises(LoadRefusedError, match="beschadigd"):
        official_boundaries()


def test_fetching_the_same_again_changes_the_account_only(own: Path, at_once: Refreshed) -> None:
    before = tree(own)
    refresh(own / "inbox", lambda _: None)
    after = tree(own)
    assert {name for name in before if before[name] != after.get(name)} <= {"base/base.json"}
    assert set(after) == set(before)


def test_fetching_something_else_replaces_what_was_there(
    own: Path, at_once: Refreshed, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, fingerprint = tree(own), base_fingerprint()
    moved = at_once.fetched.outlines.translate(1e-4)
    other = replace(at_once.fetched, outlines=moved)
    monkeypatch.setattr(run, "_fetch", lambda *_: other)
    refresh(own / "inbox", lambda _: None)
    assert base_fingerprint() != fingerprint
    assert len(tree(own)) == len(before)
    outlines = official_boundaries()
    assert outlines is not None
    assert outlines.geom_equals(moved).all()


FAULTS = {
    "a municipality missing": ("gemeenten", lambda rows: rows[1:]),
    "half the population": ("bevolking", lambda rows: rows[: len(rows) // 2]),
    "a figure that does not add up": (
        "bevolking",
        lambda rows: [{**rows[0], "BevolkingOp1Januari_1": 1}, *rows[1:]],
    ),
    "a boundary missing": ("grenzen", lambda rows: rows[1:]),
    "boundaries of the neighbours": (
        "grenzen",
        lambda rows: [
            {**row, "geometry": other["geometry"]}
            for row, other in zip(rows, [*rows[1:], rows[0]], strict=True)
        ],
    ),
}


@pytest.mark.parametrize("fault", ["a boundary missing", "boundaries of the neighbours"])
def test_a_part_that_is_not_sound_changes_nothing(
    own: Path, country: statline.Sources, fault: str
) -> None:
    collection, change = FAULTS[fault]
    country.change[collection] = change
    before = tree(own)
    with pytest.raises(LoadRefusedError):
        refresh(own / "inbox", lambda _: None, limits=PATIENCE)
    assert tree(own) == before


@pytest.mark.parametrize("fault", ["a municipality missing", "half the population"])
def test_a_first_refresh_that_fails_leaves_nothing(
    data_folder: Path, country: statline.Sources, fault: str
) -> None:
    collection, change = FAULTS[fault]
    country.change[collection] = change
    with pytest.raises(LoadRefusedError):
        refresh(data_folder / "inbox", lambda _: None, limits=PATIENCE)
    assert tree(data_folder) == {}
    assert official_boundaries() is None


def test_a_refresh_that_is_cut_off_changes_nothing(own: Path, at_once: Refreshed) -> None:
    before = tree(own)

    def stop(line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(own / "inbox", stop)
    assert tree(own) == before


def test_what_a_killed_refresh_left_behind_is_removed(
    data_folder: Path, country: statline.Sources
) -> None:
    left = data_folder / "base" / ".refresh-killed"
    left.mkdir(parents=True)
    (left / "half.parquet").write_bytes(b"half")
    country.change["gemeenten"] = lambda rows: rows[1:]
    with pytest.raises(LoadRefusedError, match="ontbreekt"):
        refresh(data_folder / "inbox", lambda _: None, limits=PATIENCE)
    assert not left.exists()


def test_the_example_makes_way_and_ones_own_figures_do_not(
    data_folder: Path, at_once: Refreshed, example_inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = data_folder / "inbox"
    inbox.mkdir()
    name = "bevolking_voorbeeld.csv"
    shutil.copyfile(example_inbox / name, inbox / name)
    result = refresh(inbox, lambda _: None)
    assert result.replaced == (name,)
    assert "staat nu in het archief" in result.summary()
    assert [path.name for path in inbox_files(inbox)] == [NAME]
    shutil.copyfile(inbox / NAME, inbox / "bevolking_eigen.csv")
    monkeypatch.setattr(run, "_fetch", lambda *_: pytest.fail("asked before looking"))
    with pytest.raises(LoadRefusedError, match=r"bevolking_eigen\.csv"):
        refresh(inbox, lambda _: None)


def test_one_refresh_at_a_time(data_folder: Path, country: statline.Sources) -> None:
    (data_folder / "base").mkdir()
    with (
        filelock.FileLock(data_folder / "base" / ".refresh.lock"),
        pytest.raises(LoadRefusedError, match="er wordt al opgehaald"),
    ):
        refresh(data_folder / "inbox", lambda _: None, limits=PATIENCE)


def test_an_inbox_that_cannot_be_written_is_named(data_folder: Path, at_once: Refreshed) -> None:
    inbox = data_folder / "inbox"
    inbox.write_text("geen map")
    with pytest.raises(LoadRefusedError, match="niet te schrijven"):
        refresh(inbox, lambda _: None)
    assert official_boundaries() is None


def test_a_year_without_a_source_is_refused_before_anything_is_asked(
    data_folder: Path, country: statline.Sources, server: Loopback, capsys: pytest.CaptureFixture
) -> None:
    assert main(["refresh", "--year", "1999"]) == 1
    assert "voor 1999 is geen tabel" in capsys.readouterr().err
    assert server.requests == []


def test_the_command_without_a_network(
    data_folder: Path, addresses: object, server: Loopback, capsys: pytest.CaptureFixture
) -> None:
    server.answer = lambda _: Answer(b"<html>Aanmelden bij het gastnetwerk</html>")
    assert main(["refresh", "--inbox", str(data_folder / "inbox")]) == 1
    message = capsys.readouterr().err
    assert "een webpagina" in message
    assert "Er is niets veranderd" in message
    assert tree(data_folder) == {}


def test_the_command(data_folder: Path, at_once: Refreshed, capsys: pytest.CaptureFixture) -> None:
    inbox = data_folder / "elders" / "in"
    assert main(["refresh", "--inbox", str(inbox)]) == 0
    said = capsys.readouterr().out
    assert "  op zijn plaats zetten" in said
    assert "24.624 bevolkingscijfers" in said
    assert (inbox / NAME).is_file()


def test_later_figures_are_not_asked_for_an_earlier_division(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path, country: statline.Sources
) -> None:
    """Voorne aan Zee of 2023 cannot be brought back to three municipalities."""

    class AskedError(Exception):
        pass

    def stop(_client: object, _addresses: object, divisions: dict[int, object]) -> None:
        raise AskedError(sorted(divisions))

    monkeypatch.setattr(run, "fetch_municipalities", lambda *_: None)
    monkeypatch.setattr(run, "fetch_population", stop)
    for year, asked in ((2022, [2021, 2022]), (2023, [2021, 2022, 2023, 2024])):
        with pytest.raises(AskedError) as ending:
            refresh(data_folder / "inbox", lambda _: None, year=year)
        assert ending.value.args == (asked,)
