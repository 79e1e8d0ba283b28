"""A partnership delivers its own work agenda: it changes that of no other, and nothing is lost."""

import threading
from collections.abc import Callable
from datetime import date

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import switch
from etl.check import check_sheet
from etl.contracts.lookups import load_lookups
from etl.contracts.werkagenda import CONTRACT
from etl.delivered import open_files
from etl.drafts import agenda, run_step
from etl.load import load
from etl.lock import only_one_load
from etl.messages import HalfDoneError, LoadRefusedError
from etl.own_agenda import set_outweighed_aside
from tests.etl.delivery_writer import csv_text, trajectories, write_csv
from tests.etl.drafts.conftest import inbox_names, prepare, publish
from warehouse import work_agenda_deliveries as deliveries
from warehouse.drafts import CHECK, PUBLICATION, Draft, Plan, checked_files, new_draft
from warehouse.queries import ingested_files, work_agenda_actions
from warehouse.releases import Release, current_release
from warehouse.settings import inbox_folder
from warehouse.work_agenda_changes import agenda_changes, as_texts, read_agenda
from warehouse.work_agenda_deliveries import (
    AgendaDelivery,
    ChangedMeanwhileError,
    deliver,
    is_own_file,
    new_delivery,
    own_file_name,
    waiting,
    waiting_of,
    whose_own_file,
    withdraw,
)

OWN, OTHER = "RSV05", "RSV07"
DAY = date(2024, 1, 1)
NATIONAL = "werkagenda.csv"


def action(rsv_code: str = OWN, name: str = "bellen", **cells: object) -> dict[str, object]:
    return {
        "rsv_code": rsv_code,
        "onderdeel": "a",
        "ambitie": "meer",
        "actie": name,
        "eigenaar": "Kerngroep",
        "deadline": "1-9-2024",
        "status": "bezig",
        **cells,
    }


@pytest.fixture
def national(data_folder: object) -> Release:
    """One file holds the agendas of two partnerships."""
    write_csv(inbox_folder() / "deelname.csv", trajectories(10))
    rows = [action(), action(name="schrijven"), action(OTHER), action(OTHER, "lopen", deadline="")]
    write_csv(inbox_folder() / NATIONAL, rows)
    return load(inbox_folder(), lambda _: None).release


def checked(content: bytes, name: str = "mijn plan.csv", rsv_code: str = OWN) -> Draft:
    draft = new_draft()
    (draft.files_folder / name).write_bytes(content)
    agenda.run(draft, rsv_code, lambda _: None)
    return draft


def handed_in(rows: list[dict[str, object]], rsv_code: str = OWN) -> AgendaDelivery:
    draft = checked(csv_text(rows).encode(), rsv_code=rsv_code)
    delivery = new_delivery(
        rsv_code,
        own_file_name(rsv_code, is_fictitious=False),
        draft.agenda_file.read_bytes(),
        actions=len(rows),
        subject="kenmerk",
        role="facilitator",
    )
    stands = waiting_of(rsv_code)
    deliver(delivery, instead_of=stands.sha256 if stands else "")
    return delivery


def taken_along(*delivered: AgendaDelivery) -> Draft:
    draft = new_draft()
    for one in delivered:
        (draft.files_folder / one.file_name).write_bytes(one.content.encode())
        draft.take_along(one.file_name, one.rsv_code, one.sha256)
    run_step(draft, CHECK, "", lambda _: None)
    return draft


def published(rsv_code: str) -> pd.DataFrame:
    release = current_release()[0].release_id
    return work_agenda_actions(release, rsv_code=rsv_code, reference_date=DAY)


def test_what_is_published_changes_one_agenda_and_no_file(national: Release) -> None:
    before = published(OTHER)
    raw = (inbox_folder() / NATIONAL).read_bytes()
    draft = taken_along(handed_in([action(status="klaar"), action(name="nieuw")]))
    publish(draft, Plan({}, []))
    assert published(OWN)["action"].tolist() == ["bellen", "nieuw"]
    pd.testing.assert_frame_equal(published(OTHER), before)
    assert inbox_names() == ["deelname.csv", NATIONAL, "werkagenda_RSV05.csv"]
    assert (inbox_folder() / NATIONAL).read_bytes() == raw
    files = ingested_files(current_release()[0].release_id).set_index("file_name")
    assert files.loc[NATIONAL, "rows_set_aside"] == 2
    assert "2 rijen tellen niet mee: voor RSV05 gaat" in files.loc[NATIONAL, "notes"]
    assert waiting() == []
    assert load(inbox_folder(), lambda _: None).is_new is False


