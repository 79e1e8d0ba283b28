"""Which release the dashboard speaks of: the active one or a frozen snapshot, in the address too.

The key in the address is uitgave. It holds the title, as other choices hold what is on the screen;
the name of a snapshot does as well.
"""

import streamlit as st

from pages.components import formats
from pages.components.kept_choice import keep
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
ACTIVE = "Actieve uitgave"
FAULTS = {
    GONE: "het bestand van uitgave {release} is weg. Laat de beheerder een reservekopie van de map "
    "releases terugzetten",
    DAMAGED: "het bestand van uitgave {release} is beschadigd. Laat de beheerder een reservekopie "
    "van de map releases terugzetten",
    OUTDATED: "uitgave {release} is gemaakt met een andere versie van het dashboard. Open haar met "
    "de versie van toen, of laad de bestanden van toen opnieuw en bevries die",
}


def choose_snapshot() -> Snapshot | None:
    """Choose in the sidebar what to speak of; None is the active release.

    What was asked for and cannot be opened is said on the page. Without snapshots there is no
    choice.
    """
    offered = {s.title: s for s in list_snapshots() if not s.is_withdrawn}
    _accept_name(offered)
    asked = st.session_state.get(KEY) or st.query_params.get(KEY)
    if asked and asked not in {ACTIVE, *offered}:
        _say_unknown(asked)
        st.session_state.pop(KEY, None)
    if not offered:
        return None
    keep(KEY, ACTIVE)
    with st.sidebar:
        chosen = st.selectbox(
            "Uitgave",
            [ACTIVE, *offered],
            key=KEY,
            help="Een bevroren stand is een uitgave met een peildatum die niet meer verandert: "
            "elke pagina spreekt dan daarvan.",
            bind="query-params",
            persist_state="session",
        )
    snapshot = offered.get(chosen)
    if snapshot and (fault := snapshot.fault()):
        say_fault(snapshot, fault)
        return None
    return snapshot


def say_fault(snapshot: Snapshot, fault: str) -> None:
    """Say why a snapshot cannot be opened, what to do, and what the page shows instead."""
    why = FAULTS[fault].format(release=snapshot.release_id)
    st.warning(
        f"De bevroren stand '{formats.plain(snapshot.title)}' is niet te openen: {why}. "
        "U ziet de actieve uitgave.",
        icon=":material/warning:",
    )


def show_frozen(snapshot: Snapshot) -> None:
    """Say in the sidebar on which day a snapshot stands, and on the page how to leave it."""
    with st.sidebar:
        st.markdown(f"Peildatum **{formats.day(snapshot.reference_date)}** (bevroren)")
    st.button(
        "Terug naar de actieve uitgave",
        key="leave_snapshot",
        type="tertiary",
        icon=":material/undo:",
        on_click=_leave,
    )


def show_still_active() -> None:
    """Say on a page about the active release that a snapshot is open elsewhere."""
    if asked := open_title():
        st.info(
            "Deze pagina gaat over de actieve uitgave, niet over de bevroren stand "
            f"'{formats.plain(asked)}'.",
            icon=":material/info:",
        )


def open_title() -> str | None:
    """Return the title of the snapshot that other pages speak of, if they do."""
    asked = st.session_state.get(KEY, ACTIVE)
    return None if asked == ACTIVE else str(asked)


def _leave() -> None:
    st.session_state[KEY] = ACTIVE


def _accept_name(offered: dict[str, Snapshot]) -> None:
    """Let a link by name be one by title: that is what the choice writes in the address."""
    titles = {snapshot.name: title for title, snapshot in offered.items()}
    asked = st.query_params.get(KEY)
    if asked in titles and asked not in offered:
        st.query_params[KEY] = titles[asked]
        st.rerun()


def _say_unknown(asked: str) -> None:
    known = read_snapshot(snapshot_name(asked))
    if known and known.is_withdrawn:
        said = f"De bevroren stand '{known.title}' is ingetrokken; zie de pagina Gegevens."
    else:
        said = f"Er is geen bevroren stand '{asked[:80]}'."
    st.warning(f"{formats.plain(said)} U ziet de actieve uitgave.", icon=":material/warning:")
