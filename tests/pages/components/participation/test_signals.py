"""Signals in a sentence: right, and in good Dutch for none, one and many."""

import pandas as pd
import pytest

from pages.components.participation.signals import (
    in_order,
    lagging_municipalities,
    no_signals,
    signals_finding,
)
from tests.pages.components.participation.areas import areas


def of_signals(**counts: int) -> pd.DataFrame:
    return areas(
        *(
            (f"{signal}{number}", signal, "similar", 1.0)
            for signal, count in counts.items()
            for number in range(count)
        )
    )


@pytest.mark.parametrize(
    ("counts", "parts"),
    [
        ({"none": 3}, ("Van 3 vergeleken gemeenten", "geen een dubbel of enkel signaal.")),
        ({"double": 1, "none": 1}, ("heeft double0 een dubbel", "geen gemeente heeft een enkel")),
        ({"double": 2, "level": 1}, ("hebben double0 en double1", "1 gemeente heeft een enkel")),
        ({"level": 2, "falling": 3, "possible": 9}, ("5 gemeenten hebben een enkel",)),
    ],
)
def test_signals_finding(counts: dict[str, int], parts: tuple[str, ...]) -> None:
    sentence = signals_finding(of_signals(**counts))
    assert all(part in sentence for part in parts), sentence


def test_signals_finding_without_deliveries() -> None:
    assert "niets aangeleverd" in signals_finding(of_signals())


def test_what_could_not_be_compared_is_not_said_to_be_well() -> None:
    alone = of_signals(too_small=2, not_compared=1)
    assert signals_finding(alone) == (
        "Van 3 gemeenten is er geen te vergelijken; 2 zijn te klein om te beoordelen en bij 1 "
        "ontbreekt een cijfer."
    )
    assert "nog niets vergeleken" in no_signals(alone)
    assert "nog niets vergeleken" in no_signals(of_signals())
    unknown = of_signals(none=1).assign(signal=None)
    assert "geen te vergelijken; bij 1 ontbreekt een cijfer" in signals_finding(unknown)
    some = no_signals(of_signals(too_small=1, none=2, possible=1))
    assert some == (
        "Van 3 vergeleken gemeenten heeft er geen een dubbel of enkel signaal; 1 is te klein om "
        "te beoordelen."
    )
    assert no_signals(of_signals(none=2)).endswith("enkel signaal.")


def test_who_is_hidden_is_counted_apart() -> None:
    sentence = signals_finding(of_signals(too_small=2, suppressed=3, not_compared=1))
    assert "bij 3 is het aantal te klein om te tonen" in sentence
    assert "bij 1 ontbreekt een cijfer" in sentence


def test_the_most_urgent_come_first() -> None:
    rows: list[tuple[str, str | None, float]] = [
        ("a", "falling", 90.0),
        ("b", "double", 5.0),
        ("c", "none", 99.0),
        ("d", "double", 50.0),
        ("e", "level", 1.0),
        ("f", None, 9.0),
    ]
    frame = pd.DataFrame(rows, columns=["area_name", "signal", "missing_participants_lower"])
    assert "".join(lagging_municipalities(frame)["area_name"]) == "dbea"


def test_signals_come_first_and_then_the_lowest() -> None:
    rows = areas(
        ("Hoog", "none", "better", 19.1),
        ("Laag", "none", "similar", 15.7),
        ("Verborgen", "suppressed", "not_compared", 9.0),
        ("Enkel", "level", "worse", 9.4),
        ("Dubbel", "double", "worse", 9.9),
    )
    rows["missing_participants_lower"] = [0, 0, 0, 30, 20]
    rows.loc[2, "rate_per_1000"] = None
    # A narrow interval does not go before a lower rate.
    rows["adjusted_upper_95_per_1000"] = [20.0, 30.0, None, 12.0, 12.0]
    named = in_order(rows)["area_name"].tolist()
    assert named == ["Dubbel", "Enkel", "Laag", "Hoog", "Verborgen"]
    by_rate = in_order(rows, by_signal=False)["area_name"].tolist()
    assert by_rate == ["Enkel", "Dubbel", "Laag", "Hoog", "Verborgen"]
