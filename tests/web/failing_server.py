"""The server as it is, around a page that fails; started by test_log.py."""

import streamlit as st

import serve
from web.dashboard import ERROR_HANDLERS, MIDDLEWARE, ROUTES

assert serve.app is not None  # all that serve.py sets up is set up here too

app = st.App(
    "failing_page.py", routes=ROUTES, middleware=MIDDLEWARE, exception_handlers=ERROR_HANDLERS
)
