"""A frame that is kept for long and handed out often, without growing.

Every copy or view of a frame leaves a weak reference in what it shares with it: its values when it
is shallow, its labels always. pandas clears these by the 500, so thousands of frames that are read
for hours grew by 2 MB a minute (docs/besluiten.md). A copy from here shares nothing.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

import pandas as pd

Frame = TypeVar("Frame", pd.DataFrame, pd.Series)


@dataclass(frozen=True)
class KeptFrame(Generic[Frame]):
    """The values, numbered, and the labels of each axis apart."""

    values: Frame
    labels: tuple[pd.Index, ...]

    @classmethod
    def of(cls, frame: Frame) -> "KeptFrame[Frame]":
        """Return a frame or a series to keep."""
        values = frame.copy()
        labels = tuple(_anew(axis) for axis in values.axes)
        values.index = _numbers(len(values))
        if isinstance(values, pd.DataFrame):
            values.columns = _numbers(values.shape[1])
        return cls(values, labels)

    def copy(self) -> Frame:
        """Return a frame that its reader may change."""
        frame = self.values.copy()
        frame.index = _anew(self.labels[0])
        if isinstance(frame, pd.DataFrame):
            frame.columns = _anew(self.labels[1])
        return frame


def _anew(labels: pd.Index) -> pd.Index:
    if isinstance(labels, pd.RangeIndex):  # its copies share, whatever they are asked
        return pd.RangeIndex(labels.start, labels.stop, labels.step, name=labels.name)
    return labels.copy(deep=True)


@lru_cache(maxsize=256)
def _numbers(length: int) -> pd.RangeIndex:
    """Return the same numbers for every frame of a length: what they gather, they gather once."""
    return pd.RangeIndex(length)
