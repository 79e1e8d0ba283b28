"""Classes of the map: about equal in size, without gaps, readable."""

import numpy as np
import pytest

from pages.components.map_view import class_labels, class_limits
from pages.components.texts import RATE_COLOURS, SIGNALS


def test_limits_part_the_areas_in_classes_of_about_equal_size() -> None:
    values = np.random.default_rng(1).gamma(20, 0.8, 342)
    limits = class_limits(values)
    assert len(limits) == len(RATE_COLOURS) - 1
    assert (np.diff(limits) > 0).all()
    np.testing.assert_array_equal(limits, np.round(limits, 1))
    sizes = np.bincount(np.searchsorted(limits, values, side="right"))
    assert len(sizes) == 5
    assert sizes.min() > 0.8 * 342 / 5


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([], []),
        ([np.nan, np.nan], []),
        ([3.0], [3.0]),
        ([2.0] * 50, [2.0]),
        ([0.0] * 90 + [5.0] * 10, [0.0]),
        ([1.0, 2.0, np.nan, 3.0, 4.0, 5.0, 6.0], [2.0, 3.0, 4.0, 5.0]),
    ],
)
def test_limits_of_few_or_equal_values(values: list[float], limits: list[float]) -> None:
    assert class_limits(np.array(values)).tolist() == limits


@pytest.mark.parametrize(
    ("limits", "labels"),
    [
        ([], []),
        ([2.0], ["lager dan 2,0", "2,0 of hoger"]),
        ([9.5, 1010.0], ["lager dan 9,5", "9,5 – 1.010,0", "1.010,0 of hoger"]),
    ],
)
def test_labels(limits: list[float], labels: list[str]) -> None:
    assert class_labels(np.array(limits)) == labels


def test_every_colour_is_used_once() -> None:
    colours = [*RATE_COLOURS, *(text.colour for text in SIGNALS.values())]
    assert len(set(colours)) == len(colours)
    assert len({text.label for text in SIGNALS.values()}) == len(SIGNALS)
