"""Work agendas of the partnerships: their actions, and how each part stands.

Not to be confused with `agenda`, the ranked list of the page Kansen.
"""

from datetime import date

import pandas as pd

from warehouse.queries.run import run_query


def work_agenda_actions(
    release_id: str, *, rsv_code: str | None, reference_date: date
) -> pd.DataFrame:
    """Every action, dropped ones too, with file and line; None is the whole country.

    Columns: rsv_code, rsv_name, agenda_part, part_label, ambition, action, owner and deadline
    (may be missing), status, status_label, is_overdue (not done and its deadline before the day),
    file_name, line. Status is that of the delivery.
    """
    return run_query(
        release_id, "work_agenda_actions", rsv_code=rsv_code, reference_date=reference_date
    )


def work_agenda_parts(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """How every partnership stands on every part of its agenda: one row each.

    Columns: rsv_code, rsv_name, has_ended, agenda_part, part_label, has_agenda, actions (without
    dropped ones), not_started, in_progress, done, dropped, overdue, progress (overdue before done,
    in_progress, not_started; none: no action on this part; unknown: no agenda delivered).
    """
    return run_query(release_id, "work_agenda_parts", reference_date=reference_date)
