"""What follows from a release and a choice alone is worked out once: neither ever changes."""

import functools
import pickle
from collections.abc import Callable, Hashable
from copy import copy
from hashlib import blake2b
from threading import RLock
from typing import Any, ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache, cached

from language import current
from warehouse.kept_frame import KeptFrame

MOST_BYTES = 64_000_000  # of all functions together, pickled; in memory it is some times as much

P = ParamSpec("P")
T = TypeVar("T")
_LOCK = RLock()
_ANSWERS: LRUCache[Hashable, Any] = LRUCache(
    MOST_BYTES, getsizeof=lambda answer: len(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
)


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """Keep the answers of a function that depends on nothing but its arguments and the language.

    Arguments are compared by content, so a frame that was made anew is recognised; they must be
    picklable, and so must the answer. A frame, a dict or a list comes back as a copy; whoever
    changes another kind of answer, such as a chart, copies it first. An exception is not kept.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    def key(*args: P.args, **kwargs: P.kwargs) -> Hashable:
        content = pickle.dumps((current(), args, kwargs), pickle.HIGHEST_PROTOCOL)
        return name, blake2b(content, digest_size=16).digest()

    @cached(_ANSWERS, key=key, lock=_LOCK)
    def found(*args: P.args, **kwargs: P.kwargs) -> Any:
        made = function(*args, **kwargs)
        return KeptFrame.of(made) if isinstance(made, pd.DataFrame | pd.Series) else _copied(made)

    @functools.wraps(function)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        copied: T = _copied(found(*args, **kwargs))
        return copied

    return answer


def forget() -> None:
    """Drop every answer: for a test that replaces what a function reads."""
    with _LOCK:
        _ANSWERS.clear()


def _copied(value: Any) -> Any:
    """Return what its reader may change."""
    if isinstance(value, KeptFrame):
        return value.copy()
    return copy(value) if isinstance(value, dict | list) else value
