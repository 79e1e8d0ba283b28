"""How two sides read: what they are, whether they can be compared, and where figures come from."""

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import downloads, formats
from pages.components.comparison.sides import Side
from pages.components.name_lists import name_list
from pages.components.pictures import Picture
from pages.components.tables import ROW_HEIGHT_PX, drawn, head, is_hidden
from pages.components.texts import LAYOUTS
from warehouse.indicators import load_indicators
from warehouse.kept import kept
from warehouse.queries import TODAY

NOT_COMPARED = mark("niet te vergelijken")
NOT_SEPARATED = mark("niet te scheiden")
COLUMNS = {
    "before": mark("Van"),
    "after": mark("Naar"),
    "difference": mark("Verschil"),
    "correction": mark("Nagekomen of hersteld"),
    "in_time": mark("In de tijd"),
}
_COUNTS = (COLUMNS["before"], COLUMNS["after"])
_PARTS = (COLUMNS["correction"], COLUMNS["in_time"])


def measure_title(measure: str) -> str:
    """Return what a measure counts, in full."""
    return load_indicators()[measure].title


def source(before: Side, after: Side, files: str = "") -> str:
    """Return the sentence under every figure: both sides, and whether one is fictief."""
    facts = (before.facts, after.facts)
    labels = [tr("FICTIEF: voorbeelddata")] if any(each.is_fictitious for each in facts) else []
    if any(each.is_provisional_layout for each in facts):
        labels.append(tr("voorlopige indeling (aanname)"))
    if any(each.has_layout_of_then for each in facts):
        labels.append(tr("indeling {layout}").format(layout=LAYOUTS[TODAY]))
    said = tr(
        "Bron: {files}. Van: {before} (uitgave {release_before}). Naar: {after} (uitgave "
        "{release_after})"
    ).format(
        files=files or tr("bestand deelname"),
        before=before.label,
        release_before=before.release_id,
        after=after.label,
        release_after=after.release_id,
    )
    return f"{' · '.join([said, *labels])}."


def remarks(before: Side, after: Side, other_layouts: list[str]) -> list[str]:
    """Say what stands in the way of an honest comparison."""
    said = []
    if (before.release_id, before.day) == (after.release_id, after.day):
        said.append(tr("U vergelijkt een peildatum met zichzelf: er is geen verschil."))
    if before.facts.boundary_year != after.facts.boundary_year:
        said.append(
            tr(
                "De gemeenten zijn die van {before} en van {after}: een samengevoegde gemeente is "
                "er maar aan één kant."
            ).format(before=before.facts.boundary_year, after=after.facts.boundary_year)
        )
    if other_layouts:
        said.append(
            tr(
                "Niet uit dezelfde gemeenten bestaan: {rsvs}. Deze RSV's worden niet vergeleken; "
                "het verschil zou ook de verhuisde gemeente laten zien."
            ).format(rsvs=name_list(other_layouts))
        )
    if before.facts.smallest_count != after.facts.smallest_count:
        said.append(tr("De twee uitgaven verbergen niet dezelfde kleine aantallen."))
    return said


def part_text(value: float, missing: str | None = None) -> str:
    """Write a part of a difference; what cannot be told apart says so."""
    if pd.isna(value):
        return tr(NOT_SEPARATED) if missing is None else missing
    return tr("geen") if value == 0 else formats.signed(value)


@kept
def on_screen(table: pd.DataFrame) -> pd.DataFrame:
    """Write the columns of a comparison in Dutch; hidden counts are an x."""
    hidden = is_hidden(table)
    written: dict[str, list[str]] = {}
    for name in table.columns.drop("Verborgen", errors="ignore"):
        if name in _COUNTS:
            written[name] = formats.number_column(table[name], hidden=hidden)
        elif name in COLUMNS.values():
            missing = tr(NOT_SEPARATED if name in _PARTS else NOT_COMPARED)
            written[name] = [
                part_text(value, tr(NOT_COMPARED) if is_x else missing)
                for value, is_x in zip(table[name], hidden, strict=True)
            ]
        else:
            written[name] = table[name].tolist()
    return pd.DataFrame(written)


def show_long(table: pd.DataFrame, *, alt: str) -> None:
    """Show a comparison with a scroll bar, numbers to the right; an empty column stays away."""
    shown = on_screen(table)
    shown = shown.loc[:, [bool((shown[name] != "").any()) for name in shown]]
    st.dataframe(
        drawn(shown),
        hide_index=True,
        height=min(500, ROW_HEIGHT_PX * (len(shown) + 1) + 3),
        alt=alt,
        column_config={
            head(name): st.column_config.TextColumn(alignment="right")
            for name in shown.columns.intersection([*COLUMNS.values()])
        },
    )


def picture(before: Side, after: Side, name: str, title: str) -> Picture:
    """Return what a picture of a comparison says of itself."""
    is_fictitious = before.facts.is_fictitious or after.facts.is_fictitious
    return Picture(
        tr("{title}: {before} en {after}").format(
            title=title, before=before.label, after=after.label
        ),
        source(before, after),
        after.release_id,
        is_fictitious,
        lambda kind: f"{'fictief-' if is_fictitious else ''}vergelijking-{name}.{kind}",
    )


def download(table: pd.DataFrame, before: Side, after: Side, *, name: str, finding: str) -> None:
    """Offer a table as files that say themselves what was compared with what."""
    is_fictitious = before.facts.is_fictitious or after.facts.is_fictitious
    smallest = max(before.facts.smallest_count, after.facts.smallest_count)
    downloads.offer_table(
        table,
        release_id=after.release_id,
        name_of=lambda kind: f"{'fictief-' if is_fictitious else ''}vergelijking-{name}.{kind}",
        title=finding,
        source=source(before, after),
        about={tr("Kleine aantallen"): downloads.about_small_counts(smallest)},
        stamp=after.day,
        key=f"download_{name}",
    )
