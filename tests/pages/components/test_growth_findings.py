"""The sentence on partnerships and their targets: it names few, and says how many there are."""

import pandas as pd
import pytest

from pages.components.growth.findings import partnerships_sentence


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ([0, 1], "Van 2 RSV’s met een doel: 2 achter."),
        ([-5, 3, -9], "Het meest ontbreekt bij C en A."),
        ([-1, -2, -3, -4, -5], "Het meest ontbreekt bij E, D, C, B en A."),
        ([-1, -2, -3, -4, -5, -6], "Bij elk RSV ontbreekt iets, het meest bij F, E, D en C."),
        ([-1, -2, -3, -4, -5, -6, 0], "Bij 6 RSV's ontbreekt iets, het meest bij F, E, D en C."),
    ],
)
def test_few_partnerships_are_named(gaps: list[float], said: str) -> None:
    parts = pd.DataFrame(
        {"area_name": list("ABCDEFG")[: len(gaps)], "gap": gaps, "outcome": "behind"}
    )
    assert partnerships_sentence(parts).endswith(said)
