"""A matrix whose cells are written as well as coloured: readable without colour, and from afar."""

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go


def add_cells(
    figure: go.Figure,
    grid: pd.DataFrame,
    words: pd.DataFrame,
    mask: pd.DataFrame,
    *,
    columns: list[str],
    rows: list[str],
    colours: Sequence[str],
    text_size_px: int,
) -> None:
    """Draw the cells of `mask` in their own colours, from low to high, with their words."""
    figure.add_heatmap(
        z=_rounded(grid.where(mask)),
        x=columns,
        y=rows,
        text=words.where(mask, "").to_numpy(),
        texttemplate="%{text}",
        textfont={"size": text_size_px, "color": "#111111"},
        colorscale=list(colours),
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
        hovertemplate="%{y}<br>%{x}: %{text}<extra></extra>",
    )


def _rounded(grid: pd.DataFrame) -> list[list[float | None]]:
    """Return the numbers that colour the cells; an array would go out as eight bytes for each."""
    return [
        [None if math.isnan(number) else round(number) for number in row]
        for row in grid.to_numpy(float).tolist()
    ]


def read_from_the_top(figure: go.Figure) -> None:
    """Put the headings above the columns, and the first row on top."""
    figure.update_xaxes(
        side="top", autotickangles=[0, -90], dtick=1, tickfont={"size": 13}, showgrid=False
    )
    figure.update_yaxes(autorange="reversed", tickformat="", showgrid=False)
