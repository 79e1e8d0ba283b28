"""Headers that ask for personal data."""

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
