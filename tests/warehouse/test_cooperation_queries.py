"""Partners, work agendas and the figures beside their tasks, counted by hand."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from language import speaking, tr
from tests.pages.conftest import published, shown
from tests.warehouse.cooperation_country import AGENDA, DAY, write_cooperation
from warehouse import queries
from warehouse.reference import work_agenda_tasks
from warehouse.releases import Release

SECTORS = ("onderwijs", "gemeenten", "maatschappelijke_organisaties", "fondsen", "bedrijven")


@pytest.fixture
def release(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    return shown(published(shared_folder, "cooperation-data", write_cooperation), monkeypatch)


def sectors_of(release: Release, day: date) -> dict[str, list[float]]:
    """Partnership → partners per sector, and all."""
    frame = queries.partner_sectors(release.release_id, reference_date=day)
    return {
        str(rsv): rows.set_index("sector")["partners"].reindex([*SECTORS, "all"]).tolist()
        for rsv, rows in frame.groupby("rsv_code")
    }


def test_the_reference_date(release: Release) -> None:
    assert release.reference_date == DAY


def test_sectors_on_the_day(release: Release) -> None:
    found = sectors_of(release, DAY)
    assert found["R1"] == [1, 1, 0, 1, 1, 3]  # Dubbel counts once in all
    assert found["R2"] == [1, 1, 0, 1, 0, 3]
    assert all(pd.isna(found["R3"]))  # delivered nothing: missing, not zero
    assert "R4" not in found  # ended


def test_sectors_on_another_day(release: Release) -> None:
    assert sectors_of(release, DAY + timedelta(days=1))["R2"] == [1, 0, 0, 1, 1, 3]
    before = sectors_of(release, date(2023, 12, 31))
    assert before["R4"] == [0, 1, 0, 0, 0, 1]  # as long as it lasts
    assert before["R1"] == [1, 1, 1, 1, 0, 4]
    assert not sectors_of(release, date(2023, 1, 1))  # none had begun


def test_an_ended_partnership_with_partners_left_is_still_there(release: Release) -> None:
    frame = queries.partner_sectors(release.release_id, reference_date=date(2023, 12, 31))
    assert not frame["has_ended"].any()
    parts = queries.work_agenda_parts(release.release_id, reference_date=DAY)
    assert parts.loc[parts["has_ended"], "rsv_code"].unique().tolist() == ["R4"]


def test_a_membership_without_a_gap_is_one_whatever_the_spelling(release: Release) -> None:
    ask = {"rsv_code": "R1", "reference_date": DAY}
    own = queries.partners(release.release_id, **ask).set_index("organisation")
    assert str(own["member_from"]["R.O.C. een"].date()) == "2023-03-28"
    assert own["member_to"].isna().all()
    assert own.loc[["Dubbel"], "sector"].tolist() == ["fondsen", "bedrijven"]
    west = queries.partners(release.release_id, rsv_code="R2", reference_date=DAY)
    since = west.set_index("organisation")["member_from"].astype(str).to_dict()
    assert since == {"roc een": "2023-06-01", "Vandaag": "2023-06-01", "Terug": "2024-06-30"}


@pytest.mark.parametrize("months", [1, 3])
def test_who_joined_and_who_left(release: Release, months: int) -> None:
    ask = {"reference_date": DAY, "months": months}
    changes = queries.partner_changes(release.release_id, rsv_code="R1", **ask)
    assert changes["joined"].sum() == 4  # ROC Één went on
    assert changes["ended"].sum() == 1
    assert changes["ended_names"].dropna().tolist() == ["Stichting Weg"]
    first, last = pd.to_datetime(changes["first_day"]), pd.to_datetime(changes["last_day"])
    assert (first.iloc[1:].to_numpy() == (last + pd.Timedelta(days=1)).iloc[:-1].to_numpy()).all()
    assert len(changes) == {1: 16, 3: 6}[months]  # from March 2023, and from its quarter
    assert last.iloc[-1] == pd.Timestamp(DAY)
    west = queries.partner_changes(release.release_id, rsv_code="R2", **ask)
    assert (west["joined"].sum(), west["ended"].sum()) == (4, 2)  # Terug came twice
    every = queries.partner_changes(release.release_id, rsv_code=None, **ask)
    assert (every["joined"].sum(), every["ended"].sum()) == (9, 4)
    assert queries.partner_changes(release.release_id, rsv_code="R3", **ask).empty


def test_the_last_step_ends_on_the_day(release: Release) -> None:
    day = date(2024, 5, 15)
    changes = queries.partner_changes(
        release.release_id, rsv_code="R1", reference_date=day, months=3
    )
    assert changes["last_day"].iloc[-1] == pd.Timestamp(day)
    assert changes["ended"].sum() == 0  # only later


def test_an_organisation_in_two_partnerships(release: Release) -> None:
    (row,) = queries.shared_partners(release.release_id, reference_date=DAY).itertuples()
    assert row.rsv_count == 2
    assert list(row.rsv_codes) == ["R1", "R2"]
    assert row.organisation == "R.O.C. een"  # the newest spelling
    assert (row.spellings, row.spelling_count) == ("R.O.C. een; roc een", 2)
    first = queries.shared_partners(release.release_id, reference_date=date(2023, 5, 1))
    assert first.empty


def test_how_each_part_stands(release: Release) -> None:
    parts = queries.work_agenda_parts(release.release_id, reference_date=DAY)
    progress = parts.set_index(["rsv_code", "agenda_part"])["progress"]
    assert progress["R1"].to_dict() == {
        "a": "overdue", "b": "not_started", "c": "in_progress", "d": "none", "e": "done",
        "f": "in_progress", "spelregels": "none", "voordracht": "none",
    }  # fmt: skip
    assert progress["R2"]["voordracht"] == "overdue"
    assert set(progress["R3"]) == {"unknown"}
    assert (parts["dropped"].sum(), parts["overdue"].sum()) == (1, 3)
    later = queries.work_agenda_parts(release.release_id, reference_date=DAY + timedelta(days=1))
    assert later.set_index(["rsv_code", "agenda_part"])["progress"]["R1", "b"] == "overdue"


def test_no_action_is_dropped_and_each_knows_its_line(release: Release) -> None:
    actions = queries.work_agenda_actions(release.release_id, rsv_code=None, reference_date=DAY)
    listed = actions.set_index("action")["line"].to_dict()
    assert listed == {row[2]: at + 2 for at, row in enumerate(AGENDA)}
    late = actions.loc[actions["is_overdue"], "action"]
    assert set(late) == {"gisteren", "te laat", "nog open"}
    assert actions.loc[actions["deadline"].isna(), "action"].tolist() == ["zonder dag"]
    assert set(actions["file_name"]) == {"werkagenda.csv"}


def figures_of(release: Release) -> dict[tuple[str, str], tuple[float, float, str]]:
    frame = queries.task_figures(
        release.release_id, reference_date=DAY, within_km=10.0, stand="peildatum", period="12m"
    )
    return {
        (row.figure, row.area_code): (row.value, row.total, row.detail)
        for row in frame.itertuples()
    }


def test_figures_beside_the_tasks(release: Release) -> None:
    found = figures_of(release)
    assert found["parts_present", "R1"][:2] == (5, 8)
    assert found["strategy_present", "R1"][:2] == (1, 1)
    assert found["strategy_present", "R2"][:2] == (0, 1)
    assert found["strategy_present", "NL"][:2] == (1, 2)  # Wadden has ended, Noord is not known
    assert found["sectors_covered", "R1"] == (4, 5, "Maatschappelijke organisaties")
    assert found["all_sectors", "NL"][:2] == (0, 2)
    assert found["partners", "NL"][0] == 5  # an organisation in two partnerships once
    assert found["meetings", "R1"][0] == found["meetings", "NL"][0] == 2
    assert found["meetings", "R2"][0] == 0
    assert (found["appointed", "R1"][0], found["appointed", "R2"][0]) == (1, 0)
    assert found["appointed", "NL"][:2] == (1, 2)
    for figure in ("partners", "sectors_covered", "meetings", "appointed", "parts_present"):
        assert (figure, "R3") not in found  # not delivered is no figure


def test_themes_that_run_on_the_day(release: Release) -> None:
    found = figures_of(release)
    themes = queries.code_list(release.release_id, "theme")
    labels = themes.set_index("code")["label"]
    priority = set(themes.loc[themes["flag"] == "priority", "code"])
    value, total, lacking = found["themes_covered", "R1"]
    assert (value, total) == (4, len(themes))
    assert labels["kansengelijkheid"] in lacking.split(", ")  # ended the day before
    assert labels["mentale_gezondheid"] in lacking.split(", ")  # national offer counts apart
    assert found["priority_themes", "R1"][:2] == (
        len(priority & {"sport", "ict", "zorg"}),
        len(priority),
    )
    # A project in two priority themes is one; what began a year ago to the day is not new.
    assert found["new_priority_projects", "R1"][0] == 1
    assert found["new_priority_projects", "R2"][0] == 0
    assert found["themes_covered", "NL"][0] == 4


def test_what_lacks_is_named_in_the_language_of_the_reader(release: Release) -> None:
    def lacking() -> str:
        return figures_of(release)["sectors_covered", "R1"][2]

    dutch = lacking()
    with speaking("en"):
        assert lacking() == tr("Maatschappelijke organisaties") != dutch
    assert lacking() == dutch == "Maatschappelijke organisaties"


def test_every_figure_of_the_tasks_is_computed(example_release: Release) -> None:
    figures = queries.task_figures(
        example_release.release_id,
        reference_date=example_release.reference_date,
        within_km=10.0,
        stand="peildatum",
        period="12m",
    )
    asked = [
        figure["figure"] for task in work_agenda_tasks().values() for figure in task["figures"]
    ]
    assert set(figures["figure"]) == set(asked)
    assert set(figures["area_code"]) == {"NL", *queries.rsvs(example_release.release_id)}
    assert not figures["value"].isna().any()
    shares = figures[figures["total"].notna()]
    assert (shares["value"] <= shares["total"]).all()
    whole = figures.dropna(subset=["lower_95"])
    assert whole["value"].between(whole["lower_95"], whole["upper_95"]).all()


def test_figures_agree_with_the_pages_they_come_from(example_release: Release) -> None:
    release_id = example_release.release_id
    figures = queries.task_figures(
        release_id,
        reference_date=example_release.reference_date,
        within_km=10.0,
        stand="peildatum",
        period="12m",
    ).set_index(["figure", "area_code"])["value"]
    rates = queries.participation(
        release_id, period="12m", measure="started", variant_group="regulier", area_kind="rsv"
    ).set_index("area_code")["rate_per_1000"]
    pd.testing.assert_series_equal(
        figures["started_rate"].drop("NL"), rates, check_names=False, check_like=True
    )
    spots = queries.white_spots(release_id, period="peildatum", within_km=10.0)
    white = spots[spots["white_spot"] == "none"].groupby("rsv_code").size()
    assert figures["white_spots"].drop("NL").to_dict() == {
        code: white.get(code, 0) for code in queries.rsvs(release_id)
    }
    matrix = queries.coverage(release_id, period="peildatum")
    margin = matrix[(matrix["moment"] == "all") & (matrix["target_group"] == "all")]
    running = margin[(margin["theme"] != "all") & (margin["projects"] > 0)]
    assert figures["themes_covered", "NL"] == len(running)
    profiles = queries.rsv_profiles(
        release_id, reference_date=example_release.reference_date
    ).set_index("rsv_code")
    assert figures["partners"].drop("NL").to_dict() == profiles["partners"].to_dict()
    meetings = profiles["meetings_last_year"]
    assert figures["meetings"].drop("NL").to_dict() == meetings.to_dict()
