"""A second process for the statistics: it loads their libraries while the files are read, and
computes some tables while the database goes on.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import ParamSpec, TypeVar

import pandas as pd

Answer = Callable[[], pd.DataFrame]
P = ParamSpec("P")
T = TypeVar("T")

# They take a second or more; methods/ loads them when they are first used.
LIBRARIES = (
    "etl.transform.participation",
    "esda.smoothing",
    "libpysal.weights",
    "statsmodels.stats.proportion",
    "statsmodels.tsa.exponential_smoothing.ets",
    "esda.moran",
    "etl.transform.clusters",
    "etl.transform.forecast.tables",
)


class Helper:
    """Computes here, when the answer is asked for."""

    def prepare(self) -> None:
        """Get ready while other work is done."""

    def start(
        self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs
    ) -> Callable[[], T]:
        """Return what gives the answer, or raises what the function raises."""
        return cache(partial(function, *arguments, **named))


class _SecondProcess(Helper):
    """Computes in another process, in the order of asking; here when that process is gone."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def prepare(self) -> None:
        self.start(_load_libraries)

    def start(
        self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs
    ) -> Callable[[], T]:
        here = super().start(function, *arguments, **named)
        try:
            begun = self._pool.submit(function, *arguments, **named)
        except (BrokenProcessPool, OSError):  # gone, or there is no room for one
            return here

        def answer() -> T:
            try:
                return begun.result()
            except BrokenProcessPool:
                return here()

        return answer


def _end_with_parent() -> None:
    """Do not wait for ever for work from a load that was killed."""

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _load_libraries() -> None:
    for name in LIBRARIES:
        import_module(name)


def _processors() -> int | None:
    """Count those that this process may use, where the system tells."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count()


@contextmanager
def second_process() -> Iterator[Helper]:
    """Give a helper in a process of its own, where there is a processor for it.

    It begins when it is asked for something, and ends with the block.
    """
    if _processors() == 1:
        yield Helper()
        return
    # Spawned, as on every system: a copy of this process would hold the database open.
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_end_with_parent) as pool:
        try:
            yield _SecondProcess(pool)
        finally:
            pool.shutdown(cancel_futures=True)
