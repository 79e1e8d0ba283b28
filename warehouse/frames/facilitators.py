"""Frames on facilitators: appointed, one at a time, how much fte, and the file complete."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from warehouse.frames.check import MET, NOT_MET, UNDETERMINED, Check, Facts, as_day, place
from warehouse.frames.rules import Frame

APPOINTED = "aangesteld"


def facilitator_everywhere(facts: Facts, _: Frame) -> list[Check]:
    """Someone is appointed in every partnership; nominated or tested is not yet appointed."""
    checks = []
    for rsv_code in facts.first_days:
        rows = current(facts, rsv_code)
        serving = [row for row in rows if row.appointment_step == APPOINTED]
        if serving:
            checks += [_of_row(MET, row.role, row, value=row.fte) for row in serving]
        elif rows:
            checks += [_of_row(NOT_MET, row.appointment_step, row) for row in rows]
        else:
            checks.append(_nobody(facts, rsv_code))
    return checks


def one_facilitator(facts: Facts, _: Frame) -> list[Check]:
    """Never are two appointed at once; the day they are is the first day of the last to come."""
    checks = []
    for rsv_code in facts.first_days:
        serving = appointed(facts, rsv_code)
        status, remark = (MET, "one") if len(serving) == 1 else (NOT_MET, "several")
        together_from = max((as_day(row.valid_from) or date.min for row in serving), default=None)
        checks += [
            replace(_of_row(status, remark, row, value=len(serving)), first_day=together_from)
            for row in serving
        ] or [Check(UNDETERMINED, "nobody", rsv_code)]
    return checks


def fte_bounds(facts: Facts, frame: Frame) -> list[Check]:
    """What is appointed in a partnership together lies within the bounds.

    Of several at once, each that lies outside them by itself is remarked with its row.
    """
    checks = []
    for rsv_code in facts.first_days:
        serving = appointed(facts, rsv_code)
        if not serving:
            checks.append(Check(UNDETERMINED, "nobody", rsv_code))
            continue
        where = place(serving[0]) if len(serving) == 1 else {}
        checks.append(
            _within(total_fte(serving), frame.minimum, frame.maximum, rsv_code=rsv_code, **where)
        )
        if len(serving) > 1:
            checks += [_part(row, frame) for row in serving if not _holds(row, frame)]
    return checks


def fte_total(facts: Facts, frame: Frame) -> list[Check]:
    """What is appointed in the country lies within the bounds times the partnerships there are."""
    number = len(facts.first_days)
    if number == 0:
        return [Check(UNDETERMINED, "no_layout")]
    serving = [row for code in facts.first_days for row in appointed(facts, code)]
    elsewhere = [
        row
        for code in facts.appointments_by_rsv
        if code not in facts.first_days
        for row in appointed(facts, code)
    ]
    return [
        _within(total_fte(serving), frame.minimum * number, frame.maximum * number),
        *(_of_row(MET, "not_active", row, value=row.fte, is_remark=True) for row in elsewhere),
    ]


def appointment_file(facts: Facts, frame: Frame) -> list[Check]:
    """Each part of the file is in order; an empty cell says nothing."""
    checks = []
    for rsv_code in facts.first_days:
        rows = current(facts, rsv_code)
        for row in rows:
            answers = {part: getattr(row, part) for part in frame.subjects}
            found = [
                _of_row(UNDETERMINED, "empty", row, subject=part)
                if pd.isna(answer)
                else _of_row(NOT_MET, "no", row, subject=part)
                for part, answer in answers.items()
                if pd.isna(answer) or not answer
            ]
            checks += found or [_of_row(MET, "complete", row)]
        if not rows:
            checks.append(Check(UNDETERMINED, "nobody", rsv_code))
    return checks


def current(facts: Facts, rsv_code: str) -> list[Any]:
    """Return who is nominated, tested or appointed on the day."""
    return [row for row in facts.appointments_by_rsv.get(rsv_code, []) if row.is_current]


def appointed(facts: Facts, rsv_code: str) -> list[Any]:
    """Return who is appointed on the day."""
    return [row for row in current(facts, rsv_code) if row.appointment_step == APPOINTED]


def total_fte(rows: list[Any]) -> float:
    """Return the fte of these appointments together, without the dust of binary fractions."""
    return round(sum(row.fte for row in rows), 6)


def _holds(row: Any, frame: Frame) -> bool:
    return frame.minimum <= round(row.fte, 6) <= frame.maximum


def _part(row: Any, frame: Frame) -> Check:
    is_little = row.fte < frame.minimum
    return _of_row(
        MET,
        "part_too_little" if is_little else "part_too_much",
        row,
        value=row.fte,
        limit=frame.minimum if is_little else frame.maximum,
        is_remark=True,
    )


def _within(value: float, lowest: float, highest: float, **where: Any) -> Check:
    if value < lowest:
        return Check(NOT_MET, "too_little", value=value, limit=lowest, **where)
    if value > highest:
        return Check(NOT_MET, "too_much", value=value, limit=highest, **where)
    return Check(MET, "within", value=value, lower=lowest, limit=highest, **where)


def _nobody(facts: Facts, rsv_code: str) -> Check:
    """Name the appointment that ended last, if there was one."""
    ended = [
        row
        for row in facts.appointments_by_rsv.get(rsv_code, [])
        if row.appointment_step == APPOINTED and (as_day(row.valid_to) or facts.day) < facts.day
    ]
    if not ended:
        return Check(NOT_MET, "nobody", rsv_code)
    return _of_row(NOT_MET, "ended", max(ended, key=lambda row: row.valid_to))


def _of_row(status: str, remark: str, row: Any, **more: Any) -> Check:
    return Check(
        status,
        remark,
        rsv_code=row.rsv_code,
        first_day=as_day(row.valid_from),
        last_day=as_day(row.valid_to),
        **place(row),
        **more,
    )
