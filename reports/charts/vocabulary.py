"""Which parts of a plotly figure paper can draw; anything else is refused, never left out."""

import base64
from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go


class UndrawableError(Exception):
    """A chart uses something that is drawn on the screen and not on paper."""


class _Mark:
    """How a property is treated."""


DRAWN = _Mark()
FOR_THE_SCREEN = _Mark()  # says what happens under a mouse, or how the browser lays out

DASHES = {"solid": "-", "dash": (0, (6, 4)), "dot": (0, (1.5, 2.5)), "dashdot": (0, (6, 3, 1.5, 3))}
SYMBOLS = {
    "circle": "o",
    "circle-open": "o",
    "square": "s",
    "square-open": "s",
    "diamond": "D",
    "diamond-open": "D",
    "triangle-up": "^",
    "triangle-down": "v",
    "x-thin-open": "x",
    "x-thin": "x",
    "cross-thin": "+",
    "cross-thin-open": "+",
    "line-ns-open": "|",
}
HATCHES = {"": "", "/": "////", "\\": "\\\\\\\\", "x": "xxx", "-": "---", "|": "|||", ".": "..."}

_FONT = {"size": DRAWN, "color": DRAWN, "family": FOR_THE_SCREEN, "weight": {400, 600, "bold"}}
_HOVER = dict.fromkeys(
    ("hoverinfo", "hovertemplate", "hovertext", "hoverlabel", "hoverongaps", "customdata", "meta"),
    FOR_THE_SCREEN,
)
_LINE = {"color": DRAWN, "width": DRAWN, "dash": set(DASHES)}
_ERROR = {
    "type": {"data"},
    "array": DRAWN,
    "arrayminus": DRAWN,
    "symmetric": DRAWN,
    "color": DRAWN,
    "thickness": DRAWN,
    "width": DRAWN,
    "visible": {True},
}
_TRACE = {
    "type": DRAWN,
    "x": DRAWN,
    "y": DRAWN,
    "name": DRAWN,
    "showlegend": DRAWN,
    "text": DRAWN,
    "textfont": _FONT,
    "error_x": _ERROR,
    "error_y": _ERROR,
    "cliponaxis": FOR_THE_SCREEN,  # a text is never cut off on paper
    "xaxis": {"x"},
    "yaxis": {"y", "y2"},
    "legendgroup": FOR_THE_SCREEN,
    "legendrank": FOR_THE_SCREEN,
    "uid": FOR_THE_SCREEN,
    **_HOVER,
}
TRACES: dict[str, dict[str, Any]] = {
    "scatter": {
        **_TRACE,
        "mode": {
            "lines", "markers", "text", "lines+markers", "lines+text", "markers+text",
            "lines+markers+text",
        },
        "line": {**_LINE, "shape": {"linear", "hv"}},
        "marker": {
            "color": DRAWN,
            "size": DRAWN,
            "symbol": set(SYMBOLS),
            "opacity": DRAWN,
            "line": {"color": DRAWN, "width": DRAWN},
        },
        "fill": {"none", "tonexty", "tozeroy"},
        "fillcolor": DRAWN,
        "connectgaps": {False},
        "textposition": {
            f"{row} {column}"
            for row in ("top", "middle", "bottom")
            for column in ("left", "center", "right")
        },
    },
    "bar": {
        **_TRACE,
        "orientation": {"h", "v"},
        "marker": {
            "color": DRAWN,
            "opacity": DRAWN,
            "line": {"color": DRAWN, "width": DRAWN},
            "pattern": {
                "shape": set(HATCHES),
                "fgcolor": DRAWN,
                "fillmode": {"replace", "overlay"},
            },
        },
        "textposition": {"none", "inside", "outside", "auto"},
        "insidetextanchor": {"start", "end", "middle"},
        "textangle": {0},
        "insidetextfont": _FONT,
        "outsidetextfont": _FONT,
        "width": DRAWN,
    },
    "heatmap": {
        **_TRACE,
        "z": DRAWN,
        "texttemplate": {"%{text}"},
        "colorscale": DRAWN,
        "zmin": DRAWN,
        "zmax": DRAWN,
        "showscale": {False},
        "xgap": DRAWN,
        "ygap": DRAWN,
    },
}  # fmt: skip
AXIS: dict[str, Any] = {
    "title": {"text": DRAWN, "font": _FONT, "standoff": FOR_THE_SCREEN},
    "type": {"linear", "log", "category", "date", "-"},
    "range": DRAWN,
    "rangemode": {"normal", "tozero", "nonnegative"},
    "autorange": {True, "reversed"},
    "categoryorder": {"array", "trace"},
    "categoryarray": DRAWN,
    "tickvals": DRAWN,
    "ticktext": DRAWN,
    "tickmode": {"array", "linear", "auto"},
    "dtick": DRAWN,
    "nticks": DRAWN,
    "tickformat": {"", ",.0f", ",.1f", ".2~f"},  # all of them: as many decimals as the step needs
    "ticksuffix": DRAWN,
    "tickangle": {0},
    "autotickangles": FOR_THE_SCREEN,
    "tickfont": _FONT,
    "side": {"bottom", "top", "left", "right"},
    "showgrid": DRAWN,
    "showticklabels": DRAWN,
    "gridcolor": DRAWN,
    "linecolor": DRAWN,
    "zeroline": DRAWN,
    "zerolinecolor": DRAWN,
    "visible": {True},
    "anchor": {"x", "y", "y2"},
    "domain": DRAWN,  # as high as its share; the gap between panels is that of paper
    "automargin": FOR_THE_SCREEN,
    "fixedrange": FOR_THE_SCREEN,
}
LAYOUT: dict[str, Any] = {
    "template": FOR_THE_SCREEN,
    "separators": {",.", ".,"},
    "font": _FONT,
    "paper_bgcolor": {"#FFFFFF"},
    "plot_bgcolor": {"#FFFFFF"},
    "margin": FOR_THE_SCREEN,
    "height": DRAWN,
    "showlegend": DRAWN,
    "legend": {
        "orientation": {"h"},
        "x": FOR_THE_SCREEN,
        "y": DRAWN,
        "yanchor": FOR_THE_SCREEN,
        "xanchor": FOR_THE_SCREEN,
        "traceorder": {"normal"},
        "font": _FONT,
    },
    "xaxis": AXIS,
    "yaxis": AXIS,
    "yaxis2": AXIS,
    "barmode": {"stack", "group"},
    "bargap": DRAWN,
    "hovermode": FOR_THE_SCREEN,
    "dragmode": FOR_THE_SCREEN,
    "shapes": DRAWN,
    "annotations": DRAWN,
}
SHAPE: dict[str, Any] = {
    "type": {"rect", "line"},
    "x0": DRAWN,
    "x1": DRAWN,
    "y0": DRAWN,
    "y1": DRAWN,
    "xref": {"x", "paper", "x domain"},
    "yref": {"y", "paper", "y domain"},
    "line": _LINE,
    "fillcolor": DRAWN,
    "opacity": DRAWN,
    "layer": {"below", "above"},
}
ANNOTATION: dict[str, Any] = {
    "x": DRAWN,
    "y": DRAWN,
    "xref": {"x", "paper", "x domain"},
    "yref": {"y", "paper", "y domain"},
    "xanchor": {"auto", "left", "center", "right"},
    "yanchor": {"auto", "top", "middle", "bottom"},
    "xshift": DRAWN,
    "yshift": DRAWN,
    "align": {"left", "center", "right"},
    "text": DRAWN,
    "showarrow": {False},
    "font": _FONT,
    "bgcolor": DRAWN,
    "borderpad": FOR_THE_SCREEN,
}


