"""All partnerships stacked: a row each with what changed, what lags, and who works on it."""

import pandas as pd

from pages.components.context import PageContext
from pages.components.facilitators.rows import standing_rows
from pages.components.texts import LAGGING_SIGNALS
from warehouse.frames import NOT_MET, rsv_verdicts
from warehouse.kept import kept
from warehouse.queries import (
    code_list,
    frame_checks,
    participation,
    target_standing,
    work_agenda_parts,
)

CHANGE = {
    "own_ratio": "ratio",
    "own_lower_95": "lower",
    "own_upper_95": "upper",
    "own_direction": "direction",
    "adjusted_relative_lower_95": "relative_lower",
    "adjusted_relative_upper_95": "relative_upper",
}
FLOWS = ("started", "completed")
TASK = "assignment"  # the flag of a part of the agenda that the assignment asks for


@kept
def broad_rows(context: PageContext) -> pd.DataFrame:
    """Return one row per partnership of the day, by name.

    Columns: those of `facilitators.rows.standing_rows`; for started and completed the change of the
    12 months against those a year earlier (`started_ratio`, `…_lower`, `…_upper`, `…_direction`),
    the limits of that over the country's, as it was judged (`…_relative_lower`,
    `…_relative_upper`), and `relative_direction` of the starts; `lagging` (names of municipalities
    with a signal; None: nothing was delivered), `unmet` (codes of frames; None: nothing to judge),
    `target` (outcome of this year's target for starts), and of the tasks `actions`, `done`,
    `overdue` (NaN: no agenda delivered) and `empty_tasks`.
    """
    rows = standing_rows(context).set_index("rsv_code")
    changes = [_changes(context, measure) for measure in FLOWS]
    stacked = pd.concat([rows, *changes], axis=1).loc[rows.index]
    for name, values in (("lagging", _lagging(context)), ("unmet", _unmet(context))):
        stacked[name] = pd.Series([values.get(code) for code in stacked.index], stacked.index)
    stacked["target"] = pd.Series(_targets(context), dtype="str")
    return stacked.join(_tasks(context)).rename_axis("rsv_code").reset_index()


def _changes(context: PageContext, measure: str) -> pd.DataFrame:
    slice_ = participation(
        context.release_id,
        period=context.period,
        measure=measure,
        variant_group="regulier",
        area_kind="rsv",
    ).set_index("area_code")
    found = slice_[list(CHANGE)].rename(columns=CHANGE).add_prefix(f"{measure}_")
    return found.join(slice_["relative_direction"]) if measure == "started" else found


def _lagging(context: PageContext) -> dict[str, list[str]]:
    slice_ = participation(
        context.release_id,
        period=context.period,
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    )
    return {
        str(code): part.loc[part["signal"].isin(LAGGING_SIGNALS), "area_name"].tolist()
        for code, part in slice_.groupby("rsv_code")
    }


def _unmet(context: PageContext) -> dict[str, list[str]]:
    verdicts = rsv_verdicts(frame_checks(context.release_id, reference_date=context.reference_date))
    return {
        str(code): part.loc[part["status"] == NOT_MET, "frame"].tolist()
        for code, part in verdicts.groupby("rsv_code")
    }


def _targets(context: PageContext) -> dict[str, str]:
    standing = target_standing(
        context.release_id,
        measure="gestart",
        year=context.reference_date.year,
        reference_date=context.reference_date,
    )
    return dict(zip(standing["area_code"], standing["outcome"].astype("str"), strict=True))


def _tasks(context: PageContext) -> pd.DataFrame:
    parts = work_agenda_parts(context.release_id, reference_date=context.reference_date)
    listed = code_list(context.release_id, "agenda_part")
    asked = listed.loc[listed["flag"] == TASK, "code"]
    tasks = parts[parts["agenda_part"].isin(asked) & parts["has_agenda"]]
    return tasks.groupby("rsv_code").agg(
        actions=("actions", "sum"),
        done=("done", "sum"),
        overdue=("overdue", "sum"),
        empty_tasks=("progress", lambda states: int((states == "none").sum())),
    )
