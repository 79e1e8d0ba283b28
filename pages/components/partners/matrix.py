"""Which sectors of the vijfhoek have a partner in each partnership, and which have none."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from language import mark, ntr, tr
from pages.components import formats
from pages.components.charts import base_layout, wrapped
from pages.components.name_lists import LONGEST_LIST, name_list
from pages.components.texts import EMPTY_COLOUR, RATE_COLOURS
from pages.components.written_matrix import add_cells, read_from_the_top
from warehouse.kept import kept

ALL, ALL_LABEL = "all", mark("Alle")
NONE, UNKNOWN = mark("geen"), "?"
ENDED = mark(" (gestopt)")
UNKNOWN_COLOUR, TOTAL_COLOUR = "#FFFFFF", "#F1F5F9"
LONGEST_HEADING = 14
LONGEST_NAME = 20
ROW_HEIGHT_PX = 38


@kept
def matrix_table(sectors: pd.DataFrame) -> pd.DataFrame:
    """Set the partnerships in rows and the sectors in columns; unknown stays empty, never 0."""
    grid, names, labels = _grid(sectors)
    return grid.set_axis(labels, axis=1).reset_index(drop=True).assign(RSV=names)[["RSV", *labels]]


def _grid(sectors: pd.DataFrame) -> tuple[pd.DataFrame, list[str], list[str]]:
    """Return partnerships × sectors, with the names of both; a partnership that ended says so."""
    rsvs = sectors.drop_duplicates("rsv_code")
    columns = sectors.drop_duplicates("sector")
    grid = sectors.set_index(["rsv_code", "sector"])["partners"].unstack()  # noqa: PD010  no aggregate
    names = rsvs["rsv_name"] + rsvs["has_ended"].map({True: tr(ENDED), False: ""})
    return (
        grid.loc[rsvs["rsv_code"], columns["sector"]],
        names.tolist(),
        columns["sector_label"].mask(columns["sector"] == ALL, ALL_LABEL).tolist(),
    )


@kept
def heatmap(sectors: pd.DataFrame, rsv_code: str | None) -> go.Figure:
    """Plot the number of partners; no partner is written as a word and has its own colour."""
    grid, names, columns = _grid(sectors)
    rows = [
        f"<b>{wrapped(name, LONGEST_NAME)}</b>" if code == rsv_code else wrapped(name, LONGEST_NAME)
        for code, name in zip(grid.index, names, strict=True)
    ]
    labels = [wrapped(tr(label), LONGEST_HEADING) for label in columns]
    is_total = pd.DataFrame(False, index=grid.index, columns=grid.columns)
    is_total[ALL] = True
    counts = grid.map(formats.number)
    figure = go.Figure(layout={**base_layout("", ""), "height": 120 + ROW_HEIGHT_PX * len(grid)})
    for mask, words, colours in (
        ((grid > 0) & ~is_total, counts, RATE_COLOURS[:3]),
        ((grid >= 0) & is_total, counts, (TOTAL_COLOUR, TOTAL_COLOUR)),
        ((grid == 0) & ~is_total, counts.map(lambda _: tr(NONE)), (EMPTY_COLOUR, EMPTY_COLOUR)),
        (grid.isna(), counts.map(lambda _: UNKNOWN), (UNKNOWN_COLOUR, UNKNOWN_COLOUR)),
    ):
        add_cells(
            figure,
            grid.fillna(0),
            words,
            mask,
            columns=labels,
            rows=rows,
            colours=colours,
            text_size_px=14,
        )
    read_from_the_top(figure)
    figure.update_yaxes(tickfont={"size": 13}, dtick=1)
    return figure


@kept
def sectors_finding(sectors: pd.DataFrame, reference_date: date) -> str:
    """Say how many partnerships have a partner in every sector, and who lacks which."""
    going_on = sectors[~sectors["has_ended"]]
    per_sector = going_on[going_on["sector"] != ALL]
    known = per_sector.dropna(subset="partners")
    lacking = known[known["partners"] == 0]
    silent = per_sector.loc[per_sector["partners"].isna(), "rsv_name"].unique().tolist()
    total = known["rsv_code"].nunique()
    day = formats.day(reference_date)
    if known.empty:
        return tr("Er zijn nog geen partners aangeleverd.")
    if lacking.empty:
        said = tr("Op {day} heeft elk van de {total} RSV's een partner in elke sector.").format(
            day=day, total=total
        )
    else:
        complete = total - lacking["rsv_code"].nunique()
        missing = [
            f"{name} ({_without(labels.tolist(), known['sector'].nunique())})"
            for name, labels in lacking.groupby("rsv_name", sort=False)["sector_label"]
        ]
        said = ntr(
            "Op {day} heeft {n} van de {total} RSV's een partner in elke sector; niet {names}.",
            "Op {day} hebben {n} van de {total} RSV's een partner in elke sector; niet {names}.",
            complete,
        ).format(day=day, n=complete, total=total, names=name_list(missing))
    if silent:
        silence = tr("Van {names} zijn geen partners aangeleverd.")
        said += f" {silence.format(names=name_list(silent))}"
    return said


def _without(labels: list[str], total: int) -> str:
    """Say which sectors a partnership lacks, or that it lacks them all."""
    if len(labels) == total > LONGEST_LIST:
        return tr("zonder partners")
    return tr("zonder {sectors}").format(sectors=name_list([tr(label).lower() for label in labels]))


@kept
def rsv_finding(sectors: pd.DataFrame, rsv_code: str, rsv_name: str) -> str:
    """Say how many partners one partnership has, and which sectors it lacks."""
    own = sectors[sectors["rsv_code"] == rsv_code].set_index("sector")
    if own.empty:
        said = tr("{name} heeft op deze dag geen gemeenten en geen partners.")
        return said.format(name=rsv_name)
    if own["partners"].isna().all():
        said = tr("Van {name} zijn geen partners aangeleverd; dat is iets anders dan nul.")
        return said.format(name=rsv_name)
    each = own.drop(index=ALL)
    lacking = [tr(label).lower() for label in each.loc[each["partners"] == 0, "sector_label"]]
    total = int(own["partners"].loc[ALL])
    if not total:
        return tr("{name} heeft op deze dag geen partners.").format(name=rsv_name)
    rest = tr("; geen partner uit {sectors}").format(sectors=name_list(lacking)) if lacking else ""
    return tr("{name} heeft {partners} in {n} van de {all} sectoren{rest}.").format(
        name=rsv_name,
        partners=formats.count_of(total, "partner", "partners"),
        n=len(each) - len(lacking),
        all=len(each),
        rest=rest,
    )
