"""Follow a step that runs in its own process; the rest of the page stays usable."""

import re

import streamlit as st

from language import tr
from pages.components import etl_process, formats
from warehouse.drafts import REFUSED, Draft

_TIME = re.compile(r"^ *\d\d:\d\d:\d\d +")


def show_running(draft: Draft, step: str, doing: str) -> bool:
    """Show how far a step is; return whether it is still running."""
    if not etl_process.is_running(draft, step):
        return False
    _follow(draft, step, doing)
    return True


@st.fragment(run_every=0.5)
def _follow(draft: Draft, step: str, doing: str) -> None:
    if not etl_process.is_running(draft, step):
        st.rerun()
    said = [_TIME.sub("", line) for line in draft.said(step).splitlines() if _TIME.match(line)]
    # Not as a context: leaving it would show the step as done.
    box = st.status(f"{doing} …", expanded=True, state="running")
    box.markdown(formats.plain(said[-1]) if said else tr("begonnen"))
    box.caption(
        tr(
            "Meestal minder dan een minuut. U mag deze pagina verlaten: onder dit "
            "adres vindt u de levering terug."
        )
    )


def has_failed(draft: Draft, step: str) -> bool:
    """Show why a step that is over brought nothing; return whether that is so."""
    outcome = draft.read(step)
    if outcome is None:
        if not draft.progress_file(step).exists():
            return False
        st.error(
            tr(
                "Deze stap is afgebroken voordat hij klaar was; er is niets "
                "gepubliceerd. Probeer het opnieuw; blijft het mis gaan, meld het dan "
                "aan de beheerder."
            ),
            icon=":material/error:",
        )
        return True
    if outcome.get("status") != REFUSED:
        return False
    show_refusal(outcome["refusal"])
    return True


def show_refusal(refusal: dict[str, str]) -> None:
    """Show what was found, what was expected, and what to do."""
    file_name = refusal.get("file_name", "")
    place = f"{file_name}: " if file_name else ""
    found = refusal["found"] if place else refusal["found"][:1].upper() + refusal["found"][1:]
    lines = (
        place + found,
        tr("Verwacht: {expected}").format(expected=refusal["expected"]),
        tr("Wat u kunt doen: {advice}").format(advice=refusal["advice"]),
    )
    # Two spaces end a line; delivered text is shown as it is.
    said = "  \n".join(line for text in lines for line in formats.plain(text).splitlines())
    st.error(said, icon=":material/error:")
