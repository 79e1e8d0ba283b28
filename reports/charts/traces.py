"""Draw the traces of a chart: points and lines, and cells that are written."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from reports.charts.scale import Scale
from reports.charts.vocabulary import DASHES, SYMBOLS, UndrawableError
from reports.charts.words import DARK, ON_GRID, for_each, plain_words, rgba

Trace = dict[str, Any]
SHARES = {"diamond": 0.72, "square": 0.9, "line": 1.4}
"""Size of a symbol by that of matplotlib: its diamond is wider, its line shorter."""
_ROWS = {"top": ("bottom", 1), "middle": ("center", 0), "bottom": ("top", -1)}
_COLUMNS = {"left": ("right", -1), "center": ("center", 0), "right": ("left", 1)}


def colour_of(part: dict[str, Any], path: str) -> Any:
    """Return the colour; the screen would choose one itself, and paper another."""
    if part.get("color") is None:
        raise UndrawableError(f"{path} without a colour of its own")
    return part["color"]


def draw_scatter(axes: Axes, trace: Trace, before: Trace | None, x: Scale, y: Scale) -> None:
    """Draw lines, a filled band, markers, texts and error bars, in this order."""
    at_x, at_y = x.places(trace["x"]), y.places(trace["y"])
    mode, line = trace.get("mode", "lines"), trace.get("line", {})
    if trace.get("fill", "none") != "none":
        _fill(axes, trace, before, x, y)
    if "lines" in mode and line.get("width", 2) > 0:
        axes.plot(
            at_x, at_y,
            color=rgba(colour_of(line, "line")), linewidth=line.get("width", 2),
            linestyle=DASHES[line.get("dash", "solid")],
            drawstyle="steps-post" if line.get("shape") == "hv" else "default",
            solid_capstyle="butt", zorder=3,
        )  # fmt: skip
    if "error_x" in trace or "error_y" in trace:
        draw_errors(axes, trace, at_x, at_y)
    if "markers" in mode:
        _draw_markers(axes, trace, at_x, at_y)
    if "text" in mode:
        _draw_texts(axes, trace, at_x, at_y)
    if mode == "lines" and line.get("width", 2) == 0:
        axes.update_datalim(np.column_stack([at_x, at_y])[~np.isnan(at_x) & ~np.isnan(at_y)])


def _fill(axes: Axes, trace: Trace, before: Trace | None, x: Scale, y: Scale) -> None:
    at_x, at_y = x.places(trace["x"]), y.places(trace["y"])
    other = np.zeros_like(at_y)
    if trace["fill"] == "tonexty":
        if before is None or not np.array_equal(x.places(before["x"]), at_x, equal_nan=True):
            raise UndrawableError("a band between lines that are not over the same points")
        other = y.places(before["y"])
    axes.fill_between(at_x, other, at_y, color=rgba(trace["fillcolor"]), linewidth=0, zorder=1.5)


def _draw_markers(axes: Axes, trace: Trace, at_x: np.ndarray, at_y: np.ndarray) -> None:
    for marker, mask in markers(trace, len(at_x)):
        axes.plot(at_x[mask], at_y[mask], linestyle="none", clip_on=False, zorder=3.5, **marker)


def markers(trace: Trace, count: int) -> Iterator[tuple[dict[str, Any], np.ndarray]]:
    """Give each look of the markers of a trace, with the points that have it."""
    marker = trace.get("marker", {})
    if marker.get("color") is None and trace.get("line", {}).get("color") is not None:
        marker = {**marker, "color": trace["line"]["color"]}  # as plotly does
    edge = marker.get("line", {})
    looks = list(
        zip(
            for_each(colour_of(marker, "marker"), count),
            for_each(marker.get("symbol", "circle"), count),
            for_each(marker.get("size", 6), count),
            strict=True,
        )
    )
    for look in dict.fromkeys(looks):
        colour, symbol, size = look
        full = rgba(colour, marker.get("opacity", 1))
        is_open = symbol.endswith("open") or "thin" in symbol
        width = edge.get("width", 1 if is_open else 0)
        share = next((share for name, share in SHARES.items() if symbol.startswith(name)), 1)
        yield (
            {
                "marker": SYMBOLS[symbol],
                "markersize": size * share,
                "markerfacecolor": "none" if is_open else full,
                "markeredgecolor": full if is_open else rgba(edge.get("color", colour)),
                "markeredgewidth": max(width, 1) if is_open else width,
            },
            np.array([one == look for one in looks]),
        )


def _draw_texts(axes: Axes, trace: Trace, at_x: np.ndarray, at_y: np.ndarray) -> None:
    row, column = trace.get("textposition", "middle center").split()
    vertical, up = _ROWS[row]
    horizontal, right = _COLUMNS[column]
    size = trace.get("marker", {}).get("size", 0) if "markers" in trace.get("mode", "") else 0
    font = trace.get("textfont", {})
    texts = for_each(trace["text"], len(at_x))
    for one_x, one_y, text in zip(at_x, at_y, texts, strict=True):
        axes.annotate(
            plain_words(text), (one_x, one_y),
            xytext=(right * (size / 2 + 2), up * (size / 2 + 2)), textcoords="offset points",
            ha=horizontal, va=vertical, annotation_clip=False,
            color=rgba(font.get("color", DARK)), fontsize=font.get("size"), zorder=4,
            bbox=ON_GRID,
        )  # fmt: skip


def draw_errors(axes: Axes, trace: Trace, at_x: np.ndarray, at_y: np.ndarray) -> None:
    """Draw the intervals of points or bars, as long as they are known."""
    for name in ("error_x", "error_y"):
        error = trace.get(name)
        if error is None:
            continue
        above = np.asarray(error["array"], dtype=float)
        below = np.asarray(error.get("arrayminus", error["array"]), dtype=float)
        limits = np.clip(np.vstack([below, above]), 0, None)
        known = ~np.isnan(limits).any(axis=0) & ~np.isnan(at_x) & ~np.isnan(at_y)
        axes.errorbar(
            at_x[known], at_y[known], **{name.replace("error_", "") + "err": limits[:, known]},
            fmt="none", ecolor=rgba(_error_colour(trace, error)),
            elinewidth=error.get("thickness", 2), capsize=error.get("width", 3), zorder=3.2,
        )  # fmt: skip


def _error_colour(trace: Trace, error: dict[str, Any]) -> Any:
    """An interval without a colour has that of its points, as on the screen."""
    parts = (error, trace.get("marker", {}), trace.get("line", {}))
    given = next((part["color"] for part in parts if part.get("color") is not None), None)
    return colour_of({"color": given if isinstance(given, str) else None}, "error bar")


def draw_cells(axes: Axes, trace: Trace, x: Scale, y: Scale) -> None:
    """Draw the cells of a matrix in their colours, and write in them."""
    values = np.asarray(trace["z"], dtype=float)
    if np.isnan(values).all():
        return
    low, high = trace.get("zmin", np.nanmin(values)), trace.get("zmax", np.nanmax(values))
    scale = [one[1] if isinstance(one, list | tuple) else one for one in trace["colorscale"]]
    colours = LinearSegmentedColormap.from_list("cells", [rgba(colour) for colour in scale])
    font = trace.get("textfont", {})
    for row, at_y in enumerate(y.places(trace["y"])):
        for column, at_x in enumerate(x.places(trace["x"])):
            value = values[row, column]
            if math.isnan(value):
                continue
            colour = colours((value - low) / (high - low) if high > low else 0.5)
            axes.add_patch(
                Rectangle(
                    (at_x - 0.5, at_y - 0.5), 1, 1, facecolor=colour, edgecolor="#FFFFFF",
                    linewidth=trace.get("xgap", 0), zorder=1,
                )
            )  # fmt: skip
            if "texttemplate" in trace:
                axes.text(
                    at_x, at_y, plain_words(trace["text"][row][column]), ha="center", va="center",
                    fontsize=font.get("size"), color=rgba(font.get("color", DARK)), zorder=4,
                )  # fmt: skip
