"""What personal data looks like in a text: an e-mail address, a BSN, a Dutch phone number."""

import re

MAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]"
# As a whole cell, or as a word in a longer text.
NUMBER = (
    r"^\s*\d{3,4}[. ]?\d{2,3}[. ]?\d{3}\s*$|^\s*\d{3}-\d{3}-\d{3}\s*$|"
    r"(?:^|[\s:;,(/])(?:\d{9}|\d{3}[. ]\d{3}[. ]\d{3}|\d{4}[. ]\d{2}[. ]\d{3})(?:$|[\s:;,)/.])"
)
_DIGITS = re.compile(r"\d[\d. -]*\d")
_NINE_DIGITS = re.compile(
    r"(?<!\d)(?:\d{9}|\d{3}[. -]\d{3}[. -]\d{3}|\d{4}[. -]\d{2}[. -]\d{3})(?!\d)"
)
_PHONE = re.compile(
    r"(?<![\d.,])(?:"
    r"(?:\+|00)31[ .-]?(?:\(0\))?(?:[ .-]?\d){9}"
    # Ten digits from a zero on; a day or a time of day with more digits behind it is none.
    r"|(?!\d\d?([ ./-])\d\d?\1\d{4}|\d\d\.\d\d ?[-–] ?\d\d\.\d\d)"
    r"\(?0[1-9](?:[ .()-]{0,3}\d){8}"
    r")(?!\d)"
)


def is_bsn(digits: str) -> bool:
    """Say whether eight or nine digits pass the eleven-test of the BSN."""
    if len(digits) not in (8, 9) or not digits.strip("0"):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    padded = digits.zfill(9)
    return sum(w * int(d) for w, d in zip(weights, padded, strict=True)) % 11 == 0


def holds_bsn(text: str) -> bool:
    """Say whether a text that matches NUMBER holds a number that passes the eleven-test."""
    return any(is_bsn(re.sub(r"\D", "", found)) for found in _DIGITS.findall(text))


def is_personal_text(text: str) -> bool:
    """Say whether one text holds an e-mail address or a valid BSN."""
    return bool(re.search(MAIL, text)) or bool(re.search(NUMBER, text) and holds_bsn(text))


def personal_in_prose(text: str) -> str | None:
    """Name in Dutch what a running text holds of a person, or None.

    Running text has figures, years and days in every sentence: a BSN is nine digits that pass the
    eleven-test, a phone number ten digits from 0 or +31 on.
    """
    if re.search(MAIL, text):
        return "een e-mailadres"
    if any(is_bsn(re.sub(r"\D", "", found)) for found in _NINE_DIGITS.findall(text)):
        return "een geldig burgerservicenummer"
    return "een telefoonnummer" if _PHONE.search(text) else None
