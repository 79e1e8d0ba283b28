"""The workbook of a pack: figures behind every message, room for agreements, never a formula."""

import io

import openpyxl
import pandas as pd

from pages.components.evaluation.message import Table
from reports.workbook import ABOUT, AGREEMENTS, QUESTIONS, pack_workbook
from tests.reports.composed import NASTY, message, pack_of, table
from tests.reports.conftest import Made


def book_of(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def words(sheet: object) -> list[str]:
    return [str(v) for row in sheet.iter_rows(values_only=True) for v in row if v is not None]  # type: ignore[attr-defined]


def header_rows(sheet: object) -> list[list[str]]:
    rows = [[str(v) for v in row if v is not None] for row in sheet.iter_rows(values_only=True)]  # type: ignore[attr-defined]
    return [row for row in rows if row[-3:] == list(AGREEMENTS)]


def test_the_whole_story_is_there_in_words_for_readers(made: Made) -> None:
    book = book_of(pack_workbook(made.pack))
    told = [m for m in made.pack.messages if not m.questions]
    assert len(book.sheetnames) == len(told) + 2
    assert book.sheetnames[0] == ABOUT
    assert book.sheetnames[-1] == QUESTIONS
    for sheet, one in zip(book.worksheets[1:-1], told, strict=True):
        said = words(sheet)
        assert one.finding in said
        assert one.source in said
        assert {t.title for t in one.tables} <= set(said)
        for header in header_rows(sheet):
            assert not [name for name in header if "_" in name]


def test_it_says_what_it_is_and_what_an_x_means(made: Made) -> None:
    said = " ".join(words(book_of(pack_workbook(made.pack))[ABOUT]))
    for part in ("29 feb 2024", made.pack.context.release_id, "FICTIEF", "klein", "per 1.000"):
        assert part in said


def test_numbers_are_numbers_hidden_ones_an_x_and_missing_ones_empty(made: Made) -> None:
    figures = pd.DataFrame(
        {
            "Gemeente": ["a", "b", "c"], "Aantal": [1234.0, None, None],
            "Verborgen": ["", "klein aantal", ""],
        }
    )  # fmt: skip
    one = message(tables=(Table("T", figures.astype(str), figures),), chart=object())
    sheet = book_of(pack_workbook(pack_of(made.pack, one))).worksheets[1]
    column = [row[1].value for row in sheet.iter_rows(min_row=7, max_row=9)]
    assert column == [1234, "x", None]


def test_agreements_have_room_beside_the_figures_and_with_the_questions(made: Made) -> None:
    book = book_of(pack_workbook(made.pack))
    assert header_rows(book[QUESTIONS])[0] == ["Vraag", *AGREEMENTS]
    with_chart = next(at for at, m in enumerate(made.pack.messages) if m.chart is not None)
    assert header_rows(book.worksheets[with_chart + 1])
    questions = [question for m in made.pack.messages for question in m.questions]
    assert set(questions) <= set(words(book[QUESTIONS]))


def test_text_is_never_a_formula(made: Made) -> None:
    signs = [f"{sign}1+1" for sign in "=+-@"]
    one = message(
        title=f"={NASTY}", finding="=1+1", source="@x", remarks=("-2",), questions=(),
        tables=(table(**{"=Kop": signs, "Aantal": [1, 2, 3, 4]}),),
    )  # fmt: skip
    asked = message(title="Vragen", questions=("=vraag",))
    pack = pack_of(made.pack, one, asked, notes=("=noot",))
    book = book_of(pack_workbook(pack))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [
        cell.value for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"
    ]


def test_the_same_pack_gives_the_same_bytes(made: Made) -> None:
    assert pack_workbook(made.pack) == pack_workbook(made.pack)


def test_it_prints_on_a4_with_source_and_page_numbers(made: Made) -> None:
    for sheet in book_of(pack_workbook(made.pack)):
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0
        footer = f"{sheet.oddFooter.left.text}{sheet.oddFooter.right.text}"
        assert "Peildatum" in footer
        assert "&P" in footer or "&[Page]" in footer
