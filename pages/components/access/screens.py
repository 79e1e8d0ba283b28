"""What someone sees who is not signed in, has no role, or asks for a page of others."""

import streamlit as st

from access.claims import Refused, session_of
from access.log import Event
from access.person import Person
from access.rights import Action, load_rights
from access.sessions import current_sessions
from language import tr
from pages.components import formats
from pages.components.access.returning import remember_view
from pages.components.access.visitor import access_settings, note, note_of
from pages.components.language_choice import offer_other

LAST_REFUSED = "last_refused"


def show_sign_in(refused: Refused | None, page: str) -> None:
    """Offer to sign in, or say why that did not help; `page` is where to go on."""
    st.title(tr("Aanmelden"), anchor=False)
    offer_other()
    if refused is Refused.NO_ROLE:
        _show_no_role()
        return
    st.markdown(
        tr(
            "De MDT Regiomonitor is er voor wie in een RSV, bij het programmateam of "
            "in het beheer werkt. Meld u aan met het account van uw organisatie."
        )
    )
    if refused is Refused.EXPIRED:
        st.info(
            tr("Uw aanmelding is verlopen. Meld u opnieuw aan; u komt terug op deze pagina."),
            icon=":material/schedule:",
        )
    if refused is Refused.UNUSABLE:
        st.warning(
            tr(
                "Uw aanmelding is niet te gebruiken. Meld u opnieuw aan; blijft het mis "
                "gaan, meld het dan aan de beheerder."
            ),
            icon=":material/warning:",
        )
    if st.button(tr("Aanmelden"), type="primary", key="sign_in", icon=":material/login:"):
        remember_view(page)
        st.login()
    st.markdown("**" + tr("Lukt het niet?") + "** " + whom_to_ask())


def show_forbidden(person: Person, page: str, title: str) -> None:
    """Say that a page is for others, and for whom."""
    action = load_rights().needed_for(page.split("/")[1])
    if st.session_state.get(LAST_REFUSED) != page:  # once, not at every rerun
        st.session_state[LAST_REFUSED] = page
        note_of(person, Event.REFUSED, Action.READ, about=f"pagina {page}")
    st.title(tr("Deze pagina is niet voor u"), anchor=False)
    offer_other()
    whose = [role.title.lower() for role in load_rights().roles.values() if action in role.may]
    st.markdown(
        tr("De pagina {title} is er voor: {whose}. U bent aangemeld als {roles}.").format(
            title=title, whose=", ".join(whose), roles=roles_in_words(person)
        )
    )
    st.markdown(tr("Hoort u dit wel te mogen?") + " " + whom_to_ask())
    st.page_link("pages/start/overzicht.py", label=tr("Naar Overzicht"), icon=":material/home:")


def show_not_here() -> None:
    """Say that a server without sign-in answers its own computer only."""
    st.title(tr("Alleen op deze computer"), anchor=False)
    offer_other()
    st.error(
        tr(
            "Dit dashboard staat zonder aanmelding aan en is daarom alleen te openen "
            "op de computer waarop het draait. De beheerder kan aanmelden aanzetten: "
            "zie README, 'Sign-in'."
        ),
        icon=":material/lock:",
    )


def show_who(person: Person) -> None:
    """Say in the sidebar as whom one works and until when, with the way out."""
    if not person.is_signed_in:
        return
    with st.sidebar:
        st.markdown(
            tr("Aangemeld als **{roles}**, tot {time}.").format(
                roles=roles_in_words(person), time=formats.clock(person.ends_at)
            )
        )
        if st.button(tr("Afmelden"), key="sign_out", icon=":material/logout:"):
            sign_out(person)


def sign_out(person: Person) -> None:
    """End this sign-in in every tab, here and at the provider."""
    current_sessions().end(person.session)
    note_of(person, Event.SIGNED_OUT, Action.READ)
    st.logout()
    st.stop()  # the page would ask who is here, and begin again before the browser has gone


def welcome(person: Person) -> None:
    """Log a sign-in once, however many tabs it has."""
    if person.is_signed_in and current_sessions().is_new(person.session):
        note(Event.SIGNED_IN, Action.READ)


def roles_in_words(person: Person) -> str:
    """Return the roles as they read, with the partnerships of one's own where those matter."""
    roles = [load_rights().roles[name] for name in person.roles]
    own = sorted(person.rsv_codes) if any(role.own for role in roles) else []
    both = " " + tr("en") + " "
    words = both.join(role.title.lower() for role in roles)
    return formats.plain(
        tr("{roles} van {own}").format(roles=words, own=", ".join(own)) if own else words
    )


def _show_no_role() -> None:
    claims = st.user.to_dict()
    stranger = Person(str(claims["sub"]), (), session=session_of(claims))
    if current_sessions().is_new(stranger.session):
        note_of(stranger, Event.REFUSED, Action.READ, about="geen rol")
    st.warning(
        tr(
            "U bent aangemeld, maar uw account heeft in dit dashboard nog geen rol. "
            "Er is daarom niets te zien."
        ),
        icon=":material/lock:",
    )
    st.markdown(f"{whom_to_ask()} " + tr("Hebt u een rol gekregen, meld u dan af en opnieuw aan."))
    if st.button(tr("Afmelden"), key="sign_out", icon=":material/logout:"):
        st.logout()


def whom_to_ask() -> str:
    """Return whom to turn to: what the settings say, or else that there is an administrator."""
    settings = access_settings()
    contact = settings.contact if settings else ""
    return formats.plain(contact) or (
        tr("Vraag het de beheerder van dit dashboard; zeg erbij met welk account u zich aanmeldt.")
    )
