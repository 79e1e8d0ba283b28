"""Pages are drawn one at a time; who waits for something else, or hangs, does not hold the rest."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from pages.components import turns
from pages.components.turns import in_turn, out_of_turn
from tests.pages.app_driver import open_app
from warehouse.releases import Release


class Room:
    """Counts how many are inside at once."""

    def __init__(self) -> None:
        self.lock, self.inside, self.most = Lock(), 0, 0

    def stay(self) -> None:
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        time.sleep(0.01)
        with self.lock:
            self.inside -= 1


def together(number: int, visit: Callable[[], None]) -> None:
    """Let so many begin at the same moment, each in a thread."""
    begin = Barrier(number)

    def one(_: int) -> None:
        begin.wait()
        visit()

    with ThreadPoolExecutor(number) as threads:
        list(threads.map(one, range(number)))


def test_one_page_at_a_time() -> None:
    room = Room()

    def visit() -> None:
        with in_turn():
            room.stay()

    together(8, visit)
    assert room.most == 1


def test_who_waits_for_something_else_lets_others_go_first_and_comes_back_in_turn() -> None:
    outside, inside = Room(), Room()
    all_out = Barrier(4)

    def visit() -> None:
        with in_turn():
            with out_of_turn():
                all_out.wait(10)  # would never be full if one of them kept the turn
                outside.stay()
            inside.stay()

    together(4, visit)
    assert outside.most > 1
    assert inside.most == 1


def test_a_page_that_hangs_holds_others_up_for_a_while_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "LONGEST_WAIT_S", 0.05)
    hangs, done = Event(), Event()

    def hang() -> None:
        with in_turn():
            hangs.set()
            done.wait(10)

    with ThreadPoolExecutor(1) as thread:
        hanging = thread.submit(hang)
        hangs.wait(10)
        for _ in range(3):
            with in_turn(), out_of_turn():
                assert not hanging.done()
        done.set()
    room = Room()  # whoever went on without a turn gave none back

    def visit() -> None:
        with in_turn():
            room.stay()

    monkeypatch.setattr(turns, "LONGEST_WAIT_S", 5.0)
    together(4, visit)
    assert room.most == 1


def test_a_page_that_fails_gives_its_turn_back() -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), in_turn():
            1 / 0  # noqa: B018
    begun = time.monotonic()
    with in_turn():
        assert time.monotonic() - begun < turns.LONGEST_WAIT_S


def test_outside_a_page_there_is_no_turn_to_give_back() -> None:
    with out_of_turn(), in_turn():
        pass


def test_the_app_is_drawn_in_turn(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr(turns, "_take", lambda: taken.append("turn"))
    open_app()
    assert taken == ["turn"]
