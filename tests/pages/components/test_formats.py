"""Numbers and days as Dutch readers write them; a missing one is said."""

import math
import time
from datetime import date

import pytest

from pages.components import formats


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (-1234.56, 1, "-1.234,6"),
        (12.25, 2, "12,25"),
        (999.96, 1, "1.000,0"),
        (None, 0, formats.NO_DATA),
        (math.nan, 1, formats.NO_DATA),
        (math.inf, 1, "∞"),
    ],
)
def test_number(value: float | None, decimals: int, text: str) -> None:
    assert formats.number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (27524.0, "+27.524"),
        (-1200.0, "−1.200"),
        (None, formats.NO_DATA),
        (math.nan, "geen gegevens"),
    ],
)
def test_signed(value: float | None, text: str) -> None:
    assert formats.signed(value) == text


def test_percentage() -> None:
    assert formats.percentage(12.34, 1) == "12,3%"
    assert formats.percentage(None) == formats.NO_DATA


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [
        (10.06, 14.24, "10,1 – 14,2"),
        (0.0, 5.0, "0,0 – 5,0"),
        (math.nan, 5.0, formats.NO_DATA),
        (1.0, None, formats.NO_DATA),
    ],
)
def test_interval(lower: float | None, upper: float | None, text: str) -> None:
    assert formats.interval(lower, upper) == text


def test_days_and_months() -> None:
    assert formats.day(date(2024, 2, 29)) == "29 feb 2024"
    assert formats.day(None) == formats.NO_DATA
    months = [formats.month(date(2023, month, 1)) for month in range(1, 13)]
    assert months[2] == "mrt 2023"
    assert months[4] == "mei 2023"
    assert months[9] == "okt 2023"
    assert len(set(months)) == 12


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "0 rijen"), (1, "1 rij"), (2, "2 rijen"), (1500, "1.500 rijen")]
)
def test_count_of(amount: int, text: str) -> None:
    assert formats.count_of(amount, "rij", "rijen") == text


def test_a_column_of_numbers_is_equally_wide_so_that_it_sorts() -> None:
    values = [5.0, 1234.5, 99.9, 0.0, None]
    texts = formats.number_column(values, 1)
    assert texts[-1] == formats.NO_DATA
    written = texts[:-1]
    assert {len(text) for text in written} == {7}
    assert [text.strip(formats.FIGURE_SPACE) for text in written] == [
        "5,0",
        "1.234,5",
        "99,9",
        "0,0",
    ]
    # A browser sorts by language, where a space comes before a digit.
    ordered = sorted(written, key=lambda text: text.replace(formats.FIGURE_SPACE, " "))
    assert [formats.number(value, 1) for value in (0.0, 5.0, 99.9, 1234.5)] == [
        text.strip(formats.FIGURE_SPACE) for text in ordered
    ]


def test_a_column_without_numbers() -> None:
    assert formats.number_column([]) == []
    assert formats.number_column([math.nan, None]) == [formats.NO_DATA] * 2


@pytest.mark.parametrize(
    "text", ["![x](http://host/x.png)", "[klik](http://host)", "`x`", "**x**", "<b>", "a|b", "$x$"]
)
def test_a_delivered_text_is_shown_as_it_is(text: str) -> None:
    shown = formats.plain(text)
    assert shown.replace("\\", "") == text
    assert all(shown[at - 1] == "\\" for at, sign in enumerate(shown) if sign in "`*[]<>$|")


def test_an_ordinary_name_is_not_touched() -> None:
    name = "Nuenen, Gerwen en Nederwetten (fictief) 's-Hertogenbosch_1.csv"
    assert formats.plain(name) == name


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2024, 4, 15), "minder dan een maand geleden"),
        (date(2024, 3, 16), "minder dan een maand geleden"),
        (date(2024, 3, 15), "1 maand geleden"),
        (date(2024, 2, 29), "1 maand geleden"),
        (date(2023, 12, 31), "3 maanden geleden"),
        (date(2022, 4, 15), "24 maanden geleden"),
        (date(2024, 5, 1), "minder dan een maand geleden"),
    ],
)
def test_ago_counts_whole_months(value: date, text: str) -> None:
    assert formats.ago(value, date(2024, 4, 15)) == text


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_a_moment_is_that_of_the_netherlands_wherever_the_server_runs(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        assert formats.moment("2024-02-29T23:30:00+00:00") == "1 mrt 2024, 00:30"
        assert formats.moment("2024-07-01T12:00:00+00:00") == "1 jul 2024, 14:00"
        assert formats.clock(0) == "01:00"
    finally:
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()


def test_marks_that_streamlit_reads_at_the_edge_of_a_word() -> None:
    assert formats.plain("_y_ a_b :red[x] 12:30 wie: jij") == (
        r"\_y\_ a_b \:red\[x\] 12:30 wie: jij"
    )
