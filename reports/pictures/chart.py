"""A chart of the screen as part of a picture."""

from typing import Any

import plotly.graph_objects as go

from reports.charts import chart_svg
from reports.pictures.parts import INNER_PX, Part, part_of


def chart_parts(drawing: dict[str, Any]) -> list[Part]:
    """Return the chart of a figure of plotly; raises UndrawableError for what cannot be drawn."""
    svg = chart_svg(go.Figure(drawing), INNER_PX)
    return [part_of(svg, x=0, width=INNER_PX)]
