"""Which themes, moments and target groups a partnership lacks, against its look-alikes."""

import numpy as np
import pandas as pd

from methods.direction import own_ratio
from methods.discoveries import adjusted_p, fewer_than_expected

KEY = ["stand", "rsv_code", "dimension", "code"]


def build_offer_lags(
    offer: pd.DataFrame,
    codes: pd.DataFrame,
    young_people: pd.DataFrame,
    peers: pd.DataFrame,
    discovery_rate: float,
) -> pd.DataFrame:
    """Return per partnership and code its running projects beside those of its look-alikes.

    `offer` as in `build_diversity`; `young_people` has stand, rsv_code and youth_population, one
    row per day and partnership that delivered offer; `peers` has area_kind, area_code, peer_code.
    Columns: stand, dimension, rsv_code, code, projects, per_100k (projects per 100,000 young
    people), peer_rsvs, peer_projects, peer_per_100k, expected (projects at the rate of the
    look-alikes), ratio with lower_95 and upper_95 (exact, conditional), p_value (fewer than the
    look-alikes, one-sided),
    adjusted_p (Benjamini and Hochberg over a dimension on a day) and outcome: lagging, possible,
    similar, not_compared.
    """
    counted = _count(offer, codes, young_people)
    joined = counted.merge(_of_peers(counted, peers), on=KEY, how="left", validate="one_to_one")
    count, population, others, other_population = (
        joined[name].to_numpy(float)
        for name in ("projects", "youth_population", "peer_projects", "peer_population")
    )
    ratio, lower, upper = own_ratio(count, population, others, other_population)
    p_value = fewer_than_expected(count, population, others, other_population)
    return joined.assign(
        per_100k=count / population * 1e5,
        peer_rsvs=joined["peer_rsvs"].fillna(0).astype(int),
        peer_per_100k=others / other_population * 1e5,
        expected=others / other_population * population,
        ratio=np.where(np.isinf(ratio), np.nan, ratio),
        lower_95=lower,
        upper_95=np.where(np.isinf(upper), np.nan, upper),
        p_value=p_value,
        adjusted_p=lambda d: d.groupby(["stand", "dimension"])["p_value"].transform(adjusted_p),
        outcome=lambda d: np.select(
            [d["p_value"].isna(), d["adjusted_p"] <= discovery_rate, upper < 1],
            ["not_compared", "lagging", "possible"],
            "similar",
        ),
    ).drop(columns=["youth_population", "peer_population"])


def _count(offer: pd.DataFrame, codes: pd.DataFrame, young_people: pd.DataFrame) -> pd.DataFrame:
    """Projects of every partnership that delivered, for every code: nothing running is 0."""
    projects = (
        offer[offer["area_kind"] == "rsv"]
        .rename(columns={"area_code": "rsv_code"})
        .groupby(KEY)["offer_id"]
        .nunique()
        .rename("projects")
        .reset_index()
    )
    every = young_people.merge(codes.rename(columns={"list": "dimension"}), how="cross")
    counted = every.merge(projects, on=KEY, how="left")
    return counted.assign(projects=counted["projects"].fillna(0).astype(int))


def _of_peers(counted: pd.DataFrame, peers: pd.DataFrame) -> pd.DataFrame:
    """The look-alikes together; those that delivered nothing have no row and do not count."""
    pairs = peers.loc[peers["area_kind"] == "rsv", ["area_code", "peer_code"]]
    of_peers = pairs.merge(counted, left_on="peer_code", right_on="rsv_code").drop(
        columns="rsv_code"
    )
    return (
        of_peers.rename(columns={"area_code": "rsv_code"})
        .groupby(KEY)
        .agg(
            peer_rsvs=("peer_code", "nunique"),
            peer_projects=("projects", "sum"),
            peer_population=("youth_population", "sum"),
        )
        .reset_index()
    )
