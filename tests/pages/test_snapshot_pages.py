"""A frozen snapshot on the screen: every page speaks of it, and what cannot be opened is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.components import formats
from pages.components.snapshot_choice import ACTIVE
from tests.pages.app_driver import (
    ACCESSIBILITY,
    DELIVERIES,
    LOG,
    OVERVIEW,
    PAGES,
    PARTICIPATION,
    REGION,
    UPLOAD,
    assert_healthy,
    open_app,
    table_with,
    words,
)
from tests.warehouse.freezing import BASELINE, put_down
from tests.warehouse.publishing import publish_changed
from warehouse.queries import national_figures
from warehouse.releases import Release
from warehouse.settings import snapshots_folder
from warehouse.snapshots import list_snapshots, read_snapshot

BADGE = ":green-badge[Bevroren stand: Nulmeting]"
OF_THE_ACTIVE_RELEASE = (DELIVERIES, UPLOAD)
# Who did what is of no release, nor is what is accessible; Vergelijken names the two that it has.
OF_NO_SINGLE_RELEASE = (LOG, ACCESSIBILITY, "pages/evaluatie/vergelijken.py")


@pytest.fixture
def frozen(own_release: Release) -> Release:
    """The example, frozen on the baseline; the active release has other figures."""
    put_down(own_release, "Nulmeting")
    publish_changed(own_release, "update mart.national_figure set value = value + 1")
    return own_release


def started(release: Release, app: AppTest) -> bool:
    """Whether the headlines on the screen are those of the release on the baseline."""
    figures = national_figures(release.release_id, reference_date=BASELINE).set_index("figure")
    tile = next(metric.value for metric in app.metric if metric.label.startswith("Gestart"))
    return bool(tile == formats.number(figures.loc["started", "now"]))


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page not in OF_THE_ACTIVE_RELEASE + OF_NO_SINGLE_RELEASE]
)
def test_every_page_speaks_of_the_snapshot(frozen: Release, page: str) -> None:
    app = open_app(page, {"uitgave": "Nulmeting"})
    assert_healthy(app)
    said = words(app)
    assert BADGE in said
    assert "Peildatum 31 dec 2022" in said
    assert app.selectbox(key="uitgave").value == "Nulmeting"
    assert not [box for box in app.selectbox if box.key == "peildatum"]


def test_figures_are_of_the_frozen_release_and_day(frozen: Release) -> None:
    app = open_app(OVERVIEW, {"uitgave": "nulmeting"})  # by its name
    assert started(frozen, app)
    assert f"uitgave {frozen.release_id} · bevroren stand nulmeting." in words(app)
    app.selectbox(key="uitgave").select(ACTIVE).run()
    assert not started(frozen, app)
    assert BADGE not in words(app)


def test_the_snapshot_goes_along_and_can_be_left(frozen: Release) -> None:
    app = open_app(PARTICIPATION, {"uitgave": "Nulmeting"})
    app.switch_page(REGION).run()
    assert_healthy(app)
    assert BADGE in words(app)
    app.button(key="leave_snapshot").click().run()
    assert_healthy(app)
    assert BADGE not in words(app)
    assert app.selectbox(key="peildatum").value == "29 feb 2024"


@pytest.mark.parametrize("page", OF_THE_ACTIVE_RELEASE)
def test_pages_that_do_things_stay_with_the_active_release(frozen: Release, page: str) -> None:
    app = open_app(PARTICIPATION, {"uitgave": "Nulmeting"})
    app.switch_page(page).run()
    assert_healthy(app)
    assert BADGE not in words(app)
    assert "gaat over de actieve uitgave, niet over de bevroren stand 'Nulmeting'" in words(app)


def test_without_snapshots_there_is_no_choice(example_release: Release) -> None:
    app = open_app(PARTICIPATION)
    assert not [box for box in app.selectbox if box.key == "uitgave"]


@pytest.mark.parametrize(
    "asked", ["Onbekend", "", "../releases/active", "<script>", "é" * 5000, "Actieve uitgave"]
)
@pytest.mark.parametrize("has_snapshots", [True, False])
def test_an_unknown_name_gives_the_active_release(
    own_release: Release, asked: str, has_snapshots: bool
) -> None:
    if has_snapshots:
        put_down(own_release, "Nulmeting")
    app = open_app(PARTICIPATION, {"uitgave": asked})
    assert_healthy(app)
    assert f"uitgave {own_release.release_id}." in words(app)
    said = [warning.value for warning in app.warning]
    assert len(said) == (asked not in {"", ACTIVE})
    assert all("Er is geen bevroren stand" in text and "actieve uitgave" in text for text in said)


def test_a_withdrawn_snapshot_says_so(own_release: Release) -> None:
    put_down(own_release, "Nulmeting", withdrawn_moment="2024-03-02T10:00:00+00:00")
    app = open_app(PARTICIPATION, {"uitgave": "Nulmeting"})
    assert_healthy(app)
    assert "De bevroren stand 'Nulmeting' is ingetrokken" in app.warning[0].value


def _flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (Path.unlink, "is weg"),
        (lambda path: path.with_suffix(".json").unlink(), "is weg"),
        (_flip_a_byte, "is beschadigd"),
    ],
)
def test_a_snapshot_that_cannot_be_opened_says_which_and_what_to_do(
    frozen: Release, damage: Callable[[Path], object], said: str
) -> None:
    damage(frozen.path)
    app = open_app(PARTICIPATION, {"uitgave": "Nulmeting"})
    assert_healthy(app)
    (warning,) = [each.value for each in app.warning]
    assert "'Nulmeting' is niet te openen" in warning
    assert f"uitgave {frozen.release_id} {said}. Laat de beheerder" in warning
    assert BADGE not in words(app)


def test_a_snapshot_of_another_version_says_so(frozen: Release) -> None:
    manifest = frozen.path.with_suffix(".json")
    manifest.write_text(manifest.read_text().replace('"schema_version": ', '"schema_version": 9'))
    app = open_app(PARTICIPATION, {"uitgave": "Nulmeting"})
    assert_healthy(app)
    assert "een andere versie van het dashboard" in app.warning[0].value


def test_a_title_is_text_and_no_layout(own_release: Release) -> None:
    put_down(own_release, "**[x](http://a)**")
    app = open_app(PARTICIPATION, {"uitgave": "**[x](http://a)**"})
    assert_healthy(app)
    assert r"Bevroren stand: \*\*\[x\](http://a)\*\*" in words(app)


def test_freeze_withdraw_and_restore_on_screen(own_release: Release) -> None:
    app = open_app(DELIVERIES)
    assert "Er is nog geen bevroren stand." in words(app)
    assert app.button(key="freeze_now").disabled
    app.text_input(key="snapshot_title").input("--title Stand").run()
    app.selectbox(key="snapshot_day").select("31 dec 2022").run()
    app.button(key="freeze_now").click().run()
    assert_healthy(app)
    (snapshot,) = list_snapshots()
    assert (snapshot.title, snapshot.reference_date) == ("--title Stand", BASELINE)
    assert (snapshot.release_id, snapshot.role) == (own_release.release_id, "programmateam")
    assert table_with(app, "Titel")["Staat"].tolist() == ["te openen"]
    app.button(key="withdraw_now").click().run()
    assert_healthy(app)
    assert table_with(app, "Titel")["Staat"].iloc[0].startswith("ingetrokken op")
    app.button(key="withdraw_now").click().run()
    assert table_with(app, "Titel")["Staat"].tolist() == ["te openen"]
    assert read_snapshot(snapshot.name) == snapshot


def test_a_refusal_is_shown_and_nothing_is_frozen(own_release: Release) -> None:
    kept = put_down(own_release, "Nulmeting")
    (snapshots_folder() / "stuk.json").write_text("{")
    app = open_app(DELIVERIES)
    assert "Niet te lezen in de map snapshots: stuk." in words(app)
    app.text_input(key="snapshot_title").input("nulmeting!").run()
    app.button(key="freeze_now").click().run()
    assert "er is al een stand met de naam nulmeting" in words(app)
    assert list_snapshots() == [kept]
