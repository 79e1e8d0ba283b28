"""The difference of every figure, split into what was corrected and what changed in time."""

import numpy as np
import pandas as pd

from methods.change import split_difference
from methods.direction import direction, own_ratio
from pages.components.comparison.sides import Side
from warehouse.kept import kept
from warehouse.queries import comparable_figures, partnership_layout, spread_of

KEYS = ["area_code", "measure"]
COUNTRY = "NL"
FLOWS = ("started", "completed")
MEASURES = ("granted_places", "started", "running", "completed")
MONTHS = 12


@kept
def differences(before: Side, after: Side) -> pd.DataFrame:
    """Return a row per area and measure that either side speaks of.

    Columns: area_code, area_name, measure, before, after, is_hidden (on either side), difference,
    correction and in_time (which add up to it; NaN when they cannot be told apart), ratio with
    lower_95 and upper_95 and word: the change in time of a flow over 12 months that do not overlap.
    """
    old = comparable_figures(before.release_id, day=before.day)
    new = comparable_figures(after.release_id, day=after.day)
    is_of_later = is_told_by_after(before, after)
    middle = (
        comparable_figures(after.release_id, day=before.day)
        if is_of_later
        else comparable_figures(before.release_id, day=after.day)
    )
    found = old.merge(new, on=KEYS, how="outer", suffixes=("_before", "_after")).merge(
        middle[[*KEYS, "value"]].rename(columns={"value": "between"}), on=KEYS, how="left"
    )
    first, last, between = (
        found[name].to_numpy(float) for name in ("value_before", "value_after", "between")
    )
    correction, in_time = split_difference(first, last, between, is_of_later=is_of_later)
    is_known = ~np.isnan(last - first)  # a part of what is not known is not known
    correction, in_time = (np.where(is_known, part, np.nan) for part in (correction, in_time))
    earlier, later = (between, last) if is_of_later else (first, between)
    is_flow = found["measure"].isin(FLOWS).to_numpy() & (_months_apart(before, after) >= MONTHS)
    spread = found["measure"].map(
        {name: spread_of(after.release_id, measure=name) for name in FLOWS}
    )
    ratio, lower, upper = own_ratio(
        np.where(is_flow, later, np.nan), 1, np.where(is_flow, earlier, np.nan), 1,
        dispersion=spread.fillna(1).to_numpy(float),
    )  # fmt: skip
    return pd.DataFrame(
        {
            "area_code": found["area_code"],
            "area_name": found["area_name_after"].fillna(found["area_name_before"]),
            "measure": found["measure"],
            "before": first,
            "after": last,
            "is_hidden": found["is_hidden_before"].eq(True) | found["is_hidden_after"].eq(True),
            "difference": last - first,
            "correction": correction,
            "in_time": in_time,
            "ratio": ratio,
            "lower_95": lower,
            "upper_95": upper,
            "word": direction(lower, upper),
        }
    )


def other_layout(before: Side, after: Side) -> set[str]:
    """Return the codes of partnerships that have other municipalities, or are on one side only.

    The difference of two layouts would show the counts of a municipality that moved.
    """
    old, new = partnership_layout(before.release_id), partnership_layout(after.release_id)
    return {code for code in old.keys() | new.keys() if old.get(code) != new.get(code)}


def is_told_by_after(before: Side, after: Side) -> bool:
    """Say whose release tells the change in time: the one that has seen most tells it best."""
    return before.facts.reference_date <= after.facts.reference_date


def do_overlap(before: Side, after: Side) -> bool:
    """Say whether the 12 months up to the one day share months with those up to the other."""
    return _months_apart(before, after) < MONTHS


def _months_apart(before: Side, after: Side) -> int:
    one, other = before.day, after.day
    return abs((other.year - one.year) * 12 + other.month - one.month)
