"""The municipalities of one partnership, also where something was not delivered."""

import math

import pandas as pd

from pages.components.region.municipality_table import municipality_table
from pages.components.texts import SIGNALS


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
    assert list(table.index) == ["Goes", "Terneuzen"]  # as they come
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
