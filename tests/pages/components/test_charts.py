"""Charts write numbers as Dutch does, and send nothing outside."""

import pandas as pd

from pages.components.participation.funnel import funnel_chart
from pages.components.participation.months import months_chart
from pages.components.participation.rates import rates_with_intervals
from tests.pages.components.participation.areas import ROWS


def test_numbers_are_dutch_and_nothing_is_fetched() -> None:
    figures = [
        funnel_chart(
            ROWS,
            national_per_1000=16.7,
            dispersion=3.8,
            selected=None,
            rsv_code=None,
            unit="x",
        ),
        months_chart(
            pd.DataFrame({"month": pd.to_datetime(["2024-02-01"]), "started": [3]}), "started", "x"
        ),
        rates_with_intervals(ROWS, national_per_1000=1.0, rsv_per_1000=None, unit="x"),
    ]
    for figure in figures:
        assert figure.layout.separators == ",."
        assert "http" not in str(figure.to_json())
