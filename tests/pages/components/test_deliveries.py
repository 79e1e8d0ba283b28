"""Delivered files and refused rows, as a reader sees them."""

import json

import pandas as pd
import pytest
import streamlit as st

from pages.components import deliveries
from pages.components.context import PageContext


def test_a_refused_row_is_written_as_words() -> None:
    raw_row = json.dumps({"traject_id": "T1", "gemeente_code": "", "leeftijd": "17; oud"})
    assert deliveries.readable_row(raw_row) == "traject_id: T1; leeftijd: 17; oud"


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_a_row_about_a_young_person_is_not_there_and_that_is_said(missing: float | None) -> None:
    assert "staat in het aangeleverde bestand" in deliveries.readable_row(missing)


def test_sheet_partnership_and_formulas_of_refused_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[pd.DataFrame] = []
    monkeypatch.setattr(st, "markdown", lambda *_: None)
    monkeypatch.setattr(st, "dataframe", lambda table, **_: shown.append(table.to_pandas()))
    monkeypatch.setattr(deliveries.downloads, "offer", lambda *_, **__: None)
    reason = {
        "input_name": "partners", "file_name": "p.xlsx", "sheet_name": "Noord", "line": 3,
        "column_name": "sector", "found": "=1+1", "expected": "een van: onderwijs", "advice": "x",
        "rsv_code": "RSV01", "raw_row": "{}",
    }  # fmt: skip
    context: PageContext = None  # type: ignore[assignment]
    deliveries.show_rejected(pd.DataFrame([reason]), context)
    plain = reason | {"sheet_name": "", "rsv_code": None}
    deliveries.show_rejected(pd.DataFrame([plain]), context)
    assert shown[0][["Invoer", "Blad", "RSV", "Gevonden"]].to_numpy().tolist() == [
        ["Partners", "Noord", "RSV01", "'=1+1"]
    ]
    assert not {"Blad", "RSV", "Hele rij"} & set(shown[1])
