"""Read a day as people write it, also from Excel."""

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from etl.contracts.cells import CellError, Parser

MonthMeans = Literal["first day", "last day", "nothing"]
EXCEL_DAY_ZERO = date(1899, 12, 30)
EXPECTED_DATE = "een datum, bijvoorbeeld 1-9-2023 of 2023-09-01"
DUTCH_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januari"),
            ("feb", "februari"),
            ("mrt", "maart", "mar"),
            ("apr", "april"),
            ("mei", "may"),
            ("jun", "juni"),
            ("jul", "juli"),
            ("aug", "augustus"),
            ("sep", "september", "sept"),
            ("okt", "oktober", "oct"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-zA-Z]{3,9})\.?[-/. ](\d{4}|\d{2})")
_COMPACT_DATE = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_EXCEL_DAY = re.compile(r"([345]\d{4}|60000)(?:[.,]\d+)?")
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2}|[a-zA-Z]{3,9})")
# Not "9-23" in figures: that may as well be the ninth of a month that does not exist.
_FIGURE_YEAR = re.compile(r"(?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
_NAME_YEAR = re.compile(r"(?P<month>[a-zA-Z]{3,9})\.?[-/ ']{0,2}(?P<year>\d{4}|\d{2})")


def parse_date(text: str, month_means: MonthMeans = "nothing") -> date:
    """Read 2023-09-01, 1-9-2023, 01/09/23, 1 sep 2023, 20230901 or an Excel day number.

    A month (2023-09, sep-23, september 2023) is read as its first or its last day when the
    column says which of the two it means.
    """
    try:
        if match := _ISO_DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text):
            year, month, day = (int(part) for part in match.groups())
            return date(year, month, day)
        if match := _DUTCH_DATE.fullmatch(text):
            day_text, month_text, year_text = match.groups()
            return date(_year(year_text), _month(month_text), int(day_text))
        if match := _EXCEL_DAY.fullmatch(text):
            return EXCEL_DAY_ZERO + timedelta(days=int(match[1]))
        for form in (_YEAR_MONTH, _FIGURE_YEAR, _NAME_YEAR):
            if match := form.fullmatch(text):
                return _day_of_month(_year(match["year"]), _month(match["month"]), month_means)
    except CellError:
        raise
    except (ValueError, KeyError):
        raise CellError(EXPECTED_DATE, "Deze dag bestaat niet op de kalender.") from None
    raise CellError(EXPECTED_DATE)


def _year(text: str) -> int:
    # Two digits: the programme began in 2018, so every short year lies in this century.
    return int(text) + (2000 if len(text) == 2 else 0)


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else DUTCH_MONTHS[text.casefold()]


def _day_of_month(year: int, month: int, month_means: MonthMeans) -> date:
    first = date(year, month, 1)
    if month_means == "nothing":
        raise CellError(EXPECTED_DATE, "Dit is een maand: vul ook de dag in.")
    last = calendar.monthrange(year, month)[1]
    return first if month_means == "first day" else first.replace(day=last)


def date_parser(earliest: date, latest: date, month_means: MonthMeans = "nothing") -> Parser:
    """Accept dates from earliest up to and including latest."""

    def parse(text: str) -> date:
        value = parse_date(text, month_means)
        if not earliest <= value <= latest:
            raise CellError(f"een datum van {earliest:%d-%m-%Y} tot en met {latest:%d-%m-%Y}")
        return value

    return parse
