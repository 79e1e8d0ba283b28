"""Tables of one partnership, also where something was not delivered."""

import math

import pandas as pd

from pages.components.figures import lagging_municipalities
from pages.components.region import municipality_table
from pages.components.texts import OUTCOMES, RELATIVE_DIRECTIONS, SIGNALS


def shown() -> pd.DataFrame:
    rows: dict[str, list] = {
        "area_code": ["GM0664", "GM0715"],
        "area_name": ["Goes", "Terneuzen"],
        "signal": ["level", None],
        "trajectory_count": [1234.0, 5.0],
        "is_suppressed": [False, False],
        "rate_per_1000": [15.8, 13.5],
        "adjusted_lower_95_per_1000": [10.9, math.nan],
        "adjusted_upper_95_per_1000": [21.9, math.nan],
        "rsv_outcome_998": ["similar", "not_compared"],
    }
    return pd.DataFrame(rows)


def test_municipality_table() -> None:
    offer = pd.DataFrame({"area_code": ["GM0664", "GM9999"], "running_projects": [2, 9]})
    table = municipality_table(shown(), offer).set_index("Gemeente")
    assert list(table.index) == ["Terneuzen", "Goes"]  # lowest first
    assert table.loc["Goes", "Gestart"] == "1.234"
    assert table.loc["Goes", "Per 1.000"] == "15,8"
    assert table.loc["Goes", "Projecten"] == "2"
    assert table.loc["Goes", "Signaal"] == SIGNALS["level"].label
    assert table.loc["Terneuzen", "Projecten"] == "geen gegevens"
    assert not {"level", "similar", "not_compared"} & set(table.to_numpy().ravel())


def test_a_hidden_count_is_an_x_and_a_missing_one_is_not() -> None:
    figures = ["trajectory_count", "rate_per_1000", "adjusted_lower_95_per_1000"]
    rows = shown()
    rows.loc[1, figures] = math.nan
    offer = pd.DataFrame({"area_code": ["GM0664"], "running_projects": [2]})
    written = ["Gestart", "Per 1.000", "95%-interval"]
    for hidden, text in ((True, "x"), (False, "geen gegevens")):
        table = municipality_table(rows.assign(is_suppressed=[False, hidden]), offer)
        table = table.set_index("Gemeente")
        assert table.loc["Terneuzen", written].tolist() == [text] * 3
        assert table.loc["Goes", "Gestart"] == "1.234"


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


def test_every_code_of_the_release_has_words() -> None:
    outcomes = {"worse", "similar", "better", "not_compared"}
    directions = {"rising", "stable", "falling", "undetermined"}
    signals = {"double", "level", "falling", "possible", "none", "too_small", "not_compared"}
    signals |= {"suppressed"}
    assert set(OUTCOMES) == outcomes
    assert set(RELATIVE_DIRECTIONS) == directions
    assert set(SIGNALS) == signals
