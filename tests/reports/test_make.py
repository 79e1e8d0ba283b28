"""Making packs by command: kept once, all in one zip, refused in Dutch, never half."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from reports import make
from reports.__main__ import main
from reports.make import make_all, make_pack, open_context, shelf_of
from reports.refusal import PackRefusedError
from tests.reports.conftest import CODE
from tests.warehouse.publishing import forget_everything, publish_changed
from warehouse import packs
from warehouse.packs import COUNTRY, EVERYTHING, PDF, XLSX, ZIP, Shelf, hash_of
from warehouse.releases import Release
from warehouse.settings import PROJECT_FOLDER, data_folder

NOTHING = hash_of(())


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_all_regions_and_the_country_come_in_one_zip_the_same_every_time(
    own_country: Release, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["all", "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "1 van 5: Oost" in said
    assert "5 van 5: Nederland" in said
    shelf = Shelf(own_country.release_id, own_country.reference_date)
    assert shelf.ready() == {"R1", "R2", "R3", "R4", COUNTRY, EVERYTHING}
    content = shelf.file(EVERYTHING, ZIP).read_bytes()
    assert next(tmp_path.glob("*.zip")).read_bytes() == content
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        assert found.testzip() is None
        assert len(found.namelist()) == 10
        assert "evaluatie-r1-oost-2024-06-30.pdf" in found.namelist()
        assert "evaluatie-nederland-2024-06-30.xlsx" in found.namelist()
        assert {entry.date_time for entry in found.infolist()} == {(2024, 6, 30, 0, 0, 0)}
    for path in (*shelf.folder.glob("R1*"), *shelf.folder.glob("ALLE*")):
        path.unlink()
    make_all(open_context(None), lambda _: None)
    assert shelf.file(EVERYTHING, ZIP).read_bytes() == content
    # Noord delivered no offer, plans or partners: its pack says so.
    silent = text_of(shelf.file("R3", PDF))
    assert "Voor Noord is geen aanbod aangeleverd" in silent
    assert "Van Noord" in silent


def test_a_second_request_is_answered_from_what_was_kept(
    own_country: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = open_context(None)
    assert make_pack(context, "R1")
    with monkeypatch.context() as patch:
        patch.setattr(make, "pack_pdf", lambda _: pytest.fail("made again"))
        assert not make_pack(context, "R1")
    assert make_pack(context, "R1", ["een noot"])  # other notes: another pack
    assert "een noot" in text_of(shelf_of(context).file("R1", PDF))
    with monkeypatch.context() as patch:
        patch.setattr(packs, "program_hash", lambda: "a later version")
        assert shelf_of(context).ready() == set()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["pack", "RSV99"], "RSV RSV99 is er niet"),
        (["pack", "../x"], "RSV ../X is er niet"),
        (["pack", "R1", "--release", "2020-01-01-0000000000"], "Uitgave 2020-01-01-0000000000"),
        (["pack", "R1", "--release", "../../x"], "is er niet"),
        (["pack", "R1", "--day", "1999-12-31"], "geen 12 maanden die eindigen op"),
    ],
)
def test_what_is_not_there_is_refused_in_dutch(
    arguments: list[str], words: str, own_country: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    assert words in capsys.readouterr().err
    assert not list((data_folder() / "packs").rglob("*.pdf"))


def test_wrong_use_is_answered_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["pack"], ["pack", "R1", "--day", "morgen"]):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2
        assert "Verkeerd gebruik" in capsys.readouterr().err


def test_without_a_release_there_is_no_pack(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "RSV01"]) == 1
    assert "Er is nog geen uitgave" in capsys.readouterr().err


def test_a_release_that_is_cut_off_is_refused(
    own_country: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    own_country.path.write_bytes(own_country.path.read_bytes()[:1000])
    assert main(["pack", "R1", "--release", own_country.release_id]) == 1
    assert "beschadigd" in capsys.readouterr().err


def test_a_map_without_its_boundaries_says_what_to_do(
    own_country: Release, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reports.map_svg.BOUNDARIES_FOLDER", tmp_path)
    with pytest.raises(PackRefusedError, match="python -m etl load"):
        make_pack(open_context(None), "R1")


def test_an_earlier_day_has_packs_of_its_own(own_country: Release) -> None:
    newest = open_context(None)
    earlier = open_context(None, date(2023, 6, 30))
    assert earlier.period != newest.period
    assert make_pack(earlier, "R1")
    assert "Peildatum 30 jun 2023" in text_of(shelf_of(earlier).file("R1", PDF))
    assert shelf_of(newest).ready() == set()


def test_names_with_markup_are_text_in_both_files(own_country: Release) -> None:
    nasty = "<b>#panic()</b> $x$ =1+1"
    publish_changed(
        own_country, f"update mart.area set area_name = '{nasty}' where area_code = 'R1'"
    )
    forget_everything()
    context = open_context(None)
    make_pack(context, "R1")
    assert nasty in text_of(shelf_of(context).file("R1", PDF))


@pytest.mark.parametrize("broken", [PDF, XLSX])
def test_a_pack_that_broke_off_does_not_count(
    broken: str, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf("a", date(2024, 2, 29))
    shelf.keep("R1", {PDF: b"old", XLSX: b"old"}, NOTHING)
    assert shelf.is_ready("R1", NOTHING)
    real = Path.replace

    def breaks(self: Path, target: Path) -> Path:
        if str(target).endswith(broken):
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(KeyboardInterrupt):
        shelf.keep("R1", {PDF: b"newer", XLSX: b"newer"}, NOTHING)
    assert shelf.ready() == set()


def test_two_that_bring_the_same_pack_at_once_do_not_mix(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf("a", date(2024, 2, 29))
    real = Path.replace

    def slowly(self: Path, target: Path) -> Path:
        time.sleep(0.05)
        return real(self, target)

    def bring(content: bytes) -> None:
        shelf.keep("R1", {PDF: content, XLSX: content}, NOTHING)

    monkeypatch.setattr(Path, "replace", slowly)
    with ThreadPoolExecutor(2) as writers:
        list(writers.map(bring, (b"one", b"other") * 3))
    assert shelf.is_ready("R1")
    assert shelf.file("R1", PDF).read_bytes() == shelf.file("R1", XLSX).read_bytes()


def test_a_file_that_was_cut_off_or_taken_away_does_not_count(data_folder: Path) -> None:
    shelf = Shelf("a", date(2024, 2, 29))
    for spoil in (lambda path: path.write_bytes(b"o"), Path.unlink):
        shelf.keep("R1", {PDF: b"old", XLSX: b"old"}, NOTHING)
        spoil(shelf.file("R1", PDF))
        assert not shelf.is_ready("R1")
    shelf.file("R1", ".json").write_text("{", "utf-8")
    assert shelf.ready() == set()


def test_a_killed_process_leaves_no_half_pack(own_country: Release) -> None:
    shelf = Shelf(own_country.release_id, own_country.reference_date)
    process = subprocess.Popen(
        [sys.executable, "-m", "reports", "all"],
        cwd=PROJECT_FOLDER,
        env={**os.environ, "MDT_DATA": str(data_folder())},
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not list(shelf.folder.glob("*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert EVERYTHING not in shelf.ready()
    for code in shelf.ready():
        assert PdfReader(shelf.file(code, PDF)).pages
    make_pack(open_context(None), "R1")
    assert "R1" in shelf.ready()


def test_a_region_of_the_example_takes_less_than_three_seconds(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(Shelf, "keep", lambda self, code, contents, notes: kept.append(code))
    monkeypatch.setattr(Shelf, "is_ready", lambda *_: False)
    context = open_context(None)
    make_pack(context, "RSV01")  # fonts and imports, once a process
    started = time.process_time()
    make_pack(context, CODE)
    assert time.process_time() - started < 3
    assert kept == ["RSV01", CODE]
