"""Months: of which area, in a sentence and a chart."""

from datetime import date

import pandas as pd
import pytest

from pages.components.participation.months import (
    months_area,
    months_chart,
    months_finding,
    months_note,
    months_period,
)


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
        return months_area(municipality, rsv, country, of, group)

    assert area(None, None) == nation
    assert area(None, "RSV15") == zeeland
    # A municipality has no months: those around it do.
    assert area("GM0664", "RSV15") == area("GM0664", None) == zeeland
    assert area("GM0363", None) == nation
    # The page is about another partnership.
    assert area("GM0363", "RSV15") == zeeland
    # Nothing was delivered for the municipality.
    assert area("GM0001", "RSV15") == zeeland
    assert area("GM0001", None) == nation
    # A variant apart has months of the country only.
    assert area("GM0664", "RSV15", "kort") == area(None, "RSV15", "kort") == nation
    # And so has what runs.
    assert area(None, "RSV15", of="running") == nation


def test_months_of_a_larger_area_say_why() -> None:
    def note(kind: str, selected: str | None, group: str = "regulier", of: str = "started") -> str:
        return months_note(kind, selected, of, group)

    assert note("rsv", None) == note("country", None) == ""
    assert "Per gemeente" in note("rsv", "GM0664")
    assert "één variant" in note("country", "GM0664", "kort")
    assert "Wat er liep" in note("country", "GM0664", of="running")


def test_the_period_of_months_is_from_the_first_to_the_last() -> None:
    series = pd.DataFrame({"month": pd.date_range("2021-01-01", periods=38, freq="MS")})
    assert months_period(series, date(2024, 2, 29)) == "jan 2021 t/m feb 2024"
    assert months_period(series[:0], date(2024, 2, 29)) == "tot en met 29 feb 2024"


def test_months_finding() -> None:
    months = pd.DataFrame(
        {
            "month": pd.date_range("2022-01-01", periods=24, freq="MS"),
            "started": [1] * 12 + [2] * 12,
            "running": range(24),
        }
    )
    flow = months_finding("Goes", months, "started", "gestart")
    assert "Goes" in flow
    assert "24 trajecten gestart" in flow
    assert "tegen 12" in flow
    stock = months_finding("Goes", months, "running", "lopend")
    assert "eind dec 2023 23 trajecten" in stock
    short = months_finding("Goes", months.tail(13), "started", "gestart")
    assert "24" in short
    assert "tegen" not in short
    without = months_finding("Goes", months.head(0), "started", "x")
    assert "niets aangeleverd, of de aantallen zijn te klein om te tonen" in without


@pytest.mark.parametrize(
    ("measure", "kind"), [("started", "bar"), ("completed", "bar"), ("running", "scatter")]
)
def test_months_chart(measure: str, kind: str) -> None:
    months = pd.date_range("2021-01-01", periods=38, freq="MS")
    frame = pd.DataFrame({"month": months, measure: range(38)})
    figure = months_chart(frame, measure, "Gestart")
    (trace,) = figure.data
    assert trace.type == kind
    assert list(trace.y) == list(range(38))
    assert list(trace.text)[:3] == ["jan 2021", "feb 2021", "mrt 2021"]
    ticks = dict(zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True))
    assert 5 <= len(ticks) <= 12
    assert ticks[months[0]] == "jan 2021"


def test_a_single_month() -> None:
    frame = pd.DataFrame({"month": pd.to_datetime(["2024-02-01"]), "started": [3]})
    assert list(months_chart(frame, "started", "Gestart").data[0].y) == [3]
