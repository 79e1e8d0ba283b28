"""One message of an evaluation session: a title, one finding, and what shows it.

The presentation view and the packs (PDF, Excel) draw the same messages, so that screen and paper
cannot say different things.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from pages.components.map import MapData


@dataclass(frozen=True)
class Table:
    """Rows as they are read: headers in words, figures written out, hidden counts as x.

    ``rows`` is for the eye, in the language of the reader; ``figures`` the same rows as numbers,
    for a workbook, with Dutch headers.
    """

    title: str
    rows: pd.DataFrame
    figures: pd.DataFrame


@dataclass(frozen=True)
class Message:
    """What one screen and one paragraph on paper say. All texts are ready to be read.

    ``finding`` is one sentence; ``remarks`` are the reservations that belong to it; ``source``
    names period, source, reference date and release of every figure in it. ``questions`` are for
    the talk: they compare and ask, and hold no verdict.
    """

    key: str
    title: str
    finding: str
    source: str
    chart: go.Figure | None = None
    chart_alt: str = ""
    map: MapData | None = None
    tables: Sequence[Table] = field(default_factory=tuple)
    remarks: Sequence[str] = field(default_factory=tuple)
    questions: Sequence[str] = field(default_factory=tuple)
