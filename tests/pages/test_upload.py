"""The page Aanleveren: from a file to a release and back, with the real ETL behind it."""

import time
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.drafts.compare import compare, figures
from pages.components import etl_process, formats
from pages.components.delivery.planning import suggested
from pages.components.delivery.session import file_name
from tests.etl.delivery_writer import csv_text, trajectories, trajectory, write_csv
from tests.pages.app_driver import UPLOAD, assert_healthy, open_app, words
from warehouse.drafts import (
    CheckedFile,
    Draft,
    Plan,
    find_draft,
    new_draft,
    read_plan,
    write_plan,
)
from warehouse.publication_log import read_publication_log
from warehouse.releases import Release, active_release_id
from warehouse.settings import drafts_folder

SECONDS = 120
EXTRA = csv_text([trajectory(1000 + n, startdatum="2023-10-30") for n in range(25)]).encode()
EXAMPLE = EXTRA.replace(b"T10", b"fictief-10")
REPLACES = "replaces_deelname_feb2024.csv"


def upload(app: AppTest, **files: bytes) -> AppTest:
    app.file_uploader[0].set_value(
        [(f"{name}.csv", data, "text/csv") for name, data in files.items()]
    )
    return finished(app.run())


def finished(app: AppTest) -> AppTest:
    """Wait for what runs in its own process, as the page does by itself in a browser."""
    if not etl_process._running:
        return app  # another run would take away what is said once
    until = time.monotonic() + SECONDS
    while any(process.poll() is None for process in etl_process._running.values()):
        assert time.monotonic() < until
        time.sleep(0.1)
    etl_process._forget_those_that_ended()
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    return finished(app.button(key=key).click().run())


@pytest.fixture
def app(own_release: Release) -> AppTest:
    found = open_app(UPLOAD)
    assert_healthy(found)
    return found


def test_from_file_to_release_and_back(app: AppTest, own_release: Release) -> None:
    upload(app, deelname_extra=EXTRA)
    assert_healthy(app)
    table = app.table[0].value
    assert table[["Bestand", "Herkend als", "Gelezen", "Goed"]].to_numpy().tolist() == [
        [r"deelname_extra.csv", "Deelname", "25", "25"]
    ]
    assert app.multiselect(key="replaces_deelname_extra.csv").value == ["deelname_fictief.csv"]
    assert active_release_id() == own_release.release_id

    press(app, "compare")
    assert_healthy(app)
    assert "verdwijnen" in words(app)
    assert any("Deelname gaat van 144.352 naar 25 rijen." in w.value for w in app.warning)
    assert app.button(key="publish").disabled
    app.checkbox(key="has_looked").check().run()
    press(app, "publish")
    assert_healthy(app)
    published = active_release_id()
    assert published != own_release.release_id
    assert f"Gepubliceerd: {published}" in words(app)
    assert not list(drafts_folder().iterdir())

    assert own_release.release_id in app.selectbox(key="roll_back_to").value
    app.selectbox(key="roll_back_role").select("beheer").run()
    press(app, "roll_back")
    assert_healthy(app)
    assert active_release_id() == own_release.release_id
    assert f"Actief: {own_release.release_id}" in words(app)
    newest, earlier, *_ = read_publication_log().publications
    assert (newest.role, newest.action) == ("beheer", "teruggedraaid")
    assert (earlier.role, earlier.release_id) == ("programmateam", published)


def test_a_changed_choice_asks_for_another_comparison(app: AppTest) -> None:
    upload(app, deelname_extra=EXTRA)
    press(app, "compare")
    assert [button for button in app.button if button.key == "publish"]
    app.multiselect(key="removed_files").set_value(["partners_fictief.csv"]).run()
    assert "vergelijk opnieuw" in words(app)
    assert not [button for button in app.button if button.key == "publish"]


def test_choices_are_kept_with_the_delivery(app: AppTest) -> None:
    """The file is example data by its ids: nothing is suggested, so only the choice replaces."""
    upload(app, deelname_feb2024=EXAMPLE)
    app.multiselect(key=REPLACES).set_value(["deelname_fictief.csv"]).run()
    app.multiselect(key="removed_files").set_value(["partners_fictief.csv"]).run()

    def assert_kept(found: AppTest) -> None:
        assert found.multiselect(key=REPLACES).value == ["deelname_fictief.csv"]
        assert found.multiselect(key="removed_files").value == ["partners_fictief.csv"]

    (folder,) = drafts_folder().iterdir()
    assert_kept(open_app(UPLOAD, {"levering": folder.name}))
    press(app, "compare")
    assert_kept(app)
    assert "vergelijk opnieuw" not in words(app)
    assert any("Deelname gaat van 144.352 naar 25 rijen." in w.value for w in app.warning)
    again = open_app(UPLOAD, {"levering": folder.name})
    assert_kept(again)
    assert [button for button in again.button if button.key == "publish"]
    press(app, "compare")
    assert any("Deelname gaat van 144.352 naar 25 rijen." in w.value for w in app.warning)


