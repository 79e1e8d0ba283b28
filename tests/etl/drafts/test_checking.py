"""What the check of a draft finds, keeps and throws away."""

import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from etl.drafts import run_step
from etl.drafts.checking import SHOWN_REASONS
from etl.messages import LoadRefusedError
from tests.etl.delivery_writer import csv_text, trajectories, trajectory
from tests.etl.drafts.conftest import publish
from warehouse.drafts import CHECK, Draft, Plan, checked_files, find_draft, new_draft
from warehouse.releases import Release

Upload = Callable[..., Draft]
NEW_RSV = {
    "rsv": [{"rsv_code": "R9", "naam": "Negen"}],
    "rsv_gemeenten": [
        {
            "rsv_code": "R9",
            "gemeente_code": "GM0344",
            "geldig_vanaf": "2023-03-28",
            "status": "voorlopig",
        }
    ],
}
PARTNER = {
    "rsv_code": "R9",
    "organisatie": "Buurthuis",
    "sector": "maatschappelijk",
    "lid_vanaf": "2023-01-01",
}


def test_each_file_is_judged_by_itself(upload: Upload) -> None:
    draft = upload(
        deelname_goed=trajectories(30),
        deelname_half=[*trajectories(3), trajectory(4, leeftijd="zeventien")],
        deelname_bsn=[{"bsn": "123456782", **trajectory(1)}],
        onzin=b"\x00\x01\x02",
    )
    found = {file.name: file for file in checked_files(draft)}
    assert (found["deelname_goed.csv"].rows_in, found["deelname_goed.csv"].rows_refused) == (30, 0)
    half = found["deelname_half.csv"]
    assert (half.rows_in, half.rows_refused, half.has_too_many_refused) == (4, 1, True)
    assert half.reasons[0]["line"] == 5
    assert half.reasons[0]["column_name"] == "leeftijd"
    assert half.reasons[0]["found"] == "zeventien"
    assert "persoonsgegevens" in (found["deelname_bsn.csv"].refusal or {})["found"]
    assert "geen tekst" in (found["onzin.csv"].refusal or {})["found"]


def test_a_file_that_is_refused_as_a_whole_is_gone_at_once(upload: Upload) -> None:
    draft = upload(deelname=trajectories(2), deelname_bsn=[{"bsn": "123456782", **trajectory(1)}])
    assert [path.name for path in draft.files_folder.iterdir()] == ["deelname.csv"]
    everything = b"".join(p.read_bytes() for p in draft.folder.rglob("*") if p.is_file())
    assert b"123456782" not in everything


def test_refused_rows_can_be_mended_and_sent_again(upload: Upload) -> None:
    rows = [*trajectories(40), trajectory(41, gemeente_code="Hengelo X", leeftijd="=1+1")]
    draft = upload(deelname=rows)
    path = draft.refused_folder / "deelname.csv.xlsx"
    sheet = openpyxl.load_workbook(path).active
    header, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    assert row[header.index("gemeente_code")] == "Hengelo X"
    assert sheet.cell(2, header.index("leeftijd") + 1).data_type == "s"
    reason = row[header.index("Waarom geweigerd")]
    assert "gemeente_code" in reason
    assert "leeftijd" in reason
    assert row[header.index("Regel in het bestand")] == "42"

    sheet.cell(2, header.index("gemeente_code") + 1).value = "Hengelo"
    sheet.cell(2, header.index("leeftijd") + 1).value = 17
    again = new_draft()
    sheet.parent.save(again.files_folder / "deelname_verbeterd.xlsx")
    run_step(again, CHECK, "", lambda _: None)
    (mended,) = checked_files(again)
    assert (mended.rows_in, mended.rows_refused) == (1, 0)
    assert set(mended.extra_columns) == {"Waarom geweigerd", "Regel in het bestand"}


def test_the_page_gets_no_more_reasons_than_it_shows(upload: Upload) -> None:
    draft = upload(deelname=trajectories(SHOWN_REASONS + 50, leeftijd="jong"))
    (file,) = checked_files(draft)
    assert file.rows_refused == SHOWN_REASONS + 50
    assert len(file.reasons) == SHOWN_REASONS
    sheet = openpyxl.load_workbook(draft.refused_folder / "deelname.csv.xlsx").active
    assert sheet.max_row == SHOWN_REASONS + 51


def test_a_delivered_partnership_is_known_to_the_other_files(upload: Upload) -> None:
    alone = upload(partners=[PARTNER])
    assert checked_files(alone)[0].rows_refused == 1
    together = upload(partners=[PARTNER], **NEW_RSV)
    assert [(file.rows_in, file.rows_refused) for file in checked_files(together)] == [(1, 0)] * 3


def test_the_partnerships_of_the_active_release_are_known(
    upload: Upload, data_folder: Path, first_release: Release
) -> None:
    draft = upload(**NEW_RSV)
    publish(draft, Plan({}, []))
    assert checked_files(upload(partners=[PARTNER]))[0].rows_refused == 0


@pytest.mark.parametrize("name", ["", "../..", "0123456789abcdeg", "0123456789abcdef", None, 7])
def test_a_name_that_is_no_draft(data_folder: Path, name: object) -> None:
    assert find_draft(name) is None


def test_a_draft_nobody_came_back_to_is_cleared_away(data_folder: Path) -> None:
    old, young = new_draft(), new_draft()
    os.utime(old.folder, (0, 0))
    newest = new_draft()
    assert find_draft(old.draft_id) is None
    assert find_draft(young.draft_id) == young
    assert find_draft(newest.draft_id) == newest


def test_a_csv_of_a_user_with_excel(upload: Upload) -> None:
    text = csv_text(trajectories(3)).encode("utf-16")
    assert checked_files(upload(deelname=text))[0].rows_in == 3


def test_a_good_file_does_not_suffer_from_a_bad_one(upload: Upload) -> None:
    draft = upload(
        rsv=[{"rsv_code": "RSV01", "naam": "Groningen", "opmerking": "123456782"}],
        deelname=trajectories(3),
    )
    found = {file.name: file for file in checked_files(draft)}
    assert found["deelname.csv"].refusal is None
    assert found["rsv.csv"].refusal is not None
    assert [path.name for path in draft.files_folder.iterdir()] == ["deelname.csv"]


def test_a_refusal_stays_until_it_is_dismissed(upload: Upload) -> None:
    draft = upload(onzin=b"\x00")
    run_step(draft, CHECK, "", lambda _: None)
    assert [file.name for file in checked_files(draft)] == ["onzin.csv"]
    draft.dismiss_refusal("onzin.csv")
    assert checked_files(draft) == []


def test_refused_rows_of_an_earlier_file_do_not_stay(upload: Upload) -> None:
    draft = upload(deelname=trajectories(2, leeftijd="oud"))
    assert (draft.refused_folder / "deelname.csv.xlsx").is_file()
    (draft.files_folder / "deelname.csv").write_text(csv_text(trajectories(2)), encoding="utf-8")
    run_step(draft, CHECK, "", lambda _: None)
    assert not (draft.refused_folder / "deelname.csv.xlsx").exists()


def test_no_delivery_is_judged_beside_a_release_of_which_nothing_is_known(
    first_release: Release, upload: Upload
) -> None:
    (data_folder_of(first_release) / f"{first_release.release_id}.json").write_text("{")
    with pytest.raises(LoadRefusedError, match="uit welke bestanden zij bestaat"):
        upload(deelname=trajectories(1))


def data_folder_of(release: Release) -> Path:
    return release.path.parent
