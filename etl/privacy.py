"""Refuse personal data at the door: the product needs none, so it takes none."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from etl.contracts.cells import normalise
from etl.messages import LoadRefusedError
from etl.sources.recognise import Recognition

PERSONAL_HEADERS = frozenset(
    normalise(text)
    for text in (
        "bsn", "bsn nummer", "bsnnr", "burgerservicenummer", "sofinummer", "voornaam",
        "voornamen", "achternaam", "voorletters", "tussenvoegsel", "roepnaam",
        "volledige naam", "naam jongere", "naam deelnemer", "adres", "straat", "straatnaam",
        "huisnummer", "postcode", "woonadres", "e-mail", "email", "e-mailadres", "mailadres",
        "telefoon", "telefoonnummer", "telefoonnr", "tel", "mobiel", "mobiel nummer",
        "geboortedatum", "geboortedag", "gebdatum",
    )
)  # fmt: skip
# In other inputs a "naam" is that of an organisation, a project or an area.
NAME_IS_OF_A_PERSON = frozenset({"deelname", "facilitatoren"})
_MAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]"
_NUMBER = r"^\s*\d{3,4}[. ]?\d{2,3}[. ]?\d{3}\s*$"


def refuse_personal_headers(recognition: Recognition, file_name: str) -> None:
    """Raise LoadRefusedError when a header names personal data."""
    if recognition.contract.allows_contact_details:
        return
    personal = set(PERSONAL_HEADERS)
    if recognition.contract.name in NAME_IS_OF_A_PERSON:
        personal.add("naam")
    wrong = [text.strip() for text in recognition.header if normalise(text) in personal]
    if wrong:
        raise _refusal(file_name, f"de kolom {', '.join(wrong)} hoort bij persoonsgegevens.")


def refuse_personal_values(batch: pa.Table, recognition: Recognition, file_name: str) -> None:
    """Raise LoadRefusedError when a cell holds an e-mail address or a valid BSN.

    An e-mail address may stand in contact details; a BSN never, nor in cells beyond the header.
    """
    places = {f"c{at}": f"de kolom {text.strip()}" for at, text in enumerate(recognition.header)}
    for column, place in {**places, "surplus": "een cel buiten de tabel"}.items():
        texts = pc.unique(batch[column])
        has_mail = pc.any(pc.match_substring_regex(texts, _MAIL)).as_py()
        if has_mail and not recognition.contract.allows_contact_details:
            raise _refusal(file_name, f"in {place} staat een e-mailadres.")
        numbers = texts.filter(pc.fill_null(pc.match_substring_regex(texts, _NUMBER), False))
        if any(is_bsn(re.sub(r"\D", "", text)) for text in numbers.to_pylist()):
            raise _refusal(file_name, f"in {place} staat een geldig burgerservicenummer.")


def is_bsn(digits: str) -> bool:
    """Say whether eight or nine digits pass the eleven-test of the BSN."""
    if len(digits) not in (8, 9) or not digits.strip("0"):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    padded = digits.zfill(9)
    return sum(w * int(d) for w, d in zip(weights, padded, strict=True)) % 11 == 0


def _refusal(file_name: str, found: str) -> LoadRefusedError:
    return LoadRefusedError(
        f"{found} Er is niets van dit bestand bewaard.",
        "een bestand zonder namen, adressen, e-mail, telefoon, geboortedatum en BSN.",
        "Verwijder de kolom of de waarde. Lijkt een eigen volgnummer toevallig op een BSN, "
        "zet er dan een letter voor (T20230001).",
        file_name,
    )
