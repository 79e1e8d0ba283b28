"""Rates in a sentence and a chart."""

import math

import numpy as np
import pytest

from pages.components.participation.rates import rates_finding, rates_with_intervals
from tests.pages.components.participation.areas import ROWS, areas
from warehouse.indicators import load_indicators

STARTED = load_indicators()["started"]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([], ("niets aangeleverd",)),
        ([("A", "none", "similar", math.nan)], ("niets aangeleverd",)),
        ([("A", "none", "similar", 9.0)], ("geen enkele gemeente", "(16,7)")),
        (
            [("A", "level", "worse", 5.0)],
            ("1 gemeente is", "het laagst daarvan is A (5,0)", "(16,7)"),
        ),
        (
            [("A", "level", "worse", 5.0), ("B", "level", "worse", 4.0), ("C", "x", "better", 1.0)],
            ("2 gemeenten zijn", "het laagst daarvan is B (4,0)"),
        ),
    ],
)
def test_rates_finding(rows: list[tuple], parts: tuple[str, ...]) -> None:
    sentence = rates_finding(areas(*rows), STARTED, 16.7)
    assert all(part in sentence for part in parts), sentence


@pytest.mark.parametrize("rsv_per_1000", [14.0, None])
def test_rates_with_intervals(rsv_per_1000: float | None) -> None:
    figure = rates_with_intervals(
        ROWS, national_per_1000=16.7, rsv_per_1000=rsv_per_1000, unit="per 1.000"
    )
    dots = figure.data[0]
    assert list(dots.y) == ["Terneuzen", "Goes", "Utrecht"]  # lowest first
    assert list(dots.x) == [13.5, 15.8, 20.4]
    np.testing.assert_allclose(np.add(dots.x, dots.error_x.array), [18.4, 21.9, 22.0])
    np.testing.assert_allclose(np.subtract(dots.x, dots.error_x.arrayminus), [9.5, 10.9, 19.0])
    lines = [trace.x[0] for trace in figure.data[1:]]
    assert lines == [16.7] + ([14.0] if rsv_per_1000 else [])
