"""A proposal beside today, as a table."""

import pandas as pd

from language import mark, tr
from pages.components import formats
from pages.components.fte_division.proposal import Division
from warehouse.kept import kept
from warehouse.reference import reference_entries


@kept
def division_table(division: Division) -> pd.DataFrame:
    """Return today's fte, the proposal, the difference (NaN in a vacancy), and the criteria."""
    rows = division.rows
    criteria = reference_entries("fte_division.yaml", "criterion")
    return pd.DataFrame(
        {
            mark("RSV"): rows["rsv_name"],
            mark("Nu"): rows["fte"],
            mark("Voorstel"): division.proposal,
            mark("Verschil"): (division.proposal - rows["fte"]).round(2),
            **{entry["column"]: rows[code].astype(float) for code, entry in criteria.items()},
        }
    )


@kept
def on_screen(table: pd.DataFrame) -> pd.DataFrame:
    """Write today's fte and the difference, where nobody is appointed a dash."""
    return table.assign(
        Nu=[_or_dash(formats.number(value, 2)) for value in table["Nu"]],
        Verschil=[
            _or_dash(formats.signed(value, 2) if value else formats.number(value, 2))
            for value in table["Verschil"]
        ],
    )


def _or_dash(text: str) -> str:
    return "–" if text == tr(formats.NO_DATA) else text


def criteria_that_count(importance: dict[str, int]) -> list[str]:
    """Return the columns of the criteria that weigh something."""
    criteria = reference_entries("fte_division.yaml", "criterion")
    return [criteria[code]["column"] for code, weight in importance.items() if weight]
