"""What stands on the screen equals the release, for all 342 municipalities."""

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pages.components import formats
from pages.components.texts import SIGNALS, VARIANTS
from tests.pages.app_driver import (
    OVERVIEW,
    PARTICIPATION,
    REGION,
    assert_healthy,
    codes_on_map,
    open_app,
    sent_to_map,
)
from warehouse.queries import (
    national_figures,
    offer_capacity,
    participation,
    participation_months,
    periods,
    rsv_profiles,
    rsvs,
)
from warehouse.releases import Release

NUMBER = re.compile(r"-?\d[\d.]*(?:,\d+)?")
CHOICES = [
    ("Gestart", "started", "regulier", "12m"),
    ("Lopend", "running", "regulier", "12m"),
    ("Afgerond", "completed", "regulier", "2022"),
    ("Afgerond", "completed", "basis", "12m-eerder"),
    ("Gestart", "started", "kort", "12m-eerder"),
]


def numbers_in(text: str) -> list[float]:
    """Read 1.234,5 without the formats module, which is under test here as well."""
    return [float(found.replace(".", "").replace(",", ".")) for found in NUMBER.findall(text)]


def areas_of(sent: dict[str, Any]) -> pd.DataFrame:
    """One row per municipality as the browser gets it."""
    columns = {
        "area_code": codes_on_map(sent),
        "digit": list(sent["index"]),
        "text": sent["values"].split("\n"),
        "note": sent["notes"].split("\n"),
    }
    return pd.DataFrame(columns).set_index("area_code")


def slice_of(release: Release, **changed: str) -> pd.DataFrame:
    choice = {
        "period": "12m",
        "measure": "started",
        "variant_group": "regulier",
        "area_kind": "municipality",
    }
    return participation(release.release_id, **{**choice, **changed}).set_index("area_code")


@pytest.mark.parametrize(("title", "measure", "variant_group", "period"), CHOICES)
def test_the_map_of_participation(
    example_release: Release, title: str, measure: str, variant_group: str, period: str
) -> None:
    labels = periods(example_release.release_id).set_index("period")["label"]
    query = {"cijfer": title, "variant": VARIANTS[variant_group], "periode": labels[period]}
    app = open_app(PARTICIPATION, query)
    assert_healthy(app)
    sent = sent_to_map(app)
    shown = areas_of(sent)
    truth = slice_of(example_release, measure=measure, variant_group=variant_group, period=period)
    assert len(shown) == 342
    assert sorted(shown.index) == sorted(truth.index)
    truth = truth.loc[shown.index]
    hidden = truth["is_suppressed"]
    assert hidden.any()
    assert set(shown.loc[hidden, "text"]) == {formats.HIDDEN}
    assert set(shown.loc[hidden, "note"]) == {formats.HIDDEN_MEANING}
    assert set(shown.loc[hidden, "digit"]) == {"-"}
    shown, truth = shown[~hidden], truth[~hidden]
    rates = [numbers_in(text) for text in shown["text"]]
    np.testing.assert_allclose(np.ravel(rates), truth["rate_per_1000"], atol=0.0501)
    notes = np.array([numbers_in(text) for text in shown["note"]])
    assert notes[:, 0].tolist() == truth["trajectory_count"].tolist()
    np.testing.assert_allclose(notes[:, 1], truth["smoothed_per_1000"], atol=0.0501)


def test_the_colour_of_an_area_is_the_class_its_rate_lies_in(example_release: Release) -> None:
    sent = sent_to_map(open_app(PARTICIPATION))
    every = areas_of(sent)
    shown = every[~slice_of(example_release).loc[every.index, "is_suppressed"]]
    smoothed = slice_of(example_release).loc[shown.index, "smoothed_per_1000"]
    limits = [numbers_in(label) for label, _ in sent["classes"]]
    lows = np.array([-np.inf, *(pair[0] for pair in limits[1:])])
    highs = np.array([*(pair[-1] for pair in limits[:-1]), np.inf])
    classes = shown["digit"].astype(int).to_numpy()
    assert (smoothed >= lows[classes]).all()
    assert (smoothed < highs[classes]).all()
    assert lows[1:].tolist() == highs[:-1].tolist()
    assert len({colour for _, colour in sent["classes"]}) == len(sent["classes"]) == 5
    assert shown["digit"].value_counts().min() > 342 / 5 * 0.7  # classes of about equal size


