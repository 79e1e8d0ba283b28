"""Targets and offer beside participation."""

from datetime import date

import pandas as pd

from warehouse.queries.run import run_query


def ambition(
    release_id: str, *, reference_date: date, area_code: str | None = None
) -> pd.DataFrame:
    """Targets with what was reached on a day, of one area (partnership code or NL) or of all.

    Columns: area_code, area_name, year, measure, target, status (concept or vastgesteld), reached
    (NaN: nothing known of that year), months_known and months_hidden (of that year, up to the day;
    what was reached is at least that where months are missing).
    """
    return run_query(release_id, "ambition", reference_date=reference_date, area_code=area_code)
