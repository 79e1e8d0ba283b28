"""A page that fails on what stands in its data; served by failing_server.py."""

import logging

import streamlit as st

from pages.components.errors import readable_errors

MAIL = "jan.jansen@voorbeeld.nl"
row = {"naam": "Jan Jansen", "e_mail": MAIL, "bsn": "111222333"}

logging.getLogger("some.library").warning("%s came from %s", MAIL, "203.0.113.7")
if st.query_params.get("q"):
    raise ValueError(f"nobody catches {row} or {st.query_params['q']}")
with readable_errors():
    try:
        int(row["e_mail"])
    except ValueError as error:
        raise KeyError(f"no place for {row}") from error
