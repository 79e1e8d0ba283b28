"""Turn one text cell into a value, or say in Dutch what was expected.

A parser sees each distinct text once, however many rows carry it, so it may be plain Python.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal

from etl.contracts.number_words import NUMBER_OF_WORD

CellValue = str | int | float | bool | date | list[str] | None
Parser = Callable[[str], CellValue]
MonthMeans = Literal["first day", "last day", "nothing"]

EXCEL_DAY_ZERO = date(1899, 12, 30)
FORMULA_WITHOUT_RESULT = "#FORMULE"
SPREADSHEET_ERRORS = frozenset(
    {
        "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?",
        "#NAAM?", "#NUM!", "#GETAL!", "#NULL!", "#LEEG!", "#SPILL!", "#OVERLOOP!", "#CALC!",
        "#BEREKENEN!", "#GETTING_DATA", "#FIELD!", "#####",
    }
)  # fmt: skip
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
_WHOLE_NUMBER = re.compile(r"[+-]?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:[.,]0{1,2})?")


@dataclass
class CellError(ValueError):
    """A cell that cannot be read: what was expected and, where we can, what to do."""

    expected: str
    advice: str = ""

    def __str__(self) -> str:
        """Read as one sentence."""
        return f"verwacht: {self.expected}. {self.advice}".strip()


def normalise(text: str) -> str:
    """Fold case, diacritics, punctuation and spaces: 'Súdwest-Fryslân ' → 'sudwestfryslan'."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


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


def integer_parser(lowest: int, highest: int) -> Parser:
    """Accept whole numbers within bounds; a Dutch thousands point and '12,0' are forgiven."""
    expected = f"een heel getal van {lowest} tot en met {highest}"

    def parse(text: str) -> int:
        compact = re.sub(r"\s", "", text)
        if not _WHOLE_NUMBER.fullmatch(compact):
            raise CellError(expected, _in_figures(text))
        # "1.000" is a thousand; "12.0" and "12,00" are twelve.
        value = int(re.sub(r"[.,]0{1,2}$", "", compact).replace(".", ""))
        if not lowest <= value <= highest:
            raise CellError(expected)
        return value

    return parse


def decimal_parser(lowest: float, highest: float) -> Parser:
    """Accept numbers with a decimal comma or point within bounds."""
    bounds = f"{lowest:g} tot en met {highest:g}".replace(".", ",")
    expected = f"een getal van {bounds}, met een komma als decimaalteken"

    def parse(text: str) -> float:
        compact = re.sub(r"\s", "", text)
        if "," in compact:
            compact = compact.replace(".", "").replace(",", ".")
        try:
            value = Decimal(compact)
        except InvalidOperation:
            raise CellError(expected, _in_figures(text)) from None
        if not value.is_finite() or not Decimal(str(lowest)) <= value <= Decimal(str(highest)):
            raise CellError(expected)
        return float(value)

    return parse


def _in_figures(text: str) -> str:
    """Say how to write a number that is given in words; nothing when there are figures in it."""
    if any(sign.isdecimal() for sign in text):
        return ""
    number = NUMBER_OF_WORD.get(normalise(text))
    return "Schrijf een getal in cijfers." if number is None else f"Schrijf {number} in cijfers."


def text_of_length(longest: int, text: str) -> str:
    """Accept free text of at most so many characters."""
    if len(text) > longest:
        raise CellError(f"ten hoogste {longest} tekens", f"Nu {len(text)}.")
    return text


def refuse_spreadsheet_error(text: str) -> None:
    """Raise CellError when a cell says that its formula failed, in English or Dutch."""
    if not text.startswith("#"):
        return
    if text == FORMULA_WITHOUT_RESULT:
        raise CellError(
            "de uitkomst van de formule",
            "Open het bestand in Excel en bewaar het opnieuw; dan staat de uitkomst erin.",
        )
    if text.upper() in SPREADSHEET_ERRORS:
        raise CellError("een waarde", "Deze formule geeft een fout in Excel; herstel haar.")


def parse_yes_no(text: str) -> bool:
    """Read ja/nee and their usual spellings."""
    folded = normalise(text)
    if folded in {"ja", "j", "yes", "y", "1", "waar", "true", "x"}:
        return True
    if folded in {"nee", "n", "no", "0", "onwaar", "false"}:
        return False
    raise CellError("ja of nee", "Vul ja of nee in.")


def lookup_key(text: str) -> str:
    """Fold a text to look it up; a sign such as '*', of which nothing is left, stays itself."""
    return normalise(text) or text.strip()


def lookup_parser(known: Mapping[str, str], expected: str, choices: str) -> Parser:
    """Accept any spelling in `known` (lookup key → code); suggest the nearest otherwise.

    When none is near, `choices` says what there is to choose from.
    """

    def parse(text: str) -> str:
        code = known.get(lookup_key(text))
        if code is None:
            raise CellError(expected, suggest(text, known) or choices)
        return code

    return parse


def suggest(text: str, known: Mapping[str, str], shown: Mapping[str, str] | None = None) -> str:
    """Ask 'bedoelde u …?' when a known spelling is near enough to be meant."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a wrong cell needs it

    match = process.extractOne(normalise(text), known.keys(), scorer=fuzz.ratio, score_cutoff=75)
    if match is None:
        return ""
    code = known[match[0]]
    return f"Bedoelde u {(shown or {}).get(code, code)}?"


def or_other(one: Parser, other: str) -> Parser:
    """Accept what `one` does; what it does not know becomes 'other:<text>', so that it is kept."""

    def parse(text: str) -> CellValue:
        try:
            return one(text)
        except CellError:
            if not normalise(text):
                raise
            # A row that was read before and is sent again says so already.
            return f"{other}:{text.removeprefix(f'{other}:')}"

    return parse


def several_parser(one: Parser) -> Parser:
    """Accept one or more values separated by , ; | or a line break, each read by `one`."""

    def parse(text: str) -> list[str]:
        parts = [part for part in re.split(r"[,;|\n]", text) if part.strip()] or [text]
        try:
            return list(dict.fromkeys(str(one(part.strip())) for part in parts))
        except CellError as wrong_part:
            try:  # a name may itself hold a comma: Nuenen, Gerwen en Nederwetten
                return [str(one(text))]
            except CellError:
                raise wrong_part from None

    return parse
