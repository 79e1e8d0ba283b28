"""Nasty files: what people and programs deliver, each with what becomes of its rows."""

from tests.etl.corpus.case import Case
from tests.etl.corpus.cell_cases import CELL_CASES
from tests.etl.corpus.package_cases import PACKAGE_CASES
from tests.etl.corpus.personal_cases import PERSONAL_CASES
from tests.etl.corpus.text_cases import TEXT_CASES
from tests.etl.corpus.workbook_cases import WORKBOOK_CASES

CASES: tuple[Case, ...] = (
    *TEXT_CASES,
    *CELL_CASES,
    *PERSONAL_CASES,
    *WORKBOOK_CASES,
    *PACKAGE_CASES,
)
