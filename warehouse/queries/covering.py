"""What would close the gap: where one more offer brings most young people within reach."""

from typing import Any, Unpack

import numpy as np
import pandas as pd

from methods.covering import Plan, covering_plans
from warehouse.kept import kept
from warehouse.queries.areas import municipalities
from warehouse.queries.offer import OfferFilter, filled
from warehouse.queries.run import run_query

MOST = 10


@kept
def covering(
    release_id: str,
    *,
    period: str,
    within_km: float,
    rsv_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """The best municipalities for 1 to 10 more offers, each number solved exactly by itself.

    Columns: number (of offers), rank (the order in which they add most), area_code, area_name,
    rsv_code, gain (young people this one adds to those before it in the same plan), covered (by the
    whole plan), uncovered (young people without such offer now), is_kept (also in the plan of one
    fewer: the best three are not always the best two and one more). Empty when nobody lacks it.
    """
    asked = {"period": period, "within_km": within_km, "rsv_code": rsv_code, **filled(chosen)}
    plans, sites, uncovered = _plans(release_id, **asked)
    rows = [
        (number, rank, sites[site], gain, plan.covered, uncovered, site in before.sites)
        for number, (plan, before) in enumerate(
            zip(plans, (Plan((), ()), *plans), strict=False), start=1
        )
        for rank, (site, gain) in enumerate(zip(plan.sites, plan.gains, strict=True), start=1)
    ]
    columns = ["number", "rank", "area_code", "gain", "covered", "uncovered", "is_kept"]
    names = municipalities(release_id)[["area_code", "area_name", "rsv_code"]]
    return pd.DataFrame(rows, columns=columns).astype({"area_code": "str"}).merge(names, how="left")


def _plans(release_id: str, **asked: Any) -> tuple[tuple[Plan, ...], tuple[str, ...], float]:
    """The plans, the municipalities their positions stand for, and all who lack the offer."""
    demand = run_query(release_id, "uncovered", **asked)
    sites = tuple(sorted({site for near in demand["sites"] for site in near}))
    covers = np.array([np.isin(sites, near) for near in demand["sites"]], dtype=bool)
    weight = demand["young_people"].to_numpy(float)
    plans = covering_plans(covers.reshape(len(demand), len(sites)), weight, MOST)
    return tuple(plans), sites, float(weight.sum())
