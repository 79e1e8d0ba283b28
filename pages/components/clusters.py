"""Connected areas that lag together: an optional layer beside the single municipalities."""

import pandas as pd
import streamlit as st

from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.findings import name_list
from warehouse.queries import clusters


def clusters_table(found: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Return one row per connected area of low participation, largest first.

    `names` is partnership code → name. A municipality that is low beside high ones is in no area.
    """
    low = found[found["label"] == "low"]
    low = low.assign(rsv_name=low["rsv_code"].map(names).fillna("geen RSV"))
    grouped = low.groupby("cluster", sort=True).agg(
        amount=("area_name", "size"),
        members=("area_name", lambda column: ", ".join(sorted(column))),
        partnerships=("rsv_name", lambda column: ", ".join(sorted(set(column)))),
    )
    grouped = grouped.sort_values("amount", ascending=False, kind="stable")
    return pd.DataFrame(
        {
            "Aantal gemeenten": grouped["amount"].to_numpy(),
            "Gemeenten": grouped["members"].to_numpy(),
            "RSV": grouped["partnerships"].to_numpy(),
        }
    )


def clusters_finding(found: pd.DataFrame) -> str:
    """Say how many connected areas lag, and which municipalities the largest has."""
    tested = found["p_value"].notna()
    if not tested.any():
        return "Er zijn te weinig aaneengesloten gemeenten bekend om naar gebieden te zoeken."
    low = found[found["label"] == "low"]
    if low.empty:
        return (
            "Geen aaneengesloten gebied blijft aantoonbaar achter: van geen van de "
            f"{formats.count_of(int(tested.sum()), 'gemeente', 'gemeenten')} is, samen met haar "
            "buren, de deelname zo laag dat toeval onwaarschijnlijk is."
        )
    sizes = low["cluster"].value_counts()
    largest = sorted(low.loc[low["cluster"] == sizes.index[0], "area_name"])
    areas = formats.count_of(len(sizes), "aaneengesloten gebied", "aaneengesloten gebieden")
    verb = "blijft" if len(sizes) == 1 else "blijven"
    return f"Er {verb} {areas} aantoonbaar achter; het grootste: {name_list(largest)}."


def show(context: PageContext, names: dict[str, str]) -> None:
    """Show the connected areas that lag, or that there are none."""
    found = clusters(context.release_id, period=context.period)
    finding = clusters_finding(found)
    st.markdown(f"**{formats.plain(finding)}**")
    table = clusters_table(found, names)
    if not table.empty:
        st.table(table.map(_plain), hide_index=True, border="horizontal", alt=finding)
        downloads.download_csv(
            context, table, name="gebieden", description=finding, key="download_gebieden"
        )
    st.caption(
        f"Altijd over gestarte trajecten (regulier), {context.period_text}, voor heel Nederland. "
        "Lokale Moran met correctie voor het aantal gemeenten: naar verwachting is hooguit 5% van "
        f"wat hier staat vals alarm. {context.source}"
    )


def _plain(value: object) -> str:
    return formats.plain(str(value))
