"""Completed as a share of ended trajectories, with Wilson limits."""

import pandas as pd

from methods.proportions import wilson_limits


def add_completion(ended: pd.DataFrame) -> pd.DataFrame:
    """Add completed_pct and its 95% limits (in percent) to counts of completed and stopped.

    Running trajectories are in neither count. Nothing ended gives no percentage, and neither does a
    hidden count.
    """
    completed = ended["completed"].to_numpy(float)
    total = completed + ended["stopped"].to_numpy(float)
    lower, upper = wilson_limits(completed, total)
    return ended.assign(
        ended=ended["completed"] + ended["stopped"],
        completed_pct=(ended["completed"] / (ended["completed"] + ended["stopped"])).where(
            total > 0
        )
        * 100,
        lower_95_pct=lower * 100,
        upper_95_pct=upper * 100,
    )
