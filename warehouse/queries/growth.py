"""Growth: the months that are known, what is expected, and how often that held.

Measures: gestart, afgerond, plaatsen (counts of the month), lopend, projecten, organisaties (stock
at its end).
"""

from datetime import date

import pandas as pd

from warehouse.queries.run import run_query
from warehouse.reference import growth_setting

STOCKS = ("lopend", "projecten", "organisaties")


def growth_months(
    release_id: str, *, measure: str, reference_date: date, area_code: str | None = None
) -> pd.DataFrame:
    """Months of a measure up to a day: area_code, month, value, is_provisional.

    Months that are still filling follow, provisional. An unknown month has no row, the value of one
    that is hidden (too few young people) is NaN.
    """
    return run_query(
        release_id,
        "growth_months",
        measure=measure,
        reference_date=reference_date,
        area_code=area_code,
        provisional_months=growth_setting("provisional_months"),
    )


def forecast(
    release_id: str, *, measure: str, reference_date: date, area_code: str | None = None
) -> pd.DataFrame:
    """Months to come: expected with 80% and 95% limits, and from its first month on in a year.

    Columns: area_code (NL, partnerships, `overig`), month, made_on, expected, lower_95, lower_80,
    upper_80, upper_95 and the same with year_ before it. The partnerships and `overig` add up to
    NL. Known are the months up to the day. No rows on a day that is not offered, or when
    fewer than 12 months were known.
    """
    return run_query(
        release_id,
        "forecast",
        measure=measure,
        reference_date=reference_date,
        area_code=area_code,
    )


def forecast_totals(
    release_id: str, *, measure: str, year: int, reference_date: date
) -> pd.DataFrame:
    """What the months to come of a year may bring: 200 even quantiles (`remaining`) per area."""
    return run_query(
        release_id, "forecast_totals", measure=measure, year=year, reference_date=reference_date
    )


def backtest(release_id: str, *, measure: str) -> pd.DataFrame:
    """How often past intervals held: area_kind, months_ahead, tested, held_80, held_95."""
    return run_query(release_id, "backtest", measure=measure)
