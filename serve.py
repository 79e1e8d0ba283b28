"""The web server around dashboard.py: `streamlit run serve.py`."""

import logging

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from pages.components.access.start import refuse_unsafe_start
from web.dashboard import ERROR_HANDLERS, MIDDLEWARE, ROUTES
from web.log import use_json_log
from web.memory import look_seldom

use_json_log()

# Until st.navigation has run once, Streamlit takes the folder pages/ for its old page system, and
# the first visitor of a fresh server who opens a link to a page gets an English "Page not found"
# over the right page. There is no public setting for it; a browser test guards this line.
PagesManager.uses_pages_directory = False

refuse_unsafe_start()
logging.getLogger("regiomonitor").info("the server starts")

app = st.App(
    "dashboard.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    exception_handlers=ERROR_HANDLERS,
)
look_seldom()
