"""A programme-team member with a file, in a real browser: look, publish, regret, go back."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor
from tests.etl.delivery_writer import csv_text, trajectory
from warehouse.releases import active_release_id

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
PATIENCE_MS = 90_000  # the steps run in processes of their own


def deliver(page: Page, *paths: Path) -> None:
    page.locator("input[type=file]").set_input_files(list(paths))
    expect(page.get_by_text("2. Uitkomst van de controle")).to_be_visible(timeout=PATIENCE_MS)


def test_a_broken_sheet_is_mended_published_and_taken_back(
    visit: Visit, own_server: tuple[str, Path], tmp_path: Path
) -> None:
    address, data_folder = own_server
    rows = [trajectory(n, startdatum="2024-02-28") for n in range(60)]
    rows[7]["gemeente_code"] = "Hengelo X"
    broken = tmp_path / "deelname_landelijk.csv"
    broken.write_text(csv_text(rows), encoding="utf-8")
    personal = tmp_path / "deelname_namen.csv"
    personal.write_text("voornaam;" + csv_text(rows), encoding="utf-8")
    visitor = visit("aanleveren", at=address)
    page = visitor.page
    before = active_release_id()

    deliver(page, broken, personal)
    expect(
        page.get_by_text("2 bestanden aangeleverd, 60 rijen gelezen, 1 geweigerd")
    ).to_be_visible()
    expect(page.get_by_text("deelname_namen.csv: de kolom voornaam")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download de geweigerde rijen").click()
    path = tmp_path / "deelname_verbeterd.xlsx"
    download.value.save_as(path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.active
    assert sheet["B2"].value == "Hengelo X"
    sheet["B2"].value = "Hengelo"
    workbook.save(path)

    page.locator("input[type=file]").set_input_files([path])
    expect(page.get_by_text("deelname_verbeterd.xlsx").first).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Vergelijk met de actieve uitgave").click()
    looked = page.get_by_text("Ik heb gezien wat verdwijnt")
    expect(looked).to_be_visible(timeout=PATIENCE_MS)
    publish = page.get_by_role("button", name="Publiceren")
    expect(publish).to_be_disabled()
    looked.click()
    expect(publish).to_be_enabled()
    publish.click()
    expect(page.get_by_text("Gepubliceerd: ").first).to_be_visible(timeout=PATIENCE_MS)
    assert active_release_id() != before
    names = {path.name for path in (data_folder / "inbox").iterdir()}
    assert {"deelname_landelijk.csv", "deelname_verbeterd.xlsx"} <= names
    assert "deelname_fictief.csv" not in names

    page.get_by_role("button", name="Terugdraaien").click()
    page.get_by_role("button", name="Ja, draai terug").click()
    expect(page.get_by_text(f"Actief: {before}").first).to_be_visible(timeout=PATIENCE_MS)
    assert active_release_id() == before
    assert visitor.complaints == []
    assert visitor.outside() == []


def test_a_file_over_the_limit_is_not_even_sent(visit: Visit, tmp_path: Path) -> None:
    """Said beside the file, and by our label that names the limit."""
    large = tmp_path / "deelname.csv"
    with large.open("wb") as stream:
        stream.truncate(100 * 2**20 + 1)
    visitor = visit("aanleveren")
    page = visitor.page
    expect(page.get_by_text("ten hoogste 100 MB per bestand")).to_be_visible()
    page.locator("input[type=file]").set_input_files([large])
    expect(page.get_by_text("Een bestand mag ten hoogste 100 MB zijn.")).to_be_visible()
    assert not [asked for asked in visitor.requests if "upload_file" in asked]
