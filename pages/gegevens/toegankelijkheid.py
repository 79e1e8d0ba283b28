"""Toegankelijkheid: the accessibility statement. It speaks of no release, and needs none."""

import streamlit as st

from access.rights import Action
from language import tr
from pages.components import share
from pages.components.access.visitor import require
from pages.components.accessibility import statement
from pages.components.accessibility.known import load_known

require(Action.READ)
if share.show_title(tr("Toegankelijkheid")):
    share.show_links(share.Shown())
st.markdown(
    tr(
        "Hoe goed dit dashboard te gebruiken is voor wie minder ziet, geen muis gebruikt of een "
        "schermlezer heeft, en wat er nog aan ontbreekt."
    )
)

known = load_known()
statement.show_status(known)
statement.show_tested(known.tested)
statement.show_known(known)
statement.show_what_we_do()
statement.show_contact(known.tested)
