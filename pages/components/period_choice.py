"""The period that a page is about, and the day that it judges."""

from datetime import date

import pandas as pd
import streamlit as st

from language import tr
from pages.components import address, formats
from pages.components.texts import STOCKS
from warehouse.kept import kept
from warehouse.queries import published_periods

# The decision day, and further ahead than anyone plans.
FIRST_DAY, LAST_DAY = date(2023, 3, 28), date(2030, 12, 31)


def choose_period(
    release_id: str, measure: str, variant_group: str, reference_date: date
) -> pd.Series:
    """Choose a period, up to the reference date, of which this is published: its row.

    Without any (what runs is known on the newest day only) the row is empty. What runs is a state
    on one day: there is nothing to choose, its label is that day, and the choice made before waits.
    """
    published = periods_until(
        published_periods(release_id, measure=measure, variant_group=variant_group), reference_date
    )
    if published.empty:
        return pd.Series(dtype=object)
    if measure in STOCKS:
        return _day_of_stock(published.iloc[0])
    codes = dict(zip(published["label"], published["period"], strict=True))
    address.settle("periode", codes, name=tr("periode"), usual=next(iter(codes)))
    chosen = st.selectbox(
        tr("Periode"),
        published["label"].tolist(),
        key="periode",
        help=tr(
            "Een variant apart is er over 12 maanden, en wat loopt op de peildatum: "
            "over elkaar heen vallende perioden zouden samen kleine aantallen "
            "verraden."
        ),
        bind="query-params",
        persist_state="session",
    )
    return published.set_index("label", drop=False).loc[chosen]


def _day_of_stock(period: pd.Series) -> pd.Series:
    """Show the day that a stock is of, where a flow has its periods."""
    label = tr("stand op {day}").format(day=formats.day(period["last_day"]))
    st.selectbox(
        tr("Periode"),
        [label],
        disabled=True,
        help=tr("Wat loopt, is een stand op één dag; een periode hoort daar niet bij."),
    )
    return pd.concat([period.drop("label"), pd.Series({"label": label})])


def choose_day(usual: date) -> date:
    """Choose the day that a page judges, `usual` unless asked otherwise since that changed."""
    if st.session_state.get("dag_bij", usual) != usual:
        st.session_state["dag"] = usual
    st.session_state["dag_bij"] = usual
    first, last = min(FIRST_DAY, usual), max(LAST_DAY, usual)
    address.settle_day("dag", tr("dag"), usual, first, last)
    chosen: date | None = st.date_input(
        tr("Getoetst op"),
        usual,
        min_value=first,
        max_value=last,
        key="dag",
        help=tr("De dag waarop de kaders worden getoetst. De gegevens zelf veranderen niet."),
        format="DD-MM-YYYY",
        bind="query-params",
        persist_state="session",
    )
    return chosen or usual


@kept
def periods_until(published: pd.DataFrame, reference_date: date) -> pd.DataFrame:
    """Return the periods that have ended on a day, the one that ends on it first."""
    last = pd.Timestamp(reference_date)
    ended = published[published["last_day"] <= last]
    labels = ended["label"].map(formats.period)
    return ended.assign(older=ended["last_day"] < last, label=labels).sort_values(
        ["older", "sort_order"], ignore_index=True
    )
