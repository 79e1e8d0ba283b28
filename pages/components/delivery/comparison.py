"""Show what would change: rows, totals per partnership, what disappears and what moves much."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from language import Words, mark, tr
from pages.components import formats
from pages.components.deliveries import INPUTS
from pages.components.delivery.changed import (
    KINDS,
    STRIKING,
    finding,
    large_share,
    nothing_striking,
)
from pages.components.downloads import NO_DAY, offer_table
from warehouse.drafts import Draft
from warehouse.reference import comparison_setting

FIGURES = Words(
    {
        "rows_loaded": mark("Rijen geladen"),
        "rows_refused": mark("Rijen geweigerd"),
        "started": mark("Gestart in de maand"),
        "started_total": mark("Gestarte trajecten"),
        "started_12m": mark("Gestart in de laatste 12 maanden"),
        "completed_12m": mark("Afgerond in de laatste 12 maanden"),
        "projects": mark("Lopende projecten"),
        "places": mark("Plaatsen"),
        "fte": mark("Facilitator-fte"),
        "partners": mark("Partners"),
        "actions": mark("Acties op de werkagenda"),
    }
)
DECIMALS = {"fte": 2}
ROW_FIGURES = ("rows_loaded", "rows_refused")


def read_comparison(draft: Draft) -> pd.DataFrame:
    """Return what the candidate step has compared."""
    return pd.read_parquet(draft.folder / "comparison.parquet")


def show_comparison(changes: pd.DataFrame) -> None:
    """Show the rows per input, what stands out, and every figure that was compared."""
    st.markdown(f"**{finding(changes)}**")
    st.table(_rows(changes), hide_index=True, border="horizontal", alt=tr("Rijen per invoer"))
    figures = changes[~changes["figure"].isin(ROW_FIGURES)]
    striking = figures[figures["kind"].isin(STRIKING)]
    if striking.empty:
        st.success(nothing_striking(figures))
    else:
        title = tr("Verdwijnt, wordt verborgen of verandert meer dan {share}").format(
            share=large_share()
        )
        st.markdown(f"**{title}**")
        _show_frame(_largest_first(striking), tr("Opvallende veranderingen"))
        st.caption(tr("De grootste verandering staat boven."))
    st.caption(
        tr(
            "Een gemeente staat hier pas bij vanaf {fewest} trajecten: in een kleine gemeente is "
            "een klein verschil al gauw een groot deel."
        ).format(fewest=formats.number(comparison_setting("fewest_trajectories")))
    )
    with st.expander(tr("Alles wat vergeleken is"), key="totals"):
        chosen = st.selectbox(
            tr("Cijfer"),
            [name for name in FIGURES if name in set(figures["figure"])],
            format_func=FIGURES.__getitem__,
            key="compared_figure",
        )
        _show_frame(figures[figures["figure"] == chosen], FIGURES[chosen])
    st.caption(tr("De download bevat de hele vergelijking."))
    offer_table(
        _written(changes),
        release_id="",
        name_of=lambda kind: f"vergelijking.{kind}",
        title=finding(changes),
        source=tr("Nog niet gepubliceerd: een aanlevering tegenover de actieve uitgave."),
        about={},
        stamp=NO_DAY,
        key="download_comparison",
    )


def _largest_first(changes: pd.DataFrame) -> pd.DataFrame:
    """Sort by how much goes or comes; of what is hidden after this, by what there was."""
    sizes = changes["change"].abs().fillna(changes["before"])
    return changes.loc[sizes.sort_values(ascending=False, kind="stable").index]


def _rows(changes: pd.DataFrame) -> pd.DataFrame:
    loaded, refused = (
        changes[changes["figure"] == figure].set_index("area_code") for figure in ROW_FIGURES
    )
    refused = refused.reindex(loaded.index)
    return pd.DataFrame(
        {
            tr("Invoer"): loaded.index.map(INPUTS),
            tr("Rijen nu"): loaded["before"].map(formats.number),
            tr("Rijen straks"): loaded["after"].map(formats.number),
            tr("Verschil"): loaded["change"].map(_difference),
            tr("Geweigerd nu"): refused["before"].map(formats.number),
            tr("Geweigerd straks"): refused["after"].map(formats.number),
        }
    )


def _show_frame(changes: pd.DataFrame, alt: str) -> None:
    table = _written(changes)
    st.dataframe(table, hide_index=True, height=min(400, 35 * (len(table) + 1) + 3), alt=alt)


def _written(changes: pd.DataFrame) -> pd.DataFrame:
    # What is gone counts whole in the order of the list; it has no difference to write.
    is_on_both_sides = changes["before"].notna() & changes["after"].notna()
    changes = changes.assign(difference=changes["change"].where(is_on_both_sides))
    decimals = changes["figure"].map(DECIMALS).fillna(0).astype(int)

    def written(column: str, write: Callable[[float, int], str]) -> list[str]:
        return [write(*pair) for pair in zip(changes[column], decimals, strict=True)]

    def shown(side: str) -> list[str]:
        texts = zip(changes[f"hidden_{side}"], written(side, formats.number), strict=True)
        return [formats.HIDDEN if is_hidden else text for is_hidden, text in texts]

    return pd.DataFrame(
        {
            tr("Gebied"): changes["area_name"],
            tr("Cijfer"): changes["figure"].map(FIGURES),
            tr("Maand"): ["" if pd.isna(day) else formats.month(day) for day in changes["month"]],
            tr("Nu"): shown("before"),
            tr("Straks"): shown("after"),
            tr("Verschil"): written("difference", _difference),
            tr("Verandering"): [
                _in_words(*pair) for pair in zip(changes["kind"], changes["share"], strict=True)
            ],
        }
    )


def _difference(value: float, decimals: int = 0) -> str:
    if pd.isna(value):
        return tr("niet te vergelijken")
    return tr("geen") if value == 0 else formats.signed(value, decimals)


def _in_words(kind: str, share: float) -> str:
    said = KINDS[kind].format(share=large_share())
    if kind in {"equal", "gone"} or pd.isna(share):
        return said
    return f"{said} ({formats.signed(100 * share, 1)}%)"
