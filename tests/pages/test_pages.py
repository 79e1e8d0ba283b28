"""Every page on the example release, on a release with little in it, and without a release."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pages.components import etl_process, formats
from tests.pages.app_driver import (
    DELIVERIES,
    OVERVIEW,
    PAGES,
    PAGES_ON_A_RELEASE,
    PAGES_WITH_FIGURES,
    PARTICIPATION,
    REGION,
    assert_healthy,
    codes_on_map,
    open_app,
    sent_to_map,
    table_with,
    words,
)
from warehouse.queries import ingested_files, participation, release_info
from warehouse.releases import Release, activate, current_release, list_releases

SLICE = {"period": "12m", "measure": "started", "variant_group": "regulier"}


@pytest.mark.parametrize("page", PAGES_WITH_FIGURES)
def test_a_page_shows_what_its_figures_are(example_release: Release, page: str) -> None:
    app = open_app(page)
    assert_healthy(app)
    screen = words(app)
    assert re.search(r"badge\[Peildatum 29 feb 2024\]", screen)
    assert re.search(r"badge\[Fictief", screen)
    assert re.search(r"badge\[Voorlopige indeling", screen)
    assert example_release.release_id in screen
    assert not app.warning


@pytest.mark.parametrize("page", PAGES)
def test_a_rerun_shows_the_same(example_release: Release, page: str) -> None:
    app = open_app(page)
    first = words(app)
    assert_healthy(app.run())
    assert words(app) == first


@pytest.mark.parametrize("page", PAGES_WITH_FIGURES)
def test_a_release_with_little_in_it(small_release: Release, page: str) -> None:
    app = open_app(page)
    assert_healthy(app)
    screen = words(app)
    assert "ictief" not in screen
    assert "FICTIEF" not in screen
    assert small_release.release_id in screen


@pytest.mark.parametrize("page", PAGES_WITH_FIGURES)
def test_a_release_without_a_full_period(short_release: Release, page: str) -> None:
    """A first delivery of less than twelve months: there is no period to choose yet."""
    app = open_app(page, {"gemeente": "Utrecht"})
    assert_healthy(app)
    assert short_release.release_id in words(app)


@pytest.mark.parametrize("page", [OVERVIEW, PARTICIPATION, REGION])
def test_without_a_full_period_the_page_says_what_it_waits_for(
    short_release: Release, page: str
) -> None:
    app = open_app(page, {"gemeente": "Utrecht"})
    assert_healthy(app)
    screen = words(app)
    assert "heeft niets aangeleverd" not in screen
    assert "maanden niets aangeleverd" not in screen
    assert "periode nog niets" not in screen
    assert "heeft er geen" not in screen
    assert short_release.release_id in screen
    assert "nog geen volle periode van 12 maanden" in screen


def test_what_was_not_delivered_is_not_zero(small_release: Release) -> None:
    sent = sent_to_map(open_app(PARTICIPATION))
    delivered = participation(small_release.release_id, **SLICE, area_kind="municipality")
    texts = dict(zip(codes_on_map(sent), sent["values"].split("\n"), strict=True))
    missing = set(texts) - set(delivered["area_code"])
    assert len(texts) == 342
    assert len(missing) > 300
    assert {texts[code] for code in missing} == {formats.NO_DATA}
    digits = dict(zip(codes_on_map(sent), sent["index"], strict=True))
    assert {digits[code] for code in missing} == {"-"}
    app = open_app(PARTICIPATION, {"gemeente": "Groningen"})
    assert_healthy(app)
    assert "Groningen" in app.info[0].value


def test_the_deliveries_page_lists_files_and_refusals(small_release: Release) -> None:
    app = open_app(DELIVERIES)
    files = ingested_files(small_release.release_id)
    table = table_with(app, "Kenmerk (sha-256)")
    assert table["Bestand"].tolist() == ["deelname.csv"]
    assert files["sha256"].iloc[0].startswith(table["Kenmerk (sha-256)"].iloc[0])
    refused = table_with(app, "Wat u kunt doen")
    assert refused[["Bestand", "Regel", "Gevonden"]].to_numpy().tolist() == [
        ["deelname.csv", 42, "GM9999"]
    ]


@pytest.mark.parametrize("page", PAGES_WITH_FIGURES)
def test_without_a_release_a_page_says_how_to_make_one(data_folder: Path, page: str) -> None:
    app = open_app(page)
    assert_healthy(app)
    assert len(app.info) == 1
    assert app.button(key="load_first_release")
    assert str(data_folder / "inbox") in words(app)
    assert "python -m etl load" in words(app)


def test_the_button_makes_a_first_release(small_inbox: Path) -> None:
    """The real ETL in its own process; what the user put in the inbox is used, and only that."""
    app = open_app(DELIVERIES)
    app.button(key="load_first_release").click()
    app.run(timeout=120)
    assert_healthy(app)
    release, damaged_id = current_release()
    assert damaged_id is None
    assert not release.is_fictitious
    assert release.inputs == ("deelname",)
    assert release.release_id in words(app)
    assert not [button for button in app.button if button.key == "load_first_release"]


class FakeEtl:
    """Answers for the ETL and remembers what was asked."""

    def __init__(self, answers: list[int]) -> None:
        self.answers = answers
        self.asked: list[list[str]] = []

    def run(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.asked.append(command[1:])
        code = self.answers[len(self.asked) - 1]
        return subprocess.CompletedProcess(command, code, "uit de ETL", "en de fout" * code)


@pytest.mark.parametrize(("answers", "steps"), [([1], 1), ([0, 1], 2), ([0, 2], 2)])
def test_a_refused_load_shows_the_message_of_the_etl(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, answers: list[int], steps: int
) -> None:
    fake = FakeEtl(answers)
    monkeypatch.setattr(etl_process.subprocess, "run", fake.run)
    app = open_app(OVERVIEW)
    app.button(key="load_first_release").click().run()
    assert_healthy(app)
    assert len(fake.asked) == steps
    assert fake.asked[0][:3] == ["-m", "etl", "example"]
    assert "--if-empty" in fake.asked[0]
    assert str(data_folder / "inbox") in fake.asked[0]
    assert "en de fout" in words(app)
    assert app.status[0].state == "error"


@pytest.mark.parametrize("page", PAGES_ON_A_RELEASE)
def test_a_damaged_active_release_gives_a_warning_and_the_older_figures(
    own_release: Release, newer_release: Release, page: str
) -> None:
    newer_release.path.write_bytes(newer_release.path.read_bytes()[:100_000])
    app = open_app(page)
    assert_healthy(app)
    assert newer_release.release_id in app.warning[0].value
    assert own_release.release_id in app.warning[0].value
    figures = words(app).replace(app.warning[0].value, "")
    assert own_release.release_id in figures
    if page != DELIVERIES:  # that page lists the damaged one as well
        assert newer_release.release_id not in figures


def test_the_older_figures_are_those_of_the_older_release(
    own_release: Release, newer_release: Release
) -> None:
    damaged = newer_release.path.read_bytes()[:-1]
    newer = sent_to_map(open_app(PARTICIPATION))["notes"]
    newer_release.path.write_bytes(damaged)
    older = sent_to_map(open_app(PARTICIPATION))["notes"]
    assert "100." in newer
    assert "100." not in older


@pytest.mark.parametrize("page", PAGES_ON_A_RELEASE)
def test_bit_rot_gives_a_warning_and_the_older_figures(
    own_release: Release, newer_release: Release, page: str
) -> None:
    """The file has its size but cannot be read: the older release is still there to show."""
    newer_release.path.write_bytes(bytes(newer_release.file_bytes))
    app = open_app(page)
    assert_healthy(app)
    assert newer_release.release_id in app.warning[0].value
    assert own_release.release_id in words(app)


def test_a_release_published_meanwhile_is_shown_at_the_next_rerun(
    own_release: Release, newer_release: Release
) -> None:
    activate(own_release.release_id)
    app = open_app(PARTICIPATION)
    assert own_release.release_id in words(app)
    activate(newer_release.release_id)
    app.run()
    assert_healthy(app)
    assert newer_release.release_id in words(app)
    assert own_release.release_id not in words(app)


def test_the_deliveries_page_lists_the_releases(
    own_release: Release, newer_release: Release
) -> None:
    table = table_with(open_app(DELIVERIES), "Staat")
    assert set(table["Uitgave"]) == {release.release_id for release in list_releases()}
    state = table.set_index("Uitgave")["Staat"]
    assert state[newer_release.release_id] != state[own_release.release_id]


def test_the_reference_date_is_that_of_the_release(small_release: Release) -> None:
    info = release_info(small_release.release_id)
    assert f"badge[Peildatum {formats.day(info.reference_date)}]" in words(open_app(REGION))
