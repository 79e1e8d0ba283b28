"""Cells as people type them: every form with its value, and every wrong one with advice."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import from_excel

from etl.contracts.cells import CellError, normalise, parse_yes_no
from etl.contracts.dates import date_parser, parse_date
from etl.contracts.known_values import lookup_parser, several_parser, suggest
from etl.contracts.number_words import NUMBER_OF_WORD
from etl.contracts.numbers import decimal_parser, integer_parser

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
DUTCH = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
DUTCH_FULL = [
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
]  # fmt: skip
DATE_FORMS: tuple[Callable[[date], str], ...] = (
    date.isoformat,
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"{day:%Y-%m-%d}T00:00:00",
    lambda day: f"{day:%Y-%m-%d} 13:45",
    lambda day: f"{day:%Y-%m-%d} 13:45:59.123456",
    lambda day: f"{day.day}-{day.month}-{day.year}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d %m %Y}",
    lambda day: f"{day:%d-%m-%y}",
    lambda day: f"{day.day}/{day.month}/{day:%y}",
    lambda day: f"{day.day} {DUTCH[day.month - 1]} {day.year}",
    lambda day: f"{day.day} {DUTCH[day.month - 1]}. {day.year}",
    lambda day: f"{day.day}-{DUTCH[day.month - 1].upper()}-{day:%y}",
    lambda day: f"{day.day} {DUTCH_FULL[day.month - 1]} {day.year}",
    lambda day: f"{day.day} {DUTCH_FULL[day.month - 1].title()} {day.year}",
    lambda day: f"{day:%d-%b-%Y}",  # English abbreviations, as many exports write
)


@SHORT
@given(day=DAYS)
def test_every_form_of_a_day_gives_that_day(day: date) -> None:
    for form in DATE_FORMS:
        assert parse_date(form(day)) == day, form(day)


@SHORT
@given(number=st.integers(30_000, 60_000))
def test_an_excel_day_number_is_the_day_excel_shows(number: int) -> None:
    assert parse_date(str(number)) == from_excel(number).date()


@SHORT
@given(
    year=st.integers(1900, 2100),
    month=st.integers(0, 14),
    day=st.integers(0, 33),
    iso=st.booleans(),
)
def test_a_day_exists_where_datetime_says_so(year: int, month: int, day: int, iso: bool) -> None:
    text = f"{year}-{month:02d}-{day:02d}" if iso else f"{day}-{month}-{year}"
    try:
        expected = date(year, month, day)
    except ValueError:
        with pytest.raises(CellError, match="bestaat niet op de kalender"):
            parse_date(text)
    else:
        assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "onbekend", "2023", "sep 2023", "2023-09", "9-2023", "1-9", "9-23", "20230931",
            "2023/09/01",
        "1-9-023", "1-9-20234", "01-09-2023x", "x01-09-2023", "1--9-2023", "29999", "60001",
        "45170,", "-45170", "1 okt 2023 0:00", "2023-09-01 uur", "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(CellError, match="een datum, bijvoorbeeld 1-9-2023"):
        parse_date(text)


def test_an_unknown_month_is_refused() -> None:
    with pytest.raises(CellError):
        parse_date("1 foo 2023")


def test_days_outside_the_bounds_are_refused_and_the_bounds_named() -> None:
    parse = date_parser(date(2020, 1, 1), date(2020, 12, 31))
    assert [parse("1-1-2020"), parse("31-12-2020")] == [date(2020, 1, 1), date(2020, 12, 31)]
    for text in ("31-12-2019", "2021-01-01"):
        with pytest.raises(CellError, match="van 01-01-2020 tot en met 31-12-2020"):
            parse(text)


def dutch_thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@SHORT
@given(value=st.integers(-2_000_000, 2_000_000))
def test_every_form_of_a_whole_number_gives_that_number(value: int) -> None:
    parse = integer_parser(-1_500_000, 1_500_000)
    forms = (
        str(value), f" {value} ", f"{value}.0", f"{value},0", f"{value},00", f"{value:+}",
        dutch_thousands(value), dutch_thousands(value) + ",00", f"{value:,}".replace(",", " "),
        f"{value:,}".replace(",", "\u00a0"),
    )  # fmt: skip
    for text in forms:
        if abs(value) <= 1_500_000:
            assert parse(text) == value, text
        else:
            with pytest.raises(CellError, match="een heel getal van -1500000 tot en met 1500000"):
                parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "+", ".", "1,5", "1.5", "1.23", "1,000", "12.34", "1.0000", "1.00.000", "1e3",
        "0x1", "½", "²", "12 stuks", "tien", "1_000", "..1", "1..0", "9" * 16, "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(CellError, match="een heel getal van"):
        integer_parser(-(10**18), 10**18)(text)


@SHORT
@given(value=st.decimals(0, 3, places=2))
def test_every_form_of_a_decimal_gives_that_number(value: Decimal) -> None:
    parse = decimal_parser(0, 3)
    for text in (f"{value}", f"{value}".replace(".", ","), f" {value:.4f} ", f"+{value}"):
        assert parse(text) == float(value), text


@pytest.mark.parametrize(("text", "value"), [("1.234,5", 1234.5), ("1.000.000", None), ("0,", 0)])
def test_points_before_a_comma_are_thousands(text: str, value: float | None) -> None:
    parse = decimal_parser(0, 10_000_000)
    if value is None:
        with pytest.raises(CellError):
            parse(text)
    else:
        assert parse(text) == value


@pytest.mark.parametrize("text", ["", ",", "nan", "inf", "-inf", "een", "1,2,3", "0,8 fte", "3,01"])
def test_what_is_no_decimal_is_refused_with_a_comma_in_the_bounds(text: str) -> None:
    with pytest.raises(CellError, match=r"een getal van 0,5 tot en met 3, met een komma"):
        decimal_parser(0.5, 3)(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [(text, True) for text in ("ja", "JA", " Ja ", "j", "yes", "y", "1", "waar", "true", "x", "X")]
    + [(text, False) for text in ("nee", "Nee", "n", "no", "0", "onwaar", "FALSE")],
)
def test_yes_and_no(text: str, value: bool) -> None:
    assert parse_yes_no(text) is value


@pytest.mark.parametrize("text", ["", "-", "misschien", "2", "ja/nee", "janee", "."])
def test_neither_yes_nor_no(text: str) -> None:
    with pytest.raises(CellError, match="ja of nee"):
        parse_yes_no(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Súdwest-Fryslân ", "sudwestfryslan"),
        ("'s-Gravenhage", "sgravenhage"),
        ("  E-mail / Adres_2 ", "emailadres2"),
        ("Ångström ﬁ", "angstromfi"),
        ("*", ""),
    ],
)
def test_normalise(text: str, folded: str) -> None:
    assert normalise(text) == folded


FRUIT = {"appel": "A", "peer": "P", "appelpeer": "X", "pruimenengelen": "PG", "*": "S"}


@pytest.mark.parametrize(
    ("text", "code"), [("Appel", "A"), (" pé-er ", "P"), ("*", "S"), ("* ", "S")]
)
def test_lookup_forgives_case_and_signs(text: str, code: str) -> None:
    assert lookup_parser(FRUIT, "fruit", "Kies fruit.")(text) == code


@pytest.mark.parametrize("text", ["", "-", ".", "?", "**", "kers"])
def test_lookup_never_takes_one_sign_for_another(text: str) -> None:
    with pytest.raises(CellError, match="fruit"):
        lookup_parser(FRUIT, "fruit", "Kies fruit.")(text)


def test_lookup_suggests_only_what_is_near() -> None:
    with pytest.raises(CellError, match=r"Bedoelde u A\?"):
        lookup_parser(FRUIT, "fruit", "Kies fruit.")("apel")
    assert suggest("apel", FRUIT, {"A": "Appel"}) == "Bedoelde u Appel?"
    assert suggest("zonnebloem", FRUIT) == ""


several = several_parser(lookup_parser(FRUIT, "fruit", "Kies fruit."))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("appel", ["A"]),
        ("appel, peer", ["A", "P"]),
        ("peer;appel", ["P", "A"]),
        ("appel|peer\nappel", ["A", "P"]),
        ("appel,, peer;", ["A", "P"]),
        ("appel\r\npeer", ["A", "P"]),
        # each part is read by itself before the whole, which may be something else altogether
        ("appel,peer", ["A", "P"]),
        ("appelpeer", ["X"]),
        ("pruimen, en gelen", ["PG"]),
    ],
)
def test_several_values_in_one_cell(text: str, codes: list[str]) -> None:
    assert several(text) == codes


@pytest.mark.parametrize("text", [",", " ; | ", "", "appel, kers", "kers"])
def test_several_values_of_which_one_is_wrong(text: str) -> None:
    with pytest.raises(CellError, match="fruit"):
        several(text)


def test_an_error_reads_as_one_sentence() -> None:
    assert str(CellError("een datum", "Kijk na.")) == "verwacht: een datum. Kijk na."
    assert str(CellError("een datum")) == "verwacht: een datum."


@SHORT
@given(text=st.text(max_size=30))
def test_no_text_breaks_a_parser(text: str) -> None:
    parsers = (
        parse_date, parse_yes_no, integer_parser(0, 9), decimal_parser(0, 9), several,
        lookup_parser(FRUIT, "fruit", "Kies fruit."),
    )  # fmt: skip
    for parse in parsers:
        try:
            parse(text)
        except CellError as error:
            assert re.search(r"\w", error.expected)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("achttien", "Schrijf 18 in cijfers."),
        ("Zeventien ", "Schrijf 17 in cijfers."),
        ("drieëntwintig", "Schrijf 23 in cijfers."),
        ("een-en-twintig", "Schrijf 21 in cijfers."),
        ("veertig", "Schrijf 40 in cijfers."),
        ("heel veel", "Schrijf een getal in cijfers."),
        ("17,5,5", ""),
        ("17 jaar", ""),
    ],
)
def test_a_number_in_words_is_refused_with_its_figures(text: str, advice: str) -> None:
    for parse in (integer_parser(12, 30), decimal_parser(0, 99)):
        with pytest.raises(CellError) as refusal:
            parse(text)
        assert refusal.value.advice == advice


def test_the_words_for_numbers_are_those_of_dutch() -> None:
    words = {number: word for word, number in NUMBER_OF_WORD.items()}
    assert sorted(words) == list(range(100))
    assert len(NUMBER_OF_WORD) == 100
    assert [words[n] for n in (0, 12, 20, 21, 32, 48, 99)] == [
        "nul", "twaalf", "twintig", "eenentwintig", "tweeendertig", "achtenveertig",
        "negenennegentig",
    ]  # fmt: skip
