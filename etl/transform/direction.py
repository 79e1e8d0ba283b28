"""Is an area rising or falling, by itself and against the country; and which signal it gives."""

import numpy as np
import pandas as pd

from methods.direction import direction, own_ratio, relative_dispersion, relative_ratio
from methods.signals import classify

SLICE = ["period", "measure", "variant_group"]
SUPPRESSED = "suppressed"
FLOWS = ("started", "completed")  # a ratio of two stocks has no binomial interval


def build_direction(rated: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Compare every period with the one a year earlier, for every area and flow.

    `periods` has period and earlier_period (missing where there is none). Columns: the two counts
    and populations; own_ratio and relative_ratio with 95% limits, exact (binomial) and widened by
    the dispersion of the relative reading; relative_direction.
    """
    areas = ["area_kind", "area_code"]
    kept = [*SLICE, *areas, "trajectory_count", "youth_population"]
    flows = rated[rated["measure"].isin(FLOWS) & ~rated["is_suppressed"]]
    pairs = periods[["period", "earlier_period"]].dropna()
    earlier = flows[kept].rename(columns={"period": "earlier_period"})
    both = (
        flows[kept]
        .merge(pairs, on="period")
        .merge(
            earlier,
            on=["earlier_period", "measure", "variant_group", *areas],
            suffixes=("_later", "_earlier"),
            validate="many_to_one",
        )
        .drop(columns="earlier_period")
    )
    parts = [_with_ratios(part) for _, part in both.groupby(SLICE, sort=False)]
    return pd.concat(parts, ignore_index=True) if parts else _with_ratios(both)


def _with_ratios(part: pd.DataFrame) -> pd.DataFrame:
    later, later_population, earlier, earlier_population = (
        part[name].to_numpy(float)
        for name in (
            "trajectory_count_later",
            "youth_population_later",
            "trajectory_count_earlier",
            "youth_population_earlier",
        )
    )
    own, own_lower, own_upper = own_ratio(later, later_population, earlier, earlier_population)
    is_country = (part["area_kind"] == "country").to_numpy()
    # The country is never compared with itself.
    national = np.where(is_country, np.nan, own[is_country].sum() if is_country.any() else np.nan)
    area = (later, later_population, earlier, earlier_population, national)
    spread = np.ones(len(part))
    for kind in part["area_kind"].unique():
        of_kind = (part["area_kind"] == kind).to_numpy()
        spread[of_kind] = relative_dispersion(*(values[of_kind] for values in area))
    ratio, lower, upper = relative_ratio(*area)
    _, wide_lower, wide_upper = relative_ratio(*area, dispersion=spread)
    return part.assign(
        own_ratio=own,
        own_lower_95=own_lower,
        own_upper_95=own_upper,
        relative_ratio=ratio,
        relative_lower_95=lower,
        relative_upper_95=upper,
        relative_dispersion=spread,
        adjusted_relative_lower_95=wide_lower,
        adjusted_relative_upper_95=wide_upper,
        own_direction=direction(own_lower, own_upper),
        relative_direction=direction(wide_lower, wide_upper),
    )


def build_signals(rated: pd.DataFrame, directions: pd.DataFrame) -> pd.DataFrame:
    """Classify every municipality and partnership on the starts of every period.

    Lists that call an area lagging use the limits that are widened for over-dispersion. One whose
    count is hidden has no signal but says so.
    """
    current = rated[
        (rated["measure"] == "started") & rated["area_kind"].isin(["municipality", "rsv"])
    ]
    keys = ["period", "variant_group", "area_kind", "area_code"]
    started = directions[directions["measure"] == "started"]
    joined = current.merge(
        started[[*keys, "relative_direction"]], on=keys, how="left", validate="one_to_one"
    )
    relative = joined["relative_direction"].fillna("undetermined").to_numpy(str)
    hidden = joined["is_suppressed"].to_numpy(bool)
    signal = classify(
        joined["adjusted_outcome_998"].to_numpy(str),
        joined["adjusted_outcome_95"].to_numpy(str),
        relative,
        joined["is_too_small"].to_numpy(bool),
    )
    return joined[keys].assign(signal=np.where(hidden, SUPPRESSED, signal))
