"""One municipality in words."""

import math
from typing import Any

import pandas as pd

from pages.components.participation.municipality import municipality_finding
from warehouse.indicators import load_indicators


def story(code: str = "started", **changes: Any) -> str:
    row = {
        "area_name": "Goes",
        "signal": "level",
        "trajectory_count": 1234,
        "is_suppressed": False,
        "rate_per_1000": 5.04,
        "adjusted_lower_95_per_1000": 4.0,
        "adjusted_upper_95_per_1000": 6.0,
        "national_per_1000": 16.66,
        "own_ratio": 0.9,
        "own_lower_95": 0.8,
        "own_upper_95": 1.01,
        "own_direction": "stable",
        "relative_ratio": 0.6,
        "adjusted_relative_lower_95": 0.5,
        "adjusted_relative_upper_95": 0.7,
        "relative_direction": "falling",
    }
    return municipality_finding(pd.Series({**row, **changes}), load_indicators()[code])


def test_municipality_finding() -> None:
    assert all(part in story() for part in ("**Goes**", "1.234", "5,0", "4,0 – 6,0", "16,7"))
    assert "lager dan nederland" in story().lower()
    assert "Niet vergeleken" in story(signal=None)
    assert "Niet vergeleken" in story(signal=math.nan)
    assert "geen gegevens" in story(rate_per_1000=math.nan)
    hidden = story(
        is_suppressed=True, signal="suppressed", trajectory_count=math.nan, rate_per_1000=math.nan
    )
    assert "**Goes**: x trajecten (te klein om te tonen" in hidden
    assert "Nederland 16,7" in hidden
    assert "geen gegevens" not in hidden


def test_both_readings_of_the_direction_are_told_with_their_interval() -> None:
    told = story()
    assert "niet aantoonbaar veranderd (× 0,90; 0,80 – 1,01)" in told
    assert "raakt achterop (× 0,60; 0,50 – 0,70)" in told
    assert "×" not in story(own_direction=None)


def test_beside_what_runs_the_signal_has_a_period_of_its_own() -> None:
    assert "gestarte trajecten in deze periode: " in story()
    assert "gestarte trajecten in de laatste 12 maanden: " in story("running")
