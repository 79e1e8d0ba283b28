"""Draw a plotly figure as SVG: the same data, words and colours as on the screen.

One unit of the drawing is one pixel of the screen, so that letters and lines keep their share.
"""

import io
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import plotly.graph_objects as go
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from reports.charts.bars import BarText, bar_looks, draw_bars, write_on_bars
from reports.charts.scale import Scale, flatten_when_crowded, scale_of, set_up, turn_when_crowded
from reports.charts.traces import Trace, colour_of, draw_cells, draw_scatter, markers
from reports.charts.vocabulary import DASHES, UndrawableError, described
from reports.charts.words import DARK, is_bold, plain_words, rgba
from reports.fonts import FONTS_FOLDER

WIDTH_PX = 760
USUAL_HEIGHT_PX = 450
PADDING_PX = 6
NOT_TOLD = ("Date", "Creator", "Format", "Type")  # then nothing refers to another place
_LOOK: Any = {
    "font.family": "Fira Sans",
    "svg.fonttype": "none",  # text stays text, set in the font of the document
    "svg.hashsalt": "regiomonitor",  # names in the drawing do not depend on chance
    "text.parse_math": False,  # a $ in a name is a $
    "axes.unicode_minus": True,
    "hatch.linewidth": 1.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def chart_svg(figure: go.Figure, width_px: int = WIDTH_PX) -> str:
    """Return the drawing; raises UndrawableError for what paper cannot show."""
    traces, layout = described(figure)
    _register_fonts()
    size = layout.get("font", {}).get("size", 14)
    with mpl.rc_context({**_LOOK, "font.size": size, "axes.labelsize": size}):
        drawing = Figure(
            figsize=(width_px / 72, layout.get("height", USUAL_HEIGHT_PX) / 72),
            dpi=72,
            layout=ConstrainedLayoutEngine(w_pad=PADDING_PX / 72, h_pad=PADDING_PX / 72),
        )
        FigureCanvasSVG(drawing)
        _draw(drawing, traces, layout)
        stream = io.StringIO()
        drawing.savefig(stream, format="svg", metadata=dict.fromkeys(NOT_TOLD))
    return stream.getvalue()


def _draw(drawing: Figure, traces: list[Trace], layout: dict[str, Any]) -> None:
    """Draw one panel, or panels under each other that share the lying axis."""
    x = scale_of(layout.get("xaxis", {}), [trace.get("x", ()) for trace in traces])
    panels = _panels(traces, layout)
    heights = [np.ptp(settings.get("domain", (0, 1))) for settings, _ in panels]
    every = drawing.subplots(len(panels), 1, sharex=True, squeeze=False, height_ratios=heights)
    texts = [
        _draw_panel(axes, own, layout, x, scale_of(settings, [one.get("y", ()) for one in own]))
        for axes, (settings, own) in zip(every[:, 0], panels, strict=True)
    ]
    for axes in every[:-1, 0]:
        axes.tick_params(axis="x", labelbottom=False)
        axes.set_xlabel("")
    _draw_legend(drawing, traces, layout)
    drawing.draw_without_rendering()  # now bars and labels have sizes
    turn_when_crowded(every[-1, 0])
    for axes, written in zip(every[:, 0], texts, strict=True):
        flatten_when_crowded(axes)
        write_on_bars(axes, written)


def _panels(traces: list[Trace], layout: dict[str, Any]) -> list[tuple[dict, list[Trace]]]:
    """Return the standing axes from top to bottom, each with its traces."""
    names = sorted({trace.get("yaxis", "y") for trace in traces}) or ["y"]
    if len(names) > 1 and (layout.get("shapes") or layout.get("annotations")):
        raise UndrawableError("a shape or a note in a chart of panels")
    panels = [
        (
            layout.get(name.replace("y", "yaxis"), {}),
            [trace for trace in traces if trace.get("yaxis", "y") == name],
        )
        for name in names
    ]
    if names != ["y"] and not all("domain" in settings for settings, _ in panels):
        raise UndrawableError("two axes over each other")
    return sorted(panels, key=lambda panel: -panel[0].get("domain", (0, 1))[0])


def _draw_panel(
    axes: Axes, traces: list[Trace], layout: dict[str, Any], x: Scale, y: Scale
) -> list[BarText]:
    """Draw what is in it; return what is to be written when the axes have their sizes."""
    bars = [trace for trace in traces if trace["type"] == "bar"]
    points = [trace for trace in traces if trace["type"] == "scatter"]
    for trace in traces:
        if trace["type"] == "heatmap":
            draw_cells(axes, trace, x, y)
    texts = draw_bars(axes, bars, x, y, layout)
    for before, trace in zip([None, *points], points, strict=False):
        draw_scatter(axes, trace, before, x, y)
    set_up(axes, "x", x)
    set_up(axes, "y", y)
    for side, scale in (("bottom", x), ("left", y)):
        axes.spines[side].set_color(scale.settings.get("linecolor", "#5B6670"))
        axes.spines[side].set_visible(scale.settings.get("showgrid", True))
    axes.set_axisbelow(True)
    _thicken_bold_labels(axes, x, y)
    for shape in layout.get("shapes", ()):
        _draw_shape(axes, shape, x, y)
    for annotation in layout.get("annotations", ()):
        _annotate(axes, annotation, x, y)
    return texts


def _thicken_bold_labels(axes: Axes, x: Scale, y: Scale) -> None:
    for axis, scale in ((axes.xaxis, x), (axes.yaxis, y)):
        for label, category in zip(axis.get_ticklabels(), scale.categories, strict=False):
            label.set_fontweight(600 if is_bold(category) else 400)


def _transform(axes: Axes, part: dict[str, Any]) -> Any:
    """Return how places of a shape or note are meant: in data, or as a share of the axes."""
    shares = [
        part.get(ref, "")[1:] == " domain" or part.get(ref) == "paper" for ref in ("xref", "yref")
    ]
    return {
        (False, False): axes.transData,
        (False, True): axes.get_xaxis_transform(),
        (True, False): axes.get_yaxis_transform(),
        (True, True): axes.transAxes,
    }[shares[0], shares[1]]


def _place(part: dict[str, Any], name: str, scale: Scale) -> float:
    ref = part.get(f"{name[0]}ref", name[0])
    return float(part[name] if ref != name[0] else scale.places([part[name]])[0])


def _draw_shape(axes: Axes, shape: dict[str, Any], x: Scale, y: Scale) -> None:
    x0, x1 = (_place(shape, name, x) for name in ("x0", "x1"))
    y0, y1 = (_place(shape, name, y) for name in ("y0", "y1"))
    line = shape.get("line", {})
    look = {
        "linewidth": line.get("width", 2),
        "linestyle": DASHES[line.get("dash", "solid")],
        "transform": _transform(axes, shape),
        "zorder": 0.2 if shape.get("layer") == "below" else 3.6,
        "alpha": shape.get("opacity"),
    }
    if shape["type"] == "line":
        axes.add_artist(Line2D([x0, x1], [y0, y1], color=rgba(colour_of(line, "line")), **look))
        return
    edge = rgba(line["color"]) if line.get("width", 2) and "color" in line else "none"
    corner, wide, high = (min(x0, x1), min(y0, y1)), abs(x1 - x0), abs(y1 - y0)
    axes.add_artist(
        Rectangle(corner, wide, high, facecolor=rgba(shape["fillcolor"]), edgecolor=edge, **look)
    )


def _annotate(axes: Axes, note: dict[str, Any], x: Scale, y: Scale) -> None:
    font, background = note.get("font", {}), note.get("bgcolor")
    horizontal = note.get("xanchor", "center").replace("auto", "center")
    vertical = note.get("yanchor", "middle").replace("auto", "middle")
    axes.annotate(
        plain_words(note["text"]),
        (_place(note, "x", x), _place(note, "y", y)),
        xycoords=_transform(axes, note),
        xytext=(note.get("xshift", 0), note.get("yshift", 0)),
        textcoords="offset points",
        ha=horizontal,
        va=vertical.replace("middle", "center"),
        fontsize=font.get("size"),
        color=rgba(font.get("color", DARK)),
        fontweight=600 if is_bold(note["text"]) else 400,
        annotation_clip=False,
        zorder=5,
        bbox={"facecolor": rgba(background), "edgecolor": "none", "pad": 1} if background else None,
    )


def _draw_legend(drawing: Figure, traces: list[Trace], layout: dict[str, Any]) -> None:
    """Put the legend above the chart, or under it; as many in a row as fit, read by rows."""
    shown = [trace for trace in traces if trace.get("showlegend", True)]
    if not layout.get("showlegend", len(traces) > 1 or any(t.get("showlegend") for t in traces)):
        return
    shown = [trace for trace in shown if trace["type"] != "heatmap"]
    if not shown:
        return
    if not all(trace.get("name") for trace in shown):
        raise UndrawableError("a trace in the legend without a name")
    is_below = layout.get("legend", {}).get("y", 1) < 0.5
    for columns in range(len(shown), 0, -1):
        ordered = _by_rows(shown, columns)
        legend = drawing.legend(
            [_handle(trace) for trace in ordered],
            [plain_words(trace["name"]) for trace in ordered],
            loc="outside lower left" if is_below else "outside upper left",
            ncols=columns,
            frameon=False,
            borderpad=0,
            handletextpad=0.5,
            columnspacing=1.4,
        )
        fits = legend.get_window_extent().width <= drawing.bbox.width - 2 * PADDING_PX
        if fits or columns == 1:
            return
        legend.remove()


def _by_rows(traces: list[Trace], columns: int) -> list[Trace]:
    """Order what matplotlib fills by column so that it reads by row."""
    rows = [traces[at : at + columns] for at in range(0, len(traces), columns)]
    return [trace for trace in chain(*zip_longest(*rows)) if trace is not None]


def _handle(trace: Trace) -> Any:
    if trace["type"] == "bar":
        return Patch(**bar_looks(trace, len(trace["x"]))[0])
    if trace.get("fill", "none") != "none":
        return Patch(facecolor=rgba(trace["fillcolor"]))
    mode, line = trace.get("mode", "lines"), trace.get("line", {})
    look: dict[str, Any] = {"linestyle": "none"}
    if "lines" in mode:
        look = {
            "color": rgba(colour_of(line, "line")),
            "linewidth": line.get("width", 2),
            "linestyle": DASHES[line.get("dash", "solid")],
        }
    if "markers" in mode and len(trace["x"]):
        look |= next(iter(markers(trace, len(trace["x"]))))[0]
    return Line2D([], [], **look)


@cache
def _register_fonts() -> None:
    for path in sorted(Path(FONTS_FOLDER).glob("*.ttf")):
        font_manager.fontManager.addfont(path)
