"""A facilitator delivers the work agenda of the own partnership, through the app."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from access.log import Event, read_log
from access.person import NotAllowedError
from pages.components import etl_process
from pages.components.access import visitor
from pages.components.delivery import session
from pages.components.work_agenda_delivery import handing_in, section
from pages.components.work_agenda_delivery.plan_file import plan_workbook, with_more
from pages.components.work_agenda_delivery.present import find_present
from tests.etl.delivery_writer import csv_text
from tests.pages.app_driver import ROOT, UPLOAD, WORK_AGENDA, assert_healthy, open_app, words
from tests.pages.signed_in import ROLES, SECRETS, claims
from tests.pages.test_access import visitor_as
from tests.pages.test_upload import finished, press
from warehouse import work_agenda_deliveries
from warehouse.drafts import find_draft, new_draft
from warehouse.queries import ingested_files, rsvs, work_agenda_actions
from warehouse.releases import Release, active_release_id
from warehouse.settings import drafts_folder
from warehouse.work_agenda_changes import NAMES, as_texts
from warehouse.work_agenda_deliveries import INPUT, deliver, new_delivery, waiting, waiting_of

OWN, OTHER = "RSV05", "RSV07"
TITLE = "Werkagenda van dit RSV aanleveren"


@pytest.fixture(autouse=True)
def own_settings() -> Iterator[None]:
    visitor.access_settings.cache_clear()
    yield
    visitor.access_settings.cache_clear()


def opened(release: Release, role: str | None, rsv_code: str | None = OWN) -> AppTest:
    """The page with the section open; without a role nobody signs in."""
    query = {"inleveren": "true"}
    if rsv_code:
        query["rsv"] = rsvs(release.release_id)[rsv_code]
    if role is None:
        return open_app(WORK_AGENDA, query)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.secrets, app.user = SECRETS, claims(role)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page(WORK_AGENDA).run()


def titles(app: AppTest) -> list[str]:
    return [header.value for header in app.header]


def plan(release: Release, rsv_code: str = OWN) -> pd.DataFrame:
    return as_texts(
        work_agenda_actions(
            release.release_id, rsv_code=rsv_code, reference_date=release.reference_date
        )
    )


def as_upload(agenda: pd.DataFrame) -> bytes:
    back = {column: name for name, column in NAMES.items()}
    return csv_text(agenda.rename(columns=back)[list(NAMES)].to_dict("records")).encode()


def changed(release: Release) -> pd.DataFrame:
    """The plan with a new action, a changed one, and without the last."""
    agenda = plan(release)
    agenda.loc[0, "status"] = "vervallen" if agenda.loc[0, "status"] != "vervallen" else "klaar"
    new = {**agenda.loc[1].to_dict(), "action": "Een nieuwe actie **vet** <b>"}
    return pd.concat([agenda.iloc[:-1], pd.DataFrame([new])], ignore_index=True)


def upload(app: AppTest, content: bytes, name: str = "mijn plan.csv") -> AppTest:
    app.file_uploader[0].set_value([(name, content, "text/csv")])
    return app.run()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("rsv_code", [OWN, OTHER, None])
def test_who_is_offered_what(own_release: Release, role: str, rsv_code: str | None) -> None:
    app = opened(own_release, role, rsv_code)
    assert_healthy(app)
    may = role == "programmateam" or (role == "facilitator" and rsv_code == OWN)
    assert (TITLE in titles(app)) == bool(app.file_uploader) == (may and rsv_code is not None)
    hint = "Kies dan bij RSV" in words(app)
    assert hint == (rsv_code is None and role in {"facilitator", "programmateam"})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("rsv_code", [OWN, OTHER])
def test_the_right_is_asked_where_it_is_done(
    own_release: Release, role: str, rsv_code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when no page stands before it."""
    person = visitor_as(role)
    monkeypatch.setattr(visitor, "find_visitor", lambda: person)
    monkeypatch.setattr(etl_process.subprocess, "run", lambda *_a, **_k: None)
    may = role == "programmateam" or (role == "facilitator" and rsv_code == OWN)
    present = find_present(rsv_code)
    assert present is not None
    draft = new_draft()
    draft.agenda_file.write_bytes(b"x")
    delivery = new_delivery(rsv_code, "x.csv", b"x", actions=1, subject="", role="")
    for act in (
        lambda: etl_process.run("agenda", "--", draft.draft_id, rsv_code, rsv_code=rsv_code),
        lambda: handing_in._hand_in(draft, present, "x.csv", role, actions=1, instead_of=""),
        lambda: section.take_back(delivery),
    ):
        if may:
            act()
        else:
            with pytest.raises(NotAllowedError):
                act()
    # Handed in and taken back, or neither.
    assert waiting() == []


