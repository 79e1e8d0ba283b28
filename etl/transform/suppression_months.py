"""Of whom no months are published, because a month is small or would give a small count away."""

from collections.abc import Mapping, Sequence

import pandas as pd

SERIES = ["area_kind", "area_code", "variant_group"]
MEASURES = ["started", "completed", "stopped", "running"]


def find_withheld(
    months: pd.DataFrame,
    hidden: pd.DataFrame,
    parts: Mapping[str, Sequence[str]],
    threshold: int,
) -> pd.DataFrame:
    """Return the series (columns area_kind, area_code, variant_group) that are withheld.

    `months` has the counts of every series that could be published: of the country by variant group
    and of partnerships in total. A series is withheld whole, with all four measures, for they
    follow from each other: when one month is small, or when a period of it is in `hidden`. One that
    is withheld alone would follow from the others and their total, so the smallest other goes with
    it; what adds up to a withheld total goes too.
    """
    small = ((months[MEASURES] > 0) & (months[MEASURES] < threshold)).any(axis=1)
    series = months.assign(is_withheld=small).groupby(SERIES, sort=True)
    table = series.agg(is_withheld=("is_withheld", "any"), size=("started", "sum")).reset_index()
    table["is_withheld"] |= pd.MultiIndex.from_frame(table[SERIES]).isin(
        pd.MultiIndex.from_frame(hidden[SERIES])
    )
    for total, of in parts.items():
        national = (table["area_kind"] == "country") & (table["variant_group"] == total)
        for family in (
            (table["area_kind"] == "country") & table["variant_group"].isin(of),
            (table["area_kind"] == "rsv") & (table["variant_group"] == total),
        ):
            withheld = family & table["is_withheld"]
            if table.loc[national, "is_withheld"].any():
                table.loc[family, "is_withheld"] = True
            elif withheld.sum() == 1:
                others = table[family & ~withheld].sort_values(["size", *SERIES])
                table.loc[others.index[:1], "is_withheld"] = True
    return table.loc[table["is_withheld"], SERIES].reset_index(drop=True)
