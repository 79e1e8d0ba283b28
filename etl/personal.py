"""What personal data looks like: headers that ask for it, texts that are it."""

import re

from etl.contracts.cells import normalise

PERSONAL_HEADERS = frozenset(
    normalise(text)
    for text in (
        "bsn nummer", "bsnnr", "sofinummer", "voornamen", "voorletters", "tussenvoegsel",
        "roepnaam", "volledige naam", "naam jongere", "naam deelnemer", "naam leerling",
        "naam student", "naam kind", "naam ouder", "naam client", "naam contactpersoon",
        "contactpersoon", "contact naam", "adres", "adresgegevens", "straat", "huisnr", "woonadres",
        "mailadres",
        "tel", "telnr", "tel nr", "gsm", "mobiel", "mobiel nummer", "mobielnummer", "06 nummer",
        "geb datum", "gebdatum", "gebdat", "dob", "iban", "nationaliteit",
    )
)  # fmt: skip
# One of these as a word, whatever stands around it: 'BSN jongere', 'E-mail (ouder)'.
PERSONAL_WORDS = frozenset({"bsn", "email", "mail", "iban", "telefoon", "postcode"})
# Longer parts that stand in no other word: 'geboortedatum', 'geb.telefoonnummer'.
PERSONAL_PARTS = (
    "burgerservice", "voornaam", "achternaam", "geboorte", "telefoonn", "emailadres", "huisnummer",
    "straatnaam",
)  # fmt: skip
# In other inputs a "naam" is that of an organisation, a project or an area.
NAME_IS_OF_A_PERSON = frozenset({"deelname", "facilitatoren"})
_NAME_OF_A_THING = ("gemeente", "project", "aanbod", "organisatie", "school", "rsv", "regio",
                    "traject", "opleiding", "variant", "instelling", "partner")  # fmt: skip
MAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]"
# As a whole cell, or as a word in a longer text.
NUMBER = (
    r"^\s*\d{3,4}[. ]?\d{2,3}[. ]?\d{3}\s*$|^\s*\d{3}-\d{3}-\d{3}\s*$|"
    r"(?:^|[\s:;,(/])(?:\d{9}|\d{3}[. ]\d{3}[. ]\d{3}|\d{4}[. ]\d{2}[. ]\d{3})(?:$|[\s:;,)/.])"
)
_DIGITS = re.compile(r"\d[\d. -]*\d")


def is_personal_header(text: str, input_name: str) -> bool:
    """Say whether a header asks for personal data; in some inputs a name is that of a person."""
    folded = normalise(text)
    # 'e-mail' is one word, 'BSN-jongere' is two.
    words = {normalise(word) for word in re.split(r"[\W_]+", f"{text} {text.replace('-', '')}")}
    if (
        folded in PERSONAL_HEADERS
        or words & PERSONAL_WORDS
        or any(part in folded for part in PERSONAL_PARTS)
    ):
        return True
    return (
        input_name in NAME_IS_OF_A_PERSON
        and ("naam" in words or "namen" in words)
        and not any(thing in folded for thing in _NAME_OF_A_THING)
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
