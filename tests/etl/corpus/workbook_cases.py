"""Workbooks as Excel and other programs write them: sheets, cells, merges, formulas."""

import io
from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.etl.corpus.case import HEADER, Case

Fill = Callable[[Workbook], object]
COLUMNS = HEADER.split(";")


def cells(number: int, **changed: object) -> list[object]:
    """Return a sound row as Excel holds it."""
    sound = [f"T{number}", "GM0344", date(2023, 9, 1), None, "gestart", "basis", 17]
    return list((dict(zip(COLUMNS, sound, strict=True)) | changed).values())


def sheet(book: Workbook, title: str, *rows: list[object], at: int = 1) -> Worksheet:
    """Add a sheet with the header and these rows, the header on row `at`."""
    added: Worksheet = book.create_sheet(title)
    for number, values in enumerate((COLUMNS, *rows), start=at):
        for position, value in enumerate(values, start=1):
            if value is not None:
                added.cell(number, position, value)
    return added


def workbook(
    name: str,
    fill: Fill,
    says: str = "",
    *,
    accepted: int = 0,
    refused: int = 0,
    set_aside: int = 0,
    file_name: str = "deelname.xlsx",
) -> Case:
    """Return a case of a workbook that openpyxl writes."""

    def content() -> bytes:
        book = openpyxl.Workbook()
        empty = book.active
        fill(book)
        if len(book.sheetnames) > 1:
            book.remove(empty)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return Case(name, file_name, content, says, accepted, refused, set_aside)


def one(*rows: list[object], at: int = 1) -> Fill:
    """Return a filling of one sheet."""
    return lambda book: sheet(book, "Gegevens", *rows, at=at)


def _hidden(book: Workbook, *hidden: str, visible: tuple[str, ...] = ()) -> None:
    for number, title in enumerate((*hidden, *visible)):
        sheet(book, title, cells(number + 1)).sheet_state = (
            "hidden" if title in hidden else "visible"
        )


def _only_hidden(book: Workbook) -> None:
    sheet(book, "Data", cells(1)).sheet_state = "hidden"
    book.create_sheet("Uitleg")["A1"] = "Zie het verborgen blad"


def _very_hidden(book: Workbook) -> None:
    _only_hidden(book)
    book["Data"].sheet_state = "veryHidden"


def _merged(book: Workbook) -> None:
    filled = sheet(book, "Gegevens", cells(1), cells(2), cells(3))
    filled.merge_cells("B2:B4")


def _merged_title(book: Workbook) -> None:
    filled = sheet(book, "Gegevens", cells(1), at=3)
    filled["A1"] = "Deelname per 1 september"
    filled.merge_cells("A1:G1")


def _beside(book: Workbook) -> None:
    sheet(book, "Gegevens", cells(1), cells(2))["K2"] = "let op"


def _offset(book: Workbook) -> None:
    added = book.create_sheet("Gegevens")
    for number, values in enumerate((COLUMNS, cells(1), cells(2)), start=5):
        for position, value in enumerate(values, start=3):
            added.cell(number, position, value)


def _style_far_away(book: Workbook) -> None:
    sheet(book, "Gegevens", cells(1))["XFD1048576"].font = Font(bold=True)


def _space_far_down(book: Workbook) -> None:
    sheet(book, "Gegevens", cells(1))["A60000"] = " "


def _error(book: Workbook) -> None:
    filled = sheet(book, "Gegevens", cells(1), cells(2))
    filled["A3"] = "#N/A"
    filled["A3"].data_type = "e"


def _optional_error(book: Workbook) -> None:
    filled = sheet(book, "Gegevens", cells(1), cells(2))
    filled["D3"] = "#REF!"
    filled["D3"].data_type = "e"


def _personal_elsewhere(book: Workbook) -> None:
    sheet(book, "Gegevens", cells(1))
    book.create_sheet("Lijst").append(["Jan", 111222333])


def _chart_sheet(book: Workbook) -> None:
    sheet(book, "Gegevens", cells(1))
    book.create_chartsheet("Grafiek")


def _two_inputs(book: Workbook) -> None:
    sheet(book, "Noord", cells(1))
    sheet(book, "Zuid", cells(2))


def _other_input(book: Workbook) -> None:
    sheet(book, "Deelname", cells(1))
    book.create_sheet("RSV").append(["rsv_code", "naam"])
    book["RSV"].append(["R1", "Noord"])


def _other_sheets(book: Workbook) -> None:
    sheet(book, "Gegevens", cells(1))
    book.create_sheet("Uitleg")["A1"] = "Lees dit eerst"
    book.create_sheet("Blad3")


def _epoch_1904(book: Workbook) -> None:
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    sheet(book, "Gegevens", cells(1))


