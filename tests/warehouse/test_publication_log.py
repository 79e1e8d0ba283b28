"""The log of publications: whole lines, in order, whoever writes and whatever is damaged."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from warehouse.publication_log import (
    Publication,
    PublicationLog,
    add_publication,
    log_path,
    read_publication_log,
)

FILES = ("deelname één.csv", "rsv.csv")


def line(**changed: object) -> bytes:
    """A whole line with something changed."""
    whole = {
        "moment": "2024-03-01T09:00:00+00:00", "role": "publicist", "action": "publiceren",
        "release_id": "x", "replaced_release_id": "", "files": ["rsv.csv"],
    }  # fmt: skip
    return json.dumps({**whole, **changed}).encode() + b"\n"


def add(release_id: str, role: str = "publicist", files: tuple[str, ...] = FILES) -> None:
    moment = datetime.now(UTC).isoformat()
    add_publication(Publication(moment, role, "publiceren", release_id, "vorige", files))


def known() -> list[str]:
    return [publication.release_id for publication in read_publication_log().publications]


def test_no_log_is_no_publication(data_folder: Path) -> None:
    assert read_publication_log() == PublicationLog((), 0)


def test_newest_first_with_all_that_was_said(data_folder: Path) -> None:
    add("a")
    add("b", role="beheerder")
    log = read_publication_log()
    assert log.damaged_lines == 0
    newest, oldest = log.publications
    assert (newest.release_id, newest.role, oldest.release_id) == ("b", "beheerder", "a")
    assert newest.files == FILES
    assert newest.replaced_release_id == "vorige"
    assert datetime.fromisoformat(newest.moment).tzinfo is not None


def test_writers_at_the_same_time_do_not_mix_lines(data_folder: Path) -> None:
    ids = [f"release-{number}" for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, ids))
    assert sorted(known()) == sorted(ids)


@pytest.mark.parametrize(
    "damage",
    [
        b"{\n",
        b"[1]\n",
        b"null\n",
        b'{"moment": "x"}\n',
        line(moment="gisteren"),
        line(moment="2024-03-01T09:00:00"),  # of which time zone?
        line(moment=1709283600),
        line(role=None),
        line(files="rsv.csv"),
        line(files=[1]),
        line(surplus=1),
        b"\xff\xfe\n",
        b"\x00\n",
    ],
)
def test_a_damaged_line_hides_no_other_and_is_counted(data_folder: Path, damage: bytes) -> None:
    add("a")
    with log_path().open("ab") as stream:
        stream.write(damage)
    add("b")
    assert known() == ["b", "a"]
    assert read_publication_log().damaged_lines == 1


@pytest.mark.parametrize("harmless", [b"\n", b"  \n", b"\r\n", line(release_id="c")])
def test_a_blank_line_is_no_damage(data_folder: Path, harmless: bytes) -> None:
    add("a")
    with log_path().open("ab") as stream:
        stream.write(harmless)
    assert read_publication_log().damaged_lines == 0


def test_a_line_cut_off_by_a_full_disk_hides_no_later_one(data_folder: Path) -> None:
    add("a")
    with log_path().open("ab") as stream:
        stream.write(b'{"moment": "2024')
    add("b")
    assert known() == ["b", "a"]
    assert read_publication_log().damaged_lines == 1


def test_a_name_with_another_kind_of_line_end_is_one_line(data_folder: Path) -> None:
    add("a", files=("een\u2028twee.csv",))
    assert known() == ["a"]
