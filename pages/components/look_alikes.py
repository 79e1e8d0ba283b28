"""The second benchmark: areas that look alike, what makes them so, and how an area stands to them.

Methods and variables: warehouse/reference/peer_variables.yaml and methods/peers.py.
"""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from language import Words, known, mark, tr
from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.name_lists import name_list
from pages.components.tables import plain_table
from pages.components.texts import OUTCOMES
from warehouse.indicators import Indicator
from warehouse.kept import kept
from warehouse.queries import peer_values

COLUMNS = (mark("Cijfer vergelijkbare"), mark("Tegenover vergelijkbare"))
BESIDE_PEERS = Words(
    {
        "worse": mark("aantoonbaar lager"),
        "similar": mark("niet aantoonbaar anders"),
        "better": mark("aantoonbaar hoger"),
        "not_compared": mark("er niet mee vergeleken"),
    }
)


@kept
def with_benchmark(
    table: pd.DataFrame, area_codes: pd.Series, benchmark: pd.DataFrame
) -> pd.DataFrame:
    """Add to a table for readers what the look-alikes together have; missing stays missing."""
    known = benchmark.set_index("area_code").reindex(area_codes)
    rates, outcomes = known["peers_per_1000"], known["peer_outcome_998"]
    return table.assign(
        **{
            COLUMNS[0]: rates.to_numpy(float),
            COLUMNS[1]: outcomes.map(OUTCOMES).fillna(OUTCOMES["not_compared"]).to_numpy(),
        }
    )


@kept
def benchmark_finding(benchmark: pd.DataFrame) -> str:
    """Say how many areas are demonstrably lower or higher than their look-alikes together."""
    below = int((benchmark["peer_outcome_998"] == "worse").sum())
    above = int((benchmark["peer_outcome_998"] == "better").sum())
    return tr(
        "Tegenover hun vergelijkbare gemeenten samen: {municipalities} aantoonbaar lager, {above} "
        "hoger."
    ).format(municipalities=formats.count_of(below, "gemeente", "gemeenten"), above=above)


@kept
def area_finding(
    area_code: str,
    benchmark: pd.DataFrame,
    values: pd.DataFrame,
    *,
    area_kind: str,
    indicator: Indicator,
) -> str:
    """Name the look-alikes of one area and say how it stands to them."""
    names = values.loc[values["rank"] > 0, "area_name"].drop_duplicates().tolist()
    name = values.loc[values["rank"] == 0, "area_name"].iloc[0]
    sentence = tr("{name} lijkt het meest op {names}").format(name=name, names=name_list(names))
    rows = benchmark[benchmark["area_code"] == area_code]
    if rows.empty or pd.isna(rows["peers_per_1000"].iloc[0]):
        return tr("{first}; van hen is geen cijfer bekend.").format(first=sentence)
    row = rows.iloc[0]
    return tr("{first}; {peers} samen: {rate}. {name} is {outcome}.").format(
        first=sentence,
        peers=_peers(area_kind, int(row["known_peers"])),
        rate=f"{formats.number(row['peers_per_1000'], indicator.decimals)} "
        f"{indicator.short_title.lower()} {indicator.unit}",
        name=name,
        outcome=BESIDE_PEERS[row["peer_outcome_998"]],
    )


def _peers(area_kind: str, number: int) -> str:
    if area_kind == "rsv":
        return formats.count_of(number, "vergelijkbaar RSV", "vergelijkbare RSV's")
    return formats.count_of(number, "vergelijkbare gemeente", "vergelijkbare gemeenten")


@kept
def values_table(values: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Set the variables of an area and its look-alikes side by side, with their rates."""
    variables = {
        column: rows["value"].tolist()
        for column, rows in _variables(values.sort_values("rank", kind="stable"))
    }
    areas = values.drop_duplicates("rank").sort_values("rank")
    rate = rates.set_index("area_code")["rate_per_1000"].reindex(areas["area_code"])
    return pd.DataFrame(
        {
            mark("Naam"): areas["area_name"].tolist(),
            mark("Per 1.000"): rate.tolist(),
            **variables,
        }
    )


def _variables(values: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the variables with the head of their column, which names a percentage."""
    for (label, unit), rows in values.groupby(["label", "unit"], sort=False):
        yield f"{known(str(label))} (%)" if unit == "%" else str(label), rows


def show(
    context: PageContext,
    *,
    area_code: str,
    indicator: Indicator,
    benchmark: pd.DataFrame,
    rates: pd.DataFrame,
    area_kind: str,
) -> None:
    """Show which areas look like one area, what makes them so, and their rates.

    `benchmark` (peer_benchmark) and `rates` (participation) are of the same slice.
    """
    values = peer_values(context.release_id, area_kind=area_kind, area_code=area_code)
    if values.empty:
        st.info(tr("Van dit gebied is te weinig bekend om vergelijkbare gebieden te zoeken."))
        return
    finding = area_finding(area_code, benchmark, values, area_kind=area_kind, indicator=indicator)
    st.markdown(f"**{formats.plain(finding)}**")
    table = values_table(values, rates)
    decimals = {column: int(rows["decimals"].iloc[0]) for column, rows in _variables(values)}
    plain_table(table, alt=finding, decimals={"Per 1.000": indicator.decimals, **decimals})
    downloads.offer(
        context,
        table,
        name=f"vergelijkbaar-{area_code}",
        description=f"{finding} {population_note(context)}",
        key="download_vergelijkbaar",
    )
    st.caption(population_note(context))


def population_note(context: PageContext) -> str:
    """Say of which year the young people are who made areas alike: not that of the rates."""
    return tr(
        "Jongeren, aandeel en dichtheid zijn hier van 1 januari {year}, het jaar van de "
        "gemeentelijke indeling. Elders op deze pagina hoort de bevolking bij de peildatum of de "
        "gekozen periode; daarom kan het aantal jongeren verschillen."
    ).format(year=context.info.boundary_year)
