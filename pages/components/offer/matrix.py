"""The coverage matrix: which combinations of theme and target group or moment have no project."""

import pandas as pd
import plotly.graph_objects as go

from language import Words, mark, ntr, tr
from pages.components import formats
from pages.components.charts import base_layout, wrapped
from pages.components.name_lists import name_list
from pages.components.texts import EMPTY_COLOUR, RATE_COLOURS
from pages.components.written_matrix import add_cells, read_from_the_top
from warehouse.kept import kept

ALL = "all"
NOUNS = Words({"moment": mark("moment"), "target_group": mark("doelgroep")})
WITHOUT = {
    "moment": mark("Geen lopend project voor moment"),
    "target_group": mark("Geen lopend project voor doelgroep"),
}
EXAMPLES = 3
LONGEST_HEADING = 16
LONGEST_UPRIGHT = 60
# Dark figures stay readable on each of them.
LIGHT_COLOURS = RATE_COLOURS[:3]


@kept
def cells(coverage: pd.DataFrame, columns: str, within: str | None) -> pd.DataFrame:
    """Return theme × moment or target group, without margins: row, column, projects, places.

    `within` is a code of the dimension that is in neither rows nor columns; None is all of it.
    """
    other = "moment" if columns == "target_group" else "target_group"
    asked = coverage[
        (coverage["theme"] != ALL)
        & (coverage[columns] != ALL)
        & (coverage[other] == (within or ALL))
    ]
    return asked.rename(columns={"theme_label": "row", f"{columns}_label": "column"})[
        ["row", "column", "projects", "places"]
    ].reset_index(drop=True)


@kept
def grid_table(shown: pd.DataFrame, value: str) -> pd.DataFrame:
    """Set the themes in rows and the other dimension in columns, for who cannot read the chart."""
    grid = shown.pivot_table(index="row", columns="column", values=value, sort=False)
    return grid.rename(index=tr).rename_axis(index=mark("Thema"), columns=None).reset_index()


@kept
def heatmap(shown: pd.DataFrame, value: str, *, is_narrow: bool = False) -> go.Figure:
    """Plot projects or places; an empty cell has its own colour and says 0.

    Narrow, for a phone, the headings stand upright, each on one line: a column is no wider.
    """
    grid = shown.pivot_table(index="row", columns="column", values=value, sort=False)
    empty = shown.pivot_table(index="row", columns="column", values="projects", sort=False).eq(0)
    longest = LONGEST_UPRIGHT if is_narrow else LONGEST_HEADING
    names = [wrapped(tr(name), longest) for name in grid.columns]
    themes = [wrapped(tr(name), LONGEST_HEADING + 2) for name in grid.index]
    text = grid.map(formats.number)
    figure = go.Figure(layout={**base_layout("", ""), "height": 190 + 42 * len(grid)})
    for mask, colours in ((~empty, LIGHT_COLOURS), (empty, (EMPTY_COLOUR, EMPTY_COLOUR))):
        add_cells(
            figure,
            grid,
            text,
            mask,
            columns=names,
            rows=themes,
            colours=colours,
            text_size_px=16,
        )
    read_from_the_top(figure)
    if is_narrow:
        figure.update_xaxes(tickangle=-90, autotickangles=None)
    return figure


@kept
def matrix_finding(shown: pd.DataFrame, columns: str, area_name: str) -> str:
    """Say how many combinations are empty, name some, and the theme with most of them."""
    noun = NOUNS[columns]
    if shown.empty:
        return tr(
            "Voor {name} is geen aanbod aangeleverd: wat er ontbreekt, is niet te zeggen."
        ).format(name=area_name)
    empty = shown[shown["projects"] == 0]
    if empty.empty:
        return tr("In {name} heeft elke combinatie van thema en {noun} een lopend project.").format(
            name=area_name, noun=noun
        )
    if len(empty) == len(shown):
        return tr("In {name} loopt voor deze keuze geen enkel project.").format(name=area_name)
    per_theme = empty["row"].value_counts()
    named = [
        f"{tr(row)} × {tr(column)}"
        for row, column in zip(empty["row"], empty["column"], strict=True)
    ]
    first = ntr(
        "In {name} heeft {n} van de {total} combinaties ({share}) van thema en {noun} geen lopend "
        "project",
        "In {name} hebben {n} van de {total} combinaties ({share}) van thema en {noun} geen lopend "
        "project",
        len(empty),
    ).format(
        name=area_name,
        n=len(empty),
        total=len(shown),
        share=formats.percentage(len(empty) / len(shown) * 100),
        noun=noun,
    )
    if len(named) <= EXAMPLES:
        return f"{first}: {name_list(named)}."
    most = [tr(theme) for theme in per_theme.index[per_theme == per_theme.max()]]
    second = ntr(
        "de meeste lege vakken heeft {themes} ({n})",
        "de meeste lege vakken hebben {themes} ({n} elk)",
        len(most),
    ).format(themes=name_list(most), n=per_theme.max())
    return f"{first}; {second}."


@kept
def empty_table(shown: pd.DataFrame, columns: str) -> pd.DataFrame:
    """Name the empty cells: a row for each theme that has any."""
    empty = shown[shown["projects"] == 0]
    joined = empty.groupby("row", sort=False)["column"].agg(
        lambda labels: ", ".join(map(tr, labels))
    )
    without = empty["row"].value_counts().reindex(joined.index) == shown["column"].nunique()
    joined = joined.mask(without, tr("alle"))
    return pd.DataFrame({mark("Thema"): joined.index.map(tr), WITHOUT[columns]: joined.to_numpy()})


@kept
def matrix_table(coverage: pd.DataFrame) -> pd.DataFrame:
    """Give the whole matrix with its margins."""
    return pd.DataFrame(
        {
            mark("Thema"): _labels(coverage, "theme"),
            mark("Moment"): _labels(coverage, "moment"),
            mark("Doelgroep"): _labels(coverage, "target_group"),
            mark("Lopende projecten"): coverage["projects"],
            mark("Plaatsen"): coverage["places"],
        }
    )


def _labels(coverage: pd.DataFrame, dimension: str) -> pd.Series:
    return coverage[f"{dimension}_label"].map(tr).mask(coverage[dimension] == ALL, tr("Alles"))
