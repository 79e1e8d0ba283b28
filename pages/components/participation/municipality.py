"""What is known of one municipality, in words."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import formats
from pages.components.texts import OWN_DIRECTIONS, RELATIVE_DIRECTIONS, SIGNALS, STOCKS
from warehouse.indicators import Indicator, load_indicators


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
    st.markdown(municipality_finding(row, load_indicators()[code]))
    rsv_name = row["rsv_name"]
    st.caption("RSV: " + (formats.plain(rsv_name) if isinstance(rsv_name, str) else tr("geen")))


def municipality_finding(row: pd.Series, indicator: Indicator) -> str:
    """Tell one municipality's story: count, rate with interval, comparison, direction."""
    decimals = indicator.decimals
    if row["is_suppressed"]:
        return tr(
            "**{area_name}**: {hidden} trajecten ({hidden_meaning}); Nederland "
            "{national_per_1000} {unit}."
        ).format(
            area_name=row["area_name"],
            hidden=formats.HIDDEN,
            hidden_meaning=tr(formats.HIDDEN_MEANING),
            national_per_1000=formats.number(row["national_per_1000"], decimals),
            unit=indicator.unit,
        )
    signal = SIGNALS[row["signal"]] if isinstance(row["signal"], str) else SIGNALS["not_compared"]
    low, high = row["adjusted_lower_95_per_1000"], row["adjusted_upper_95_per_1000"]
    return tr(
        "**{area_name}**: {trajectory_count} trajecten, {rate_per_1000} {unit} "
        "(interval {interval}); Nederland {national_per_1000}. Signaal op gestarte "
        "trajecten {period}: **{label}** ({meaning}).{direction}"
    ).format(
        area_name=row["area_name"],
        trajectory_count=formats.number(row["trajectory_count"]),
        rate_per_1000=formats.number(row["rate_per_1000"], decimals),
        unit=indicator.unit,
        interval=formats.interval(low, high, decimals),
        national_per_1000=formats.number(row["national_per_1000"], decimals),
        period=tr("in de laatste 12 maanden")
        if indicator.code in STOCKS
        else tr("in deze periode"),
        label=signal.label,
        meaning=signal.meaning,
        direction=_direction_sentence(row),
    )


def _direction_sentence(row: pd.Series) -> str:
    """Give both readings of the direction, each with its interval; a stock has none."""
    if not isinstance(row["own_direction"], str):
        return ""
    own = formats.interval(row["own_lower_95"], row["own_upper_95"], 2)
    relative = formats.interval(
        row["adjusted_relative_lower_95"], row["adjusted_relative_upper_95"], 2
    )
    return tr(
        " Tegenover het jaar ervoor: eigen cijfer {own_direction} (× "
        "{own_ratio}; {own}), tegenover Nederland {relative_direction} (× "
        "{relative_ratio}; {relative})."
    ).format(
        own_direction=OWN_DIRECTIONS[row["own_direction"]],
        own_ratio=formats.number(row["own_ratio"], 2),
        own=own,
        relative_direction=RELATIVE_DIRECTIONS[row["relative_direction"]],
        relative_ratio=formats.number(row["relative_ratio"], 2),
        relative=relative,
    )
