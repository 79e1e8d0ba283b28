"""The four measures of the country on both sides, and what their difference is made of."""

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import formats
from pages.components.comparison import words
from pages.components.comparison.differences import COUNTRY, FLOWS, MEASURES, do_overlap
from pages.components.comparison.sides import Side
from pages.components.tables import drawn
from pages.components.texts import OWN_DIRECTIONS
from warehouse.kept import kept

PERIOD_OF = {
    "granted_places": mark("{figure} sinds begin"),
    "started": mark("{figure} in 12 maanden"),
    "running": mark("{figure} op de dag"),
    "completed": mark("{figure} in 12 maanden"),
}
FILES = mark("bestanden deelname en aanbod")


def show(found: pd.DataFrame, before: Side, after: Side) -> None:
    """Show a row per measure, with a sentence on the starts above it."""
    country = found[found["area_code"] == COUNTRY].set_index("measure").reindex(list(MEASURES))
    if country["difference"].isna().all():
        st.info(tr("Er is geen landelijk cijfer dat beide kanten noemen."))
        st.caption(words.source(before, after, tr(FILES)))
        return
    reading = finding(country)
    st.markdown(f"**{reading}**")
    table = totals_table(country, is_overlap=do_overlap(before, after))
    st.table(drawn(words.on_screen(table)), hide_index=True, border="horizontal", alt=reading)
    explanation = tr(
        "Nagekomen of hersteld: wat de ene uitgave over dezelfde dag anders zegt dan de andere. "
        "In de tijd: wat er tussen de twee dagen veranderde, volgens één uitgave. Het interval is "
        "verbreed, omdat projecten jongeren in groepen werven. De vier cijfers zijn verschillende "
        "dingen: niet optellen."
    )
    st.caption(f"{explanation} {words.source(before, after, tr(FILES))}")
    words.download(table, before, after, name="totalen", finding=reading)


@kept
def finding(country: pd.DataFrame) -> str:
    """Say how the starts differ, and which part of that is correction."""
    row = country.loc["started"]
    if pd.isna(row["difference"]):
        return tr("Gestarte trajecten zijn niet aan beide kanten bekend.")
    said = tr("Gestarte trajecten in 12 maanden: van {before} naar {after} ({difference})").format(
        before=formats.number(row["before"]),
        after=formats.number(row["after"]),
        difference=formats.signed(row["difference"]),
    )
    if pd.isna(row["correction"]):
        return said + "; " + tr("nagekomen en verandering zijn niet te scheiden.")
    parts = tr("{correction} nagekomen of hersteld, en {in_time} verandering in de tijd.").format(
        correction=words.part_text(row["correction"]), in_time=words.part_text(row["in_time"])
    )
    return f"{said}: {parts}"


@kept
def totals_table(country: pd.DataFrame, *, is_overlap: bool) -> pd.DataFrame:
    """Return the four measures, numbers as numbers; `country` has a row per measure."""
    rows = country.to_dict("index")
    return pd.DataFrame(
        {
            mark("Cijfer"): [
                tr(PERIOD_OF[str(name)]).format(figure=words.measure_title(str(name)))
                for name in rows
            ],
            **{title: country[name].to_numpy() for name, title in words.COLUMNS.items()},
            mark("Verandering in de tijd (95%)"): [
                change_text(str(name), row, is_overlap=is_overlap) for name, row in rows.items()
            ],
        }
    )


def change_text(measure: str, row: dict, *, is_overlap: bool) -> str:
    """Say with an interval what changed in time, or why there is none."""
    if measure == "granted_places":
        return tr("geen interval: toekenningen worden geteld")
    if measure not in FLOWS:
        return tr("geen interval: wie doorloopt, telt op beide dagen")
    if is_overlap:
        return tr("geen interval: de 12 maanden overlappen")
    if pd.isna(row["ratio"]):
        return tr(words.NOT_SEPARATED)
    limits = formats.interval(row["lower_95"], row["upper_95"], 2)
    return f"{OWN_DIRECTIONS[row['word']]} (× {formats.number(row['ratio'], 2)}; {limits})"
