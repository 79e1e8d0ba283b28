"""The log: lines are added, a change is seen, and old months go when asked."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path

import filelock
import pytest

from access import log as log_module
from access.__main__ import main
from access.log import (
    Event,
    LogUnavailableError,
    kept_months,
    log_folder,
    months,
    read_log,
    read_on,
    remove_old,
    write,
)
from access.person import Person
from access.sessions import Sessions
from tests.faults.full import no_space

ANNA = Person("anna-1", ("programmateam",), session="s1")


def file() -> Path:
    return log_folder() / f"{datetime.now(UTC):%Y-%m}.jsonl"


def add(count: int) -> None:
    for number in range(count):
        write(ANNA, Event.DOWNLOADED, role="lezer", about=f"tabel {number}", release_id="r1")


def test_lines_are_added_and_read_back_newest_first() -> None:
    add(3)
    log = read_log()
    assert [entry.about for entry in log.entries] == ["tabel 2", "tabel 1", "tabel 0"]
    assert (log.damaged_lines, log.breaks) == (0, 0)
    newest = log.entries[0]
    assert (newest.subject, newest.role, newest.what) == ("anna-1", "lezer", "gedownload")
    assert file().stat().st_mode & 0o077 == 0


def test_a_line_holds_no_more_than_who_what_and_when() -> None:
    add(1)
    assert set(json.loads(file().read_bytes())) == {
        "moment",
        "subject",
        "role",
        "what",
        "about",
        "release_id",
        "session",
        "previous",
    }


@pytest.mark.parametrize("harm", ["change", "remove", "insert"])
def test_a_change_is_seen(harm: str) -> None:
    add(4)
    lines = file().read_bytes().splitlines()
    if harm == "change":
        lines[1] = lines[1].replace(b"anna-1", b"piet-1")
    elif harm == "remove":
        del lines[1]
    else:
        lines.insert(2, lines[0])
    file().write_bytes(b"\n".join(lines) + b"\n")
    assert read_log().breaks > 0
    assert main(["verify"]) == 1


def test_a_line_that_was_cut_off_spoils_no_other() -> None:
    add(2)
    file().write_bytes(file().read_bytes()[:-20])
    add(1)
    log = read_log()
    assert (len(log.entries), log.damaged_lines) == (2, 1)


def test_the_chain_goes_on_from_month_to_month() -> None:
    add(2)
    file().rename(log_folder() / "2020-01.jsonl")
    add(1)
    assert read_log().breaks == 0
    assert read_log([months()[0]]).breaks == 0
    (log_folder() / "2020-01.jsonl").write_bytes(b"{}\n")
    assert read_log([months()[0]]).breaks == 1


def clock(monkeypatch: pytest.MonkeyPatch, year: int, month: int) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            return cls(year, month, 15, tzinfo=UTC)

    monkeypatch.setattr(log_module, "datetime", Clock)


@pytest.mark.parametrize("has_lines_of_next_month", [False, True])
def test_an_hour_with_the_clock_far_ahead_keeps_no_later_line_for_ever(
    monkeypatch: pytest.MonkeyPatch, *, has_lines_of_next_month: bool
) -> None:
    clock(monkeypatch, 2026, 12 if has_lines_of_next_month else 11)
    add(2)
    for month in (1, 2):
        clock(monkeypatch, 2099, month)
        add(2)
    clock(monkeypatch, 2026, 11)
    with monkeypatch.context() as patch, pytest.raises(LogUnavailableError):
        patch.setattr(Path, "unlink", no_space)  # it stops when the lines are in their new place
        add(1)
    assert len(months()) == 3
    add(2)
    assert months() == ["2026-12" if has_lines_of_next_month else "2026-11"]
    clock(monkeypatch, 2026, 12)
    add(2)
    log = read_log()
    assert (len(log.entries), log.damaged_lines, log.breaks) == (10, 0, 0)
    assert [path.name for path in log_folder().iterdir() if "partial" in path.name] == []
    remove_old(datetime(2029, 2, 1, tzinfo=UTC), keep=24)
    assert months() == []


@pytest.mark.parametrize("back", [(2026, 11), (2026, 3), (1970, 1)])
def test_a_clock_that_goes_back_moves_no_line(
    monkeypatch: pytest.MonkeyPatch, back: tuple[int, int]
) -> None:
    """It may be back in the midst of the log, or before all of it."""
    every_month = [f"2026-{month:02}" for month in range(1, 13)]
    for month in range(1, 13):
        clock(monkeypatch, 2026, month)
        add(1)
    clock(monkeypatch, *back)
    add(1)
    clock(monkeypatch, 2026, 12)
    add(1)
    log = read_log()
    assert (len(log.entries), log.breaks) == (14, 0)
    assert months() == every_month[::-1]


def test_many_writers_make_one_chain() -> None:
    threads = [threading.Thread(target=add, args=(10,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log = read_log()
    assert (len(log.entries), log.damaged_lines, log.breaks) == (40, 0, 0)
    assert main(["verify"]) == 0


def test_what_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "PATIENCE_S", 0.05)
    add(1)
    with filelock.FileLock(log_folder() / ".lock"), pytest.raises(LogUnavailableError):
        add(1)
    monkeypatch.setattr(log_module.os, "write", lambda _handle, _content: 0)
    with pytest.raises(LogUnavailableError):
        add(1)


def test_old_months_go_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add(1)
    for month in ("2024-10", "2024-11", "2024-12"):
        (log_folder() / f"{month}.jsonl").touch()
    assert remove_old(datetime(2026, 12, 1, tzinfo=UTC), keep=24) == ["2024-10", "2024-11"]
    monkeypatch.setenv("MDT_LOG_MONTHS", "1")
    assert main(["tidy"]) == 0
    assert "2024-12" in capsys.readouterr().out
    assert len(months()) == 1
    for wrong in ("0", "abc", "-1", "1.5"):
        monkeypatch.setenv("MDT_LOG_MONTHS", wrong)
        assert main(["tidy"]) == 2
        said = capsys.readouterr().err
        assert f"MDT_LOG_MONTHS is '{wrong}'" in said
        assert "dan geldt 24" in said
    monkeypatch.setenv("MDT_LOG_MONTHS", "")
    assert kept_months() == 24
    monkeypatch.delenv("MDT_LOG_MONTHS")
    assert kept_months() == 24


def test_a_restart_forgets_no_session() -> None:
    write(ANNA, Event.SIGNED_IN, role="programmateam")
    assert not Sessions().is_new("s1")
    assert not Sessions().has_ended("s1")
    write(ANNA, Event.SIGNED_OUT, role="programmateam")
    sessions = Sessions()
    assert sessions.has_ended("s1")
    assert sessions.is_new("s2")
    assert not sessions.is_new("s2")


def test_a_sign_out_in_one_process_is_known_in_another() -> None:
    first, second = Sessions(), Sessions()
    assert first.is_new("s1")
    write(ANNA, Event.SIGNED_IN, role="lezer")
    assert not second.is_new("s1")
    assert not second.has_ended("s1")
    first.end("s1")
    write(ANNA, Event.SIGNED_OUT, role="lezer")
    assert second.has_ended("s1")


def test_a_line_that_is_half_written_is_read_when_it_is_whole() -> None:
    add(1)
    sessions = Sessions()
    write(ANNA, Event.SIGNED_OUT, role="lezer")
    whole = file().read_bytes()
    file().write_bytes(whole[:-1])
    assert not sessions.has_ended("s1")
    file().write_bytes(whole)
    assert sessions.has_ended("s1")


def test_only_what_was_added_is_read_on_and_a_month_that_is_gone_is_no_mistake(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: dict[str, int] = {}
    assert read_on(read) == []
    add(2)
    assert [entry.about for entry in read_on(read)] == ["tabel 0", "tabel 1"]
    assert read_on(read) == []
    add(1)
    assert [entry.about for entry in read_on(read)] == ["tabel 0"]
    file().write_bytes(file().read_bytes().splitlines(keepends=True)[0])  # it became shorter
    assert [entry.about for entry in read_on(read)] == ["tabel 0"]
    monkeypatch.setattr(log_module, "_files", lambda: [log_folder() / "2020-01.jsonl"])
    assert read_on(read) == []
