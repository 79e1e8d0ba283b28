"""Which months are not published: small ones, and those that would give a small one away.

Published are the starts and completions of the country by variant group and of partnerships in
total, and what runs in the country. How many stopped in a month is not published, and must not
follow either; so of a partnership what runs is not known by month.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from methods.suppression import suppress

SERIES = ["area_kind", "area_code", "variant_group"]
FLOWS = ("started", "completed")
RUNNING = "running"
TOTAL_COST = 30.0  # a month of the whole country is missed most
COLUMNS = [*SERIES, "month", "measure"]


def find_hidden_months(
    months: pd.DataFrame,
    periods: pd.DataFrame,
    hidden: pd.DataFrame,
    parts: Mapping[str, Sequence[str]],
    threshold: int,
) -> pd.DataFrame:
    """Return the months to hide: area_kind, area_code, variant_group, month, measure.

    `months` has started, completed, stopped and running of every series that could be published;
    `periods` the published periods (period, first_month, last_month), `hidden` the counts of
    periods that are hidden, `parts` the variant groups that a total is made of.
    """
    long = months.melt(
        [*SERIES, "month"], [*FLOWS, RUNNING], var_name="measure", value_name="value"
    ).astype({"value": "int64"})
    long["month"] = pd.to_datetime(long["month"])
    long["piece"] = np.searchsorted(_cuts(periods), long["month"], side="right")
    long["is_hidden"] = (long["measure"] == RUNNING) & (long["area_kind"] == "rsv")
    long["is_hidden"] |= _in_hidden_period(long, periods, hidden)
    for family, total in _families(long, parts):
        _hide(long, family, total, threshold)
    hide = long[long["is_hidden"]]
    withheld = _without_stock(months, parts, threshold)
    stock = long[(long["measure"] == RUNNING) & long["variant_group"].isin(withheld)]
    return pd.concat([hide, stock]).drop_duplicates(COLUMNS)[COLUMNS].reset_index(drop=True)


def _cuts(periods: pd.DataFrame) -> np.ndarray:
    """Return where periods begin or end: a sum of months is known between two of these at most."""
    ends = pd.to_datetime(periods["last_month"]) + pd.offsets.MonthBegin(1)
    return np.unique(np.concatenate([pd.to_datetime(periods["first_month"]), ends]))


def _in_hidden_period(
    long: pd.DataFrame, periods: pd.DataFrame, hidden: pd.DataFrame
) -> np.ndarray:
    """Mark the months of a period whose own count is hidden: together they would say it."""
    spans = hidden[hidden["area_kind"] != "municipality"].merge(
        periods[["period", "first_month", "last_month"]], on="period"
    )
    within = long.reset_index().merge(spans, on=[*SERIES, "measure"])
    first, last = (pd.to_datetime(within[name]) for name in ("first_month", "last_month"))
    inside = within.loc[(within["month"] >= first) & (within["month"] <= last), "index"]
    return long.index.isin(inside)


def _families(
    long: pd.DataFrame, parts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[pd.Index, str]]:
    """Yield the rows that add up to a total of the country, month by month, for each flow.

    What is hidden of a total in one table is hidden in the other too, hence the first one again.
    """
    of_total = {part for total in parts for part in parts[total]}
    is_national = long["area_kind"] == "country"
    for measure in FLOWS:
        of_measure = long["measure"] == measure
        for total, of in parts.items():
            sums = is_national & (long["variant_group"] == total)
            partnerships = ~is_national & (long["variant_group"] == total)
            variants = is_national & long["variant_group"].isin(of)
            for members in (partnerships, variants, partnerships):
                yield long.index[of_measure & (members | sums)], total
        alone = is_national & ~long["variant_group"].isin(of_total | set(parts))
        for group in sorted(set(long.loc[alone, "variant_group"])):
            yield long.index[of_measure & alone & (long["variant_group"] == group)], ""


def _hide(long: pd.DataFrame, family: pd.Index, total: str, threshold: int) -> None:
    """Mark what to hide of a table of series by month.

    The months of a series are known together by piece between the ends of periods. Where that is
    too much to hide anything behind, all series but the total stay away.
    """
    table = long.loc[family]
    if table.empty:
        return
    is_total = (table["area_kind"] == "country") & (table["variant_group"] == total)
    values = table["value"].tolist()
    series = list(zip(table["area_code"], table["variant_group"], table["piece"], strict=True))
    nodes: dict[object, int] = {}
    arcs, sums = [], dict[int, int]()
    rest: dict[int, int] = {}  # of the total, what is in no series: its area delivered no months
    for row, month, is_sum, value in zip(series, table["month"], is_total, values, strict=True):
        of_row = nodes.setdefault(row, len(nodes) + 1)
        # Without a total there is nothing that the months of several series add up to.
        of_month = nodes.setdefault(month, len(nodes) + 1) if total else 0
        arcs.append((of_month, of_row) if is_sum else (of_row, of_month))
        sums[of_row] = sums.get(of_row, 0) + (-value if is_sum else value)
        if total:
            rest[of_month] = rest.get(of_month, 0) + (value if is_sum else -value)
    beside = [((0, month), value, np.log1p(value)) for month, value in rest.items()]
    known = [((0, row) if of > 0 else (row, 0), abs(of), np.inf) for row, of in sums.items()]
    more_arcs, more_values, more_cost = zip(*beside, *known, strict=True)
    # The oldest months are missed least, and a series without gaps is worth more than its start.
    age = table["month"].rank(method="dense").to_numpy(float)
    cost = np.where(is_total, TOTAL_COST, 1.0) * age
    try:
        found = suppress(
            [*values, *more_values],
            [*arcs, *more_arcs],
            [*cost, *more_cost],
            threshold,
            hidden=[*table["is_hidden"], *[False] * len(more_arcs)],
            known=[False] * (len(values) + len(beside)) + [True] * len(known),
        )
    except ValueError:
        # The total then stands alone: nothing beside it that adds up to it.
        found = ~is_total.to_numpy() | ((np.array(values) > 0) & (np.array(values) < threshold))
    long.loc[family, "is_hidden"] |= found[: len(values)]


def _without_stock(
    months: pd.DataFrame, parts: Mapping[str, Sequence[str]], threshold: int
) -> set[str]:
    """Return the variant groups of which the stock is not published.

    From it follows how many stopped in a month, but for the first; with one variant left out alone,
    its stock follows from the total.
    """
    national = months[months["area_kind"] == "country"].sort_values("month")
    later = national[national.duplicated("variant_group")]
    small = {
        group
        for frame, column in ((national, RUNNING), (later, "stopped"))
        for group in frame.loc[frame[column].between(1, threshold - 1), "variant_group"]
    }
    for total, of in parts.items():
        if total in small:
            small |= set(of)
        elif len(small & set(of)) == 1:
            last = national[national["variant_group"].isin(set(of) - small)]
            sizes = last.groupby("variant_group")[RUNNING].sum().sort_values(kind="stable")
            small |= set(sizes.index[:1])
    return small
