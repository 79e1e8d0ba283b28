"""What stands in a pack, as plain values: texts, drawings and rows, ready to be laid out.

The typesetting template gets these values as data; nothing in them can become markup.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from pages.components import formats
from pages.components.context import PageContext
from pages.components.evaluation.message import Message, Table
from pages.components.map import MapData
from reports.charts import chart_svg
from reports.letters import printable
from reports.map_svg import map_svg
from reports.texts import about_pack, reading_guide, source_line

MOST_ROWS, ROWS_OF_LONG = 60, 20  # a longer table is for the workbook, not for paper
MAP_WIDTH_MM, MOST_MAP_MM = 114, 105
NO_FIGURE = {"", "–", formats.HIDDEN, formats.NO_DATA}
LONG_TEXT = 26  # letters from which a column gets a share of the width
_FIGURE = r"[−+\-≥≤<>]? ?[\d.,]+"
_NUMBER = re.compile(
    rf"{_FIGURE}( ?%| ?×| fte| km)?( \({_FIGURE} – {_FIGURE}\))?|{_FIGURE} – {_FIGURE}"
)


@dataclass(frozen=True)
class Pack:
    """Everything of one pack: of whom, of which release and day, and what it says.

    `notes` are plain texts of the session; they are shown as they were typed.
    """

    title: str
    context: PageContext
    messages: Sequence[Message]
    notes: Sequence[str] = field(default_factory=tuple)


def document(pack: Pack) -> dict[str, Any]:
    """Return the values of the template; raises UndrawableError or MissingBoundariesError."""
    context = pack.context
    content = {
        "title": pack.title,
        "subtitle": "Evaluatie van de regionale samenwerking",
        "reference_date": formats.day(context.reference_date),
        "release": context.release_id,
        "marks": [mark[:1].upper() + mark[1:] for mark in context.marks],
        "source_line": source_line(context),
        "about": about_pack(context),
        "reading": reading_guide(context),
        "sections": [_section(message) for message in pack.messages],
        "notes": list(pack.notes),
    }
    written: dict[str, Any] = printable(content)
    return written


def is_list_of_questions(message: Message) -> bool:
    """Say whether its table only lists its questions: these stand with room to write instead."""
    return bool(message.questions) and message.chart is None and message.map is None


def _section(message: Message) -> dict[str, Any]:
    return {
        "title": message.title,
        "finding": message.finding,
        "chart": None
        if message.chart is None
        else {
            "svg": chart_svg(message.chart),
            "alt": message.chart_alt or message.finding,
        },
        "map": None if message.map is None else _map(message.map),
        "tables": []
        if is_list_of_questions(message)
        else [_table(table) for table in message.tables],
        "remarks": list(message.remarks),
        "source": message.source,
        "questions": list(message.questions),
    }


def _map(data: MapData) -> dict[str, Any]:
    """Give the drawing with its legend, in the words of the screen."""
    rows = [{"kind": "class", "colour": colour, "label": label} for label, colour in data.classes]
    classes = {class_index for class_index, _, _ in dict(data.values).values()}
    if None in classes:
        rows.append({"kind": "hatch", "colour": "#FFFFFF", "label": data.no_data_label})
    for level, label in data.outlines.items():
        rows.append({"kind": level, "colour": "#FFFFFF", "label": label})
    svg, height_by_width = map_svg(data)
    return {
        "svg": svg,
        "height_mm": min(MAP_WIDTH_MM * height_by_width, MOST_MAP_MM),
        "alt": f"{data.title}. {data.finding}",
        "title": data.title,
        "unit": data.unit,
        "legend": rows,
        "credit": data.credit,
    }


def _table(table: Table) -> dict[str, Any]:
    shown = table.rows if len(table.rows) <= MOST_ROWS else table.rows.head(ROWS_OF_LONG)
    rows = [
        ["" if pd.isna(value) else str(value).strip() for value in row]
        for row in shown.itertuples(index=False)
    ]
    columns = [list(cells) for cells in zip(*rows, strict=True)] or [[] for _ in table.rows.columns]
    longest = [max((len(cell) for cell in cells), default=0) for cells in columns]
    return {
        "title": table.title,
        "header": [str(name) for name in table.rows.columns],
        "rows": rows,
        "left_out": f"De eerste {len(rows)} van {formats.number(len(table.rows))} rijen; alle "
        "rijen staan in het Excel-bestand van dit pakket."
        if len(rows) < len(table.rows)
        else "",
        "is_number": [_are_numbers(cells) for cells in columns],
        # 0: as wide as its text; else its share of what is left, less than in proportion: a long
        # text may take more lines, a short one should not.
        "shares": [
            math.sqrt(sum(map(len, cells)) / len(cells)) if size > LONG_TEXT else 0
            for cells, size in zip(columns, longest, strict=True)
        ],
    }


def _are_numbers(cells: list[str]) -> bool:
    """Say whether a column holds figures; here and there one may be a word, such as vacant."""
    telling = [cell for cell in cells if cell not in NO_FIGURE]
    return sum(bool(_NUMBER.fullmatch(cell)) for cell in telling) > 0.5 * len(telling)