def described(figure: go.Figure) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return traces and layout as plain values; raises UndrawableError for what is not drawn."""
    traces = [_unpacked(trace.to_plotly_json()) for trace in figure.data]
    layout = _unpacked(figure.layout.to_plotly_json())
    for at, trace in enumerate(traces):
        kind = trace.get("type")
        if kind not in TRACES:
            raise UndrawableError(f"data[{at}].type: {kind!r}")
        _check(trace, TRACES[kind], f"data[{at}]")
    _check(layout, LAYOUT, "layout")
    for name, known in (("shapes", SHAPE), ("annotations", ANNOTATION)):
        for at, part in enumerate(layout.get(name, ())):
            _check(part, known, f"layout.{name}[{at}]")
    return traces, layout


def _unpacked(part: dict[str, Any]) -> dict[str, Any]:
    """Read the arrays that plotly packs when a figure was copied or kept."""
    if part.keys() >= {"dtype", "bdata"}:
        packed = np.frombuffer(base64.b64decode(part["bdata"]), dtype=part["dtype"])
        shape = [int(size) for size in str(part.get("shape", packed.size)).split(",")]
        return packed.reshape(shape)  # type: ignore[return-value]
    return {
        name: _unpacked(value) if isinstance(value, dict) else value for name, value in part.items()
    }


def _check(part: Mapping[str, Any], known: Mapping[str, Any], path: str) -> None:
    for name, value in part.items():
        rule = known.get(name)
        if rule is None:
            raise UndrawableError(f"{path}.{name}")
        if isinstance(rule, Mapping):
            _check(value, rule, f"{path}.{name}")
        elif isinstance(rule, set):
            _check_values(value, rule, f"{path}.{name}")


def _check_values(value: Any, allowed: set[Any], path: str) -> None:
    values = value if isinstance(value, list | tuple | np.ndarray) else [value]
    for one in values:
        if one not in allowed:
            raise UndrawableError(f"{path}: {one!r}")
