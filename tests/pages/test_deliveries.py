"""The page Gegevens: how deliveries stand, and who published what."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pages.components.delivery_status import OF_NO_RSV
from pages.components.publications import LONGEST_TABLE
from tests.pages.app_driver import DELIVERIES, assert_healthy, open_app, table_with, words
from warehouse.publication_log import (
    PUBLISHED,
    ROLLED_BACK,
    Publication,
    add_publication,
    log_path,
)
from warehouse.queries import rsvs
from warehouse.releases import Release

UTRECHT = "Utrecht, Gooi en Vechtstreek"


def publish(release_id: str, action: str = PUBLISHED) -> None:
    moment = datetime.now(UTC).isoformat()
    add_publication(Publication(moment, "publicist", action, release_id, "", ("a*b.csv",)))


def test_one_delivery_makes_only_its_own_partnerships_look_delivered(
    small_release: Release,
) -> None:
    app = open_app(DELIVERIES)
    assert_healthy(app)
    matrix = table_with(app, "Gemeenten per RSV")
    assert sorted(matrix.index) == sorted(rsvs(small_release.release_id).values())
    delivered = matrix.index[~matrix["Deelname"].str.contains("niets")]
    assert sorted(delivered) == ["Flevoland", UTRECHT]
    assert set(matrix.drop(columns="Deelname").to_numpy().ravel()) == {"– niets"}
    screen = words(app)
    # Utrecht delivered 2022 only.
    assert matrix.loc[UTRECHT, "Deelname"].split("\u00a0t/m")[0] == ":red-badge[te\u00a0laat]"
    assert matrix.loc["Flevoland", "Deelname"].startswith("✓")
    assert f"18 van de 19 RSV's zijn te laat met deelname: 1 loopt achter ({UTRECHT})" in screen
    assert ") en 17 hebben nog niets aangeleverd (" in screen
    details = table_with(app, "Ouderdom")
    assert len(details) == 19 * 9 + 2  # and bevolking, and a row nobody knows the owner of
    unread = details[(details["RSV"] == OF_NO_RSV) & (details["Invoer"] == "Deelname")]
    assert unread["Geweigerd"].str.strip("\u2007").tolist() == ["1"]
    assert app.get("download_button")


def test_the_details_of_one_partnership(small_release: Release) -> None:
    app = open_app(DELIVERIES, {"rsv": UTRECHT})
    assert_healthy(app)
    details = table_with(app, "Ouderdom").set_index("Invoer")
    assert len(details) == 9
    row = details.loc["Deelname"]
    assert (row["Stand"], row["Rijen"].strip("\u2007")) == ("te laat, definitief", "20")
    assert row["Bestand"] == "deelname.csv"
    assert row["Ouderdom"].endswith("maanden geleden")


@pytest.fixture
def own_release(own_release: Release) -> Iterator[Release]:
    """A release of which nobody has logged anything yet."""
    log_path().unlink()
    yield own_release


def test_without_a_log_the_page_says_so(own_release: Release) -> None:
    app = open_app(DELIVERIES)
    assert_healthy(app)
    assert "Er staat nog geen publicatie in het logboek." in words(app)
    assert not app.warning


def test_the_log_is_shown_newest_first(own_release: Release) -> None:
    publish("2024-01-31-eerste")
    publish("2024-02-29-tweede", ROLLED_BACK)
    app = open_app(DELIVERIES)
    assert_healthy(app)
    table = table_with(app, "In plaats van")
    assert table["Uitgave"].tolist() == ["2024-02-29-tweede", "2024-01-31-eerste"]
    assert table["Wat"].tolist() == ["teruggedraaid", "gepubliceerd"]
    assert table["Bestanden"].tolist() == [r"a\*b.csv"] * 2  # a delivered name is no layout
    assert not app.warning


def test_damaged_lines_are_counted_and_said(own_release: Release) -> None:
    publish("2024-01-31-eerste")
    with log_path().open("ab") as stream:
        stream.write(b'{"moment": "2024\nonzin\n')
    app = open_app(DELIVERIES)
    assert_healthy(app)
    assert app.warning[0].value.startswith("2 regels zijn beschadigd")
    assert table_with(app, "In plaats van")["Uitgave"].tolist() == ["2024-01-31-eerste"]
    log_path().write_bytes(b"onzin\n")
    app = open_app(DELIVERIES)
    assert_healthy(app)
    assert app.warning[0].value.startswith("1 regel is beschadigd")


def test_a_long_log_is_cut_on_screen_and_said(own_release: Release, data_folder: Path) -> None:
    for number in range(LONGEST_TABLE + 1):
        publish(f"uitgave-{number}")
    app = open_app(DELIVERIES)
    assert len(table_with(app, "In plaats van")) == LONGEST_TABLE
    assert f"{LONGEST_TABLE + 1} regels in het logboek" in words(app)
    assert f"de laatste {LONGEST_TABLE}" in words(app)
