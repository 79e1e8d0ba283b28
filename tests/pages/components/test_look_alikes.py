"""The second benchmark: sentences, columns and the table of variables."""

import numpy as np
import pandas as pd

from pages.components import look_alikes
from warehouse.indicators import load_indicators

STARTED = load_indicators()["started"]
BENCHMARK = pd.DataFrame(
    {
        "area_code": ["A", "B"],
        "known_peers": [10, 1],
        "peers_per_1000": [14.1, np.nan],
        "peer_outcome_998": ["worse", "not_compared"],
    }
)


def values_of(*names: str) -> pd.DataFrame:
    rows = [
        (rank, name[0], name, label, unit, decimals, 1234.5 + rank)
        for label, unit, decimals in (("Jongeren", "jongeren", 0), ("Aandeel", "%", 1))
        for rank, name in enumerate(names)
    ]
    columns = ["rank", "area_code", "area_name", "label", "unit", "decimals", "value"]
    return pd.DataFrame(rows, columns=columns)


def area_finding(code: str, values: pd.DataFrame) -> str:
    return look_alikes.area_finding(
        code, BENCHMARK, values, area_kind="municipality", indicator=STARTED
    )


def test_columns_follow_the_order_of_the_table() -> None:
    table = pd.DataFrame({"Gemeente": ["Z", "B", "A"]})
    added = look_alikes.with_benchmark(table, pd.Series(["Z", "B", "A"]), BENCHMARK)
    assert added["Tegenover vergelijkbare"].tolist() == [
        "niet vergeleken",
        "niet vergeleken",
        "lager",
    ]
    assert np.isnan(added["Cijfer vergelijkbare"].to_numpy()[:2]).all()
    assert added["Cijfer vergelijkbare"].iloc[2] == 14.1


def test_benchmark_finding() -> None:
    assert "1 gemeente aantoonbaar lager, 0 hoger" in look_alikes.benchmark_finding(BENCHMARK)


def test_area_finding() -> None:
    sentence = area_finding("A", values_of("Aa", "Bb", "Cc"))
    assert "Aa lijkt het meest op Bb en Cc" in sentence
    assert "10 vergelijkbare gemeenten samen: 14,1 gestart per 1.000 jongeren" in sentence
    assert "Aa is aantoonbaar lager" in sentence
    for code in ("B", "unknown"):
        assert "van hen is geen cijfer bekend" in area_finding(code, values_of("Aa", "Bb"))


def test_the_table_of_variables_starts_with_the_area_itself() -> None:
    rates = pd.DataFrame({"area_code": ["Z", "Y"], "rate_per_1000": [9.0, 8.0]})
    table = look_alikes.values_table(values_of("Zz", "Yy", "Aa"), rates)
    assert table.columns.tolist() == ["Naam", "Per 1.000", "Jongeren", "Aandeel (%)"]
    assert table["Naam"].tolist() == ["Zz", "Yy", "Aa"]
    assert table["Per 1.000"].tolist()[:2] == [9.0, 8.0]
    assert table["Per 1.000"].isna().tolist() == [False, False, True]
    assert table["Aandeel (%)"].tolist() == [1234.5, 1235.5, 1236.5]
