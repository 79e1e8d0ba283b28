"""Charts on paper: the plotly figure of the screen, drawn as SVG without a browser."""

from reports.charts.svg import chart_svg
from reports.charts.vocabulary import UndrawableError

__all__ = ["UndrawableError", "chart_svg"]
