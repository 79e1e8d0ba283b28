"""The button that gives the address of what is on the screen, and the window with the links.

Two links are offered: one that names the release and the day, so that it can be cited, and one that
shows the figures of whenever it is opened. The browser writes its own address before them: only it
knows by which name, and below which path, the visitor came here.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

import streamlit as st

from language import tr
from pages.components import address, formats, reference_date, snapshot_choice
from pages.components.language_choice import in_link, offer_other

_ASSETS = Path(__file__).parent / "share"


@dataclass(frozen=True)
class Shown:
    """Which figures a page shows; without a release it shows none."""

    release_id: str = ""
    snapshot_name: str = ""
    day: date | None = None  # that the visitor can choose
    is_newest: bool = True
    follows_snapshot: bool = False


def show_title(title: str) -> bool:
    """Show the title of a page, with the button beside it; say whether its links are asked."""
    with st.container(horizontal=True, vertical_alignment="center", key="titel"):
        st.title(title, anchor=False)
        offer_other()
        return st.button(
            tr("Deel deze weergave"), key="deel", type="tertiary", icon=":material/link:"
        )


def show_links(shown: Shown) -> None:
    """Show the links of the page as it was when the button was pressed."""
    # The title is in the language of the reader, so the window is made when it is asked for.
    st.dialog(tr("Deel deze weergave"), width="medium")(_draw_links)(shown)


def _draw_links(shown: Shown) -> None:
    links = _links(shown, address.chosen_view() | in_link())
    _component(
        key="links",
        data={
            "links": [
                {"title": title, "about": about, "query": urlencode(view, quote_via=quote)}
                for title, about, view in links
            ],
            "copy": tr("Kopieer"),
            "copied": tr("Gekopieerd"),
            "failed": tr("Kopiëren lukt niet in deze browser. Kopieer de geselecteerde tekst."),
        },
    )


def _links(shown: Shown, view: dict[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    """Return title, explanation and choices of each link, the one to cite first."""
    newest = {key: code for key, code in view.items() if key != snapshot_choice.KEY}
    if shown.is_newest:
        newest.pop(reference_date.KEY, None)
    exact = {
        key: shown.release_id if code == snapshot_choice.ACTIVE_CODE else code
        for key, code in newest.items()
    }
    if shown.follows_snapshot:
        exact[snapshot_choice.KEY] = shown.snapshot_name or shown.release_id
    if shown.day is not None:
        exact[reference_date.KEY] = shown.day.isoformat()
    if not shown.release_id or exact == newest:
        return [
            (
                tr("Deze weergave"),
                tr("Wie de link opent, ziet deze pagina met deze keuzes."),
                newest,
            )
        ]
    day = tr(" en peildatum {day}").format(day=formats.day(shown.day)) if shown.day else ""
    which = tr("uitgave {release_id}{day}").format(release_id=shown.release_id, day=day)
    if shown.snapshot_name:
        which = tr("de bevroren stand {name}").format(name=shown.snapshot_name)
    return [
        (
            tr("Met precies deze cijfers"),
            tr(
                "Om naar te verwijzen: de link houdt {which} vast, ook als er later "
                "andere cijfers komen."
            ).format(which=which),
            exact,
        ),
        (
            tr("Altijd met de nieuwste cijfers"),
            tr("Dezelfde keuzes, met de cijfers van het moment waarop iemand de link opent."),
            newest,
        ),
    ]


_component = st.components.v2.component(
    "regiomonitor_links",
    html='<div class="links"></div>',
    css=(_ASSETS / "links.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "links.js").read_text(encoding="utf-8"),
)
