"""Items made ahead come in order, and so does what goes wrong."""

import threading
from collections.abc import Iterator

import pytest

from etl.ahead import ahead


def test_items_come_in_order() -> None:
    assert list(ahead(range(100))) == list(range(100))
    assert list(ahead(())) == []


def test_the_next_is_made_while_one_is_used() -> None:
    is_made = threading.Event()

    def making() -> Iterator[int]:
        yield 1
        is_made.set()
        yield 2

    items = ahead(making())
    assert next(items) == 1
    assert is_made.wait(5)
    assert list(items) == [2]


def test_a_failure_comes_after_what_went_well() -> None:
    def making() -> Iterator[int]:
        yield 1
        raise ValueError("second")

    items = ahead(making())
    assert next(items) == 1
    with pytest.raises(ValueError, match="second"):
        next(items)