def test_two_visitors_of_one_delivery_see_the_same_choice(app: AppTest) -> None:
    upload(app, deelname_feb2024=EXAMPLE)
    (folder,) = drafts_folder().iterdir()
    other = open_app(UPLOAD, {"levering": folder.name})
    app.multiselect(key=REPLACES).set_value(["deelname_fictief.csv"]).run()
    other.run()
    assert other.multiselect(key=REPLACES).value == ["deelname_fictief.csv"]
    other.multiselect(key="removed_files").set_value(["partners_fictief.csv"]).run()
    assert other.multiselect(key=REPLACES).value == ["deelname_fictief.csv"]
    # Who compares, compares what is on the own screen, and the other one sees that.
    press(app, "compare")
    assert read_plan(Draft(folder.name)) == Plan(
        {"deelname_feb2024.csv": ["deelname_fictief.csv"]}, []
    )
    other.run()
    assert other.multiselect(key="removed_files").value == []
    assert "vergelijk opnieuw" not in words(other)


def test_only_what_was_on_the_own_screen_is_published(app: AppTest, own_release: Release) -> None:
    upload(app, deelname_extra=EXTRA)
    press(app, "compare")
    (folder,) = drafts_folder().iterdir()
    other = open_app(UPLOAD, {"levering": folder.name})
    other.checkbox(key="has_looked").check().run()
    app.multiselect(key="removed_files").set_value(["partners_fictief.csv"]).run()
    press(app, "compare")
    press(other, "publish")
    assert "een andere dan u hebt bekeken" in words(other)
    assert active_release_id() == own_release.release_id
    assert "Partners gaat van 335 naar 0 rijen." in words(other)


def test_a_chosen_file_that_left_the_release_is_named(app: AppTest) -> None:
    upload(app, deelname_extra=EXTRA)
    (folder,) = drafts_folder().iterdir()
    draft = Draft(folder.name)
    write_plan(draft, Plan({"deelname_extra.csv": ["deelname_oud.csv"]}, ["partners_oud.csv"]))
    app.run()
    (warning,) = app.warning
    assert "niet meer in de actieve uitgave: deelname_oud.csv, partners_oud.csv" in warning.value
    # Not "nothing": that would add the rows to those it was to replace.
    assert app.multiselect(key="replaces_deelname_extra.csv").value == ["deelname_fictief.csv"]
    write_plan(draft, Plan({"deelname_extra.csv": []}, []))
    app.run()
    assert not app.warning
    assert app.multiselect(key="replaces_deelname_extra.csv").value == []


def test_half_of_one_municipality_must_be_seen(app: AppTest, own_release: Release) -> None:
    upload(app, deelname_extra=EXTRA)
    press(app, "compare")
    (folder,) = drafts_folder().iterdir()
    before, _ = figures(own_release.path)

    def compared_with(after: pd.DataFrame) -> None:
        compare(before, after).to_parquet(folder / "comparison.parquet", index=False)
        app.run()

    compared_with(before)
    assert not app.button(key="publish").disabled
    assert app.success[0].value.startswith("Geen totaal per RSV of per maand")
    assert "geen gemeente" in app.success[0].value
    after, is_started = before.copy(), before["figure"] == "started_12m"
    after.loc[is_started & (before["area_name"] == "Breda"), "value"] //= 2
    is_tilburg = is_started & (before["area_name"] == "Tilburg")
    after.loc[is_tilburg, ["value", "is_hidden"]] = [float("nan"), True]
    compared_with(after)
    assert not app.success
    assert app.button(key="publish").disabled
    striking = app.dataframe[0].value
    assert striking["Gebied"].tolist() == ["Tilburg", "Breda"]
    assert striking["Cijfer"].unique().tolist() == ["Gestart in de laatste 12 maanden"]
    assert striking["Straks"].iloc[0] == formats.HIDDEN
    assert striking["Verandering"].tolist()[0] == "straks verborgen (klein aantal)"
    app.checkbox(key="has_looked").check().run()
    assert not app.button(key="publish").disabled


