"""Frames on cooperation: partners, work agenda, meetings and the evaluation."""

from datetime import date
from typing import Any

from warehouse.frames.check import MET, NOT_MET, UNDETERMINED, Check, Facts, as_day, place
from warehouse.frames.rules import Frame

LAPSED = "vervallen"


def open_partnership(facts: Facts, frame: Frame) -> list[Check]:
    """Every sector of the vijfhoek has a partner on the day."""
    checks = []
    for rsv_code in facts.first_days:
        rows = facts.partners_by_rsv.get(rsv_code)
        if not rows:
            checks.append(_no_rows(rsv_code))
            continue
        taking_part = [row for row in rows if row.is_current]
        sectors = {row.sector for row in taking_part}
        organisations = {row.organisation_key for row in taking_part}
        checks += [
            Check(NOT_MET, "missing", rsv_code, subject=sector)
            for sector in frame.subjects
            if sector not in sectors
        ] or [Check(MET, "complete", rsv_code, value=len(organisations))]
    return checks


def new_partners(facts: Facts, frame: Frame) -> list[Check]:
    """Organisations became a partner in the last twelve months; founders are not new."""
    checks = []
    for rsv_code, began in facts.first_days.items():
        rows = facts.partners_by_rsv.get(rsv_code)
        if not rows:
            checks.append(_no_rows(rsv_code))
            continue
        joined: dict[str, date] = {}
        for row in rows:
            day = as_day(row.member_from) or date.max
            joined[row.organisation_key] = min(day, joined.get(row.organisation_key, date.max))
        new = [day for day in joined.values() if day > max(began, facts.year_ago)]
        if len(new) >= frame.minimum:
            checks.append(Check(MET, "enough", rsv_code, value=len(new), last_day=max(new)))
        elif began > facts.year_ago:
            checks.append(Check(UNDETERMINED, "young", rsv_code, first_day=began))
        else:
            checks.append(Check(NOT_MET, "too_few", rsv_code, value=len(new), limit=frame.minimum))
    return checks


def work_agenda(facts: Facts, frame: Frame) -> list[Check]:
    """Every part has an ambition with an action that did not lapse; deadlines are remarked."""
    checks = []
    for rsv_code in facts.first_days:
        rows = facts.actions_by_rsv.get(rsv_code)
        if not rows:
            checks.append(_no_rows(rsv_code))
            continue
        missing = [check for part in frame.subjects for check in _part(rsv_code, part, rows)]
        alive = [row for row in rows if row.status != LAPSED]
        checks += missing or [Check(MET, "complete", rsv_code, value=len(alive))]
        checks += [
            Check(
                MET, "no_deadline", rsv_code, subject=row.agenda_part, is_remark=True, **place(row)
            )
            for row in alive
            if as_day(row.deadline) is None
        ]
    return checks


def six_meetings(facts: Facts, _: Frame) -> list[Check]:
    """So many meetings in the last twelve months as mart.meetings_on says are asked."""
    checks = []
    for rsv_code in facts.first_days:
        rows = facts.held_by_rsv.get(rsv_code)
        if not rows:
            checks.append(_no_rows(rsv_code))
            continue
        (row,) = rows
        seen = {"value": row.held, "limit": row.asked, "first_day": as_day(row.counted_from)}
        if row.held >= row.asked > 0:
            checks.append(Check(MET, "enough", rsv_code, **seen))
        elif row.asked > 0:
            checks.append(Check(NOT_MET, "too_few", rsv_code, **seen))
        else:
            checks.append(Check(UNDETERMINED, "young", rsv_code, **seen))
    return checks


def evaluation_meeting(facts: Facts, frame: Frame) -> list[Check]:
    """An evaluation is held or planned within the months that were agreed on."""
    checks = []
    for rsv_code, began in facts.first_days.items():
        rows = facts.meetings_by_rsv.get(rsv_code)
        if began > frame.last_day:
            checks.append(Check(UNDETERMINED, "began_later", rsv_code, first_day=began))
            continue
        if not rows:
            checks.append(_no_rows(rsv_code))
            continue
        days = sorted(row.meeting_date.date() for row in rows if row.meeting_kind in frame.kinds)
        within = [day for day in days if frame.first_day <= day <= frame.last_day]
        if within:
            remark = "held" if within[0] <= facts.day else "planned"
            checks.append(Check(MET, remark, rsv_code, first_day=within[0]))
        else:
            remark = "outside" if days else "none"
            checks.append(Check(NOT_MET, remark, rsv_code, first_day=days[0] if days else None))
    return checks


def _part(rsv_code: str, part: str, rows: list[Any]) -> list[Check]:
    """Return what is wrong with one part of the agenda: nothing, or one check."""
    own = [row for row in rows if row.agenda_part == part]
    alive = [row for row in own if row.status != LAPSED]
    if any(_is_written(row.ambition) and _is_written(row.action) for row in alive):
        return []
    if not own:
        return [Check(NOT_MET, "missing", rsv_code, subject=part)]
    remark = "blank" if alive else "lapsed"
    return [Check(NOT_MET, remark, rsv_code, subject=part, **place((alive or own)[0]))]


def _is_written(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())


def _no_rows(rsv_code: str) -> Check:
    return Check(UNDETERMINED, "no_rows", rsv_code)
