"""A few areas to write findings of and to draw."""

import pandas as pd

ROWS = pd.DataFrame(
    {
        "area_code": ["GM0664", "GM0715", "GM0344"],
        "area_name": ["Goes", "Terneuzen", "Utrecht"],
        "rsv_code": ["RSV15", "RSV15", "RSV09"],
        "youth_population": [7000.0, 11000.0, 110000.0],
        "rate_per_1000": [15.8, 13.5, 20.4],
        "adjusted_lower_95_per_1000": [10.9, 9.5, 19.0],
        "adjusted_upper_95_per_1000": [21.9, 18.4, 22.0],
    }
)


def areas(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    """Name, signal, outcome, rate."""
    columns = ["area_name", "signal", "adjusted_outcome_998", "rate_per_1000"]
    return pd.DataFrame(list(rows), columns=columns).assign(is_too_small=False)
