"""Bring someone back to the view they had asked for: the provider only knows the first page."""

import time
from collections import OrderedDict
from threading import Lock

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

KEPT_S = 600
MOST_KEPT = 500
LONGEST_VIEW = 4000  # signs
# Streamlit gives every browser a token against forged requests; no other browser knows it.
BROWSER_COOKIE = "_streamlit_xsrf"
_asked: OrderedDict[bytes, tuple[float, str, dict[str, list[str]]]] = OrderedDict()
_lock = Lock()


def remember_view(page: str) -> None:
    """Keep which page and view this browser asked for, until it is signed in."""
    browser = _browser()
    if browser is None:
        return
    if len(str(st.query_params.to_dict())) > LONGEST_VIEW:
        return
    view = {name: st.query_params.get_all(name) for name in st.query_params}
    with _lock:
        _asked[browser] = (time.monotonic(), page, view)
        while len(_asked) > MOST_KEPT:
            _asked.popitem(last=False)


def asked_view() -> tuple[str, dict[str, list[str]]] | None:
    """Return, once, the page and view that this browser asked for before it signed in."""
    if not _asked:
        return None
    browser = _browser()
    with _lock:
        found = _asked.pop(browser, None) if browser else None
    if found is None or time.monotonic() - found[0] > KEPT_S:
        return None
    return found[1:]


def _browser() -> bytes | None:
    """Return what the cookie says under its mask, which is another one every time."""
    cookie = st.context.cookies.get(BROWSER_COOKIE)
    return decode_xsrf_token_string(cookie)[0] if cookie else None
