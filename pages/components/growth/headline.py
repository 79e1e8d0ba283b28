"""How the targets stand in a sentence each, for other pages, with a link to the whole story."""

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.empty_state import link_to_delivery
from pages.components.growth.findings import standing_sentence
from pages.components.texts import GROWTH_MEASURES
from warehouse.kept import kept
from warehouse.queries import ambition, target_standing

PAGE = "pages/sturing/groeiambitie.py"
NO_TARGETS = mark(
    "Er is nog geen groeiambitie aangeleverd: zonder doelen is niet te zeggen hoe we ervoor staan."
)


@kept
def status_sentence(context: PageContext, measure: str, area_code: str = "NL") -> str | None:
    """Say how this year's target of an area stands; None when it has no such target."""
    year = context.reference_date.year
    standing = target_standing(
        context.release_id, measure=measure, year=year, reference_date=context.reference_date
    )
    rows = standing[standing["area_code"] == area_code]
    return None if rows.empty else standing_sentence(rows.iloc[0])


def show_national(context: PageContext) -> None:
    """Show how starts stand nationally, in one sentence."""
    said = status_sentence(context, "gestart")
    if said is None:
        st.markdown(tr(NO_TARGETS) if _targets(context, "NL").empty else _none_this_year(context))
    else:
        st.markdown(f"**{formats.plain(said)}**")
        st.caption(
            tr(
                "Een verwachting uit de maanden tot en met de peildatum, met onzekerheid. Bron: "
                "bestanden groeiambitie en deelname. {source}"
            ).format(source=context.source)
        )
    st.page_link(PAGE, label=tr("Naar de groeiambitie"), icon=":material/trending_up:")


def show_region(context: PageContext, rsv_code: str) -> None:
    """Show how each target of a partnership stands, in a sentence each."""
    if _targets(context, rsv_code).empty:
        st.info(tr("Er zijn nog geen doelen aangeleverd (bestand groeiambitie)."))
        link_to_delivery()
        return
    found = [status_sentence(context, measure, rsv_code) for measure in GROWTH_MEASURES]
    said = [sentence for sentence in found if sentence]
    st.markdown(
        "\n".join(f"- {formats.plain(sentence)}" for sentence in said)
        if said
        else _none_this_year(context)
    )
    st.caption(
        tr(
            "Toegekend, gestart en afgerond tellen binnen het jaar; projecten en organisaties zijn "
            "een stand. Bron: bestanden groeiambitie, deelname en aanbod. {source}"
        ).format(source=context.source)
    )
    st.page_link(PAGE, label=tr("Naar de groeiambitie van dit RSV"), icon=":material/trending_up:")


def _targets(context: PageContext, area_code: str) -> pd.DataFrame:
    return ambition(context.release_id, reference_date=context.reference_date, area_code=area_code)


def _none_this_year(context: PageContext) -> str:
    return tr("Er is geen doel voor {year}.").format(year=context.reference_date.year)