def test_what_is_wrong_with_each_file(app: AppTest) -> None:
    broken = csv_text([*trajectories(30), trajectory(99, gemeente_code="Hengelo X")]).encode()
    personal = csv_text([{"bsn": "123456782", **trajectory(1)}]).encode()
    upload(app, deelname_kapot=broken, deelname_bsn=personal)
    assert not app.exception
    assert not app.button(key="compare").disabled
    (message,) = [error.value for error in app.error]
    assert message.startswith("deelname_bsn.csv: de kolom bsn")
    assert "Wat u kunt doen" in message
    assert "123456782" not in words(app)
    reasons = app.dataframe[0].value
    assert reasons[["Regel", "Kolom", "Gevonden"]].to_numpy().tolist() == [
        [32, "gemeente_code", "Hengelo X"]
    ]
    assert "Bedoelde u Hengelo?" in reasons["Wat u kunt doen"].iloc[0]


def test_what_the_check_says_of_each_file(app: AppTest) -> None:
    without_status = csv_text([{"traject_id": "T1", "startdatum": "2023-10-30"}]).encode()
    upload(app, deelname_half=without_status)
    assert "1 bestand aangeleverd en als geheel geweigerd." in words(app)
    (message,) = [error.value for error in app.error]
    assert r"\[einddatum\]" in message
    assert r"(wat tussen \[ \] staat, mag ontbreken)" in message
    upload(app, deelname_eigen=EXAMPLE, deelname_voorbeeld=EXTRA)
    assert "3 bestanden aangeleverd, 50 rijen gelezen, 0 geweigerd; 1 is als geheel" in words(app)
    assert app.table[0].value.set_index("Bestand")["Opmerkingen"].to_dict() == {
        r"deelname_eigen.csv": r"telt als fictief: dat woord staat in de kolom traject_id",
        r"deelname_voorbeeld.csv": "telt als fictief: zo heet het bestand",
    }


def test_a_file_can_be_taken_out_again(app: AppTest) -> None:
    upload(app, deelname_extra=EXTRA, deelname_tweede=EXTRA.replace(b"T10", b"T20"))
    app.selectbox(key="upload_to_remove").select("deelname_tweede.csv").run()
    press(app, "remove_upload")
    assert app.table[0].value["Bestand"].tolist() == ["deelname_extra.csv"]
    press(app, "discard")
    assert not list(drafts_folder().iterdir())
    assert not app.table


def test_the_address_brings_the_delivery_back(app: AppTest) -> None:
    upload(app, deelname_extra=EXTRA)
    (folder,) = drafts_folder().iterdir()
    again = open_app(UPLOAD, {"levering": folder.name})
    assert_healthy(again)
    assert again.table[0].value["Bestand"].tolist() == ["deelname_extra.csv"]
    for wrong in ("../" + folder.name, "0" * 16, "<script>"):
        other = open_app(UPLOAD, {"levering": wrong})
        assert_healthy(other)
        assert not other.table
        (said,) = [warning.value for warning in other.warning]
        assert f"De levering `{wrong}` uit de link bestaat niet (meer)" in said
        other.run()
        assert [warning.value for warning in other.warning] == [said]
    upload(other, deelname_extra=EXTRA)
    assert not other.warning
    app.run()
    assert not app.warning


def test_a_step_that_broke_off_is_said(app: AppTest) -> None:
    draft = new_draft()
    draft.progress_file("check").write_text("  10:00:00  controleren\n")
    broken = open_app(UPLOAD, {"levering": draft.draft_id})
    assert not broken.exception
    assert "afgebroken" in broken.error[0].value
    press(broken, "discard")
    assert find_draft(draft.draft_id) is None


def test_two_who_publish(app: AppTest, own_release: Release) -> None:
    upload(app, deelname_extra=EXTRA)
    press(app, "compare")
    other = open_app(UPLOAD)
    upload(other, werkagenda_leeg=b"")  # a session of its own
    upload(other, deelname_ander=EXTRA.replace(b"T10", b"T30"))
    press(other, "compare")
    other.checkbox(key="has_looked").check().run()
    press(other, "publish")
    assert active_release_id() != own_release.release_id
    app.run()
    assert "Intussen is een andere uitgave actief geworden" in app.warning[-1].value
    assert not [button for button in app.button if button.key == "publish"]
    press(app, "compare")
    assert [button for button in app.button if button.key == "publish"]


def test_templates_are_made_when_asked_for(app: AppTest) -> None:
    assert not [box for box in app.selectbox if box.key == "template"]
    app.session_state["templates"] = True
    app.run(timeout=SECONDS)
    assert_healthy(app)
    explained = app.table[0].value
    assert explained["Kolom"].iloc[0] == "rsv_code"
    assert "Download het sjabloon" in words(app)