def test_the_map_of_signals(example_release: Release) -> None:
    sent = sent_to_map(open_app(OVERVIEW))
    shown = areas_of(sent)
    truth = slice_of(example_release).loc[shown.index]
    assert len(shown) == 342
    labels = [sent["classes"][int(digit)][0] for digit in shown["digit"]]
    assert labels == [SIGNALS[code].label for code in truth["signal"]]
    assert shown["text"].tolist() == labels
    hidden = truth["is_suppressed"]
    assert set(truth.loc[hidden, "signal"]) == {"suppressed"}
    assert set(shown.loc[hidden, "note"]) == {formats.HIDDEN}
    first_numbers = [numbers_in(note)[0] for note in shown.loc[~hidden, "note"]]
    np.testing.assert_allclose(first_numbers, truth.loc[~hidden, "rate_per_1000"], atol=0.0501)


def test_the_table_of_participation(example_release: Release) -> None:
    table = open_app(PARTICIPATION).dataframe[0].value.set_index("Gemeente")
    truth = slice_of(example_release).set_index("area_name").loc[table.index]
    assert len(table) == 342
    hidden = truth["is_suppressed"].to_numpy()
    written = [text.strip("\u2007") for text in table.loc[hidden, "Aantal"]]
    assert written == [formats.HIDDEN] * 2
    table, truth = table[~hidden], truth[~hidden]
    counts = [numbers_in(text)[0] for text in table["Aantal"]]
    assert counts == truth["trajectory_count"].tolist()
    rates = [numbers_in(text)[0] for text in table["Per 1.000"]]
    np.testing.assert_allclose(rates, truth["rate_per_1000"], atol=0.0501)


def test_the_table_of_signals_holds_the_lagging_ones_double_first(
    example_release: Release,
) -> None:
    table = open_app(OVERVIEW).dataframe[0].value
    truth = slice_of(example_release)
    lagging = truth[truth["signal"].isin(["double", "level", "falling"])]
    assert set(table["Gemeente"]) == set(lagging["area_name"])
    double = set(lagging.loc[lagging["signal"] == "double", "area_name"])
    assert set(table["Gemeente"][: len(double)]) == double


def test_the_headlines_of_the_country(example_release: Release) -> None:
    figures = national_figures(
        example_release.release_id, reference_date=example_release.reference_date
    ).set_index("figure")
    shown = [numbers_in(metric.value)[0] for metric in open_app(OVERVIEW).metric]
    order = ["started", "running", "completed", "running_projects", "granted_places"]
    assert shown == figures.loc[order, "now"].tolist()
    changes = [metric.delta for metric in open_app(OVERVIEW).metric]
    expected = figures.loc[order, "now"] - figures.loc[order, "year_before"]
    assert [numbers_in(change)[0] for change in changes] == expected.tolist()


@pytest.mark.parametrize("rsv_code", ["RSV01", "RSV12", "RSV19"])
def test_the_page_of_a_partnership(example_release: Release, rsv_code: str) -> None:
    release_id = example_release.release_id
    app = open_app(REGION, {"rsv": rsvs(release_id)[rsv_code]})
    assert_healthy(app)
    own = slice_of(example_release, area_kind="rsv").loc[rsv_code]
    profile = (
        rsv_profiles(release_id, reference_date=example_release.reference_date)
        .set_index("rsv_code")
        .loc[rsv_code]
    )
    values = [metric.value for metric in app.metric]
    assert formats.number(own["rate_per_1000"], 1) in values
    offer = offer_capacity(release_id, period="peildatum", area_kind="rsv").set_index("area_code")
    assert formats.number(offer.loc[rsv_code, "running_projects"]) in values
    assert formats.number(profile["fte"], 2) in values
    truth = slice_of(example_release)
    truth = truth[truth["rsv_code"] == rsv_code].set_index("area_name")
    table = app.table[0].value.set_index("Gemeente")
    assert sorted(table.index) == sorted(truth.index)
    counts = [numbers_in(text)[0] for text in table["Gestart"]]
    assert counts == truth.loc[table.index, "trajectory_count"].tolist()


def test_the_chart_of_months(example_release: Release) -> None:
    months = participation_months(
        example_release.release_id,
        area_kind="rsv",
        area_code="RSV15",
        variant_group="regulier",
        until=example_release.reference_date,
    )
    chart = open_app(PARTICIPATION, {"rsv": "Zeeland"}).get("plotly_chart")[-1].proto.spec
    trace = json_of(chart)["data"][0]
    assert len(trace["text"]) == len(months) == 38
    assert numbers_of(trace["y"]) == months["started"].tolist()


def json_of(text: str) -> dict[str, Any]:
    import json

    decoded: dict[str, Any] = json.loads(text)
    return decoded


def numbers_of(column: Any) -> list[float]:
    """Plotly sends numbers as a list or as base64 with a dtype."""
    import base64

    if isinstance(column, dict):
        return np.frombuffer(base64.b64decode(column["bdata"]), column["dtype"]).tolist()
    return list(column)
