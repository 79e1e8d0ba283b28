"""The trend over calendar years: only with five of them, and by the method of methods.trend."""

import pandas as pd
import pytest

from etl.transform.trend import build_trends

KEYS = {"measure": "started", "variant_group": "basis", "area_kind": "rsv", "area_code": "R1"}


def yearly(rates: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **KEYS,
            "period": [str(2018 + at) for at in range(len(rates))],
            "rate_per_1000": rates,
            "lower_95_per_1000": [rate - 0.5 for rate in rates],
            "upper_95_per_1000": [rate + 0.5 for rate in rates],
            "is_suppressed": False,
        }
    )


@pytest.mark.parametrize(
    ("rates", "label"),
    [
        ([10, 11, 12, 13, 14], "increasing"),
        ([14, 13, 12, 11, 10], "decreasing"),
        ([12, 12.1, 11.9, 12, 12], "none"),
        ([10, 11, 12, 13], "undetermined"),
    ],
)
def test_the_trend_needs_five_full_years(rates: list[float], label: str) -> None:
    rated = yearly(rates)
    twelve_months = rated.head(1).assign(period="12m", rate_per_1000=99.0)
    periods = pd.DataFrame(
        {"period": [*rated["period"], "12m"], "kind": ["year"] * len(rates) + ["12m"]}
    )
    found = build_trends(pd.concat([rated, twelve_months]), periods).set_index("last_year")
    assert found.loc[2017 + len(rates)].to_dict() == {**KEYS, "years": len(rates), "trend": label}
    # Of a day before the last of those years, the trend up to then.
    assert found.loc[2020].to_dict() == {**KEYS, "years": 3, "trend": "undetermined"}
