"""Axes: which kind each is, where a value lies on it, and how its ticks read in Dutch."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator, NullLocator

from pages.components import formats
from reports.charts.vocabulary import UndrawableError
from reports.charts.words import plain_words

MOST_TICKS = 6
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}([T ][\d:.]+)?")


@dataclass(frozen=True)
class Scale:
    """One axis: `kind` is linear, log, category or date; `categories` in order, from the origin."""

    kind: str
    categories: tuple[str, ...]
    settings: dict[str, Any]
    is_whole: bool = False  # nothing but counts lies on it

    def places(self, values: Iterable[Any]) -> np.ndarray:
        """Return where values lie; NaN where there is none."""
        if self.kind == "category":
            return np.array([self._category(value) for value in values], dtype=float)
        if self.kind == "date":
            return np.array(
                [math.nan if pd.isna(value) else date2num(pd.Timestamp(value)) for value in values],
                dtype=float,
            )
        return np.array(
            [math.nan if value is None else float(value) for value in values], dtype=float
        )

    def _category(self, value: Any) -> float:
        if _is_missing(value):
            return math.nan
        # A number that is no category is a place between them.
        if str(value) not in self.categories and isinstance(value, int | float):
            return float(value)
        return float(self.categories.index(str(value)))


def _is_missing(value: Any) -> bool:
    return value is None or bool(pd.isna(value))


def scale_of(settings: dict[str, Any], values: Sequence[Sequence[Any]]) -> Scale:
    """Return the axis on which all traces lie."""
    known = [value for one in values for value in one if not _is_missing(value)]
    kind = settings.get("type") or _kind(known)
    if kind == "category":
        order = [*map(str, settings.get("categoryarray", ())), *map(str, known)]
        return Scale(kind, tuple(dict.fromkeys(order)), settings)
    is_whole = kind == "linear" and all(float(value).is_integer() for value in known)
    return Scale(kind, (), settings, is_whole)


def _kind(known: list[Any]) -> str:
    # A figure that was written down has its days as text; the screen reads these as days too.
    if known and all(isinstance(value, str) and _DAY.fullmatch(value) for value in known):
        return "date"
    if any(isinstance(value, str) for value in known):
        return "category"
    if any(isinstance(value, date | datetime | np.datetime64) for value in known):
        return "date"
    return "linear"


def set_up(axes: Axes, name: Literal["x", "y"], scale: Scale) -> None:
    """Give an axis of matplotlib its scale, limits, ticks and titles."""
    settings, axis = scale.settings, getattr(axes, f"{name}axis")
    if scale.kind == "log":
        getattr(axes, f"set_{name}scale")("log")
        axis.set_minor_locator(NullLocator())
    _set_limits(axes, name, scale)
    _set_ticks(axis, scale)
    font = settings.get("tickfont", {})
    top = settings.get("side") in {"top", "right"}
    axes.tick_params(
        axis=name,
        length=0,
        pad=6,
        labelsize=font.get("size"),
        **_sides(name, top, settings.get("showticklabels", True)),
    )
    title = plain_words(settings.get("title", {}).get("text", ""))
    getattr(axes, f"set_{name}label")(title)
    axis.set_label_position(settings.get("side", "bottom" if name == "x" else "left"))
    if settings.get("showgrid", True):
        axis.grid(visible=True, color=settings.get("gridcolor", "#DDE3E9"), linewidth=1)
    if settings.get("zeroline") and scale.kind == "linear":
        line = axes.axvline if name == "x" else axes.axhline
        line(0, color=settings.get("zerolinecolor", "#444444"), linewidth=1, zorder=0.6)


def _sides(name: str, top: bool, labelled: bool) -> dict[str, bool]:
    near, far = ("bottom", "top") if name == "x" else ("left", "right")
    return {f"label{near}": labelled and not top, f"label{far}": labelled and top}


def _set_limits(axes: Axes, name: str, scale: Scale) -> None:
    settings = scale.settings
    low, high = getattr(axes, f"get_{name}lim")()
    if scale.kind == "category":
        low, high = -0.5, len(scale.categories) - 0.5
    if "range" in settings:
        low, high = scale.places(settings["range"])
        if scale.kind == "log":
            low, high = 10**low, 10**high
    elif settings.get("rangemode") in {"tozero", "nonnegative"} and scale.kind == "linear":
        low, high = min(low, 0), max(high, 0)
        smallest = float(axes.dataLim.intervaly[0] if name == "y" else axes.dataLim.intervalx[0])
        low = 0 if smallest >= 0 else low
    if low == high:
        low, high = low - 0.5, high + 0.5
    if settings.get("autorange") == "reversed":
        low, high = high, low
    getattr(axes, f"set_{name}lim")(low, high)


def _set_ticks(axis: Any, scale: Scale) -> None:
    settings = scale.settings
    if "tickvals" in settings:
        given = list(settings["tickvals"])
        texts = settings.get("ticktext")
        words = map(plain_words, texts if texts is not None else map(str, given))
        axis.set_ticks(scale.places(given), list(words))
    elif scale.kind == "category":
        axis.set_ticks(range(len(scale.categories)), list(map(plain_words, scale.categories)))
    elif scale.kind == "date":
        axis.set_major_locator(AutoDateLocator(maxticks=MOST_TICKS + 2))
        axis.set_major_formatter(FuncFormatter(lambda at, _: formats.month(num2date(at).date())))
    elif scale.kind == "log":
        raise UndrawableError("a log axis without ticks of its own")
    else:
        step = settings.get("dtick")
        axis.set_major_locator(
            MultipleLocator(step)
            if step
            else MaxNLocator(
                settings.get("nticks", MOST_TICKS), steps=[1, 2, 2.5, 5, 10], integer=scale.is_whole
            )
        )
        suffix = settings.get("ticksuffix", "")
        axis.set_major_formatter(FuncFormatter(lambda at, _: _number(at, axis) + suffix))


def _number(value: float, axis: Any) -> str:
    """Write a tick with as many decimals as the step between ticks needs, 3 at most."""
    steps = np.diff(axis.get_majorticklocs())
    step = float(steps[0]) if len(steps) else 1.0
    decimals = next((d for d in range(3) if math.isclose(step * 10**d % 1, 0, abs_tol=1e-6)
                     or math.isclose(step * 10**d % 1, 1, abs_tol=1e-6)), 3)  # fmt: skip
    return formats.number(0.0 if abs(value) < 1e-9 else value, decimals).replace("-", "−")


def flatten_when_crowded(axes: Axes) -> None:
    """Put the labels of the standing axis on one line when those of two lines touch a neighbour."""
    labels = [label for label in axes.get_yticklabels() if label.get_text()]
    boxes = sorted((label.get_window_extent() for label in labels), key=lambda box: box.y0)
    if any(low.y1 > high.y0 for low, high in pairwise(boxes)):
        axes.set_yticks(
            axes.get_yticks(),
            [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()],
        )


def turn_when_crowded(axes: Axes) -> None:
    """Turn the labels of the lying axis when they would touch each other, as the screen does."""
    boxes = [label.get_window_extent() for label in axes.get_xticklabels() if label.get_text()]
    boxes.sort(key=lambda box: box.x0)
    if any(left.x1 + 4 > right.x0 for left, right in pairwise(boxes)):
        axes.tick_params(axis="x", rotation=90)