WORKBOOK_CASES: tuple[Case, ...] = (
    workbook("gewone werkmap", one(cells(1), cells(2)), accepted=2),
    workbook("werkmap die .csv heet", one(cells(1)), accepted=1, file_name="deelname.csv"),
    workbook("werkmap met een andere naam", one(cells(1)), accepted=1, file_name="Map1.xlsx"),
    workbook("lege werkmap", lambda _: None, "leeg"),
    workbook("alleen een kopregel in Excel", one(), "geen rijen"),
    workbook("titel boven de tabel in Excel", one(cells(1), at=4), accepted=1),
    workbook("samengevoegde titel", _merged_title, "de kopregel staat op regel 3", accepted=1),
    workbook("tabel die in C5 begint", _offset, accepted=2),
    workbook("samengevoegde cellen", _merged, "samengevoegd", accepted=1, refused=2),
    workbook("lege rijen in Excel", one(cells(1), [], [], cells(2)), accepted=2),
    workbook("totaalrij in Excel", one(cells(1), ["Totaal", *[None] * 5, 17]), "totaalrij",
             accepted=1, set_aside=1),
    workbook("opmerking naast de tabel", _beside, "niet meer cellen", accepted=1, refused=1),
    workbook("opmaak tot in de laatste cel", _style_far_away, accepted=1),
    workbook("spatie ver naar beneden", _space_far_down, accepted=1),
    workbook("twee bladen met gegevens", _two_inputs, "meer dan één blad is een tabel"),
    workbook("blad van een andere input", _other_input, "meer dan één blad is een tabel"),
    workbook("andere bladen", _other_sheets, "niet gelezen: blad Uitleg", accepted=1),
    workbook("grafiekblad", _chart_sheet, accepted=1),
    workbook("verborgen blad naast een zichtbaar",
             lambda book: _hidden(book, "Oud", visible=("Nieuw",)),
             "niet gelezen: blad Oud (verborgen)", accepted=1),
    workbook("alleen verborgen gegevens", _only_hidden, "het blad Data is verborgen en toch",
             accepted=1),
    workbook("zeer verborgen blad", _very_hidden, "het blad Data is verborgen en toch", accepted=1),
    workbook("twee verborgen bladen",
             lambda book: (_hidden(book, "A", "B"), book.create_sheet("Uitleg")),
             "meer dan één blad is een tabel met gegevens: A, B"),
    workbook("persoonsgegevens op een ander blad", _personal_elsewhere, "blad Lijst, regel 1"),
    workbook("BSN als getal", one(cells(1, traject_id=111222333)), "geldig burgerservicenummer"),
    workbook("datum met tijd", one(cells(1, startdatum=datetime(2023, 9, 1, 8))),  # noqa: DTZ001
             accepted=1),
    workbook("datum als getal", one(cells(1, startdatum=45170)), accepted=1),
    workbook("datum als tekst", one(cells(1, startdatum="1-9-2023")), accepted=1),
    workbook("alleen een tijd", one(cells(1), cells(2, startdatum=time(8))), "een datum",
             accepted=1, refused=1),
    workbook("datums sinds 1904", _epoch_1904, accepted=1),
    workbook("code als getal", one(cells(1, gemeente_code=363)), accepted=1),
    workbook("leeftijd als tekst", one(cells(1, leeftijd="17")), accepted=1),
    workbook("leeftijd met een half", one(cells(1), cells(2, leeftijd=17.5)), "heel getal",
             accepted=1, refused=1),
    workbook("waar en onwaar als status", one(cells(1), cells(2, status=True)), "een van: gestart",
             accepted=1, refused=1),
    workbook("heel groot getal als nummer", one(cells(1, traject_id=1e300)), accepted=1),
    workbook("formule zonder uitkomst", one(cells(1), cells(2, leeftijd="=10+7")),
             "bewaar het opnieuw", accepted=1, refused=1),
    workbook("formule zonder uitkomst waar leeg mag",
             one(cells(1), cells(2, einddatum="=TODAY()")), "bewaar het opnieuw", accepted=1,
             refused=1),
    workbook("foutwaarde", _error, "fout in Excel", accepted=1, refused=1),
    workbook("foutwaarde waar leeg mag", _optional_error, "fout in Excel", accepted=1, refused=1),
    workbook("600 kolommen in Excel",
             lambda book: book.create_sheet("x").append([*COLUMNS, *(f"k{n}" for n in range(593))]),
             "600 kolommen"),
    workbook("regeleinde in een cel van Excel", one(cells(1, traject_id="T\n1")), accepted=1),
    workbook("spaties om alles", one(cells(1, status=" gestart ", gemeente_code="\u00a0Utrecht ")),
             accepted=1),
    workbook("apostrof voor een getal", one(cells(1, leeftijd="17"), cells(2, leeftijd="'17")),
             "heel getal", accepted=1, refused=1),
)  # fmt: skip
