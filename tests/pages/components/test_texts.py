"""Words for codes: none is without."""

from pages.components.texts import OUTCOMES, RELATIVE_DIRECTIONS, SIGNALS


def test_every_code_of_the_release_has_words() -> None:
    outcomes = {"worse", "similar", "better", "not_compared"}
    directions = {"rising", "stable", "falling", "undetermined"}
    signals = {"double", "level", "falling", "possible", "none", "too_small", "not_compared"}
    signals |= {"suppressed"}
    assert set(OUTCOMES) == outcomes
    assert set(RELATIVE_DIRECTIONS) == directions
    assert set(SIGNALS) == signals
