"""What stands in the address: every choice takes its value from there by way of `settle`.

A choice that is bound to the address calls one function of this package before its widget is drawn.
It accepts the label, the code, or another spelling of an option, puts in the address what Streamlit
expects there, says on top of the page what does not exist, and takes a choice along to the next
page: Streamlit (1.67) draws the default there when the choice came in by the address.
"""

from pages.components.address.choices import (
    NOTHING,
    settle,
    settle_day,
    settle_flag,
    settle_number,
    settle_text,
)
from pages.components.address.settling import asked
from pages.components.address.view import chosen_view, for_another_language
from pages.components.address.visit import current_visit, page, say

__all__ = [
    "NOTHING",
    "asked",
    "chosen_view",
    "current_visit",
    "for_another_language",
    "page",
    "say",
    "settle",
    "settle_day",
    "settle_flag",
    "settle_number",
    "settle_text",
]
