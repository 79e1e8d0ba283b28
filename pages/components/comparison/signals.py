"""Signals that came, stayed and went, per municipality and measure."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from language import SOURCE, Words, current, mark, tr
from methods.change import compare_states
from pages.components import formats
from pages.components.comparison import words
from pages.components.comparison.sides import Side
from pages.components.language_choice import KEY as LANGUAGE
from pages.components.name_lists import name_list
from pages.components.tables import ROW_HEIGHT_PX, drawn
from pages.components.texts import LAGGING_SIGNALS, MEASURES, SIGNALS
from warehouse.indicators import load_indicators
from warehouse.kept import kept
from warehouse.queries import lag_states

# With one of these on either side nobody can say whether a signal came or went.
LINK = mark("Bekijk")
ONE_SIDE = mark(
    "Signalen op gestarte trajecten zijn niet te vergelijken: aan ten minste één kant zijn er geen "
    "starts over 12 maanden aangeleverd."
)
UNKNOWN = ("suppressed", "too_small", "not_compared", "absent")
KINDS = Words(
    {
        "came": mark("erbij gekomen"),
        "stayed": mark("gebleven"),
        "went": mark("verdwenen"),
        "incomparable": mark("niet te vergelijken"),
    }
)


def show(before: Side, after: Side) -> None:
    """Show every municipality that lags on either side, what came first."""
    found = signal_changes(before, after)
    reading = finding(found) if has_signals(before) and has_signals(after) else tr(ONE_SIDE)
    st.markdown(f"**{reading}**")
    if found.empty:
        return
    table = signals_table(found)
    # Of an older release that was not frozen, the other pages cannot speak.
    links = [_link(row, after) for row in found.to_dict("records")] if after.can_open else None
    st.dataframe(
        drawn(table if links is None else table.assign(**{LINK: links})),
        hide_index=True,
        height=min(520, ROW_HEIGHT_PX * (len(table) + 1) + 3),
        alt=reading,
        column_config={tr(LINK): st.column_config.LinkColumn(display_text=tr("Deelname"))},
    )
    words.download(table, before, after, name="signalen", finding=reading)
    explanation = tr(
        "Gestart: het signaal over de 12 maanden tot en met de peildatum. Lopend en afgerond: "
        "lager dan Nederland of niet; wat loopt is er alleen op de nieuwste peildatum van een "
        "uitgave. Niet te vergelijken: aan één kant is het aantal verborgen, te klein om te "
        "beoordelen of niet aangeleverd."
    )
    st.caption(f"{explanation} {words.source(before, after)}")


def has_signals(side: Side) -> bool:
    """Say whether starts were delivered on a side, so that there could be a signal on them."""
    return bool((lag_states(side.release_id, period=side.period)["measure"] == "started").any())


@kept
def signal_changes(before: Side, after: Side) -> pd.DataFrame:
    """Return per municipality and measure that lags on either side: both states and the kind.

    A measure that only one side has is left out.
    """
    old = lag_states(before.release_id, period=before.period)
    new = lag_states(after.release_id, period=after.period)
    shared = set(old["measure"]) & set(new["measure"])
    both = old[old["measure"].isin(shared)].merge(
        new[new["measure"].isin(shared)],
        on=["area_code", "measure"],
        how="outer",
        suffixes=("_before", "_after"),
    )
    for name in ("area_name", "rsv_name"):
        both[name] = both[f"{name}_after"].fillna(both[f"{name}_before"])
    states = both[["state_before", "state_after"]].fillna("absent")
    kind = compare_states(
        states["state_before"], states["state_after"], lagging=LAGGING_SIGNALS, unknown=UNKNOWN
    )
    columns = ["area_code", "area_name", "rsv_name", "measure"]
    found = both[columns].assign(
        before=states["state_before"], after=states["state_after"], kind=kind
    )
    found = found[found["kind"] != "neither"]
    order = {name: at for at, name in enumerate((*KINDS, *MEASURES))}
    return found.sort_values(
        ["kind", "measure", "area_name"],
        key=lambda column: column if column.name == "area_name" else column.map(order),
        ignore_index=True,
    )


@kept
def finding(found: pd.DataFrame) -> str:
    """Say which signals on starts came and went, and how many stayed."""
    started = found[found["measure"] == "started"]
    if started.empty:
        return tr("Aan geen van beide kanten heeft een gemeente een signaal op gestarte trajecten.")
    names = {kind: started.loc[started["kind"] == kind, "area_name"].tolist() for kind in KINDS}
    parts = [
        f"{len(names[kind])} {KINDS[kind]}"
        + (f" ({name_list(names[kind])})" if kind in ("came", "went") and names[kind] else "")
        for kind in KINDS
        if names[kind]
    ]
    return tr("Signalen op gestarte trajecten: {kinds}.").format(kinds=name_list(parts))


@kept
def signals_table(found: pd.DataFrame) -> pd.DataFrame:
    """Write the signals in Dutch."""
    return pd.DataFrame(
        {
            mark("Gemeente"): found["area_name"],
            mark("RSV"): found["rsv_name"].fillna(tr("geen")),
            mark("Cijfer"): [load_indicators()[code].short_title for code in found["measure"]],
            mark("Wat er is gebeurd"): found["kind"].map(KINDS),
            mark("Van"): found["before"].map(_label),
            mark("Naar"): found["after"].map(_label),
        }
    )


def _label(state: str) -> str:
    return SIGNALS[state].label if state in SIGNALS else tr(formats.NO_DATA)


def _link(row: dict, after: Side) -> str:
    """Return the address of the municipality on the page Deelname, on the day of this side."""
    measure = load_indicators()[row["measure"]].short_title
    asked = {"gemeente": row["area_name"], "peildatum": formats.day(after.day)}
    if row["measure"] in MEASURES[1:]:
        asked["cijfer"] = measure
    if after.snapshot_title:
        asked["uitgave"] = after.snapshot_title
    if current() != SOURCE:
        asked[LANGUAGE] = current()
    return f"deelname?{urlencode(asked)}"
