"""Which release the dashboard speaks of: the active one or a frozen snapshot, in the address too.

The key in the address is uitgave. It holds the title, as other choices hold what is on the screen;
the name of a snapshot does as well, and the id of any release that is still here.
"""

import re

import streamlit as st

from language import mark, tr
from pages.components import address, formats, spelling
from warehouse.releases import Release, active_release_id, read_release
from warehouse.snapshots import (
    DAMAGED,
    GONE,
    OUTDATED,
    Snapshot,
    list_snapshots,
    read_snapshot,
    snapshot_name,
)

KEY = "uitgave"
ACTIVE, ACTIVE_CODE = mark("Actieve uitgave"), "actief"
_RELEASE_ID = re.compile(r"[0-9a-f-]{12,40}")
FAULTS = {
    GONE: mark(
        "het bestand van uitgave {release} is weg. Laat de beheerder een "
        "reservekopie van de map releases terugzetten"
    ),
    DAMAGED: mark(
        "het bestand van uitgave {release} is beschadigd. Laat de beheerder een "
        "reservekopie van de map releases terugzetten"
    ),
    OUTDATED: mark(
        "uitgave {release} is gemaakt met een andere versie van het dashboard. "
        "Open haar met de versie van toen, of laad de bestanden van toen opnieuw "
        "en bevries die"
    ),
}


def choose_snapshot() -> Snapshot | None:
    """Choose in the sidebar what to speak of; None is the active release.

    A release that a link names is offered beside the snapshots, for as long as it is asked for; it
    comes back as a snapshot without a name. What was asked for and cannot be opened is said on the
    page. Without anything to choose there is no choice.
    """
    offered = {s.title: s for s in list_snapshots() if not s.is_withdrawn}
    if linked := _linked_release():
        offered[release_title(linked.release_id)] = _as_snapshot(linked)
    codes = {
        tr(ACTIVE): ACTIVE_CODE,
        **{title: each.name or each.release_id for title, each in offered.items()},
    }
    address.settle(KEY, codes, name=tr("uitgave"), usual=tr(ACTIVE), say_unknown=_say_unknown)
    if not offered:
        return None
    with st.sidebar:
        chosen = st.selectbox(
            tr("Uitgave"),
            list(codes),
            key=KEY,
            help=tr(
                "Een bevroren stand is een uitgave met een peildatum die niet meer "
                "verandert: elke pagina spreekt dan daarvan."
            ),
            bind="query-params",
            persist_state="session",
        )
    snapshot = offered.get(chosen)
    if snapshot and (fault := snapshot.fault()):
        say_fault(snapshot, fault)
        return None
    return snapshot


def release_title(release_id: str) -> str:
    """Return how a release that a link names reads in the choice."""
    return tr("Uitgave {release_id}").format(release_id=release_id)


def say_fault(snapshot: Snapshot, fault: str) -> None:
    """Say why a snapshot cannot be opened, what to do, and what the page shows instead."""
    why = tr(FAULTS[fault]).format(release=snapshot.release_id)
    whose = tr("De bevroren stand '{title}'") if snapshot.name else "{title}"
    st.warning(
        tr("{what} is niet te openen: {why}. U ziet de actieve uitgave.").format(
            what=whose.format(title=formats.plain(snapshot.title)), why=why
        ),
        icon=":material/warning:",
    )


def show_frozen(snapshot: Snapshot) -> None:
    """Say in the sidebar on which day a snapshot stands, and on the page how to leave it."""
    if snapshot.name:
        with st.sidebar:
            st.markdown(
                tr("Peildatum **{day}** (bevroren)").format(
                    day=formats.day(snapshot.reference_date)
                )
            )
    is_active = not snapshot.name and snapshot.release_id == active_release_id()
    st.button(
        tr("Laat de vaste link los") if is_active else tr("Terug naar de actieve uitgave"),
        key="leave_snapshot",
        type="tertiary",
        icon=":material/undo:",
        on_click=_leave,
    )


def show_still_active() -> None:
    """Say on a page about the active release that a snapshot is open elsewhere."""
    if asked := open_title():
        said = (
            tr("Deze pagina gaat over de actieve uitgave, niet over '{title}'.")
            if _named_release(asked)
            else tr(
                "Deze pagina gaat over de actieve uitgave, niet over de bevroren stand '{title}'."
            )
        )
        st.info(said.format(title=formats.plain(asked)), icon=":material/info:")


def open_title() -> str | None:
    """Return the title of the snapshot that other pages speak of, if they do."""
    asked = st.session_state.get(KEY, tr(ACTIVE))
    return None if asked == tr(ACTIVE) else str(asked)


def _leave() -> None:
    st.session_state[KEY] = tr(ACTIVE)


def _linked_release() -> Release | None:
    """Return the release that a link named, if it ever was here; its file may be gone."""
    for text in (address.asked(KEY), st.session_state.get(KEY)):
        release_id = _named_release(str(text or ""))
        if release_id and (release := read_release(release_id)):
            return release
    return None


def _named_release(text: str) -> str | None:
    """Return the id in the title of a release, or the id alone; it is never a path."""
    *_, last = text.strip().lower().split() or [""]
    is_named = text.strip().lower() in {last, release_title(last).lower()}
    return last if is_named and _RELEASE_ID.fullmatch(last) else None


def _as_snapshot(release: Release) -> Snapshot:
    """Let a release be opened, and found damaged, as a snapshot is; it has no name."""
    return Snapshot(
        name="",
        title=release_title(release.release_id),
        release_id=release.release_id,
        reference_date=release.reference_date,
        content_hash=release.content_hash,
        file_sha256=release.file_sha256,
        role="",
        moment=release.created_at,
    )


def _say_unknown(asked: str) -> str:
    known = read_snapshot(snapshot_name(asked))
    if known and known.is_withdrawn:
        return tr(
            "De bevroren stand '{title}' is ingetrokken; zie de pagina Gegevens. U ziet de actieve "
            "uitgave."
        ).format(title=formats.plain(known.title))
    return tr(
        "Er is geen bevroren stand of uitgave {asked} (meer). U ziet de actieve "
        "uitgave; haar cijfers kunnen anders zijn."
    ).format(asked=spelling.quoted(asked))
