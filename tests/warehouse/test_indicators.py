"""Indicator files load, and say what pages need of them."""

from datetime import date

import pytest

from warehouse.indicators import INDICATORS_FOLDER, load_indicators

CODES = sorted(path.stem for path in INDICATORS_FOLDER.glob("*.yaml"))


def test_every_file_is_an_indicator_under_its_own_name_in_reading_order() -> None:
    loaded = load_indicators()
    assert sorted(loaded) == CODES
    assert all(code == indicator.code for code, indicator in loaded.items())
    orders = [indicator.order for indicator in loaded.values()]
    assert orders == sorted(set(orders))


@pytest.mark.parametrize("code", CODES)
def test_an_indicator_is_complete(code: str) -> None:
    indicator = load_indicators()[code]
    for text in (indicator.title, indicator.definition, indicator.why, indicator.source):
        assert text.strip() == text
        assert len(text) > 2
    assert indicator.caveats
    assert 0 <= indicator.decimals <= 3
    assert indicator.polarity in {"high_is_good", "low_is_good"}
    assert date.fromisoformat(indicator.reviewed) < date.fromisoformat(indicator.next_review)
