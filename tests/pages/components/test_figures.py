"""Which municipalities lag, in the order in which they are named."""

import pandas as pd

from pages.components.figures import lagging_municipalities


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
