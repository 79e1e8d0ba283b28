"""Brede evaluatie: the stacked partnerships say what the release and the other pages say."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from notes import store
from notes.content import Content, Place
from notes.database import FILE_NAME, VARIABLE, forget_engines
from notes.migrate import upgrade
from pages.components.evaluation import broad_findings, broad_rows, broad_tables
from pages.components.evaluation.note_themes import themes_finding, themes_table
from tests.pages.app_driver import assert_healthy, open_app, table_with, words
from warehouse.frames import rsv_verdicts
from warehouse.queries import facilitators, frame_checks, participation
from warehouse.releases import Release

BROAD = "pages/evaluatie/breed.py"
LAST_DAY = pd.Timestamp(2024, 2, 29).date()


def test_every_row_is_what_the_release_says(example_release: Release) -> None:
    release_id = example_release.release_id
    app = open_app(BROAD)
    assert_healthy(app)
    shown = table_with(app, "Gestart in een jaar").set_index("RSV")
    slice_ = {"period": "12m", "measure": "started", "variant_group": "regulier"}
    truth = participation(release_id, **slice_, area_kind="rsv").set_index("area_name")
    assert list(shown.index) == sorted(truth.index) and len(shown) == 19
    for name, row in truth.iterrows():
        change = f"{(row['own_ratio'] - 1) * 100:+.0f}%"
        assert shown.loc[name, "Gestart in een jaar"].startswith(f"{change} (")
    municipal = participation(release_id, **slice_, area_kind="municipality")
    signals = municipal[municipal["signal"].isin(["double", "level", "falling"])]
    counted = signals.groupby("rsv_name").size().reindex(shown.index, fill_value=0)
    assert shown["Gemeenten met signaal"].astype(int).tolist() == counted.tolist()
    checks = rsv_verdicts(frame_checks(release_id, reference_date=LAST_DAY))
    without = set(checks.loc[checks["status"] == "not_met", "rsv_code"])
    codes = truth["area_code"]
    assert {codes[name] for name in shown.index[shown["Kaders niet gehaald"] != "–"]} == without
    fte = facilitators(release_id, reference_date=LAST_DAY).set_index("rsv_name")["fte"]
    assert "vacant" in shown.loc["Zeeland", "Fte"] and pd.isna(fte["Zeeland"])
    assert shown.loc["Groningen", "Fte"] == f"{fte['Groningen']:.2f}".replace(".", ",")


@pytest.mark.parametrize("flow", ["Gestart", "Afgerond"])
def test_either_flow_and_an_earlier_day(example_release: Release, flow: str) -> None:
    now = open_app(BROAD, {"verandering": flow})
    then = open_app(BROAD, {"verandering": flow, "peildatum": "31 aug 2023"})
    for app in (now, then):
        assert_healthy(app)
        assert f"{flow.lower()}e trajecten per 1.000 jongeren" in words(app)
    assert words(now) != words(then)


def test_before_the_first_partnership_there_is_nothing_to_stack(example_release: Release) -> None:
    app = open_app(BROAD, {"peildatum": "31 dec 2021"})
    assert_healthy(app)
    assert "waren er nog geen RSV's" in words(app)
    assert not app.get("plotly_chart")


def test_a_release_without_partnerships_says_so(small_release: Release) -> None:
    app = open_app(BROAD)
    assert_healthy(app)
    assert words(app)


def rows(**columns: list) -> pd.DataFrame:
    return pd.DataFrame({"rsv_name": ["A", "B", "C"], **columns})


def test_findings_in_words() -> None:
    change = rows(
        started_ratio=[1.2, 0.8, float("nan")],
        started_direction=["rising", "falling", None],
        relative_direction=["rising", "falling", "stable"],
    )
    assert broad_findings.change_finding(change, "started") == (
        "In 1 van 2 RSV's steeg het aantal gestarte trajecten per 1.000 jongeren aantoonbaar in "
        "een jaar; het daalde in B. De verandering loopt van −20% (B) tot +20% (A)."
    )
    assert broad_findings.relative_finding(change) == (
        "Loopt in op Nederland: A; raakt achterop: B."
    )
    unknown = rows(relative_direction=[None, "undetermined", None])
    assert broad_findings.relative_finding(unknown) == ""
    unmet = rows(unmet=[["work_agenda"], ["work_agenda", "fte_bounds"], []])
    said = broad_findings.frames_finding(unmet)
    assert said.startswith("2 van 3 RSV's voldoen aan ten minste één kader niet: ")
    assert "(2 RSV's); " in said and said.endswith("(1 RSV).")
    alone = rows(started_ratio=[float("nan")] * 3)
    assert broad_findings.change_finding(alone, "started") == broad_findings.NO_YEAR_BEFORE
    nothing = rows(unmet=[[], [], []])
    assert broad_findings.frames_finding(nothing).startswith("Geen RSV voldoet aantoonbaar niet")


def test_without_any_delivery_the_assignment_is_unknown_and_not_nought() -> None:
    unknown = rows(
        state=["unknown"] * 3,
        fte=[float("nan")] * 3,
        actions=[float("nan")] * 3,
    )
    assert broad_findings.assignment_finding(unknown) == (
        "Er is geen aanstelling bekend; er zijn geen werkagenda's aangeleverd."
    )


def test_a_region_that_delivered_nothing_has_no_nought(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = broad_rows.participation

    def without_fryslan(*arguments: object, **choice: object) -> pd.DataFrame:
        found = asked(*arguments, **choice)
        name = "area_code" if choice["area_kind"] == "rsv" else "rsv_code"
        return found[found[name] != "RSV02"]

    monkeypatch.setattr(broad_rows, "participation", without_fryslan)
    app = open_app(BROAD)
    assert_healthy(app)
    fryslan = table_with(app, "Gestart in een jaar").set_index("RSV").loc["Fryslân"]
    assert fryslan["Gemeenten met signaal"] == "geen gegevens"
    assert fryslan["Gestart in een jaar"] == "nog niet te bepalen"


def with_intervals(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.error_x.array is not None]


def test_the_chart_leaves_out_who_cannot_be_compared() -> None:
    change = rows(
        started_ratio=[1.2, 0.8, float("nan")],
        started_lower=[1.1, 0.7, float("nan")],
        started_upper=[1.3, 0.9, float("nan")],
        started_relative_lower=[float("nan")] * 3,
        started_relative_upper=[float("nan")] * 3,
    )
    figure = broad_tables.change_chart(change, "started", float("nan"))
    (dots,) = with_intervals(figure)
    assert list(dots.y) == ["B", "A"]
    assert all(trace.y[0] in ("A", "B") for trace in figure.data)  # else the axis counts
    names = [trace.name for trace in figure.data if trace.showlegend is not False]
    assert names == ["Dik 95%-interval: tegenover een jaar eerder", "Gelijk gebleven"]


@pytest.mark.parametrize("measure", broad_rows.FLOWS)
def test_the_interval_that_was_judged_is_drawn(example_release: Release, measure: str) -> None:
    slice_ = {"period": "12m", "measure": measure, "variant_group": "regulier"}
    release_id = example_release.release_id
    truth = participation(release_id, **slice_, area_kind="rsv")
    national = participation(release_id, **slice_, area_kind="country")["own_ratio"].iloc[0]
    parts = {
        f"{measure}_{name}": truth[column].to_numpy() for column, name in broad_rows.CHANGE.items()
    }
    figure = broad_tables.change_chart(
        pd.DataFrame({"rsv_name": truth["area_code"], **parts}), measure, national
    )
    thin, thick = with_intervals(figure)
    assert thin.error_x.thickness < thick.error_x.thickness
    low = pd.Series(thin.x - thin.error_x.arrayminus, index=thin.y)
    high = pd.Series(thin.x + thin.error_x.array, index=thin.y)
    line, way = (national - 1) * 100, truth.set_index("area_code")["relative_direction"]
    said = pd.Series("stable", way.index).mask(low > line, "rising").mask(high < line, "falling")
    assert (said == way).all()
    # What it was before: of chance alone, so that one beside the line need not be judged so.
    narrow = thick.error_x.array + thick.error_x.arrayminus
    assert (narrow < thin.error_x.array + thin.error_x.arrayminus).all()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database of notes that is ready, apart from the release that all tests read."""
    file = tmp_path / FILE_NAME
    monkeypatch.setenv(VARIABLE, f"sqlite:///{file}")
    upgrade()
    yield file
    forget_engines()


