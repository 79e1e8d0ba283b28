"""Evaluation meetings of the partnerships, in the months that the network agreed on."""

from datetime import date

import pandas as pd

from warehouse.frames import load_frames
from warehouse.queries.run import run_query

FRAME = "evaluation_meeting"


def evaluation_months() -> tuple[date, date]:
    """Return the first and the last day of the months in which every region evaluates."""
    frame = load_frames()[FRAME]
    return frame.first_day, frame.last_day


def evaluation_meetings(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """One row per partnership that has begun and goes on, by name, with its evaluation.

    Columns: rsv_code, rsv_name, has_meetings (whether any meeting was delivered), meeting_date
    (held or planned; NaT: none), attendees (may be missing), is_within (the months agreed on).
    """
    first_day, last_day = evaluation_months()
    return run_query(
        release_id,
        "evaluation_meetings",
        reference_date=reference_date,
        first_day=first_day,
        last_day=last_day,
    )
