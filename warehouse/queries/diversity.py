"""Coverage, diversity and lags of offer; a `rsv_code` of None is the whole country."""

import pandas as pd

from warehouse.queries.run import run_query


def coverage(
    release_id: str, *, period: str, variant_group: str = "regulier", rsv_code: str | None = None
) -> pd.DataFrame:
    """The coverage matrix: running projects and places per theme × moment × target group.

    The code 'all' is all of a dimension, so the margins are in it; a project counts once in each.
    Columns: theme, theme_label, moment, moment_label, target_group, target_group_label, projects,
    places (shared evenly over the combinations of a project). Without national and online offer.
    """
    return run_query(
        release_id, "coverage", period=period, variant_group=variant_group, rsv_code=rsv_code
    )


def diversity(release_id: str, *, stand: str, dimension: str, weight: str) -> pd.DataFrame:
    """Hill numbers of partnerships and country on the day `stand`, by places or projects.

    A row per area and hill_order (0, 1, 2): projects, coverage, observed with limits, and
    at_coverage with limits at equal_coverage (NaN for an area with too few projects to compare).
    """
    return run_query(release_id, "diversity", stand=stand, dimension=dimension, weight=weight)


def offer_lags(
    release_id: str, *, stand: str, dimension: str, rsv_code: str | None = None
) -> pd.DataFrame:
    """Themes, moments or target groups of partnerships beside look-alikes, on the day `stand`.

    Columns: rsv_code, rsv_name, code, label, projects, expected, per_100k, peer_per_100k, ratio
    with limits, p_value, adjusted_p, outcome (lagging, possible, similar, not_compared).
    """
    return run_query(release_id, "offer_lags", stand=stand, dimension=dimension, rsv_code=rsv_code)
