"""On how many of its municipalities the figures of a partnership rest."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import formats


def show_coverage(own: pd.DataFrame, profile: pd.Series) -> None:
    """Say on how many of its municipalities the partnership's figure rests, if not on all."""
    if own.empty or pd.isna(profile["municipalities"]):
        return
    known, every = own["known_municipalities"].iloc[0], profile["municipalities"]
    if known < every:
        st.warning(
            tr(
                "De cijfers tellen {known} van de {every} gemeenten; voor de andere is "
                "in deze periode niets aangeleverd."
            ).format(known=formats.number(known), every=formats.number(every)),
            icon=":material/info:",
        )


def show_no_municipalities(profile: pd.Series) -> None:
    """Say why there are no municipalities to show: none belongs to it, or nothing came."""
    name = formats.plain(profile["rsv_name"])
    if pd.isna(profile["municipalities"]):
        st.info(tr("Op de peildatum hoort er geen gemeente bij {name}.").format(name=name))
    else:
        st.info(tr("{name} heeft voor deze 12 maanden niets aangeleverd.").format(name=name))
