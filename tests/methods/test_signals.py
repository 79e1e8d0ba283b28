import pytest

from methods.signals import Signal, classify


@pytest.mark.parametrize(
    ("at_998", "at_95", "moving", "too_small", "signal"),
    [
        ("worse", "worse", "falling", False, "double"),
        ("worse", "worse", "stable", False, "level"),
        ("worse", "worse", "undetermined", False, "level"),
        ("worse", "worse", "rising", True, "level"),
        ("similar", "similar", "falling", False, "falling"),
        ("similar", "worse", "falling", False, "falling"),
        ("similar", "similar", "falling", True, "falling"),
        ("not_compared", "not_compared", "falling", False, "falling"),
        ("similar", "worse", "stable", False, "possible"),
        ("similar", "worse", "stable", True, "possible"),
        ("similar", "similar", "stable", True, "too_small"),
        ("similar", "similar", "undetermined", False, "none"),
        ("better", "better", "rising", False, "none"),
        ("not_compared", "not_compared", "undetermined", False, "not_compared"),
        ("not_compared", "not_compared", "undetermined", True, "not_compared"),
    ],
)
def test_every_combination_has_one_word(
    at_998: str, at_95: str, moving: str, too_small: bool, signal: str
) -> None:
    assert classify(at_998, at_95, moving, too_small) == signal


def test_arrays_broadcast() -> None:
    found = classify([["worse", "similar"]], "worse", [["falling"], ["stable"]], False)
    assert found.tolist() == [["double", "falling"], ["level", "possible"]]
    assert set(found.ravel().tolist()) <= set(Signal)


@pytest.mark.parametrize("words", [("slechter", "worse", "stable"), ("worse", "worse", "dalend")])
def test_an_unknown_word_is_refused(words: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="not a word of"):
        classify(*words, False)
