"""How often expectations held in the past."""

import numpy as np
import pandas as pd

from etl.transform.forecast.series import REST, Series
from methods.forecast import SEASON, is_within

PATHS = 400
# Types by name, for a table without rows.
_BACKTEST = {
    **dict.fromkeys(("measure", "area_kind"), "str"),
    **dict.fromkeys(("months_ahead", "tested", "held_80", "held_95"), "int64"),
}


def build_backtest(series: list[Series]) -> pd.DataFrame:
    """Return mart.backtest: made from every month after two years, up to 12 months ahead.

    Tested is the total of the months ahead together, for the country and for each partnership that
    was known then and still is, unless a month of it is hidden: how many were tested, and how many
    lay within the 80% and the 95% interval.
    """
    found = []
    for one in series:
        for made_on in range(2 * SEASON, len(one.total)):
            past = one.until(made_on)
            ahead = min(SEASON, len(one.total) - made_on)
            total, _, shares = past.simulated(ahead, PATHS)
            rows = [one.codes.index(code) for code in past.codes if code != REST]
            at = [past.codes.index(one.codes[row]) for row in rows]
            came = slice(made_on, made_on + ahead)
            for kind, paths, actual in (
                ("country", total[:, None], one.total[None, came]),
                ("rsv", total[:, None] * shares[:, at], one.parts[rows, came]),
            ):
                actual_sum = np.cumsum(actual, axis=1).T
                path_sum = np.cumsum(paths, axis=0)
                found += [
                    pd.DataFrame(
                        {
                            "measure": one.measure,
                            "area_kind": kind,
                            "months_ahead": np.arange(1, ahead + 1),
                            "tested": np.sum(~np.isnan(actual_sum), axis=1),
                            "held_80": is_within(path_sum, actual_sum, 0.80).sum(axis=1),
                            "held_95": is_within(path_sum, actual_sum, 0.95).sum(axis=1),
                        }
                    )
                ]
    if not found:
        return pd.DataFrame(columns=list(_BACKTEST)).astype(_BACKTEST)
    keys = ["measure", "area_kind", "months_ahead"]
    return pd.concat(found).groupby(keys, sort=True).sum().reset_index()