def test_without_a_release_files_can_be_delivered(data_folder: Path) -> None:
    first = open_app(UPLOAD)
    assert_healthy(first)
    upload(first, deelname=EXTRA)
    press(first, "compare")
    press(first, "publish")
    assert_healthy(first)
    assert active_release_id() is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("deelname.csv", "deelname.csv"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\piet\deelname maart.xlsx", "deelname maart.xlsx"),
        (".hidden.csv", "hidden.csv"),
        ("~$deelname.xlsx", "deelname.xlsx"),
        ("a\x00b\nc.csv", "abc.csv"),
        ("", "bestand"),
        ("...", "bestand"),
        ("x" * 300 + ".xlsx", "x" * 175 + ".xlsx"),
        ("漢" * 118 + ".csv", "漢" * 58 + ".csv"),
        ("CON.csv", "bestand CON.csv"),
        ("deelname.csv. ", "deelname.csv"),
        ('deel"na<me>?.csv', "deelname.csv"),
    ],
)
def test_names_from_outside(text: str, name: str) -> None:
    assert file_name(text) == name


def test_what_a_file_is_suggested_to_replace() -> None:
    present = pd.DataFrame(
        {
            "file_name": ["deelname.csv", "deelname_fictief.csv", "deelname_oud.csv"],
            "is_fictitious": [False, True, False],
        }
    )
    own, example = CheckedFile("deelname.csv"), CheckedFile("nieuw.csv", is_example=True)
    assert suggested(own, present) == ["deelname.csv", "deelname_fictief.csv"]
    assert suggested(example, present) == []


def test_a_whole_agenda_is_suggested_to_replace_every_own_file() -> None:
    present = pd.DataFrame(
        {
            "file_name": ["werkagenda.csv", "werkagenda_R1 oud.csv", "werkagenda_R1_2.csv"],
            "is_fictitious": False,
            "own_of": ["", "R1", "R1_2"],
        }
    )
    file = CheckedFile("werkagenda_R1.csv")
    assert suggested(file, present, "R1") == ["werkagenda_R1 oud.csv"]
    assert suggested(file, present) == []


def test_a_waiting_file_is_named(app: AppTest, data_folder: Path) -> None:
    write_csv(data_folder / "inbox" / "deelname_wacht.csv", [trajectory(5000)])
    upload(app, deelname_extra=EXTRA)
    press(app, "compare")
    assert any("deelname_wacht.csv" in warning.value for warning in app.warning)


def test_two_files_of_one_name_both_stay_and_a_later_one_replaces(app: AppTest) -> None:
    same = [("deelname.csv", EXTRA, "text/csv"), ("Deelname.csv", EXTRA[:-20], "text/csv")]
    app.file_uploader[0].set_value(same)
    finished(app.run())
    assert set(app.table[0].value["Bestand"]) == {"deelname.csv", "Deelname (2).csv"}
    upload(app, deelname=EXTRA + b"\n")
    assert len(app.table[0].value) == 2


def test_too_many_refused_rows_are_said_before_comparing(app: AppTest) -> None:
    upload(app, deelname=csv_text(trajectories(4, leeftijd="oud")).encode())
    assert app.button(key="compare").disabled
    assert "ten hoogste 5%" in words(app)
    assert "dat hele bestand opnieuw" in words(app)


def test_nothing_can_change_while_a_step_runs(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(app, deelname_extra=EXTRA)
    (folder,) = drafts_folder().iterdir()
    draft = Draft(folder.name)

    class Endless:
        returncode = None

        def poll(self) -> None:
            return None

    monkeypatch.setitem(etl_process._running, (draft.draft_id, "candidate"), Endless())
    app.run()
    assert not app.file_uploader
    assert not {button.key for button in app.button} & {"compare", "discard", "publish"}
    etl_process.start(draft, "check", "")
    assert len(etl_process._running) == 1


def test_the_web_server_keeps_no_uploads(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    removed = []
    manager = "streamlit.runtime.memory_uploaded_file_manager.MemoryUploadedFileManager"
    monkeypatch.setattr(f"{manager}.remove_file", lambda *arguments: removed.append(arguments))
    upload(app, deelname_extra=EXTRA)
    assert len(removed) == 1


def test_a_delivered_name_or_cell_is_no_layout(app: AppTest) -> None:
    image = "![x](https://example.org/p.png)"
    upload(app, onzin=f"{image};b\n1;2\n".encode())
    (message,) = [error.value for error in app.error]
    assert image not in message
    assert "example.org" in message
