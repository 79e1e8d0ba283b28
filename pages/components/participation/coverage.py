"""What participation leaves out: who delivered nothing, what is hidden, which outline is drawn."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import formats
from pages.components.context import PageContext
from warehouse.queries import THEN, municipalities


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
