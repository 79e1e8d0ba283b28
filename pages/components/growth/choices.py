"""Choices of the page on the growth ambition; each is bound to the address.

The keys are the names in the address: doelmaat, doeljaar, weergave, pad, and extra_<RSV> for the
scenario.
"""

import streamlit as st

from language import mark, tr
from pages.components import address, formats
from pages.components.texts import GROWTH_MEASURES

WITHIN_YEAR, YEARS = mark("Opgeteld binnen het jaar"), mark("Per jaar")
LINEAR, SEASONAL = mark("Gelijkmatig"), mark("Naar seizoen")
MOST_EXTRA = 5000
COLUMNS = 4


def choose_measure() -> str:
    """Choose what a target is set for; never two at once."""
    codes = {label: code for code, label in GROWTH_MEASURES.items()}
    address.settle("doelmaat", codes, name=tr("maat"), usual=next(iter(codes)))
    chosen = st.selectbox(
        tr("Maat"), list(codes), key="doelmaat", bind="query-params", persist_state="session"
    )
    return codes[chosen]


def choose_year(years: list[int], this_year: int) -> int:
    """Choose a year with targets; opens with this year, else the one nearest to it."""
    labels = [str(year) for year in sorted(years)]
    nearest = min(years, key=lambda year: (abs(year - this_year), -year))
    years_by_label = {label: label for label in labels}
    address.settle("doeljaar", years_by_label, name=tr("doeljaar"), usual=str(nearest))
    chosen = st.selectbox(
        tr("Doeljaar"),
        labels,
        index=labels.index(str(nearest)),
        key="doeljaar",
        bind="query-params",
        persist_state="session",
    )
    return int(chosen)


def choose_view() -> str:
    """Choose between the course of the year and the years side by side: WITHIN_YEAR or YEARS."""
    labels = {tr(view): view for view in (WITHIN_YEAR, YEARS)}
    codes = {tr(WITHIN_YEAR): "within_year", tr(YEARS): "years"}
    address.settle("weergave", codes, name=tr("weergave"), usual=tr(WITHIN_YEAR))
    chosen = st.radio(
        tr("Weergave"),
        list(labels),
        horizontal=True,
        key="weergave",
        bind="query-params",
        persist_state="session",
    )
    return labels[chosen]


def choose_path() -> str:
    """Choose the shape of the path towards the target: LINEAR or SEASONAL."""
    labels = {tr(path): path for path in (LINEAR, SEASONAL)}
    codes = {tr(LINEAR): "linear", tr(SEASONAL): "seasonal"}
    address.settle("pad", codes, name=tr("pad naar het doel"), usual=tr(LINEAR))
    chosen = st.radio(
        tr("Pad naar het doel"),
        list(labels),
        horizontal=True,
        key="pad",
        help=tr(
            "Gelijkmatig: elke maand evenveel. Naar seizoen: verdeeld over de maanden zoals in "
            "eerdere volle jaren."
        ),
        bind="query-params",
        persist_state="session",
    )
    return labels[chosen]


def choose_extra(names: dict[str, str]) -> dict[str, int]:
    """Choose what each partnership (code → name) adds per month; only what is not 0 comes back."""

    def forget() -> None:
        for code in names:
            st.session_state[_key(code)] = 0

    codes = list(names)
    for start in range(0, len(codes), COLUMNS):
        for column, code in zip(st.columns(COLUMNS), codes[start : start + COLUMNS], strict=False):
            address.settle_number(_key(code), tr("extra trajecten"), 0, -MOST_EXTRA, MOST_EXTRA)
            column.number_input(
                formats.plain(names[code]),
                min_value=-MOST_EXTRA,
                max_value=MOST_EXTRA,
                value=0,
                step=5,
                key=_key(code),
                bind="query-params",
                persist_state="session",
            )
    st.button(tr("Alles terug naar 0"), on_click=forget, key="scenario_leeg")
    return {code: st.session_state[_key(code)] for code in names if st.session_state[_key(code)]}


def _key(code: str) -> str:
    return f"extra_{code}"
