"""What a user sees when a page fails: Dutch, with what to do, and never a traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from warehouse.connection import UnreadableReleaseError

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
    except Exception:
        # Whatever went wrong, a user must read what to do; nothing is hidden from the log.
        log.exception("a page failed")
        st.error(
            "Deze pagina kan niet worden getoond door een fout in het dashboard. De gegevens zijn "
            "niet veranderd. Ververs de pagina; blijft het mis gaan, meld het dan met het tijdstip "
            "aan de beheerder (de details staan in het logboek van de server).",
            icon=":material/error:",
        )
