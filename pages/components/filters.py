"""Choices that a page offers; each is bound to the address, so that a view is a permalink.

The keys are the names in the address, and the same on every page: rsv, cijfer, variant,
periode, gemeente, indeling, afstand, vergelijk, gebieden, peildatum.
"""

from datetime import date

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import address, formats
from pages.components.renamed import say_successor, successors
from pages.components.texts import LAYOUTS, MEASURES, STOCKS, VARIANTS
from warehouse.indicators import load_indicators
from warehouse.kept import kept
from warehouse.queries import (
    TODAY,
    ReleaseInfo,
    municipalities,
    municipality_names,
    published_periods,
    rsvs,
)

WHOLE_COUNTRY = mark("Heel Nederland")
# The decision day, and further ahead than anyone plans.
FIRST_DAY, LAST_DAY = date(2023, 3, 28), date(2030, 12, 31)
COUNTRY, LOOK_ALIKES = mark("Nederland"), mark("Vergelijkbare gemeenten")


def choose_rsv(release_id: str) -> str | None:
    """Choose a partnership; None is the whole country."""
    codes = {name: code for code, name in rsvs(release_id).items()}
    return codes.get(_rsv_box({tr(WHOLE_COUNTRY): "NL", **dict(sorted(codes.items()))}))


def choose_one_rsv(release_id: str) -> str:
    """Choose a partnership; there is always one."""
    codes = {name: code for code, name in rsvs(release_id).items()}
    return codes[_rsv_box(dict(sorted(codes.items())))]


def _rsv_box(codes: dict[str, str]) -> str:
    address.settle("rsv", codes, name="RSV", usual=next(iter(codes)))
    return st.selectbox(
        "RSV",
        list(codes),
        key="rsv",
        # A municipality chosen before may lie outside the newly chosen partnership.
        on_change=lambda: select_municipality(None),
        bind="query-params",
        persist_state="session",
    )


def choose_measure(measures: tuple[str, ...] = MEASURES, key: str = "cijfer") -> str:
    """Choose what is counted: started, running or completed."""
    titles = {load_indicators()[code].short_title: code for code in measures}
    address.settle(key, titles, name=tr("cijfer"), usual=next(iter(titles)))
    chosen = st.radio(
        tr("Cijfer"),
        list(titles),
        horizontal=True,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return titles[chosen]


def choose_variant() -> str:
    """Choose the variant group; MDT-kort is never mixed with the regular three."""
    labels = {label: code for code, label in VARIANTS.items()}
    address.settle("variant", labels, name=tr("variant"), usual=next(iter(labels)))
    chosen = st.selectbox(
        tr("Variant"), list(labels), key="variant", bind="query-params", persist_state="session"
    )
    return labels[chosen]


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


def choose_layout(info: ReleaseInfo) -> str:
    """Choose today's layout or that of then; without a municipality that moved, no choice."""
    if not info.has_layout_of_then:
        return TODAY
    codes = {label: code for code, label in LAYOUTS.items()}
    address.settle("indeling", codes, name=tr("indeling"), usual=next(iter(codes)))
    chosen = st.radio(
        tr("Indeling"),
        list(codes),
        horizontal=True,
        key="indeling",
        help=tr(
            "Van nu: elke gemeente telt ook in het verleden bij het RSV van de "
            "peildatum. Van toen: bij haar RSV op de laatste dag van de periode of "
            "maand."
        ),
        bind="query-params",
        persist_state="session",
    )
    return codes[chosen]


def choose_peers_as_benchmark() -> bool:
    """Choose whether a municipality is held against its look-alikes instead of the country."""
    codes = {tr(COUNTRY): "country", tr(LOOK_ALIKES): "look_alikes"}
    address.settle("vergelijk", codes, name=tr("vergelijking"), usual=next(iter(codes)))
    chosen = st.radio(
        tr("Vergelijk met"),
        list(codes),
        horizontal=True,
        key="vergelijk",
        help=tr(
            "Vergelijkbaar: de tien gemeenten die het meest lijken in aantal en "
            "aandeel jongeren, dichtheid en stedelijkheid."
        ),
        bind="query-params",
        persist_state="session",
    )
    return codes[chosen] == "look_alikes"


def choose_clusters() -> bool:
    """Choose whether groups of neighbours that lag together are shown."""
    address.settle_flag("gebieden", tr("aaneengesloten gebieden"))
    return st.checkbox(
        tr("Toon aaneengesloten gebieden die achterblijven"),
        key="gebieden",
        bind="query-params",
        persist_state="session",
    )


def narrowed(name: str, rsv_code: str | None, variant_group: str = "regulier") -> str:
    """Return the name of a file with what the figures are narrowed down to, if anything."""
    variant = "" if variant_group == "regulier" else variant_group
    return "-".join(filter(None, [name, rsv_code, variant]))


def choose_municipality(
    release_id: str, rsv_code: str | None = None, layout: pd.DataFrame | None = None
) -> str | None:
    """Choose any municipality of the country, as the map does; None is no choice.

    One outside the partnership that the page is about is said to be so; `layout` (area_code,
    rsv_code) says where each belongs, by default today's.
    """
    codes = {name: code for code, name in municipality_names(release_id).items()}
    address.settle(
        "gemeente",
        codes,
        name=tr("gemeente"),
        earlier=successors(codes),
        say_earlier=say_successor,
    )
    chosen = st.selectbox(
        tr("Zoek een gemeente"),
        list(codes),
        index=None,
        key="gemeente",
        placeholder=tr("Typ een naam"),
        bind="query-params",
        persist_state="session",
    )
    code = None if chosen is None else codes.get(chosen)
    if code is not None and rsv_code is not None:
        today = municipalities(release_id)
        # Nothing may have been delivered for it: then only today's layout says where it belongs.
        if _rsv_of(code, today if layout is None else layout, today) != rsv_code:
            _say_outside(release_id, code, rsv_code)
    return code


def _rsv_of(municipality_code: str, *layouts: pd.DataFrame) -> str | None:
    """Return the partnership of a municipality on the first layout that has it."""
    for layout in layouts:
        found = layout.loc[layout["area_code"] == municipality_code, "rsv_code"]
        if len(found):
            return str(found.iloc[0])
    return None


def _say_outside(release_id: str, municipality_code: str, rsv_code: str) -> None:
    said = tr(
        "{municipality} ligt buiten {rsv_name}. Wat hier over {municipality} staat, gaat over die "
        "gemeente; de rest van de pagina over {rsv_name}."
    )
    st.info(
        said.format(
            municipality=formats.plain(municipality_names(release_id)[municipality_code]),
            rsv_name=formats.plain(rsvs(release_id)[rsv_code]),
        )
    )


def select_municipality(name: str | None) -> None:
    """Select a municipality from elsewhere (the map or a table), as if it was chosen here."""
    st.session_state["gemeente"] = name
