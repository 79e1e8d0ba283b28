"""Connected areas that lag together: an optional layer beside the single municipalities."""

import pandas as pd
import streamlit as st

from language import mark, ntr, tr
from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.name_lists import name_list
from pages.components.tables import drawn
from warehouse.kept import kept
from warehouse.queries import clusters


@kept
def clusters_table(found: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Return one row per connected area of low participation, largest first.

    `names` is partnership code → name. A municipality that is low beside high ones is in no area.
    """
    low = found[found["label"] == "low"]
    low = low.assign(rsv_name=low["rsv_code"].map(names).fillna(tr("geen RSV")))
    grouped = low.groupby("cluster", sort=True).agg(
        amount=("area_name", "size"),
        members=("area_name", lambda column: ", ".join(sorted(column))),
        partnerships=("rsv_name", lambda column: ", ".join(sorted(set(column)))),
    )
    grouped = grouped.sort_values("amount", ascending=False, kind="stable")
    return pd.DataFrame(
        {
            mark("Aantal gemeenten"): grouped["amount"].to_numpy(),
            mark("Gemeenten"): grouped["members"].to_numpy(),
            mark("RSV"): grouped["partnerships"].to_numpy(),
        }
    )


@kept
def clusters_finding(found: pd.DataFrame) -> str:
    """Say how many connected areas lag, and which municipalities the largest has."""
    tested = found["p_value"].notna()
    if not tested.any():
        return tr("Er zijn te weinig aaneengesloten gemeenten bekend om naar gebieden te zoeken.")
    low = found[found["label"] == "low"]
    if low.empty:
        return tr(
            "Geen aaneengesloten gebied blijft aantoonbaar achter: van geen van de "
            "{municipalities} is, samen met haar buren, de deelname zo laag dat toeval "
            "onwaarschijnlijk is."
        ).format(municipalities=formats.count_of(int(tested.sum()), "gemeente", "gemeenten"))
    sizes = low["cluster"].value_counts()
    largest = sorted(low.loc[low["cluster"] == sizes.index[0], "area_name"])
    return ntr(
        "Er blijft {areas} aantoonbaar achter; het grootste: {names}.",
        "Er blijven {areas} aantoonbaar achter; het grootste: {names}.",
        len(sizes),
    ).format(
        areas=formats.count_of(len(sizes), "aaneengesloten gebied", "aaneengesloten gebieden"),
        names=name_list(largest),
    )


def show(context: PageContext, names: dict[str, str]) -> None:
    """Show the connected areas that lag, or that there are none."""
    found = clusters(context.release_id, period=context.period)
    finding = clusters_finding(found)
    st.markdown(f"**{formats.plain(finding)}**")
    table = clusters_table(found, names)
    if not table.empty:
        st.table(drawn(table.map(_plain)), hide_index=True, border="horizontal", alt=finding)
        downloads.offer(
            context, table, name="gebieden", description=finding, key="download_gebieden"
        )
    caution = tr(
        "Altijd over gestarte trajecten (regulier), {period}, voor heel Nederland. Lokale Moran "
        "met correctie voor het aantal gemeenten: naar verwachting is hooguit 5% van wat hier "
        "staat vals alarm."
    ).format(period=context.period_text)
    st.caption(f"{caution} {context.source}")


def _plain(value: object) -> str:
    return formats.plain(str(value))
