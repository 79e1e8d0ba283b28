"""The four measures of the country on both sides, and what their difference is made of."""

import pandas as pd
import streamlit as st

from pages.components import formats
from pages.components.comparison import words
from pages.components.comparison.differences import COUNTRY, FLOWS, MEASURES, do_overlap
from pages.components.comparison.sides import Side
from pages.components.texts import OWN_DIRECTIONS

PERIOD_OF = {
    "granted_places": "sinds begin",
    "started": "in 12 maanden",
    "running": "op de dag",
    "completed": "in 12 maanden",
}


def show(found: pd.DataFrame, before: Side, after: Side) -> None:
    """Show a row per measure, with a sentence on the starts above it."""
    country = found[found["area_code"] == COUNTRY].set_index("measure").reindex(list(MEASURES))
    if country["difference"].isna().all():
        st.info("Er is geen landelijk cijfer dat beide kanten noemen.")
        st.caption(words.source(before, after, "bestanden deelname en aanbod"))
        return
    reading = finding(country)
    st.markdown(f"**{reading}**")
    table = totals_table(country, is_overlap=do_overlap(before, after))
    st.table(words.on_screen(table), hide_index=True, border="horizontal", alt=reading)
    st.caption(
        "Nagekomen of hersteld: wat de ene uitgave over dezelfde dag anders zegt dan de andere. "
        "In de tijd: wat er tussen de twee dagen veranderde, volgens één uitgave. Het interval is "
        "verbreed, omdat projecten jongeren in groepen werven. De vier cijfers zijn verschillende "
        f"dingen: niet optellen. {words.source(before, after, 'bestanden deelname en aanbod')}"
    )
    words.download(table, before, after, name="totalen", finding=reading)


def finding(country: pd.DataFrame) -> str:
    """Say how the starts differ, and which part of that is correction."""
    row = country.loc["started"]
    if pd.isna(row["difference"]):
        return "Gestarte trajecten zijn niet aan beide kanten bekend."
    said = (
        f"Gestarte trajecten in 12 maanden: van {formats.number(row['before'])} naar "
        f"{formats.number(row['after'])} ({formats.signed(row['difference'])})"
    )
    if pd.isna(row["correction"]):
        return f"{said}; nagekomen en verandering zijn niet te scheiden."
    return (
        f"{said}: {words.part_text(row['correction'])} nagekomen of hersteld, en "
        f"{words.part_text(row['in_time'])} verandering in de tijd."
    )


def totals_table(country: pd.DataFrame, *, is_overlap: bool) -> pd.DataFrame:
    """Return the four measures, numbers as numbers; `country` has a row per measure."""
    rows = country.to_dict("index")
    return pd.DataFrame(
        {
            "Cijfer": [f"{words.measure_title(str(name))} {PERIOD_OF[str(name)]}" for name in rows],
            **{title: country[name].to_numpy() for name, title in words.COLUMNS.items()},
            "Verandering in de tijd (95%)": [
                change_text(str(name), row, is_overlap=is_overlap) for name, row in rows.items()
            ],
        }
    )


def change_text(measure: str, row: dict, *, is_overlap: bool) -> str:
    """Say with an interval what changed in time, or why there is none."""
    if measure == "granted_places":
        return "geen interval: toekenningen worden geteld"
    if measure not in FLOWS:
        return "geen interval: wie doorloopt, telt op beide dagen"
    if is_overlap:
        return "geen interval: de 12 maanden overlappen"
    if pd.isna(row["ratio"]):
        return words.NOT_SEPARATED
    limits = formats.interval(row["lower_95"], row["upper_95"], 2)
    return f"{OWN_DIRECTIONS[row['word']]} (× {formats.number(row['ratio'], 2)}; {limits})"
