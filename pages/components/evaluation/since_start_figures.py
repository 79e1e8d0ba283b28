"""The time before the start beside now: a chart with intervals, and the same as a table."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from pages.components import formats
from pages.components.charts import base_layout, wrapped
from pages.components.evaluation.area import COUNTRY
from pages.components.texts import RATE_COLOURS
from warehouse.kept import kept

LONGEST_LABEL = 16
COUNTRY_COLOUR = "#C9D3DD"
NOT_TESTED = mark("niet getoetst")
WHEN = ("before", "now")
RATE, LOW, HIGH = mark("Gestart per 1.000"), "Van (95%)", "Tot (95%)"
HIDDEN, _EITHER = "Verborgen", "is_suppressed"
DECIMALS = (1, 1, 2)  # of two rates and of their ratio


@kept
def own_table(rows: pd.DataFrame, labels: tuple[str, str]) -> pd.DataFrame:
    """Write both rates and the change of the first area, beside those of the country if it has.

    The country is what others are held against, so its interval is in the chart only.
    """
    figures = own_figures(rows, labels)
    name = str(rows["area_name"].iloc[0])
    table: dict[str, list[str]] = {tr(RATE): figures[RATE].tolist()}
    for row in rows.to_dict("records"):
        table[row["area_name"]] = _texts(figures[row["area_name"]], row)
        if row["area_name"] == name:
            pairs = zip(figures[LOW], figures[HIGH], strict=True)
            missing = [*_missing(row), tr(NOT_TESTED)]
            table[tr("95%-interval")] = [
                formats.interval(*pair, decimals, none)
                for pair, decimals, none in zip(pairs, DECIMALS, missing, strict=True)
            ]
    return pd.DataFrame(table)


@kept
def own_figures(rows: pd.DataFrame, labels: tuple[str, str]) -> pd.DataFrame:
    """Return the same as numbers, with both limits; NaN where a count is hidden or not tested.

    `Verborgen` says on which lines a count is hidden.
    """
    own = rows.iloc[0]
    return pd.DataFrame(
        {
            RATE: [*(_first_upper(label) for label in labels), tr("Keer zoveel")],
            **{
                row["area_name"]: [row["rate_before"], row["rate_now"], row["ratio"]]
                for row in rows.to_dict("records")
            },
            LOW: [own["lower_before"], own["lower_now"], own["lower_95"]],
            HIGH: [own["upper_before"], own["upper_now"], own["upper_95"]],
            HIDDEN: [
                _reason(bool(rows[name].any())) for name in ("hidden_before", "hidden_now", _EITHER)
            ],
        }
    )


def _texts(values: pd.Series, row: dict[Any, Any]) -> list[str]:
    missing = [*_missing(row), tr(NOT_TESTED)]
    return [
        formats.number(value, decimals, none)
        for value, decimals, none in zip(values, DECIMALS, missing, strict=True)
    ]


@kept
def per_area_table(rows: pd.DataFrame, labels: tuple[str, str]) -> pd.DataFrame:
    """Write the rates and the change with a line for each area."""
    lines = []
    for row in rows.to_dict("records"):
        values = pd.Series([row["rate_before"], row["rate_now"], row["ratio"]])
        names = [*(_first_upper(label) for label in labels), tr("Keer zoveel")]
        limits = formats.interval(row["lower_95"], row["upper_95"], 2, tr(NOT_TESTED))
        line = dict(zip(names, _texts(values, row), strict=True))
        lines.append({tr(RATE): row["area_name"], **line, tr("95%-interval"): limits})
    return pd.DataFrame(lines)


@kept
def per_area_figures(rows: pd.DataFrame, labels: tuple[str, str]) -> pd.DataFrame:
    """Return the same as numbers; `Verborgen` says of which areas a count is hidden."""
    before, now = (_first_upper(label) for label in labels)
    names = {"area_name": RATE, "rate_before": before, "rate_now": now, "ratio": "Keer zoveel"}
    figures = rows[[*names, "lower_95", "upper_95"]].rename(
        columns={**names, "lower_95": LOW, "upper_95": HIGH}
    )
    return figures.assign(**{HIDDEN: rows[_EITHER].map(_reason)})


@kept
def chart(rows: pd.DataFrame, labels: tuple[str, str]) -> go.Figure:
    """Plot both rates of each area as bars from zero, with their 95% intervals."""
    layout = base_layout("", tr("Gestart per 1.000 jongeren"))
    figure = go.Figure(layout={**layout, "barmode": "group", "bargap": 0.35})
    colours = {True: COUNTRY_COLOUR, False: RATE_COLOURS[2]}
    for row in rows.to_dict("records"):
        rate, low, high = (
            [row[f"{name}_{when}"] for when in WHEN] for name in ("rate", "lower", "upper")
        )
        figure.add_bar(
            x=[wrapped(label, LONGEST_LABEL) for label in labels],
            y=[round(value, 2) for value in rate],
            name=row["area_name"],
            # Below, where no interval runs through it.
            text=[
                formats.number(value, 1, none)
                for value, none in zip(rate, _missing(row), strict=True)
            ],
            textposition="inside",
            insidetextanchor="start",
            textangle=0,
            textfont={"color": "#111111"},
            marker={"color": colours[row["area_name"] == tr(COUNTRY)]},
            error_y={
                "type": "data", "symmetric": False, "color": "#111111", "width": 8,
                "array": [above - value for above, value in zip(high, rate, strict=True)],
                "arrayminus": [value - below for below, value in zip(low, rate, strict=True)],
            },
            hovertemplate=tr("%{y:.1f} per 1.000<extra></extra>"),
        )  # fmt: skip
    figure.update_xaxes(type="category")
    # A rate, not a count: of a small one the steps are parts.
    figure.update_yaxes(tickformat="")
    return figure


def _missing(row: dict[Any, Any]) -> list[str]:
    """Say of the rate before and of that of now why there is none, if there is none."""
    return [formats.HIDDEN if row[f"hidden_{when}"] else tr(formats.NO_DATA) for when in WHEN]


def _reason(is_hidden: bool) -> str:
    return tr(formats.HIDDEN_REASON) if is_hidden else ""


def _first_upper(text: str) -> str:
    return text[0].upper() + text[1:]
