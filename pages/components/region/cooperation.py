"""With whom a partnership works: contact, meetings, partners and work agenda."""

from typing import Any

import pandas as pd
import streamlit as st

from language import tr
from pages.components import before_start, cooperation_headlines, downloads, formats
from pages.components.context import PageContext
from pages.components.tables import drawn


def show_cooperation(profile: pd.Series, context: PageContext) -> None:
    """Show contact and meetings in a table, partners and work agenda in a sentence each."""
    st.header(tr("Samenwerking"), anchor=False)
    contact = {
        tr("Contact"): _text(profile["contact_name"]),
        tr("E-mail"): _text(profile["contact_email"]),
    }
    facts = {
        tr("Website"): _text(profile["website"]),
        tr("Gemeenten"): _number(profile["municipalities"]),
        tr("Jongeren"): _number(profile["youth_population"]),
        tr("Overleggen, {period_text}").format(period_text=context.period_text): _number(
            profile["meetings_last_year"]
        ),
        tr("Evaluatiebijeenkomst"): _day(profile["evaluation_date"]),
    }
    table = _two_columns({**contact, **facts})
    st.table(
        drawn(table),
        hide_index=True,
        border="horizontal",
        alt=tr("Samenwerking {rsv_name}").format(rsv_name=profile["rsv_name"]),
    )
    # A file is passed on: who to call stays here.
    downloads.offer(
        context,
        _two_columns(facts),
        name=f"samenwerking-{profile['rsv_code']}",
        description=tr("Samenwerking {rsv_name}").format(rsv_name=profile["rsv_name"]),
        key="download_samenwerking",
    )
    if before_start.is_before(context, context.reference_date):
        return
    cooperation_headlines.show_rsv(context, profile["rsv_code"], profile["rsv_name"])
    st.caption(tr(cooperation_headlines.SOURCE) + f" {context.source}")


def _two_columns(facts: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({tr("Onderwerp"): list(facts), tr("Stand"): list(facts.values())})


def _text(value: object) -> str:
    return formats.plain(value) if isinstance(value, str) else tr(formats.NO_DATA)


def _number(value: Any) -> str:
    return formats.number(None if pd.isna(value) else value)


def _day(value: Any) -> str:
    return formats.day(None if pd.isna(value) else pd.Timestamp(value))
