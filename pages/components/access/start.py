"""Refuse to start where anyone could do everything without anyone having meant that."""

import sys

from streamlit import config

from access.log import kept_months
from access.settings import SettingsError, is_loopback
from pages.components.access.visitor import (
    OPEN_MEANT,
    OPEN_VARIABLE,
    access_settings,
    is_meant_to_be_open,
)


def refuse_unsafe_start() -> None:
    """Stop the server, with what to do, when its settings are wrong or it would be open to all."""
    try:
        has_sign_in = access_settings() is not None
        kept_months()
    except SettingsError as error:
        sys.exit(f"\nNiet gestart: de instellingen kloppen niet.\n  {error}\n")
    address = config.get_option("server.address")
    if not (has_sign_in or is_meant_to_be_open() or is_loopback(address)):
        sys.exit(
            f"\nNiet gestart: op {address or 'elk adres'} kunnen andere computers erbij, "
            "en aanmelden staat uit.\n"
            "  Zet aanmelden aan: kopieer .streamlit/secrets.example.toml naar "
            ".streamlit/secrets.toml en vul het in.\n"
            "  Alleen voor uzelf: start met --server.address localhost.\n"
            f'  Echt voor iedereen open: zet {OPEN_VARIABLE}="{OPEN_MEANT}".\n'
        )
