"""Facilitators and kwartiermakers on a day: fte, steps, history, and what is odd in the delivery.

The day is an argument, so that a page can speak of another day than the release does.
"""

from datetime import date

import pandas as pd

from warehouse.frames import meetings_asked
from warehouse.queries.run import run_query


def facilitators(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """One row per partnership on a day; only an appointment counts as fte.

    Columns: rsv_code, rsv_name, municipalities (NaN: it has none on that day), area_km2,
    youth_population (of population_year: that of the day or the nearest),
    population_year, missing_participants_lower (of the newest 12 months that had
    ended, summed over the municipalities that are known), known_municipalities, fte (NaN: nobody is
    appointed), appointed (number of appointments), roles, candidate_fte and candidate_steps
    (nominated or tested), meetings_last_year (kind overleg, the year up to the day; NaN: no meeting
    was ever delivered), meetings_asked (of a whole year in proportion to the days counted) and
    meetings_from (the first of those days).
    """
    return run_query(
        release_id, "facilitators", reference_date=reference_date, asked=meetings_asked()
    )


def appointments(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """Nominations and appointments that hold on a day or begin later, with file and line."""
    return run_query(release_id, "appointments", reference_date=reference_date)


def appointment_remarks(release_id: str, *, lowest: float, highest: float) -> pd.DataFrame:
    """What is odd: fte outside the bounds, appointments that overlap, an unknown partnership.

    Columns: remark (below, above, overlap, unknown_rsv), rsv_code, rsv_name, fte (of an overlap:
    together), first_day, last_day, file_name, line, other_file_name, other_line.
    """
    return run_query(release_id, "appointment_remarks", lowest=lowest, highest=highest)


def fte_history(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """Appointed fte from each day on which it changed, per partnership and for NL.

    Columns: area_code, area_name, day, change, fte (from that day on).
    """
    return run_query(release_id, "fte_history", reference_date=reference_date)
