"""Deelname: how unusual a municipality is, given its size."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import charts
from pages.components.participation.asked import Asked
from pages.components.participation.funnel import funnel_chart, funnel_finding
from warehouse.indicators import Indicator
from warehouse.queries import dispersion


def show_funnel(
    asked: Asked,
    country: pd.DataFrame,
    shown: pd.DataFrame,
    indicator: Indicator,
    selected: str | None,
) -> None:
    """Plot every municipality against its size; those of the area (`shown`) stand out."""
    spread = dispersion(asked.release_id, **asked.slice).iloc[0]
    finding = funnel_finding(shown, spread)
    st.markdown(f"**{finding}**")
    charts.show(
        funnel_chart(
            country,
            national_per_1000=country["national_per_1000"].iloc[0],
            dispersion=spread["dispersion"],
            selected=selected,
            rsv_code=asked.rsv_code,
            unit=indicator.unit,
            decimals=indicator.decimals,
        ),
        key="trechter",
        alt=finding,
        picture=asked.picture(
            "deelname-trechter",
            tr("{title} tegenover de grootte van de gemeente, {area_name}").format(
                title=indicator.title, area_name=asked.area_name
            ),
        ),
    )
    st.caption(
        tr(
            "De grenzen zijn verbreed, omdat projecten jongeren in groepen werven. "
            "Binnen de grenzen kan een verschil toeval zijn. {source}"
        ).format(source=asked.source())
    )
