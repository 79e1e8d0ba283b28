"""The one sentence above a figure: right, and in good Dutch for none, one and many."""

import math
from typing import Any

import pandas as pd
import pytest

from pages.components import findings
from warehouse.indicators import load_indicators

STARTED = load_indicators()["started"]


def areas(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    """Name, signal, outcome, rate."""
    columns = ["area_name", "signal", "adjusted_outcome_998", "rate_per_1000"]
    return pd.DataFrame(list(rows), columns=columns).assign(is_too_small=False)


def of_signals(**counts: int) -> pd.DataFrame:
    return areas(
        *(
            (f"{signal}{number}", signal, "similar", 1.0)
            for signal, count in counts.items()
            for number in range(count)
        )
    )


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A en B"),
        (["A", "B", "C"], "A, B en C"),
        (["A", "B", "C", "D"], "A, B, C en D"),
        (["A", "B", "C", "D", "E"], "A, B, C, D en E"),
        (["A", "B", "C", "D", "E", "F"], "A, B, C, D en nog 2 andere"),
    ],
)
def test_name_list(names: list[str], text: str) -> None:
    assert findings.name_list(names) == text


def test_all_of_them_are_not_named() -> None:
    assert findings.name_list(list("ABCDEF"), total=6) == "alle 6"
    assert findings.name_list(list("ABCDEF"), total=7) == "A, B, C, D en nog 2 andere"
    assert findings.name_list(["A", "B"], total=2) == "A en B"


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
    sentence = findings.signals_finding(of_signals(**counts))
    assert all(part in sentence for part in parts), sentence


def test_signals_finding_without_deliveries() -> None:
    assert "niets aangeleverd" in findings.signals_finding(of_signals())


def test_what_could_not_be_compared_is_not_said_to_be_well() -> None:
    alone = of_signals(too_small=2, not_compared=1)
    assert findings.signals_finding(alone) == (
        "Van 3 gemeenten is er geen te vergelijken; 2 zijn te klein om te beoordelen en bij 1 "
        "ontbreekt een cijfer."
    )
    assert "nog niets vergeleken" in findings.no_signals(alone)
    assert "nog niets vergeleken" in findings.no_signals(of_signals())
    unknown = of_signals(none=1).assign(signal=None)
    assert "geen te vergelijken; bij 1 ontbreekt een cijfer" in findings.signals_finding(unknown)
    some = findings.no_signals(of_signals(too_small=1, none=2, possible=1))
    assert some == (
        "Van 3 vergeleken gemeenten heeft er geen een dubbel of enkel signaal; 1 is te klein om "
        "te beoordelen."
    )
    assert findings.no_signals(of_signals(none=2)).endswith("enkel signaal.")


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
    sentence = findings.rates_finding(areas(*rows), STARTED, 16.7)
    assert all(part in sentence for part in parts), sentence


def test_months_finding() -> None:
    months = pd.DataFrame(
        {
            "month": pd.date_range("2022-01-01", periods=24, freq="MS"),
            "started": [1] * 12 + [2] * 12,
            "running": range(24),
        }
    )
    flow = findings.months_finding("Goes", months, "started", "gestart")
    assert "Goes" in flow
    assert "24 trajecten gestart" in flow
    assert "tegen 12" in flow
    stock = findings.months_finding("Goes", months, "running", "lopend")
    assert "eind dec 2023 23 trajecten" in stock
    short = findings.months_finding("Goes", months.tail(13), "started", "gestart")
    assert "24" in short
    assert "tegen" not in short
    without = findings.months_finding("Goes", months.head(0), "started", "x")
    assert "niets aangeleverd, of de aantallen zijn te klein om te tonen" in without


def story(**changes: Any) -> str:
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
    return findings.municipality_finding(pd.Series({**row, **changes}), STARTED)


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


def test_funnel_finding() -> None:
    rows = areas(("A", "x", "worse", 1.0), ("B", "x", "better", 1.0), ("C", "x", "better", 1.0))
    rows = rows.assign(is_too_small=[True, False, False], is_suppressed=False)
    hidden = rows.head(1).assign(is_suppressed=True)
    sentence = findings.funnel_finding(pd.concat([rows, hidden]), pd.Series({"dispersion": 3.84}))
    assert "Van 3 gemeenten" in sentence
    assert "1 onder" in sentence
    assert "2 boven" in sentence
    assert "3,8" in sentence


def test_the_months_are_of_the_narrowest_area_that_has_them() -> None:
    country = pd.DataFrame(
        {
            "area_code": ["GM0664", "GM0363"],
            "area_name": ["Goes", "Amsterdam"],
            "rsv_code": ["RSV15", None],
            "rsv_name": ["Zeeland", None],
        }
    )
    nation, zeeland = ("country", "NL", "Nederland"), ("rsv", "RSV15", "Zeeland")

    def area(
        municipality: str | None, rsv: str | None, group: str = "regulier", of: str = "started"
    ) -> tuple:
        return findings.months_area(municipality, rsv, country, of, group)

    assert area(None, None) == nation
    assert area(None, "RSV15") == zeeland
    # A municipality has no months: those around it do.
    assert area("GM0664", "RSV15") == area("GM0664", None) == zeeland
    assert area("GM0363", None) == nation
    # Nothing was delivered for the municipality.
    assert area("GM0001", "RSV15") == zeeland
    assert area("GM0001", None) == nation
    # A variant apart has months of the country only.
    assert area("GM0664", "RSV15", "kort") == area(None, "RSV15", "kort") == nation
    # And so has what runs.
    assert area(None, "RSV15", of="running") == nation


def test_months_of_a_larger_area_say_why() -> None:
    def note(kind: str, selected: str | None, group: str = "regulier", of: str = "started") -> str:
        return findings.months_note(kind, selected, of, group)

    assert note("rsv", None) == note("country", None) == ""
    assert "Per gemeente" in note("rsv", "GM0664")
    assert "één variant" in note("country", "GM0664", "kort")
    assert "Wat er liep" in note("country", "GM0664", of="running")


def test_who_is_hidden_is_counted_apart() -> None:
    sentence = findings.signals_finding(of_signals(too_small=2, suppressed=3, not_compared=1))
    assert "bij 3 is het aantal te klein om te tonen" in sentence
    assert "bij 1 ontbreekt een cijfer" in sentence
