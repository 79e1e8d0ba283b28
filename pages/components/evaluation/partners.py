"""Partners: which sectors of the vijfhoek take part, and which have none."""

import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from pages.components import formats, tables
from pages.components.charts import base_layout, count_axis, wrapped
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.partners import matrix as partner_matrix
from pages.components.texts import ACCENT, PRIMARY
from warehouse.kept import kept
from warehouse.queries import partner_sectors

KEY, TITLE = "partners", mark("Partners van de vijfhoek")


def message(context: PageContext, area: Area) -> Message:
    """Say in how many sectors there are partners, and show how many in each."""
    day = context.reference_date
    files = tr("Periode: stand op {day}. Bron: partners van de RSV's (bestand partners).")
    source = f"{files.format(day=formats.day(day))} {context.source}"
    sectors = partner_sectors(context.release_id, reference_date=day)
    own = area.part_of(sectors)
    if area.rsv_code is None:
        finding = partner_matrix.sectors_finding(sectors, day)
    else:
        finding = partner_matrix.rsv_finding(sectors, area.rsv_code, area.name)
    if own["partners"].isna().all():
        return Message(KEY, tr(TITLE), finding, source)
    is_country = area.rsv_code is None
    rows = partner_matrix.matrix_table(sectors) if is_country else beside_others(own, sectors)
    return Message(
        KEY,
        tr(TITLE),
        finding,
        source,
        chart=partner_matrix.heatmap(sectors, None) if is_country else bars(own, rows),
        chart_alt=finding,
        tables=(Table(tr("Partners per sector"), tables.heads(written(rows)), rows),),
        remarks=(tr("Een organisatie in twee sectoren telt in beide, en in het totaal één keer."),),
    )


@kept
def beside_others(own: pd.DataFrame, sectors: pd.DataFrame) -> pd.DataFrame:
    """Return the partners of each sector beside the middle partnership that goes on."""
    middle = sectors[~sectors["has_ended"]].groupby("sector")["partners"].median()
    return pd.DataFrame(
        {
            mark("Sector"): own["sector_label"].map(tr).tolist(),
            mark("Partners"): own["partners"].tolist(),
            mark("Middelste RSV"): own["sector"].map(middle).tolist(),
        }
    )


@kept
def written(rows: pd.DataFrame) -> pd.DataFrame:
    """Write the counts; a sector without a partner says so, an unknown one too."""
    return rows.apply(
        lambda column: column.map(_word) if pd.api.types.is_numeric_dtype(column) else column
    )


@kept
def bars(own: pd.DataFrame, beside: pd.DataFrame) -> go.Figure:
    """Plot the partners of each sector beside the middle partnership; none is a word."""
    rows = own[own["sector"] != partner_matrix.ALL].iloc[::-1]
    labels = rows["sector_label"].map(tr)
    names = labels.map(wrapped)
    layout = base_layout(tr("Aantal partners"), "")
    layout["yaxis"] |= {"tickformat": "", "type": "category"}
    middle = beside.set_index("Sector")["Middelste RSV"][labels]
    layout["xaxis"] |= count_axis(max(rows["partners"].max(), middle.max()))
    figure = go.Figure(layout={**layout, "height": 120 + 48 * len(rows)})
    figure.add_bar(
        x=rows["partners"],
        y=names,
        orientation="h",
        text=[_word(number) for number in rows["partners"]],
        # A diamond may stand where a bar ends.
        textposition=["inside" if number else "outside" for number in rows["partners"]],
        insidetextanchor="start",
        textangle=0,
        cliponaxis=False,
        marker={"color": PRIMARY},
        hovertemplate="%{y}: %{x}<extra></extra>",
        name=tr("Dit RSV"),
    )
    figure.add_scatter(
        x=middle,
        y=names,
        mode="markers",
        name=tr("Middelste RSV"),
        marker={
            "symbol": "diamond",
            "size": 14,
            "color": ACCENT,
            "line": {"width": 1.5, "color": "#FFFFFF"},
        },
        hovertemplate=tr("%{y}: middelste RSV %{x}<extra></extra>"),
    )
    return figure


def _word(number: float) -> str:
    return formats.number(number) if number else tr(partner_matrix.NONE)
