"""Figures in words: headlines, one municipality, and the source line under a figure."""

import math

import pandas as pd
import streamlit as st

from language import Words, mark, tr
from pages.components import findings, formats
from pages.components.context import PageContext
from pages.components.texts import LAGGING_SIGNALS, SIGNALS
from warehouse.indicators import load_indicators
from warehouse.kept import kept
from warehouse.queries import THEN, municipalities

HEADLINES = ("started", "running", "completed", "running_projects", "granted_places")
PERIOD_OF = Words(
    {
        "started": mark("in 12 maanden"),
        "running": mark("op peildatum"),
        "completed": mark("in 12 maanden"),
        "running_projects": mark("op peildatum"),
        "granted_places": mark("sinds begin"),
    }
)


def show_headlines(figures: pd.DataFrame, context: PageContext) -> None:
    """Show the five figures of the country with their change in a year."""
    pairs = zip(figures["now"].astype(float), figures["year_before"].astype(float), strict=True)
    by_code = dict(zip(figures["figure"], pairs, strict=True))
    for column, code in zip(st.columns(len(HEADLINES)), HEADLINES, strict=True):
        indicator = load_indicators()[code]
        now, before = by_code.get(code, (math.nan, math.nan))
        has_change = not math.isnan(now - before)
        column.metric(
            f"{indicator.short_title} {PERIOD_OF[code]}",
            formats.number(now),
            delta=formats.signed(now - before) if has_change else None,
            delta_color="off",
            delta_description=tr("in een jaar") if has_change else None,
            help=tr("{definition} Bron: {source}").format(
                definition=indicator.definition, source=indicator.source
            ),
            border=True,
        )
    st.caption(
        tr(
            "Toegekend, gestart, lopend en afgerond zijn verschillende dingen: niet "
            "optellen. Bron: deelnameregistratie en aanbodregistratie (bestanden "
            "deelname en aanbod). {source}"
        ).format(source=context.source)
    )


def show_coverage(slice_: pd.DataFrame, context: PageContext) -> None:
    """Say on how many municipalities the national figure rests when some delivered nothing."""
    everything = len(municipalities(context.release_id))
    if len(slice_) < everything:
        st.warning(
            tr(
                "Nederland is hier de optelsum van {n} van de {everything} gemeenten; "
                "voor de andere is in deze periode niets aangeleverd."
            ).format(n=formats.number(len(slice_)), everything=everything),
            icon=":material/info:",
        )


def show_hidden(slice_: pd.DataFrame) -> None:
    """Say of how many areas the figures are hidden, and what the x means."""
    hidden = int(slice_["is_suppressed"].sum())
    if hidden:
        st.caption(
            tr("Bij {hidden} van {n} gemeenten staat {x}: {hidden_meaning}.").format(
                hidden=formats.number(hidden),
                n=len(slice_),
                x=formats.HIDDEN,
                hidden_meaning=tr(formats.HIDDEN_MEANING),
            )
        )


def show_outline_of_today(context: PageContext, rsv_code: str | None) -> None:
    """Say that the map outlines a partnership as it is now, when the figures do not."""
    if context.layout == THEN and rsv_code is not None:
        st.caption(
            tr("De kaart tekent de omtrek van het RSV van nu; de lijst telt de indeling van toen.")
        )


@kept
def lagging_municipalities(signals: pd.DataFrame) -> pd.DataFrame:
    """Return who has a double signal first, then single ones, most missing participants first."""
    order = {code: at for at, code in enumerate(SIGNALS)}
    lagging = signals[signals["signal"].isin(LAGGING_SIGNALS)]
    return lagging.assign(urgency=lagging["signal"].map(order)).sort_values(
        ["urgency", "missing_participants_lower"], ascending=[True, False]
    )


def show_municipality(
    slice_: pd.DataFrame, selected: str | None, known: pd.DataFrame, code: str = "started"
) -> None:
    """Tell the story of the selected municipality, also when nothing was delivered for it."""
    if selected is None:
        return
    rows = slice_[slice_["area_code"] == selected]
    if rows.empty:
        name = known.loc[known["area_code"] == selected, "area_name"].iloc[0]
        st.info(
            tr("Voor {name} zijn er geen gegevens: het RSV heeft niets aangeleverd.").format(
                name=name
            )
        )
        return
    row = rows.iloc[0]
    st.markdown(findings.municipality_finding(row, load_indicators()[code]))
    rsv_name = row["rsv_name"]
    st.caption("RSV: " + (formats.plain(rsv_name) if isinstance(rsv_name, str) else tr("geen")))


def show_source(context: PageContext, codes: list[str], period: str) -> None:
    """Show the line under a figure: period, sources, reference date and labels."""
    st.caption(source_line(context, codes, period))


def source_line(context: PageContext, codes: list[str], period: str) -> str:
    """Write that line: for a screen, a file or paper."""
    return tr("Periode: {period}. Bron: {sources}. {source}").format(
        period=period, sources=sources(codes), source=context.source
    )


def sources(codes: list[str]) -> str:
    """Name where these indicators come from, each source once."""
    parts = (part for code in codes for part in load_indicators()[code].source.split("; "))
    return "; ".join(dict.fromkeys(part.strip(". ") for part in parts))
