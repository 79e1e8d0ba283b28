"""Look-alikes, and what they do better."""

import pandas as pd

from methods.benchmark import compare
from warehouse.indicators import load_indicators
from warehouse.kept import kept
from warehouse.queries.run import run_query


def peers(release_id: str, *, area_kind: str, area_code: str) -> pd.DataFrame:
    """The area itself (rank 0) and its look-alikes: rank, area_code, area_name, distance."""
    return run_query(release_id, "peers", area_kind=area_kind, area_code=area_code)


def peer_values(release_id: str, *, area_kind: str, area_code: str) -> pd.DataFrame:
    """What made them alike, long: rank, area_name, variable, label, unit, decimals, value."""
    return run_query(release_id, "peer_values", area_kind=area_kind, area_code=area_code)


@kept
def peer_benchmark(
    release_id: str, *, period: str, measure: str, variant_group: str, area_kind: str
) -> pd.DataFrame:
    """The second benchmark: the rate of the look-alikes together, and how the area stands to it.

    Columns: area_code, known_peers, peers_per_1000, peer_outcome_998 (better, similar, worse,
    not_compared; limits widened for over-dispersion, as for the national benchmark).
    """
    rates = run_query(
        release_id,
        "peer_rates",
        period=period,
        measure=measure,
        variant_group=variant_group,
        area_kind=area_kind,
    )
    if rates.empty:
        return rates[["area_code", "known_peers", "peers_per_1000"]].assign(peer_outcome_998="")
    outcome = compare(
        rates["adjusted_lower_998_per_1000"].to_numpy(float),
        rates["adjusted_upper_998_per_1000"].to_numpy(float),
        rates["peers_per_1000"].to_numpy(float),
        load_indicators()[measure].polarity,
    )
    return rates[["area_code", "known_peers", "peers_per_1000"]].assign(peer_outcome_998=outcome)


def better_examples(release_id: str, *, period: str, municipality_code: str) -> pd.DataFrame:
    """Neighbours and look-alikes with a higher rate of regular starts, and what runs there.

    Columns: area_code, area_name, rsv_name, is_neighbour, peer_rank (None for no look-alike),
    rate_per_1000, running_projects, places, themes, moments, target_groups (labels as text).
    """
    return run_query(
        release_id, "better_examples", period=period, municipality_code=municipality_code
    )


def clusters(release_id: str, *, period: str) -> pd.DataFrame:
    """Local Moran on regular starts in 12 months: label, cluster, p_value per area."""
    return run_query(release_id, "clusters", period=period)