def test_a_next_own_agenda_replaces_the_one_before(national: Release) -> None:
    for name in ("eerst", "daarna"):
        delivery = handed_in([action(name=name)])
        replaced = [] if name == "eerst" else [delivery.file_name]
        publish(taken_along(delivery), Plan({delivery.file_name: replaced}, []))
        assert published(OWN)["action"].tolist() == [name]
    assert len(published(OTHER)) == 2


@pytest.mark.parametrize("meanwhile", ["withdrawn", "replaced"])
def test_what_was_taken_back_is_not_published(national: Release, meanwhile: str) -> None:
    delivery = handed_in([action(name="nieuw")])
    draft = taken_along(delivery)
    prepare(draft, Plan({}, []))
    if meanwhile == "withdrawn":
        withdraw(OWN, delivery.sha256)
    else:
        handed_in([action(name="nieuwer")])
    with pytest.raises(LoadRefusedError, match="ingetrokken of vervangen"):
        run_step(draft, PUBLICATION, "programmateam", lambda _: None)
    assert current_release()[0].release_id == national.release_id
    assert len(waiting()) == (meanwhile == "replaced")


class Killed(BaseException):
    """What no code can answer."""


@pytest.mark.parametrize("at", ["_log", "_let_inbox_follow"])
@pytest.mark.parametrize("how", ["half done", "killed"])
def test_what_is_active_waits_no_more(
    national: Release, at: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when a line in the log or a file in the inbox must still follow."""
    delivery = handed_in([action(name="nieuw")])
    path = deliveries._path(OWN)
    before = path.read_bytes()
    draft = taken_along(delivery)
    prepare(draft, Plan({}, []))
    error = HalfDoneError("vol", "ruimte", "wacht") if how == "half done" else Killed()

    def stop(*_: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(switch, at, stop)
        with pytest.raises(type(error)):
            run_step(draft, PUBLICATION, "programmateam", lambda _: None)
    if how == "killed":
        path.write_bytes(before)  # a killed process cleans up nothing
    assert published(OWN)["action"].tolist() == ["nieuw"]
    assert waiting() == []
    assert waiting_of(OWN) is None
    with only_one_load():
        assert not path.exists()
    # Nor does it come back when another one has taken its place.
    later = handed_in([action(name="later")])
    publish(taken_along(later), Plan({later.file_name: [delivery.file_name]}, []))
    assert waiting() == []


def test_what_failed_before_it_was_active_still_waits(
    national: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = handed_in([action(name="nieuw")])
    draft = taken_along(delivery)
    prepare(draft, Plan({}, []))

    def stop(*_: object) -> None:
        raise OSError("kapot")

    monkeypatch.setattr(switch, "put_in_place", stop)
    with pytest.raises(OSError, match="kapot"):
        run_step(draft, PUBLICATION, "programmateam", lambda _: None)
    assert waiting() == [delivery]


def test_publishing_while_one_is_delivered_is_refused_with_what_to_do(
    national: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliveries, "PATIENCE_S", 0.0)
    delivery = handed_in([action(name="nieuw")])
    draft = taken_along(delivery)
    prepare(draft, Plan({}, []))
    with deliveries._only_one(), pytest.raises(LoadRefusedError, match="ingeleverd of ingetrok"):
        run_step(draft, PUBLICATION, "programmateam", lambda _: None)
    assert current_release()[0].release_id == national.release_id
    assert waiting() == [delivery]


def test_a_file_that_got_a_number_waits_no_more(national: Release) -> None:
    publish(taken_along(handed_in([action(name="eerst")])), Plan({}, []))
    delivery = handed_in([action(name="daarna")])
    publish(taken_along(delivery), Plan({}, []))
    assert "werkagenda_RSV05 (2).csv" in inbox_names()
    assert waiting() == []


def test_rows_of_others_are_refused_with_what_to_do(national: Release) -> None:
    rows = [action(), action(OTHER, "geheim"), action(status="misschien")]
    draft = checked(csv_text(rows).encode())
    (file,) = checked_files(draft)
    assert [(r["line"], r["column_name"], r["found"]) for r in file.reasons] == [
        (3, "rsv_code", OTHER),
        (4, "status", "misschien"),
    ]
    assert "Haal haar weg" in file.reasons[0]["advice"]
    assert file.rows_refused == 2
    assert not draft.agenda_file.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.xlsx", b"PK\x03\x04kapot", ""),
        ("plan.csv", b"", "leeg"),
        ("plan.csv", b"%PDF-1.7", "een pdf"),
        ("plan.csv", csv_text([action()]).split("\n")[0].encode(), "geen rijen"),
        ("plan.csv", csv_text([action(eigenaar="jan@example.org")]).encode(), "e-mail"),
        ("deelname.csv", csv_text(trajectories(2)).encode(), "herkend als Deelname"),
    ],
    ids=["broken", "empty", "pdf", "no rows", "personal", "other input"],
)
def test_a_file_that_is_refused_leaves_nothing(
    national: Release, name: str, content: bytes, said: str
) -> None:
    draft = checked(content, name)
    (file,) = checked_files(draft)
    assert file.refusal is not None
    assert said in file.refusal["found"]
    assert file.refusal["advice"]
    assert not list(draft.files_folder.iterdir())
    assert not draft.agenda_file.exists()


def test_a_good_file_makes_up_for_a_bad_one_before(national: Release) -> None:
    draft = checked(csv_text([action()]).encode())
    assert draft.agenda_file.exists()
    (draft.files_folder / "mijn plan.csv").write_bytes(csv_text([action(OTHER)]).encode())
    agenda.run(draft, OWN, lambda _: None)
    assert not draft.agenda_file.exists()


@pytest.mark.parametrize("codes", [(OWN, OTHER), (OWN, OWN)], ids=["two", "one"])
def test_two_facilitators_at_once(national: Release, codes: tuple[str, str]) -> None:
    """Of two partnerships both wait; of one, the second is told and overwrites nothing."""
    outcome: dict[str, bool] = {}
    gate = threading.Barrier(2)

    def one(code: str, subject: str) -> None:
        content = agenda.as_file([{**action(code, subject), "deadline": None}])
        delivery = new_delivery(code, "x.csv", content, actions=1, subject=subject, role="r")
        gate.wait()
        try:
            deliver(delivery, instead_of="")
            outcome[subject] = True
        except ChangedMeanwhileError:
            outcome[subject] = False

    threads = [
        threading.Thread(target=one, args=(code, f"kenmerk-{at}")) for at, code in enumerate(codes)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = {subject for subject, is_done in outcome.items() if is_done}
    assert (len(outcome), len(done)) == (2, len(set(codes)))
    assert {delivery.subject for delivery in waiting()} == done


def test_withdrawing_what_nobody_saw(national: Release) -> None:
    first = handed_in([action(name="een")])
    second = handed_in([action(name="twee")])
    with pytest.raises(ChangedMeanwhileError):
        withdraw(OWN, first.sha256)
    assert waiting() == [second]
    withdraw(OWN, second.sha256)
    assert waiting() == []


def test_a_damaged_file_hides_no_other(national: Release) -> None:
    delivery = handed_in([action()])
    (deliveries._folder() / "kapot.json").write_text("{")
    assert waiting() == [delivery]


def test_a_damaged_delivery_is_kept_when_another_comes(national: Release) -> None:
    handed_in([action(name="een")])
    (path,) = deliveries._folder().glob("*.json")
    path.write_text("{half")
    assert deliveries.damaged() == [path]
    second = handed_in([action(name="twee")])
    assert waiting() == [second]
    (kept,) = deliveries.damaged()
    assert kept.read_text() == "{half"
    withdraw(OWN, second.sha256)
    assert deliveries.damaged() == [kept]


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("werkagenda_RSV05.csv", True),
        ("Werkagenda_rsv05.xlsx", True),
        ("werkagenda_RSV05 (2).csv", True),
        ("werkagenda_RSV05_fictief.csv", True),
        ("werkagenda_RSV051.csv", False),
        ("werkagenda.csv", False),
    ],
)
def test_which_file_is_of_one_partnership(name: str, is_own: bool) -> None:
    assert is_own_file(name, OWN) == is_own


def test_two_codes_make_two_names() -> None:
    codes = ["A/B", "A B", "A_B", "é" * 70, "é" * 71]
    names = [own_file_name(code, is_fictitious=False) for code in codes]
    assert len(set(names)) == len(codes)
    assert [whose_own_file(name, codes) for name in names] == codes
    assert own_file_name("RSV05", is_fictitious=False) == "werkagenda_RSV05.csv"


def test_a_file_is_of_the_longest_code() -> None:
    codes = ["R1", "R1_2"]
    assert whose_own_file("werkagenda_R1 oud.csv", codes) == "R1"
    assert whose_own_file("werkagenda_R1_2.csv", codes) == "R1_2"
    assert whose_own_file("werkagenda_fictief.csv", codes) == ""


def test_any_code_makes_a_name(data_folder: object) -> None:
    for code in ("../R1", "R1/2", "é" * 300, "R 1"):
        name = own_file_name(code, is_fictitious=True)
        assert "/" not in name
        assert is_own_file(name, code)


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@'\";\n<>$"), max_size=40
).map(str.strip)
rows_of_agenda = st.lists(
    st.fixed_dictionaries(
        {
            "rsv_code": st.just(OWN),
            "onderdeel": st.sampled_from("abcdef"),
            "ambitie": texts.filter(bool),
            "actie": texts.filter(bool),
            "eigenaar": texts.map(lambda text: text or None),
            "deadline": st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
            "status": st.sampled_from(["niet_begonnen", "bezig", "klaar", "vervallen"]),
        }
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda row: (row["onderdeel"], row["actie"]),
)


@settings(deadline=None, derandomize=True)
@given(rows_of_agenda)
def test_the_file_that_waits_gives_the_rows_that_were_checked(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]]
) -> None:
    path = tmp_path_factory.mktemp("rond") / "werkagenda_x.csv"
    path.write_bytes(agenda.as_file(rows))
    try:
        file = open_files([path])[0]
        (batch,) = check_sheet(file.sheet, 1, load_lookups())
    except LoadRefusedError:
        return  # a text that no delivery may hold never comes this far
    if batch.rejected.num_rows or batch.rows_set_aside:
        return
    again = batch.accepted.select([column.name for column in CONTRACT.columns]).to_pylist()
    assert agenda.as_file(again) == path.read_bytes()


changed_actions: Callable[..., st.SearchStrategy] = lambda code: st.dictionaries(  # noqa: E731
    st.sampled_from(["bellen", "schrijven", "lopen", "praten"]),
    st.sampled_from(["niet_begonnen", "bezig", "klaar", "vervallen"]),
    min_size=1,
)


@settings(deadline=None, derandomize=True)
@given(changed_actions(OWN), changed_actions(OTHER), changed_actions(OWN))
def test_an_own_file_outweighs_its_rows_and_no_others(
    own_before: dict[str, str], other: dict[str, str], own: dict[str, str]
) -> None:
    """Whatever stands in either file, in the table that the pages read."""

    class File:
        def __init__(self, file_id: int, name: str) -> None:
            self.file_id, self.contract, self.notes = file_id, CONTRACT, []
            self.path = inbox_folder() / name
            self.rows_set_aside = 0

    files = [File(1, NATIONAL), File(2, "werkagenda_RSV05.csv")]
    rows = [(1, OWN, *one) for one in own_before.items()]
    rows += [(1, OTHER, *one) for one in other.items()]
    rows += [(2, OWN, *one) for one in own.items()]
    with duckdb.connect() as connection:
        connection.execute("create schema accepted")
        connection.execute(
            "create table accepted.werkagenda (file_id int, rsv_code text, actie text, status text)"
        )
        connection.executemany("insert into accepted.werkagenda values (?, ?, ?, ?)", rows)
        set_outweighed_aside(connection, files)  # type: ignore[arg-type]
        left = connection.table("accepted.werkagenda").fetchall()
    assert {row for row in left if row[1] == OTHER} == {(1, OTHER, *one) for one in other.items()}
    assert {row for row in left if row[1] == OWN} == {(2, OWN, *one) for one in own.items()}
    assert files[0].rows_set_aside == len(own_before)


def test_what_changes_is_told(national: Release) -> None:
    after = read_agenda(
        agenda.as_file(
            [
                {**action(status="klaar"), "deadline": date(2024, 9, 1)},
                {**action(name="=nieuw"), "deadline": None},
            ]
        )
    )
    found = agenda_changes(as_texts(published(OWN)), after).set_index("action")
    assert found["kind"].to_dict() == {"bellen": "changed", "=nieuw": "new", "schrijven": "removed"}
    assert found.loc["bellen", ["status_before", "status_after"]].tolist() == ["bezig", "klaar"]
    assert found.loc["bellen", "deadline_before"] == found.loc["bellen", "deadline_after"]


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (["Bellen"], ["bellen"], {"bellen": "changed"}),
        (["Bellen"], ["Bellen"], {"Bellen": "equal"}),
        (["Bellen", "bellen"], ["bellen", "Bellen"], {"Bellen": "equal", "bellen": "equal"}),
        (["Bellen"], [], {"Bellen": "removed"}),
        ([], ["bellen"], {"bellen": "new"}),
    ],
)
def test_capitals_make_no_other_action(
    before: list[str], after: list[str], kinds: dict[str, str]
) -> None:
    """As for the actions that come from notes."""
    old, new = (
        read_agenda(agenda.as_file([{**action(name=name), "deadline": None} for name in names]))
        for names in (before, after)
    )
    found = agenda_changes(old, new)
    assert dict(zip(found["action"], found["kind"], strict=True)) == kinds
    assert len(found) == len(kinds)
