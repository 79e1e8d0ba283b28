"""Show what would change: rows, totals per partnership, what disappears and what moves much."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from language import Words, mark, tr
from pages.components import formats
from pages.components.access.taking import taken
from pages.components.deliveries import INPUTS
from pages.components.downloads import dutch_csv
from warehouse.drafts import Draft

FIGURES = Words(
    {
        "rows_loaded": mark("Rijen geladen"),
        "rows_refused": mark("Rijen geweigerd"),
        "started": mark("Gestart in de maand"),
        "started_total": mark("Gestarte trajecten"),
        "projects": mark("Lopende projecten"),
        "places": mark("Plaatsen"),
        "fte": mark("Facilitator-fte"),
        "partners": mark("Partners"),
        "actions": mark("Acties op de werkagenda"),
    }
)
KINDS = Words(
    {
        "gone": mark("verdwijnt"),
        "hidden": mark("verborgen (klein aantal)"),
        "large": mark("meer dan 20%"),
        "new": mark("nieuw"),
        "small": mark("tot 20%"),
        "equal": mark("gelijk"),
    }
)
DECIMALS = {"fte": 2}
ROW_FIGURES = ("rows_loaded", "rows_refused")


def read_comparison(draft: Draft) -> pd.DataFrame:
    """Return what the candidate step has compared."""
    return pd.read_parquet(draft.folder / "comparison.parquet")


def finding(changes: pd.DataFrame) -> str:
    """Say in one sentence what would change."""
    counts = changes["kind"].value_counts()
    if set(counts.index) <= {"equal"}:
        return tr("Er verandert niets aan de cijfers.")
    parts = [
        say(int(counts[kind]))
        for kind, say in (
            ("gone", lambda n: formats.count_of(n, "verdwijnt", "verdwijnen")),
            (
                "large",
                lambda n: formats.count_of(n, "verandert meer dan 20%", "veranderen meer dan 20%"),
            ),
            ("new", lambda n: formats.count_of(n, "is nieuw", "zijn nieuw")),
            ("small", lambda n: formats.count_of(n, "verandert minder", "veranderen minder")),
            (
                "hidden",
                lambda n: formats.count_of(
                    n, "is verborgen (klein aantal)", "zijn verborgen (klein aantal)"
                ),
            ),
            ("equal", lambda n: formats.count_of(n, "blijft gelijk", "blijven gelijk")),
        )
        if kind in counts
    ]
    return tr("Van de {n} vergeleken cijfers: {parts}.").format(
        n=formats.number(len(changes)), parts=", ".join(parts)
    )


def consequences(outcome: dict[str, Any], changes: pd.DataFrame) -> list[str]:
    """Say in plain sentences what matters most: reference date, a full year, rows that go."""
    said = []
    before, after = outcome["reference_dates"]
    if before and before != after:
        days = [formats.day(date.fromisoformat(day)) for day in (before, after)]
        said.append(
            tr("De peildatum verandert van {before} in {after}.").format(
                before=days[0], after=days[1]
            )
        )
    had_year, has_year = outcome["full_years"]
    if had_year and not has_year:
        said.append(
            tr(
                "Er is straks geen volle periode van 12 maanden meer: Overzicht, "
                "Deelname en Regio kunnen dan geen cijfers en signalen tonen."
            )
        )
    rows = changes[(changes["figure"] == "rows_loaded") & changes["kind"].isin(["gone", "large"])]
    for row in rows[rows["change"] < 0].fillna({"after": 0}).to_dict("records"):
        now, then = formats.number(row["before"]), formats.number(row["after"])
        said.append(
            tr("{input} gaat van {now} naar {then} rijen.").format(
                input=INPUTS[row["area_code"]], now=now, then=then
            )
        )
    if not outcome["is_compared"]:
        said.append(tr("De actieve uitgave is niet te lezen: er is met niets vergeleken."))
    if outcome["unloaded_files"]:
        names = formats.plain(", ".join(outcome["unloaded_files"]))
        said.append(
            tr(
                "Op de server staan bestanden die hier niet bij zitten: {names}. Ze "
                "wachten tot de beheerder ze laadt."
            ).format(names=names)
        )
    return said


def needs_attention(changes: pd.DataFrame) -> bool:
    """Say whether someone must have looked before publishing."""
    return bool(changes["kind"].isin(["gone", "large"]).any())


def show_comparison(changes: pd.DataFrame) -> None:
    """Show the rows per input, what stands out, and the totals per partnership and month."""
    st.markdown(f"**{finding(changes)}**")
    st.table(_rows(changes), hide_index=True, border="horizontal", alt=tr("Rijen per invoer"))
    figures = changes[~changes["figure"].isin(ROW_FIGURES)]
    striking = figures[figures["kind"].isin(["gone", "large"])].sort_values(["kind", "figure"])
    if striking.empty:
        st.success(tr("Geen enkel cijfer verdwijnt of verandert meer dan 20%."))
    else:
        st.markdown("**" + tr("Verdwijnt of verandert meer dan 20%") + "**")
        _show_frame(striking, tr("Opvallende veranderingen"))
    with st.expander(tr("Totalen per RSV en per maand"), key="totals"):
        chosen = st.selectbox(
            tr("Cijfer"),
            [name for name in FIGURES if name in set(figures["figure"])],
            format_func=FIGURES.__getitem__,
            key="compared_figure",
        )
        _show_frame(figures[figures["figure"] == chosen], FIGURES[chosen])
    st.download_button(
        tr("Download de hele vergelijking als CSV"),
        data=taken(
            "vergelijking.csv", "", lambda: dutch_csv(_written(changes), [finding(changes)])
        ),
        file_name="vergelijking.csv",
        mime="text/csv",
        key="download_comparison",
        on_click="ignore",
        icon=":material/download:",
    )


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
            tr("Verschil"): written("change", _difference),
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
    if kind in {"equal", "gone"} or pd.isna(share):
        return KINDS[kind]
    return f"{KINDS[kind]} ({formats.signed(100 * share, 1)}%)"
