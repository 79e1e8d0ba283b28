"""What judging takes and gives: the facts of one day, and one check per thing that was found."""

import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

MET, UNDETERMINED, NOT_MET = "met", "undetermined", "not_met"


@dataclass(frozen=True)
class Check:
    """One thing that was found.

    `remark` and `subject` are codes of the frame in frames.yaml (a subject may also be a name);
    value and limit are in the unit of the frame (a number or fte). What `is_remark` is worth saying
    and no verdict.
    """

    status: str
    remark: str
    rsv_code: str | None = None
    subject: str = ""
    value: float = math.nan
    limit: float = math.nan
    lower: float = math.nan
    first_day: date | None = None
    last_day: date | None = None
    file_name: str | None = None
    line: int | None = None
    is_remark: bool = False


@dataclass(frozen=True)
class Facts:
    """What is known of one day, as the queries of warehouse/queries/frames.py give it.

    `known_until` is the last day the deliveries speak of; later nothing can have been delivered.
    """

    day: date
    known_until: date
    delivered_inputs: frozenset[str]
    rsvs: pd.DataFrame
    municipalities: pd.DataFrame
    appointments: pd.DataFrame
    meetings: pd.DataFrame
    held_meetings: pd.DataFrame
    partners: pd.DataFrame
    actions: pd.DataFrame

    @cached_property
    def first_days(self) -> dict[str, date]:
        """Return the partnerships with a municipality on the day, with their first day."""
        active = self.rsvs[self.rsvs["municipalities"] > 0]
        days = (as_day(value) or date.min for value in active["first_day"])
        return dict(zip(active["rsv_code"], days, strict=True))

    @cached_property
    def layout_from(self) -> date | None:
        """Return the first day of any layout; None without one."""
        return as_day(self.rsvs["first_day"].min())

    @cached_property
    def appointments_by_rsv(self) -> dict[str, list[Any]]:
        """Return every appointment, by partnership."""
        return _by_rsv(self.appointments)

    @cached_property
    def meetings_by_rsv(self) -> dict[str, list[Any]]:
        """Return every meeting, by partnership."""
        return _by_rsv(self.meetings)

    @cached_property
    def held_by_rsv(self) -> dict[str, list[Any]]:
        """Return the meetings held and asked in the year up to the day: one row each."""
        return _by_rsv(self.held_meetings)

    @cached_property
    def partners_by_rsv(self) -> dict[str, list[Any]]:
        """Return everyone who became a partner up to the day, by partnership."""
        return _by_rsv(self.partners)

    @cached_property
    def actions_by_rsv(self) -> dict[str, list[Any]]:
        """Return every action, by partnership."""
        return _by_rsv(self.actions)

    @cached_property
    def year_ago(self) -> date:
        """Return the day before the last twelve months."""
        return (pd.Timestamp(self.day) - pd.DateOffset(years=1)).date()


def _by_rsv(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """Give rows with named fields; a partnership without rows has an empty list."""
    found: dict[str, list[Any]] = {}
    for row in frame.itertuples(index=False):
        found.setdefault(str(row.rsv_code), []).append(row)
    return found


def as_day(value: Any) -> date | None:
    """Return a day of a table as a date; None for no day."""
    return None if pd.isna(value) else pd.Timestamp(value).date()


def place(row: Any) -> dict[str, Any]:
    """Return where a row was delivered: file and line, as far as they are known."""
    return {
        "file_name": row.file_name if isinstance(row.file_name, str) else None,
        "line": None if pd.isna(row.line) else int(row.line),
    }
