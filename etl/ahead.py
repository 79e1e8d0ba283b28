"""Make the next item while this one is used."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterable[T]) -> Iterator[T]:
    """Yield the items in order, each made in a thread while the one before it is used.

    One item more than usual is held; what making one raises comes where that item would.
    """
    making = iter(items)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(lambda: next(making, None))
        while (item := coming.result()) is not None:
            coming = thread.submit(lambda: next(making, None))
            yield item
