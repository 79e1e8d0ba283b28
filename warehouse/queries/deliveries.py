"""What was delivered and what was refused."""

import pandas as pd

from warehouse.queries.run import run_query


def ingested_files(release_id: str) -> pd.DataFrame:
    """One row per delivered file: rows in, loaded, rejected, set aside, notes, hash, fictitious."""
    return run_query(release_id, "ingested_files")


def delivery_status(release_id: str) -> pd.DataFrame:
    """One row per partnership and input: row_count, rows_refused, newest_day, is_overdue, status.

    Rows without rsv_code hold what belongs to no partnership alone.
    """
    return run_query(release_id, "delivery")


def rejected_rows(release_id: str) -> pd.DataFrame:
    """One row per reason for refusal: place, what was found and expected, advice, raw row."""
    return run_query(release_id, "rejected")


def quality_remarks(release_id: str) -> pd.DataFrame:
    """What a reader must know of the deliveries, one remark per row."""
    return run_query(release_id, "quality")
