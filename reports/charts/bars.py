"""Draw bars, lying or standing, beside or on top of each other, and the numbers at them."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from reports.charts.scale import Scale
from reports.charts.traces import Trace, colour_of, draw_errors
from reports.charts.vocabulary import HATCHES, UndrawableError
from reports.charts.words import DARK, LIGHT, ON_GRID, for_each, plain_words, readable_on, rgba

GAP_PX = 4  # between a bar and its number
LETTER = 0.58  # width of a letter as a share of its size
USUAL_GAP = 0.2
STRIPES = 0.3  # how strong stripes over a colour are: a number stays readable


@dataclass(frozen=True)
class BarText:
    """A number at a bar that lies at `at` and runs from `start` to `end` (in data)."""

    words: str
    at: float
    start: float
    end: float
    trace: Trace
    look: dict[str, Any]
    is_lying: bool


def draw_bars(
    axes: Axes, bars: list[Trace], x: Scale, y: Scale, layout: dict[str, Any]
) -> list[BarText]:
    """Draw all bars of a chart; return what is to be written when the axes have their limits."""
    if not bars:
        return []
    if len({_is_lying(bar) for bar in bars}) > 1:
        raise UndrawableError("lying and standing bars in one chart")
    is_lying, is_stacked = _is_lying(bars[0]), layout.get("barmode") == "stack"
    base, length = (y, x) if is_lying else (x, y)
    along, across = ("y", "x") if is_lying else ("x", "y")
    room = _room(base, [base.places(bar[along]) for bar in bars])
    room *= 1 - layout.get("bargap", USUAL_GAP)
    width = room if is_stacked else room / len(bars)
    reached: dict[tuple[float, bool], float] = {}
    texts: list[BarText] = []
    for number, bar in enumerate(bars):
        at, long = base.places(bar[along]), length.places(bar[across])
        begin = np.zeros_like(long)
        if is_stacked:
            for where, (one, step) in enumerate(zip(at, np.nan_to_num(long), strict=True)):
                begin[where] = reached.get((one, step < 0), 0.0)
                reached[one, step < 0] = begin[where] + step
        else:
            at = at + (number - (len(bars) - 1) / 2) * width
        texts += _draw(axes, bar, np.vstack([at, begin, begin + long]), width)
    return texts


def _is_lying(bar: Trace) -> bool:
    return bool(bar.get("orientation", "v") == "h")


def _room(base: Scale, places: list[np.ndarray]) -> float:
    """Return the distance between neighbouring bars."""
    if base.kind == "category":
        return 1.0
    everywhere = np.concatenate(places)
    steps = np.diff(np.unique(everywhere[~np.isnan(everywhere)]))
    return float(steps.min()) if len(steps) else 1.0


def _draw(axes: Axes, bar: Trace, places: np.ndarray, width: float) -> list[BarText]:
    is_lying, texts = _is_lying(bar), []
    words = for_each(bar.get("text", ""), places.shape[1])
    draw, foot = (axes.barh, "left") if is_lying else (axes.bar, "bottom")
    for (at, start, end), look, said in zip(
        places.T, bar_looks(bar, places.shape[1]), words, strict=True
    ):
        if math.isnan(at) or math.isnan(end):
            continue
        if start != end:  # else its edge would be a line where nothing is
            draw(at, end - start, width, **{foot: start}, **look, zorder=2)
        if said and bar.get("textposition", "auto") != "none":
            texts.append(BarText(plain_words(said), at, start, end, bar, look, is_lying))
    if "error_x" in bar or "error_y" in bar:
        at, _, end = places
        draw_errors(axes, bar, *((end, at) if is_lying else (at, end)))
    return texts


def bar_looks(bar: Trace, count: int) -> list[dict[str, Any]]:
    """Give the colours of each bar; one with a pattern has its colour as stripes, or under them."""
    marker = bar.get("marker", {})
    colours = for_each(colour_of(marker, "marker"), count)
    shapes = for_each(marker.get("pattern", {}).get("shape") or "", count)
    return [_look(colour, shape, marker) for colour, shape in zip(colours, shapes, strict=True)]


def _look(colour: str, shape: str, marker: dict[str, Any]) -> dict[str, Any]:
    full = rgba(colour, marker.get("opacity", 1))
    edge, pattern = marker.get("line", {}), marker.get("pattern", {})
    line = rgba(edge["color"]) if "color" in edge else full
    look = {"facecolor": full, "edgecolor": line, "linewidth": edge.get("width", 0)}
    if not shape:
        return look
    is_over = pattern.get("fillmode") == "overlay"
    stripes = pattern.get("fgcolor") or (readable_on(colour) if is_over else colour)
    ground = full if is_over else rgba(LIGHT)
    return {
        "facecolor": ground, "edgecolor": full, "linewidth": 1,
        "hatch": HATCHES[shape], "hatchcolor": rgba(stripes, STRIPES if is_over else 1),
    }  # fmt: skip


def write_on_bars(axes: Axes, texts: list[BarText]) -> None:
    """Write the numbers; one that does not fit within its bar stands behind it."""
    for text in texts:
        font = text.trace.get("textfont", {})
        size = font.get("size", axes.xaxis.label.get_fontsize())
        is_inside = _is_inside(axes, text, size)
        anchor = text.trace.get("insidetextanchor", "end") if is_inside else "outside"
        sign = -1 if text.end < text.start else 1
        origin, towards = {
            "start": (text.start, sign),
            "end": (text.end, -sign),
            "middle": ((text.start + text.end) / 2, 0),
            "outside": (text.end, sign),
        }[anchor]
        along = {1: ("left", "bottom"), -1: ("right", "top"), 0: ("center", "center")}[towards]
        step = towards * GAP_PX
        axes.annotate(
            text.words,
            (origin, text.at) if text.is_lying else (text.at, origin),
            xytext=(step, 0) if text.is_lying else (0, step),
            textcoords="offset points",
            ha=along[0] if text.is_lying else "center",
            va="center" if text.is_lying else along[1],
            color=rgba(_ink(text, font)) if is_inside else DARK,
            fontsize=size,
            annotation_clip=False,
            zorder=4,
            bbox=None if is_inside else ON_GRID,
        )


def _is_inside(axes: Axes, text: BarText, size: float) -> bool:
    if text.trace.get("textposition", "auto") == "outside":
        return False
    ends = [(text.start, 0), (text.end, 0)] if text.is_lying else [(0, text.start), (0, text.end)]
    length = float(np.abs(np.diff(axes.transData.transform(ends), axis=0)).max())
    needed = len(text.words) * size * LETTER if text.is_lying else size
    return length >= needed + 2 * GAP_PX


def _ink(text: BarText, font: dict[str, Any]) -> str:
    if font.get("color"):
        return str(font["color"])
    red, green, blue, _ = text.look["facecolor"]
    return readable_on(f"rgb({red * 255},{green * 255},{blue * 255})")
