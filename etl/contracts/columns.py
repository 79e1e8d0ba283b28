"""Columns that several contracts share, so that each is described once."""

from datetime import date
from typing import Any

import pyarrow as pa

from etl.contracts import cells, dates, known_values, numbers
from etl.contracts.contract import Column

FIRST_DAY = date(2017, 1, 1)  # the programme's first pilots began after this day
LAST_PLANNED_DAY = date(2040, 12, 31)


def text_column(name: str, explanation: str, example: str, **options: Any) -> Column:
    """Free text."""
    return Column(name, None, pa.string(), explanation, example, **options)


def label_column(name: str, explanation: str, example: str, **options: Any) -> Column:
    """An identifier or name; example data carries the word "fictief" here."""
    return text_column(name, explanation, example, is_label=True, **options)


def coded_column(
    name: str, list_name: str, explanation: str, example: str, **options: Any
) -> Column:
    """One value of a code list (warehouse/reference/code_lists.csv)."""
    return Column(
        name,
        lambda lookups: lookups.coded(list_name),
        pa.string(),
        explanation,
        example,
        choices=list_name,
        **options,
    )


def several_coded_column(
    name: str, list_name: str, explanation: str, example: str, **options: Any
) -> Column:
    """One or more values of a code list in one cell."""
    return Column(
        name,
        lambda lookups: known_values.several_parser(lookups.coded(list_name)),
        pa.list_(pa.string()),
        explanation,
        example,
        choices=list_name,
        **options,
    )


def municipality_column(
    name: str, explanation: str, *, as_delivered: bool = False, **options: Any
) -> Column:
    """A municipality as code or name, or one of the buckets onbekend and caribisch."""
    return Column(
        name,
        lambda lookups: lookups.municipality(as_delivered=as_delivered),
        pa.string(),
        explanation,
        "GM0363",
        choices="municipality",
        **options,
    )


def rsv_column(**options: Any) -> Column:
    """A partnership by code or name."""
    return Column(
        "rsv_code",
        lambda lookups: lookups.rsv(),
        pa.string(),
        "Code of naam van het regionale samenwerkingsverband.",
        "RSV01",
        choices="rsv",
        aliases=("rsv", "regio", "samenwerkingsverband"),
        **options,
    )


def past_date_column(
    name: str, explanation: str, *, month_means: dates.MonthMeans, **options: Any
) -> Column:
    """A day that has already been: a start or an end that is registered."""
    return Column(
        name,
        lambda _: dates.date_parser(FIRST_DAY, date.today(), month_means),  # noqa: DTZ011
        pa.date32(),
        explanation,
        "1-9-2023",
        **options,
    )


def date_column(
    name: str, explanation: str, *, month_means: dates.MonthMeans, **options: Any
) -> Column:
    """A day, past or planned; `month_means` says which day of it a delivered month stands for."""
    return Column(
        name,
        lambda _: dates.date_parser(FIRST_DAY, LAST_PLANNED_DAY, month_means),
        pa.date32(),
        explanation,
        "1-9-2023",
        **options,
    )


def integer_column(
    name: str, lowest: int, highest: int, explanation: str, example: str, **options: Any
) -> Column:
    """A whole number within bounds."""
    return Column(
        name,
        lambda _: numbers.integer_parser(lowest, highest),
        pa.int64(),
        explanation,
        example,
        **options,
    )


def yes_no_column(name: str, explanation: str) -> Column:
    """An optional ja/nee."""
    return Column(
        name,
        lambda _: cells.parse_yes_no,
        pa.bool_(),
        explanation,
        "ja",
        required=False,
        may_be_empty=True,
        choices="yes_no",
    )
