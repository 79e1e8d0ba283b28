"""The periods that every figure is published for, derived from what was delivered."""

from datetime import date

import pandas as pd

MONTH_NAMES = (
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip
# Said aloud, because a delivery of less than twelve months gives no rows to tell them from.
COLUMN_TYPES = {
    "period": "str",
    "label": "str",
    "kind": "str",
    "first_month": "datetime64[s]",
    "last_month": "datetime64[s]",
    "months": "int64",
    "population_year": "int64",
    "sort_order": "int64",
}
SCHOOL_YEAR_STARTS = 9  # September: schools begin between mid August and early September


def build_periods(first_month: date, reference_date: date, years: list[int]) -> pd.DataFrame:
    """List the last 12 months, the 12 before, and every full calendar and school year.

    `first_month` is the first delivered month, `years` the years that have a population.
    Columns: period, label, kind, first_month, last_month (first days of months), months,
    population_year (1 January nearest to the middle of the period), sort_order.
    """
    last = pd.Period(reference_date, "M")
    first = pd.Period(first_month, "M")
    spans = [("12m", "laatste 12 maanden", "12m", last - 11, last)]
    spans.append(("12m-eerder", "12 maanden", "12m", last - 23, last - 12))
    for year in range(last.year, first.year - 1, -1):
        january = pd.Period(year=year, month=1, freq="M")
        spans.append((str(year), str(year), "year", january, january + 11))
    for year in range(last.year, first.year - 1, -1):
        begin = pd.Period(year=year, month=SCHOOL_YEAR_STARTS, freq="M")
        label = f"schooljaar {year}/{(year + 1) % 100:02d}"
        spans.append((f"schooljaar-{year}", label, "school_year", begin, begin + 11))
    covered = [span for span in spans if span[3] >= first and span[4] <= last]
    return pd.DataFrame(
        [
            {
                "period": code,
                "label": f"{label} ({_months(begin, end)})",
                "kind": kind,
                "first_month": begin.start_time,
                "last_month": end.start_time,
                "months": (end - begin).n + 1,
                "population_year": _population_year(begin + 6, years),
                "sort_order": order,
            }
            for order, (code, label, kind, begin, end) in enumerate(covered)
        ],
        columns=list(COLUMN_TYPES),
    ).astype(COLUMN_TYPES)


def _population_year(middle: pd.Period, years: list[int]) -> int:
    """Return the available year whose 1 January lies nearest to the middle of the period."""
    months = 12 * middle.year + middle.month - 1
    return min(years, key=lambda year: (abs(12 * year - months), year))


def _months(begin: pd.Period, end: pd.Period) -> str:
    return (
        f"{MONTH_NAMES[begin.month - 1]} {begin.year} t/m {MONTH_NAMES[end.month - 1]} {end.year}"
    )
