"""Who may do what, and how people sign in, as it is in force; it is changed in two files."""

import pandas as pd
import streamlit as st

from access.rights import Action, Role, load_rights
from access.settings import AccessSettings
from language import mark, tr
from pages.components import formats
from pages.components.access.visitor import access_settings
from pages.components.downloads import NO_DAY, offer_table
from pages.components.tables import heads

RIGHTS_FILE, SETTINGS_FILE = "access/rights.yaml", ".streamlit/secrets.toml"


def show_rights() -> None:
    """Show every action with the roles that may do it."""
    finding = tr("Wie wat mag staat in {file}; na een wijziging start de server opnieuw.").format(
        file=f"`{RIGHTS_FILE}`"
    )
    st.markdown(finding)
    table = rights_table()
    st.table(heads(table), hide_index=True, border="horizontal", alt=tr("Rechten per rol"))
    _offer(table, "rechten", tr("Rechten per rol"))


def rights_table() -> pd.DataFrame:
    """Return a row for each action and a column for each role."""
    rights = load_rights()
    return pd.DataFrame(
        {
            tr("Wat"): [rights.titles[action] for action in Action],
            **{
                role.title: [_allowed(role, action) for action in Action]
                for role in rights.roles.values()
            },
        }
    )


def show_sign_in() -> None:
    """Show how people sign in, without what is secret."""
    settings = access_settings()
    if settings is None:
        st.info(
            tr("Aanmelden staat uit: wie op deze computer werkt, mag alles."),
            icon=":material/lock_open:",
        )
        return
    st.markdown(
        tr("Hoe men zich aanmeldt staat in {file}; geheimen staan hier niet bij.").format(
            file=f"`{SETTINGS_FILE}`"
        )
    )
    table = settings_table(settings)
    st.table(heads(table), hide_index=True, border="horizontal", alt=tr("Aanmelden"))
    _offer(table, "aanmelden", tr("Aanmelden"))


def settings_table(settings: AccessSettings) -> pd.DataFrame:
    """Return what is set, a row for each."""
    titles = load_rights().roles
    everyone = settings.role_for_everyone
    rows = {
        tr("Rol staat in"): settings.role_claim,
        tr("Eigen RSV staat in"): settings.rsv_claim,
        **{
            tr("Wie {claim} heeft, is").format(claim=claim): titles[role].title
            for claim, role in settings.roles.items()
        },
        tr("Ieder ander is"): titles[everyone].title if everyone else tr("niemand"),
        tr("Langste aanmelding (uur)"): formats.number(float(settings.session_hours), 1),
        tr("Hulp bij aanmelden"): settings.contact or tr("geen"),
    }
    return pd.DataFrame(
        {
            mark("Instelling"): [formats.plain(name) for name in rows],
            mark("Waarde"): [formats.plain(str(value)) for value in rows.values()],
        }
    )


def _allowed(role: Role, action: Action) -> str:
    if action in role.may:
        return tr("ja")
    return tr("eigen RSV's") if action in role.own else tr("nee")


def _offer(table: pd.DataFrame, name: str, title: str) -> None:
    offer_table(
        table,
        release_id="",
        name_of=lambda kind: f"{name}.{kind}",
        title=title,
        source=tr("Zoals het nu op de server staat."),
        about={},
        stamp=NO_DAY,
        key=f"download_{name}",
    )
