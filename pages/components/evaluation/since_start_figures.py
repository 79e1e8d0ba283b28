"""The time before the start beside now: a chart with intervals, and the same as a table."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.components import formats
from pages.components.charts import base_layout
from pages.components.evaluation.area import COUNTRY
from pages.components.offer_charts import wrapped
from pages.components.texts import RATE_COLOURS

LONGEST_LABEL = 16
COUNTRY_COLOUR = "#C9D3DD"
NOT_TESTED = "niet getoetst"
WHEN = ("before", "now")


def own_table(rows: pd.DataFrame, labels: tuple[str, str]) -> pd.DataFrame:
    """Write both rates and the change of the first area, beside those of the country if it has.

    The country is what others are held against, so its interval is in the chart only.
    """
    own = rows.iloc[0]
    table: dict[str, list[str]] = {
        "Gestart per 1.000": [*(_first_upper(label) for label in labels), "Keer zoveel"]
    }
    for row in rows.to_dict("records"):
        missing = _missing(row)
        table[row["area_name"]] = [
            *(formats.number(row[f"rate_{when}"], 1, missing) for when in WHEN),
            formats.number(row["ratio"], 2, NOT_TESTED),
        ]
        if row["area_name"] == own["area_name"]:
            table["95%-interval"] = [
                *(
                    formats.interval(row[f"lower_{when}"], row[f"upper_{when}"], 1, missing)
                    for when in WHEN
                ),
                formats.interval(row["lower_95"], row["upper_95"], 2, NOT_TESTED),
            ]
    return pd.DataFrame(table)


def per_area_table(rows: pd.DataFrame, labels: tuple[str, str]) -> pd.DataFrame:
    """Write the same with a line for each area."""
    lines = []
    for row in rows.to_dict("records"):
        missing = _missing(row)
        line = {"Gestart per 1.000": row["area_name"]}
        for label, when in zip(labels, WHEN, strict=True):
            line[_first_upper(label)] = formats.number(row[f"rate_{when}"], 1, missing)
        line["Keer zoveel"] = formats.number(row["ratio"], 2, NOT_TESTED)
        line["95%-interval"] = formats.interval(row["lower_95"], row["upper_95"], 2, NOT_TESTED)
        lines.append(line)
    return pd.DataFrame(lines)


def chart(rows: pd.DataFrame, labels: tuple[str, str]) -> go.Figure:
    """Plot both rates of each area as bars from zero, with their 95% intervals."""
    layout = base_layout("", "Gestart per 1.000 jongeren")
    figure = go.Figure(layout={**layout, "barmode": "group", "bargap": 0.35})
    for row in rows.to_dict("records"):
        rate, low, high = (
            [row[f"{name}_{when}"] for when in WHEN] for name in ("rate", "lower", "upper")
        )
        figure.add_bar(
            x=[wrapped(label, LONGEST_LABEL) for label in labels],
            y=[round(value, 2) for value in rate],
            name=row["area_name"],
            # Below, where no interval runs through it.
            text=[formats.number(value, 1, formats.HIDDEN) for value in rate],
            textposition="inside",
            insidetextanchor="start",
            textangle=0,
            textfont={"color": "#111111"},
            marker={"color": COUNTRY_COLOUR if row["area_name"] == COUNTRY else RATE_COLOURS[2]},
            error_y={
                "type": "data", "symmetric": False, "color": "#111111", "width": 8,
                "array": [above - value for above, value in zip(high, rate, strict=True)],
                "arrayminus": [value - below for below, value in zip(low, rate, strict=True)],
            },
            hovertemplate="%{y:.1f} per 1.000<extra></extra>",
        )  # fmt: skip
    figure.update_xaxes(type="category")
    return figure


def _missing(row: dict[Any, Any]) -> str:
    return formats.HIDDEN if row["is_suppressed"] else formats.NO_DATA


def _first_upper(text: str) -> str:
    return text[0].upper() + text[1:]
