"""Which published counts of young people are hidden: small ones, and what would give them away."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from methods.suppression import suppress

KEY = ["period", "measure", "variant_group", "area_kind", "area_code"]
COUNTRY = "NL"
ROLLING = ("12m", "12m-eerder")
# What a reader misses most is hidden last: the country, a partnership, a municipality's total.
LEVEL_COST = {"municipality": 1.0, "rsv": 30.0, "country": 1000.0}
TOTAL_COST = 4.0


def find_hidden(
    counts: pd.DataFrame,
    rsv_of: Mapping[str, str],
    parts: Mapping[str, Sequence[str]],
    months_of: Mapping[str, str],
    threshold: int,
) -> pd.DataFrame:
    """Return the rows of `counts` to hide, columns period to area_code.

    `counts` has one row per period, measure, variant group and area (municipality, rsv, country)
    with trajectory_count; areas add up. `rsv_of` gives the partnership of a municipality, `parts`
    the variant groups that a total is made of, `months_of` a name for the months of a period. Every
    period and measure is a table by itself, but periods of the same months hide the same; a
    municipality that is hidden in any period is hidden in all calendar and school years, as started
    and as completed: they overlap, and who started is who completed later; and of an area whose
    stops are hidden in any period it is hidden what runs, from which they would follow.
    """
    ordered = counts.sort_values(KEY, ignore_index=True)
    yearly = (
        (ordered["area_kind"] == "municipality")
        & ~ordered["period"].isin(ROLLING)
        & (ordered["measure"] != "stopped")  # of municipalities not published
    )
    in_total = (
        (ordered["area_kind"] == "municipality")
        & ordered["variant_group"].isin(set(parts) or set(ordered["variant_group"]))
        & ordered["measure"].isin(["started", "completed"])
    )
    is_running = (
        (ordered["measure"] == "running")
        & (ordered["area_kind"] != "municipality")
        & (ordered["trajectory_count"] > 0)
    )
    same = [ordered["period"].map(months_of), *(ordered[name] for name in KEY[1:])]
    hidden = pd.Series(False, index=ordered.index)
    tables = [
        (rows, _table(ordered.loc[rows], rsv_of, parts))
        for rows in ordered.groupby(["period", "measure"], sort=True).groups.values()
    ]
    protected: dict[int, pd.Series] = {}
    while True:
        for number, (rows, table) in enumerate(tables):
            # Only a table in which more is hidden than it was protected for is looked at again.
            if number not in protected or not hidden[rows].equals(protected[number]):
                hidden[rows] = suppress(*table, threshold, hidden=hidden[rows].to_numpy(bool))
                protected[number] = hidden[rows]
        before = hidden
        areas = ordered.loc[in_total & hidden, "area_code"].unique()
        hidden = hidden | (
            yearly & ordered["area_code"].isin(areas) & (ordered["trajectory_count"] > 0)
        )
        stops = ordered[hidden & (ordered["measure"] == "stopped")]
        hidden |= is_running & areas_of(ordered).isin(areas_of(stops))
        hidden = hidden.groupby(same).transform("any")
        if hidden.equals(before):
            return ordered.loc[hidden, KEY].reset_index(drop=True)


def areas_of(counts: pd.DataFrame) -> pd.MultiIndex:
    """Return the area and variant group of each row."""
    return pd.MultiIndex.from_frame(counts[["area_code", "variant_group"]])


def _table(
    table: pd.DataFrame, rsv_of: Mapping[str, str], parts: Mapping[str, Sequence[str]]
) -> tuple[np.ndarray, list[tuple[int, int]], np.ndarray]:
    """Return the counts, the two sums that each is in, and what hiding it costs."""
    values = table["trajectory_count"].to_numpy(float)
    groups = set(table["variant_group"])
    # A part without a row counts nobody; without any part the total stands by itself.
    totals = {total for total, of in parts.items() if total in groups and groups & set(of)}
    arcs = _arcs(table, rsv_of, {part for total in totals for part in parts[total]} | totals)
    # The counts of a total run the other way, so that the parts of an area flow back through it.
    arcs = [
        (end, start) if group in totals else (start, end)
        for (start, end), group in zip(arcs, table["variant_group"].tolist(), strict=True)
    ]
    cost = (
        table["area_kind"].map(LEVEL_COST).to_numpy(float)
        * np.where(table["variant_group"].isin(totals), TOTAL_COST, 1.0)
        * np.log1p(values)
    )
    return values, arcs, cost


def _arcs(
    table: pd.DataFrame, rsv_of: Mapping[str, str], in_a_row: set[str]
) -> list[tuple[int, int]]:
    """Give each count its two sums: of its municipality's variants, and of the area around it.

    The sum over the variants of a larger area follows from those of its municipalities.
    """
    nodes: dict[tuple[str, ...], int] = {("outside",): 0}

    def node(*name: str) -> int:
        return nodes.setdefault(name, len(nodes))

    arcs = []
    columns = (table[name].tolist() for name in ("area_kind", "area_code", "variant_group"))
    for kind, area, group in zip(*columns, strict=True):
        if kind == "municipality":
            around = rsv_of.get(area, COUNTRY)
            start = node("variants", area) if group in in_a_row else 0
            arcs.append((start, node("area", around, group)))
        else:
            arcs.append(
                (
                    node("area", area, group),
                    0 if kind == "country" else node("area", COUNTRY, group),
                )
            )
    return arcs
