"""Participation on the layout of then, for the periods in which it is not today's."""

import pandas as pd

from etl.transform.participation import add_participation_rates


def build_participation_then(
    counts: pd.DataFrame, membership: pd.DataFrame, neighbours: pd.DataFrame
) -> pd.DataFrame:
    """Judge partnerships and municipalities within each period by the layout of that period.

    `counts`: as for `add_participation_rates`, with the kinds municipality, rsv and country;
    `membership`: period, municipality_code and rsv_code; `neighbours`: for smoothing. Returns the
    same columns for municipalities and partnerships, with rsv_code as it was then.
    """
    parts = [
        _judged(part, membership[membership["period"] == period], neighbours)
        for period, part in counts.groupby("period", sort=True)
    ]
    return pd.concat(parts, ignore_index=True) if parts else _judged(counts, membership, neighbours)


def _judged(
    counts: pd.DataFrame, membership: pd.DataFrame, neighbours: pd.DataFrame
) -> pd.DataFrame:
    own = membership[["municipality_code", "rsv_code"]]
    partnerships = own[["rsv_code"]].dropna().drop_duplicates()
    areas = pd.concat(
        [
            own.rename(columns={"municipality_code": "area_code"}).assign(area_kind="municipality"),
            partnerships.assign(area_code=partnerships["rsv_code"], area_kind="rsv"),
        ]
    )
    rated = add_participation_rates(counts, areas, neighbours)
    kept = rated[rated["area_kind"] != "country"]
    return kept.merge(areas, on=["area_kind", "area_code"], how="left", validate="many_to_one")
