"""What was started in one partnership, period by period."""

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import downloads, figures, formats
from pages.components.context import PageContext
from pages.components.region.written_rates import written_rates
from pages.components.tables import drawn
from warehouse.kept import kept


def show_periods(of_periods: pd.DataFrame, context: PageContext, profile: pd.Series) -> None:
    """Show the starts of one partnership in every period, on the layout of the context."""
    if of_periods.empty:
        st.info(tr("Op deze indeling is er van geen enkele volle periode iets aangeleverd."))
        return
    table = written_periods(of_periods)
    st.table(
        drawn(table), hide_index=True, border="horizontal", alt=tr("Gestarte trajecten per periode")
    )
    downloads.offer(
        context,
        periods_table(of_periods),
        name=f"gestart-per-periode-{profile['rsv_code']}",
        description=tr("Gestarte trajecten per periode; {rsv_name}").format(
            rsv_name=profile["rsv_name"]
        ),
        key="download_perioden",
    )
    figures.show_source(context, ["started"], tr("zie de tabel"))


@kept
def written_periods(of_periods: pd.DataFrame) -> pd.DataFrame:
    """Write the figures of each period for the screen."""
    return pd.DataFrame(
        {
            tr("Periode"): of_periods["label"].map(formats.period),
            **written_rates(of_periods),
            tr("Nederland"): of_periods["national_per_1000"].map(
                lambda value: formats.number(value, 1)
            ),
            tr("Gemeenten"): of_periods["known_municipalities"].map(formats.number),
        }
    )


@kept
def periods_table(of_periods: pd.DataFrame) -> pd.DataFrame:
    """Return the same figures as numbers, for a file."""
    return pd.DataFrame(
        {
            mark("Periode"): of_periods["label"].map(formats.period),
            mark("Gestart"): of_periods["trajectory_count"],
            mark("Per 1.000"): of_periods["rate_per_1000"],
            mark("Van (95%)"): of_periods["adjusted_lower_95_per_1000"],
            mark("Tot (95%)"): of_periods["adjusted_upper_95_per_1000"],
            mark("Nederland"): of_periods["national_per_1000"],
            mark("Gemeenten"): of_periods["known_municipalities"],
            mark("Verborgen"): of_periods["is_suppressed"].map(
                {True: tr(formats.HIDDEN_REASON), False: ""}
            ),
        }
    )
