"""How every frame stands on one day."""

from datetime import date

import pandas as pd

from warehouse.frames import Facts, judge, meetings_asked
from warehouse.kept import kept
from warehouse.queries.release import release_info
from warehouse.queries.run import run_query


@kept
def frame_checks(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """One row per thing found: frame, rsv_code, rsv_name, status, remark, and what it rests on.

    Status is met, not_met or undetermined; the other columns are those of warehouse.frames.Check,
    with caveat and is_provisional (see warehouse.frames.judge). A frame is as its worst row.
    """
    info = release_info(release_id)
    rsvs, municipalities, appointments, partners = (
        run_query(release_id, f"frame_{name}", reference_date=reference_date)
        for name in ("rsvs", "municipalities", "appointments", "partners")
    )
    facts = Facts(
        day=reference_date,
        known_until=info.reference_date,
        delivered_inputs=frozenset(info.delivered_inputs),
        rsvs=rsvs,
        municipalities=municipalities,
        appointments=appointments,
        partners=partners,
        meetings=run_query(release_id, "frame_meetings"),
        held_meetings=run_query(
            release_id, "frame_held_meetings", reference_date=reference_date, asked=meetings_asked()
        ),
        actions=run_query(release_id, "frame_actions"),
    )
    named = judge(facts).merge(rsvs[["rsv_code", "rsv_name"]], on="rsv_code", how="left")
    # A row may speak of a partnership that is not in the release; its code is all there is.
    return named.assign(rsv_name=named["rsv_name"].fillna(named["rsv_code"]))