def test_the_themes_of_all_notes_side_by_side(example_release: Release, database: Path) -> None:
    empty = open_app(BROAD, {"notities_themas": "true"})
    assert_healthy(empty)
    assert "Er staat nog geen notitie met een thema" in words(empty)
    for rsv_code, carried in (("RSV01", ("werving", "geld")), ("RSV02", ("werving",))):
        # Of whatever release: the sessions were held on different days.
        place = Place(f"uitgave-{rsv_code}", date(2023, 12, 31), "groei", "groei", rsv_code)
        store.add(place, Content("story", "Zo ging het.", themes=carried), "beheer")
    app = open_app(BROAD, {"notities_themas": "true"})
    assert_healthy(app)
    assert "Het breedst gedeeld is Werving van jongeren: in 2 regio's." in words(app)
    shown = table_with(app, "Welke")
    assert shown["Notities"].astype(int).tolist() == [2, 1]
    assert shown["Welke"].tolist() == ["Fryslân, Groningen", "Groningen"]


def test_notes_that_are_away_leave_the_figures(example_release: Release, database: Path) -> None:
    forget_engines()
    database.rename(database.with_suffix(".weg"))
    app = open_app(BROAD, {"notities_themas": "true"})
    assert_healthy(app)
    assert "Notities zijn nu niet beschikbaar" in words(app)
    assert len(table_with(app, "Gestart in een jaar")) == 19


def test_a_theme_or_region_that_is_no_longer_known_keeps_its_code() -> None:
    counts = pd.DataFrame(
        {"rsv_code": ["RSV01", "RSV99"], "theme": ["oud", "geld"], "notes": [2, 1]}
    )
    table = themes_table(counts, {"geld": "Geld"}, {"RSV01": "Groningen"})
    assert table.to_dict("list") == {
        "Thema": ["oud", "Geld"],
        "Regio's": [1, 1],
        "Notities": [2, 1],
        "Welke": ["Groningen", "RSV99"],
    }
    assert themes_finding(table) == "Het breedst gedeeld zijn oud en Geld: elk in 1 regio."
