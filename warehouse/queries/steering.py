"""Targets and offer beside participation."""

import pandas as pd

from warehouse.queries.run import run_query


def ambition(release_id: str, *, area_code: str) -> pd.DataFrame:
    """Targets of one area (partnership code or NL): year, measure, target, status, reached."""
    return run_query(release_id, "ambition", area_code=area_code)
