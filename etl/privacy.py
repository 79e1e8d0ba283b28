"""Refuse personal data at the door: the product needs none, so it takes none."""

import pyarrow as pa
import pyarrow.compute as pc

from etl.contracts.cells import CellError
from etl.contracts.dates import parse_date
from etl.messages import LoadRefusedError
from etl.personal import is_personal_header
from etl.sources.recognise import Recognition
from etl.sources.sheet import Sheet
from methods.personal import MAIL, NUMBER, holds_bsn, is_personal_text


def refuse_personal_headers(recognition: Recognition, file_name: str) -> None:
    """Raise LoadRefusedError when a header names personal data."""
    contract = recognition.contract
    if contract.allows_contact_details:
        return
    line = recognition.header_row + 1
    known = {recognition.header[at] for at in recognition.positions.values()}
    wrong = [
        text.strip()
        for text in recognition.header
        if text not in known and is_personal_header(text, contract.name)
    ]
    if wrong:
        raise _refusal(
            file_name, f"de kolom {', '.join(wrong)} hoort bij persoonsgegevens (regel {line})."
        )


def refuse_personal_values(batch: pa.Table, recognition: Recognition, file_name: str) -> None:
    """Raise LoadRefusedError when a cell holds an e-mail address or a valid BSN.

    An e-mail address may stand in contact details; a BSN never, nor in cells beyond the header.
    """
    types = {
        at: recognition.contract.column(name).arrow_type
        for name, at in recognition.positions.items()
    }
    places = {f"c{at}": f"de kolom {text.strip()}" for at, text in enumerate(recognition.header)}
    for column, place in {**places, "surplus": "een cel buiten de tabel"}.items():
        texts = pc.unique(batch[column])
        mails = texts.filter(pc.fill_null(pc.match_substring_regex(texts, MAIL), False))
        if len(mails) and not recognition.contract.allows_contact_details:
            line = _line(batch, column, mails[0])
            raise _refusal(file_name, f"regel {line}: in {place} staat een e-mailadres.")
        numbers = texts.filter(pc.fill_null(pc.match_substring_regex(texts, NUMBER), False))
        arrow_type = types.get(int(column[1:])) if column != "surplus" else None
        for text in numbers:
            if holds_bsn(text.as_py()) and not _is_of_type(text.as_py(), arrow_type):
                line = _line(batch, column, text)
                raise _refusal(
                    file_name, f"regel {line}: in {place} staat een geldig burgerservicenummer."
                )


def refuse_personal_asides(sheet: Sheet) -> None:
    """Raise LoadRefusedError when what is not read (titles, other sheets) holds personal data.

    The archive keeps the whole file, so what is not read would be kept too.
    """
    if sheet.recognition.contract.allows_contact_details:
        return
    for place, line, cells in sheet.asides():
        if any(text and is_personal_text(text) for text in cells):
            raise _refusal(
                sheet.path.name,
                f"{place}regel {line}: hier staat een e-mailadres of een geldig "
                "burgerservicenummer.",
            )


def _line(batch: pa.Table, column: str, text: pa.Scalar) -> int:
    line: int = batch.filter(pc.equal(batch[column], text))["line"][0].as_py()
    return line


def _is_of_type(text: str, arrow_type: pa.DataType | None) -> bool:
    """Say whether eight figures are what the column asks for: a count or a compact date."""
    if arrow_type is None or len(text.strip()) != 8:
        return False
    if pa.types.is_date(arrow_type):
        try:
            parse_date(text.strip())
        except CellError:
            return False
        return True
    return bool(pa.types.is_integer(arrow_type))


def _refusal(file_name: str, found: str) -> LoadRefusedError:
    return LoadRefusedError(
        f"{found} Er is niets van dit bestand bewaard.",
        "een bestand zonder namen, adressen, e-mail, telefoon, geboortedatum en BSN.",
        "Verwijder de kolom of de waarde. Lijkt een eigen volgnummer toevallig op een BSN, "
        "zet er dan een letter voor (T20230001).",
        file_name,
    )