def test_from_plan_to_release(own_release: Release) -> None:
    others = plan(own_release, OTHER)
    app = opened(own_release, "facilitator")
    assert_healthy(app)
    upload(app, as_upload(changed(own_release)))
    assert_healthy(app)
    assert "1 actie is nieuw, 1 verandert, 1 verdwijnt" in words(app)
    assert "In welke rol" not in words(app)
    app.button(key="hand_in_agenda").click().run()
    assert_healthy(app)
    assert "Ingeleverd." in words(app)
    assert "facilitator (kenmerk-facilitator)" in words(app)
    assert "nog niet gepubliceerd" in words(app)
    assert not list(drafts_folder().iterdir())
    assert active_release_id() == own_release.release_id
    newest = read_log().entries[0]
    assert (newest.subject, newest.role, newest.what) == (
        "kenmerk-facilitator",
        "facilitator",
        Event.AGENDA_EDITED,
    )
    assert newest.about.startswith("RSV05 inleveren")

    team = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    team.secrets, team.user = SECRETS, claims("programmateam")
    team.switch_page(UPLOAD).run()
    assert_healthy(team)
    assert "van RSV05: " in words(team)
    (button,) = [one for one in team.button if str(one.key).startswith("take_")]
    finished(button.click().run())
    assert_healthy(team)
    assert "Zit in de levering hieronder." in words(team)
    assert team.table[0].value["Herkend als"].tolist() == ["Werkagenda · fictief"]
    assert team.multiselect(key="replaces_werkagenda_RSV05_fictief.csv").value == []
    press(team, "compare")
    if any(box.key == "has_looked" for box in team.checkbox):
        team.checkbox(key="has_looked").check().run()
    press(team, "publish")
    assert_healthy(team)
    published = active_release_id()
    assert published not in {None, own_release.release_id}
    assert waiting() == []
    now = work_agenda_actions(str(published), rsv_code=OWN, reference_date=date(2024, 1, 1))
    assert set(now["action"]) == set(changed(own_release)["action"])
    then = work_agenda_actions(str(published), rsv_code=OTHER, reference_date=date(2024, 1, 1))
    pd.testing.assert_frame_equal(as_texts(then), others)


