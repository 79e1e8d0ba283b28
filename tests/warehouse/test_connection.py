"""One door to DuckDB: read-only, no outside world, no damage shown as a figure."""

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.publishing import forget_everything
from warehouse import connection
from warehouse.connection import LARGEST_OPEN, UnreadableReleaseError, cursor
from warehouse.queries import run
from warehouse.releases import Release, release_path

SLICE = {
    "period": "12m",
    "measure": "started",
    "variant_group": "regulier",
    "area_kind": "municipality",
    "layout": "today",
}


def fetch_counts(release_id: str) -> list[tuple]:
    with cursor(release_id) as own:
        frame = own.execute(run._sql("participation"), SLICE).df()
    counts = frame["trajectory_count"].astype(object).mask(frame["is_suppressed"], None)
    return list(zip(frame["area_code"], counts, strict=True))


def fetch_months(release_id: str, variant_group: str) -> list[tuple]:
    chosen = {
        "area_kind": "country",
        "area_code": "NL",
        "variant_group": variant_group,
        "until": date(2024, 2, 29),
        "layout": "today",
    }
    with cursor(release_id) as own:
        return own.execute(run._sql("months"), chosen).fetchall()


def open_release_files() -> int:
    handles = Path("/proc/self/fd")
    targets = [str(handle.readlink()) for handle in handles.iterdir() if handle.is_symlink()]
    return sum(target.endswith(".duckdb") for target in targets)


@pytest.mark.parametrize(
    "statement",
    [
        "create table mine (x int)",
        "create table release.mart.mine as select 1 as x",
        "insert into mart.period select * from mart.period",
        "update mart.participation set trajectory_count = 0",
        "delete from mart.area",
        "drop table mart.area",
        "alter table mart.area add column x int",
    ],
)
def test_a_write_fails_and_leaves_the_file_alone(example_release: Release, statement: str) -> None:
    before = hashlib.sha256(example_release.path.read_bytes()).digest()
    with cursor(example_release.release_id) as own, pytest.raises(duckdb.Error, match="read-only"):
        own.execute(statement)
    assert hashlib.sha256(example_release.path.read_bytes()).digest() == before


@pytest.mark.parametrize(
    "statement",
    [
        "from read_csv('{file}')",
        "from '{file}'",
        "from read_text('{file}')",
        "from glob('{file}')",
        "copy (select 1) to '{file}.out'",
        "attach '{file}.duckdb' as other",
        "install httpfs",
        "from read_csv('https://127.0.0.1:9/x.csv')",
    ],
)
def test_the_outside_world_is_shut_off(
    example_release: Release, tmp_path: Path, statement: str
) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("a;b\n1;2\n")
    with cursor(example_release.release_id) as own, pytest.raises(duckdb.PermissionException):
        own.execute(statement.format(file=file)).fetchall()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "setting", ["enable_external_access = true", "lock_configuration = false", "threads = 8"]
)
def test_settings_are_locked(example_release: Release, setting: str) -> None:
    with cursor(example_release.release_id) as own, pytest.raises(duckdb.Error, match="locked"):
        own.execute(f"set {setting}")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "halved": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "text": lambda path: path.write_text("not a database\n" * 1000),
    "no header": lambda path: path.write_bytes(bytes(12288) + path.read_bytes()[12288:]),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_release_says_so_and_is_read_again_once_mended(
    own_release: Release, damage: Callable[[Path], object]
) -> None:
    whole = own_release.path.read_bytes()
    damage(own_release.path)
    with pytest.raises(UnreadableReleaseError, match=own_release.release_id):
        fetch_counts(own_release.release_id)
    own_release.path.write_bytes(whole)
    assert len(fetch_counts(own_release.release_id)) == 342


def test_one_flipped_byte_is_never_shown_as_a_figure(own_release: Release) -> None:
    """DuckDB keeps a checksum per block: an answer is right, or there is none."""
    whole = own_release.path.read_bytes()
    truth = fetch_counts(own_release.release_id)
    refused = 0
    for place in range(20_000, len(whole), 262_144):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        own_release.path.write_bytes(damaged)
        forget_everything()
        try:
            assert fetch_counts(own_release.release_id) == truth
        except UnreadableReleaseError:
            refused += 1
    assert refused >= 2  # the block with the table list, and one that holds these counts


def test_an_unknown_release_is_unreadable(data_folder: Path) -> None:
    with pytest.raises(UnreadableReleaseError, match="no-such-release"), cursor("no-such-release"):
        pass


def test_a_wrong_query_is_not_blamed_on_the_release(example_release: Release) -> None:
    with cursor(example_release.release_id) as own, pytest.raises(duckdb.CatalogException):
        own.execute("from mart.no_such_table")


def test_a_quote_in_the_path_cannot_break_out(
    own_release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "it's' here" / "releases"
    folder.mkdir(parents=True)
    own_release.path.rename(folder / own_release.path.name)
    monkeypatch.setenv("MDT_DATA", str(folder.parent))
    assert len(fetch_counts(own_release.release_id)) == 342


def test_twenty_threads_on_two_releases_get_no_wrong_answer(
    own_release: Release, newer_release: Release
) -> None:
    first, second = own_release.release_id, newer_release.release_id
    counts = {release_id: fetch_counts(release_id) for release_id in (first, second)}
    assert counts[second] == [
        (code, count if count is None else count + 100_000) for code, count in counts[first]
    ]
    groups = ("regulier", "basis", "kort")
    months = {group: fetch_months(first, group) for group in groups}
    assert all(months.values())
    start = threading.Barrier(20)

    def ask(thread: int) -> list[str]:
        wrong = []
        start.wait()
        for turn in range(12):
            release_id = (first, second)[(thread + turn) % 2]
            group = groups[(thread * 7 + turn) % len(groups)]
            if turn == 6:
                connection._give_up(connection._file_key(release_id))
            if fetch_counts(release_id) != counts[release_id]:
                wrong.append(f"counts of {release_id}")
            if fetch_months(release_id, group) != months[group]:
                wrong.append(f"months of {group}")
        return wrong

    with ThreadPoolExecutor(20) as pool:
        answers = [wrong for one in pool.map(ask, range(20)) for wrong in one]
    assert answers == []


def test_no_more_than_a_few_releases_stay_open(own_release: Release) -> None:
    ids = [f"copy-{number}" for number in range(LARGEST_OPEN + 3)]
    for release_id in ids:
        release_path(release_id).hardlink_to(own_release.path)
    with cursor(ids[0]) as held:
        for release_id in ids:
            assert len(fetch_counts(release_id)) == 342
        assert [key[0] for key in connection._open] == ids[-LARGEST_OPEN:]
        # Its connection was dropped meanwhile; the reader in the middle of its work goes on.
        assert held.execute("select count(*) from mart.period").fetchone() == (7,)
    if Path("/proc/self/fd").exists():
        assert open_release_files() == LARGEST_OPEN


def test_what_was_asked_last_stays_open(own_release: Release) -> None:
    ids = [f"copy-{number}" for number in range(LARGEST_OPEN + 1)]
    for release_id in ids:
        release_path(release_id).hardlink_to(own_release.path)
    for release_id in (*ids[:-1], ids[0], ids[-1]):
        fetch_counts(release_id)
    opened = [key[0] for key in connection._open]
    assert ids[0] in opened
    assert ids[1] not in opened
