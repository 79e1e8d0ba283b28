"""A facilitator signs in, changes the plan of the own partnership, and hands it in."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from tests.browser.serving import served
from tests.browser.signing_in import cookie, provider, write_settings
from tests.browser.visitor import Visitor
from warehouse.work_agenda_deliveries import waiting

pytestmark = pytest.mark.browser
TITLE = "Werkagenda van dit RSV aanleveren"
OPEN = "inleveren=true"


@pytest.fixture
def site(browser: Browser, example_data: Path, data_folder: Path, tmp_path: Path) -> Iterator[str]:
    shutil.copytree(example_data, data_folder, dirs_exist_ok=True)
    with provider(tmp_path / "provider.txt") as address:
        settings = write_settings(tmp_path / "secrets.toml", address)
        options = ("--secrets.files", str(settings))
        with served(data_folder, tmp_path / "log.txt", "serve.py", *options) as server:
            yield server.address


def entered(browser: Browser, address: str, role: str, path: str) -> Visitor:
    visitor = Visitor(browser, address, accept_downloads=True)
    visitor.context.add_cookies([cookie(address, role, rsv=["RSV05"])])  # type: ignore[list-item]
    return visitor.open(path)


def test_from_the_plan_of_now_to_what_the_programme_team_sees(browser: Browser, site: str) -> None:
    facilitator = entered(browser, site, "facilitator", f"werkagenda?rsv=Zeeland&{OPEN}")
    page = facilitator.page
    expect(page.get_by_role("heading", name=TITLE)).to_have_count(0)
    facilitator.open(f"werkagenda?rsv=Twente&{OPEN}")
    expect(page.get_by_role("heading", name=TITLE)).to_have_count(1)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download het plan van nu").click()
    sheet = load_workbook(io.BytesIO(downloading.value.path().read_bytes())).active
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    rows.append([*rows[1][:3], "<b>Een</b> nieuwe **actie**", "ROC", "1-9-2026", "bezig"])
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "plan.csv", "mimeType": "text/csv", "buffer": stream.getvalue().encode()}
    )
    expect(page.get_by_text("1 actie is nieuw")).to_be_visible()
    page.get_by_role("button", name="Lever in").click()
    expect(page.get_by_text("Ingeleverd.")).to_be_visible()
    (delivery,) = waiting()
    assert (delivery.rsv_code, delivery.subject) == ("RSV05", "kenmerk-facilitator")
    assert (facilitator.complaints, facilitator.outside()) == ([], [])
    facilitator.close()

    team = entered(browser, site, "programmateam", "aanleveren")
    expect(team.page.get_by_text("facilitator (kenmerk-facilitator)")).to_be_visible()
    team.page.get_by_role("button", name="Neem mee in de levering").click()
    expect(team.page.get_by_text("1 bestand aangeleverd")).to_be_visible()
    expect(team.page.get_by_text("Zit in de levering hieronder.")).to_be_visible()
    assert team.complaints == []
    team.close()
