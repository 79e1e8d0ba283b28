"""Packs to take along: make them, follow how far that is, and download them."""

import re
from datetime import date

import streamlit as st

from access.rights import Action
from language import mark, ptr, tr
from pages.components import formats
from pages.components.access.taking import taken
from pages.components.access.visitor import may
from pages.components.context import PageContext
from pages.components.downloads import XLSX as XLSX_TYPE
from pages.components.evaluation import pack_process
from pages.components.evaluation.pack_names import pack_name
from warehouse.packs import COUNTRY, EVERYTHING, PDF, XLSX, ZIP, Shelf
from warehouse.queries import rsvs
from warehouse.releases import read_release

LABELS = {
    PDF: mark("Download PDF"),
    XLSX: mark("Download Excel"),
    ZIP: mark("Download alles (zip)"),
}
# In the name of a file, which stays Dutch.
WHOLE, ALL_REGIONS = "Nederland", "alle regio's"
TYPES = {PDF: "application/pdf", XLSX: XLSX_TYPE, ZIP: "application/zip"}
ICONS = {PDF: ":material/picture_as_pdf:", XLSX: ":material/table:", ZIP: ":material/folder_zip:"}
DONE = "Klaar in"  # how the process ends when all went well
_STEP = re.compile(r"^ *\d\d:\d\d:\d\d +")
_REFUSAL = re.compile(r"^(?:Geweigerd|Mislukt)[:.] *(.+)$", re.MULTILINE)


def packs_ready(release_id: str, day: date | None = None) -> set[str]:
    """Return the codes of the regions whose pack is whole, of the newest day unless told."""
    release = read_release(release_id)
    if release is None:
        return set()
    return Shelf(release_id, day or release.reference_date).ready() - {COUNTRY, EVERYTHING}


def show_packs(context: PageContext, rsv_code: str | None) -> None:
    """Show the pack of one region, or of the country, and that of all regions together."""
    shelf = Shelf(context.release_id, context.reference_date)
    regions = rsvs(context.release_id)
    code, name = (COUNTRY, WHOLE) if rsv_code is None else (rsv_code, regions[rsv_code])
    own, everything = st.columns(2)
    with own:
        shown = ptr("in een zin", "Nederland") if rsv_code is None else formats.plain(name)
        title = tr("Pakket van {area}").format(area=shown)
        st.markdown(f"**{title}**")
        wish = (
            tr("Maak het pakket van deze regio")
            if rsv_code
            else tr("Maak het pakket van Nederland")
        )
        _show(context, shelf, code, name, wish)
    with everything:
        ready = len(packs_ready(context.release_id, context.reference_date))
        said = tr("{n} van {total} klaar").format(n=ready, total=len(regions))
        title = tr("Alle pakketten")
        st.markdown(f"**{title}** · {said}")
        _show(context, shelf, EVERYTHING, ALL_REGIONS, tr("Maak alle pakketten"))
    explanation = tr(
        "Een pakket is een PDF om af te drukken en een Excel-bestand met de cijfers achter elke "
        "figuur en kolommen voor afspraken."
    )
    st.caption(f"{explanation} {context.source}")


def _show(context: PageContext, shelf: Shelf, code: str, name: str, wish: str) -> None:
    """Show where one pack is: not made, being made, failed, or there to download."""
    if pack_process.is_running(shelf, code):
        _follow(shelf, code)
    elif shelf.is_ready(code):
        for kind in shelf.kinds(code):
            file_name = pack_name(context, code, name, kind)
            st.download_button(
                tr(LABELS[kind]),
                data=taken(file_name, context.release_id, shelf.file(code, kind).read_bytes),
                file_name=file_name,
                mime=TYPES[kind],
                key=f"download_{code}{kind}",
                on_click="ignore",
                icon=ICONS[kind],
            )
        if made := shelf.made_at(code):
            said = tr("Gemaakt op {moment}, met de notities van dat moment.")
            st.caption(said.format(moment=formats.moment(made)))
        if shelf.has_said_since(code):
            _show_failure(shelf, code)
        # Only when something was written since is anything made: else it is there at once.
        if may(Action.PACKS_MAKE):
            st.button(
                tr("Vernieuw met de notities van nu"),
                key=f"renew_{code}",
                type="tertiary",
                on_click=pack_process.start,
                args=(shelf, code),
                icon=":material/refresh:",
            )
    elif not may(Action.PACKS_MAKE):
        st.info(tr("Dit pakket is nog niet gemaakt; uw rol mag er geen maken."))
    else:
        _show_failure(shelf, code)
        if code == EVERYTHING and shelf.made_at(code):
            st.caption(tr("De vorige zip is niet meer bij: sindsdien is een pakket vernieuwd."))
        st.button(
            wish,
            key=f"make_{code}",
            on_click=pack_process.start,
            args=(shelf, code),
            icon=":material/print:",
            help=tr("Duurt ongeveer een halve minuut; u mag de pagina verlaten.")
            if code == EVERYTHING
            else tr("Duurt enkele seconden."),
        )


@st.fragment(run_every=0.5)
def _follow(shelf: Shelf, code: str) -> None:
    """Show the last thing the process said; when it is over the whole page follows."""
    if not pack_process.is_running(shelf, code):
        st.rerun()
    said = [_STEP.sub("", line) for line in shelf.said(code).splitlines() if _STEP.match(line)]
    # Not as a context: leaving it would show the step as done.
    box = st.status(tr("Pakket maken …"), expanded=True, state="running")
    box.markdown(formats.plain(said[-1]) if said else tr("begonnen"))


def _show_failure(shelf: Shelf, code: str) -> None:
    """Say why the last attempt brought nothing, if there was one and it said why."""
    said = shelf.said(code)
    refusal = _REFUSAL.search(said)
    if refusal:
        st.error(formats.plain(refusal[1]), icon=":material/error:")
    elif said and DONE not in said:
        st.error(
            tr(
                "Het maken is afgebroken; er is geen half pakket bewaard. Probeer het opnieuw; "
                "blijft het mis gaan, meld het dan aan de beheerder."
            ),
            icon=":material/error:",
        )
