"""What a user sees when a page fails: Dutch, with what to do, and never a traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from access.person import NotAllowedError
from access.rights import load_rights
from access.settings import SettingsError
from language import tr
from pages.components.access.screens import show_not_here
from pages.components.access.visitor import NotHereError, SignedOutError
from warehouse.connection import UnreadableReleaseError
from warehouse.full_disk import is_full_disk

log = logging.getLogger("regiomonitor")


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn a failure of a page into a message; the details go to the log."""
    try:
        yield
    except UnreadableReleaseError as error:
        log.exception("release %s cannot be read", error)
        # The connection remembers this file, so the next run shows another release or says so.
        st.rerun()
    except SignedOutError:
        st.rerun()  # the session ended while the page ran; the next run asks to sign in
    except NotHereError:
        show_not_here()
    except NotAllowedError as error:
        st.error(
            tr("Dit mag uw rol niet: {action}. Er is niets veranderd.").format(
                action=load_rights().titles[error.action].lower()
            ),
            icon=":material/lock:",
        )
    except SettingsError:
        log.exception("the settings of sign-in cannot be used")
        st.error(
            tr(
                "De instellingen voor het aanmelden kloppen niet; daarom is er niets te "
                "zien. Meld het aan de beheerder (de details staan in het logboek van de "
                "server)."
            ),
            icon=":material/lock:",
        )
    except Exception as error:
        # Whatever went wrong, a user must read what to do; nothing is hidden from the log.
        log.exception("a page failed")
        if is_full_disk(error):
            show_full_disk()
            return
        st.error(
            tr(
                "Deze pagina kan niet worden getoond door een fout in het dashboard. De "
                "gegevens zijn niet veranderd. Ververs de pagina; blijft het mis gaan, "
                "meld het dan met het tijdstip aan de beheerder (de details staan in het "
                "logboek van de server)."
            ),
            icon=":material/error:",
        )


def show_full_disk() -> None:
    """Say that the server cannot keep what was asked of it, and that figures go on."""
    st.error(
        tr(
            "De schijf van de server is vol: wat u net deed, is niet bewaard. De cijfers zijn niet "
            "veranderd en blijven te zien. Vraag de beheerder om ruimte vrij te maken en probeer "
            "het dan opnieuw."
        ),
        icon=":material/hard_drive:",
    )