def test_older_own_files_go_out_with_a_delivery(
    own_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ingested_files(own_release.release_id)
    older = files[files["input_name"] == INPUT].iloc[[0]].assign(is_fictitious=False)
    names = ["werkagenda_RSV05 oud.csv", "werkagenda_RSV07.csv", "werkagenda_los.csv"]
    files = pd.concat([files, *(older.assign(file_name=name) for name in names)])
    monkeypatch.setattr("warehouse.queries.ingested_files", lambda _: files)
    content = as_upload(changed(own_release))
    deliver(
        new_delivery(OWN, "werkagenda_RSV05.csv", content, actions=1, subject="a", role="b"),
        instead_of="",
    )
    app = open_app(UPLOAD)
    (button,) = [one for one in app.button if str(one.key).startswith("take_")]
    finished(button.click().run())
    assert_healthy(app)
    suggested = app.multiselect(key="replaces_werkagenda_RSV05.csv").value
    assert "werkagenda_RSV05 oud.csv" in suggested
    assert not {"werkagenda_RSV07.csv", "werkagenda_los.csv"} & set(suggested)
    assert "gaan voor, elk" not in words(app)


def test_another_file_of_the_same_name_is_not_the_delivery(own_release: Release) -> None:
    content = as_upload(changed(own_release))
    deliver(
        new_delivery(OWN, "werkagenda_RSV05.csv", content, actions=1, subject="a", role="b"),
        instead_of="",
    )
    app = open_app(UPLOAD)

    def taking() -> Button | None:
        return next((one for one in app.button if str(one.key).startswith("take_")), None)

    button = taking()
    assert button is not None
    finished(button.click().run())
    assert "Zit in de levering hieronder." in words(app)
    assert taking() is None
    draft = find_draft(app.session_state["levering"])
    assert draft is not None
    (draft.files_folder / "werkagenda_RSV05.csv").write_bytes(as_upload(plan(own_release)))
    app.run()
    assert_healthy(app)
    assert "Zit in de levering hieronder." not in words(app)
    assert taking() is not None


def test_who_cannot_be_served_now_is_told_and_nothing_is_logged(
    own_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_agenda_deliveries, "PATIENCE_S", 0.0)

    def edits() -> int:
        return sum(entry.what == Event.AGENDA_EDITED for entry in read_log().entries)

    app = opened(own_release, "facilitator")
    upload(app, as_upload(changed(own_release)))
    for button, count in (("hand_in_agenda", 1), ("withdraw_agenda", 2)):
        before = waiting()
        with work_agenda_deliveries._only_one():
            app.button(key=button).click().run()
        assert not app.exception
        assert "Er is niets veranderd. Wacht even" in app.error[0].value
        assert (waiting(), edits()) == (before, count - 1)
        app.button(key=button).click().run()
        assert_healthy(app)
        assert (waiting() != before, edits()) == (True, count)


class Upload:
    """What the widget gives, of some size; reading it may fail halfway."""

    name, file_id = "plan.csv", "x"

    def __init__(self, size: int) -> None:
        self.size = size

    def getbuffer(self) -> bytes:
        raise OSError("vol")


def test_an_upload_leaves_nothing_when_it_cannot_be_kept(
    own_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = visitor_as("facilitator")
    monkeypatch.setattr(visitor, "find_visitor", lambda: person)
    freed: list[object] = []
    monkeypatch.setattr(session, "free_memory", freed.append)
    monkeypatch.setattr(handing_in, "free_memory", freed.append)
    present = find_present(OWN)
    assert present is not None
    small, large = Upload(10), Upload(5 * 1024**2 + 1)
    with pytest.raises(OSError, match="vol"):
        handing_in._check(small, present)  # type: ignore[arg-type]
    handing_in._check(large, present)  # type: ignore[arg-type]
    assert freed == [small, large]
    assert not list(drafts_folder().glob("*"))


def test_too_large_a_file_is_said(own_release: Release) -> None:
    app = opened(own_release, "facilitator")
    upload(app, b"x" * (5 * 1024**2 + 1))
    assert not app.exception
    assert "Niet gecontroleerd: het bestand is groter dan" in app.error[0].value
    assert not drafts_folder().exists() or not list(drafts_folder().iterdir())


def test_without_sign_in_a_role_is_chosen(own_release: Release) -> None:
    app = opened(own_release, None)
    upload(app, as_upload(changed(own_release)))
    assert app.selectbox(key="agenda_role").value == "regionaal facilitator"
    app.checkbox(key="agenda_is_example").uncheck().run()
    app.button(key="hand_in_agenda").click().run()
    assert_healthy(app)
    (delivery,) = waiting()
    assert (delivery.role, delivery.subject) == ("regionaal facilitator", "")
    assert delivery.file_name == "werkagenda_RSV05.csv"
    assert "Aangeleverd door regionaal facilitator, " in words(app)
    app.button(key="withdraw_agenda").click().run()
    assert_healthy(app)
    assert "Ingetrokken." in words(app)
    assert waiting() == []


def test_the_programme_team_takes_it_back(own_release: Release) -> None:
    deliver(
        new_delivery(OWN, "werkagenda_RSV05.csv", b"x", actions=1, subject="a", role="b"),
        instead_of="",
    )
    app = open_app(UPLOAD)
    (button,) = [one for one in app.button if str(one.key).startswith("withdraw_")]
    button.click().run()
    assert_healthy(app)
    assert "Ingetrokken." in words(app)
    assert "Aangeleverd door de RSV's zelf" not in titles(app)


def test_rows_of_others_and_wrong_cells_are_said(own_release: Release) -> None:
    agenda = changed(own_release)
    agenda.loc[0, "rsv_code"] = OTHER
    agenda.loc[1, "status"] = "misschien"
    app = opened(own_release, "facilitator")
    upload(app, as_upload(agenda))
    assert not app.exception
    reasons = next(d.value for d in app.dataframe if "Gevonden" in d.value.columns)
    assert reasons[["Regel", "Kolom", "Gevonden"]].to_numpy().tolist() == [
        [2, "rsv_code", OTHER],
        [3, "status", "misschien"],
    ]
    assert not [button for button in app.button if button.key == "hand_in_agenda"]
    assert waiting() == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK\x03\x04kapot", "Wat u kunt doen"), (b"a;b\n1;2\n", "Verwacht")],
)
def test_a_broken_file_is_refused_with_what_to_do(
    own_release: Release, content: bytes, said: str
) -> None:
    app = opened(own_release, "facilitator")
    upload(app, content, "plan.xlsx")
    assert not app.exception
    assert said in app.error[0].value
    assert waiting() == []
    # The next file is judged afresh.
    upload(app, as_upload(changed(own_release)))
    assert_healthy(app)
    assert app.button(key="hand_in_agenda")


def test_two_at_once_overwrite_nothing(own_release: Release) -> None:
    first, second = (opened(own_release, "facilitator") for _ in range(2))
    for app in (first, second):
        upload(app, as_upload(changed(own_release)))
    first.button(key="hand_in_agenda").click().run()
    stands = waiting_of(OWN)
    second.button(key="hand_in_agenda").click().run()
    assert "er is niets overschreven" in second.error[0].value.lower()
    assert waiting_of(OWN) == stands
    upload(second, as_upload(changed(own_release).iloc[1:]))
    assert any("die wordt hierdoor vervangen" in warning.value for warning in second.warning)
    second.button(key="hand_in_agenda").click().run()
    assert waiting_of(OWN) != stands


def test_the_plan_that_is_taken_along_can_be_delivered_as_it_is(own_release: Release) -> None:
    agenda = plan(own_release)
    app = opened(own_release, "facilitator")
    upload(app, plan_workbook(agenda, own_release, ["bezig"]), "werkagenda_RSV05.xlsx")
    assert_healthy(app)
    assert "gelijk aan wat er nu staat" in words(app)


def test_an_agenda_of_the_first_time(cooperation_release: Release) -> None:
    """A partnership without an agenda gets a file with the columns only."""
    book = plan_workbook(plan(cooperation_release, "R3"), cooperation_release, ["bezig"])
    assert pd.read_excel(io.BytesIO(book), engine="openpyxl").columns.tolist() == list(NAMES)


def test_actions_from_notes_come_once(own_release: Release) -> None:
    agenda = plan(own_release)
    again = agenda.iloc[[0]].assign(action=agenda.loc[0, "action"].upper())
    new = agenda.iloc[[0]].assign(action="Uit de notities")
    joined = with_more(agenda, pd.concat([again, new]))
    assert joined["action"].tolist() == [*agenda["action"], "Uit de notities"]
    app = opened(own_release, None)
    app.checkbox(key="agenda_with_notes").check().run()
    assert_healthy(app)
    assert "0 acties die nog niet in het plan stonden" in words(app)


def test_the_folder_of_a_delivery_is_not_to_be_read_by_others(
    own_release: Release, tmp_path: Path
) -> None:
    """A draft of a facilitator is of this session only: its name is in no address."""
    app = opened(own_release, "facilitator")
    upload(app, as_upload(changed(own_release)))
    assert "levering" not in app.query_params


def test_a_delivery_that_cannot_be_read_is_said(own_release: Release) -> None:
    folder = own_release.path.parents[1] / "werkagendas"
    folder.mkdir()
    (folder / "kapot.json").write_text("{half")
    app = open_app(UPLOAD)
    assert_healthy(app)
    assert "`werkagendas/kapot.json` is beschadigd" in app.warning[0].value
