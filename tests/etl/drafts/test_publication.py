"""From draft to active release: what changes, and what never does."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pandas as pd
import pytest
from filelock import FileLock

from etl.archive import archived_file
from etl.drafts import run_step
from etl.load import load
from etl.lock import only_one_load
from etl.messages import LoadRefusedError
from etl.publish import is_sound
from tests.etl.delivery_writer import trajectories, trajectory, write_csv
from tests.etl.drafts.conftest import inbox_names, prepare, publish
from warehouse.drafts import (
    CANDIDATE,
    CHECK,
    PUBLICATION,
    REFUSED,
    Draft,
    Plan,
    checked_files,
)
from warehouse.publication_log import read_publication_log
from warehouse.releases import (
    Release,
    active_release_id,
    current_release,
    list_releases,
    release_path,
)
from warehouse.settings import inbox_folder

Upload = Callable[..., Draft]
MORE = [trajectory(number) for number in range(11, 31)]


def test_a_candidate_changes_nothing(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_extra=MORE)
    outcome = prepare(draft, Plan({}, []))
    assert outcome["release"]["rows_loaded"] == 30
    assert outcome["base_release_id"] == first_release.release_id
    assert active_release_id() == first_release.release_id
    assert len(list_releases()) == 1
    assert inbox_names() == ["deelname.csv"]


def test_publishing_adds_the_files_to_the_inbox(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_extra=MORE)
    publish(draft, Plan({}, []))
    release, damaged = current_release()
    assert damaged is None
    assert is_sound(release)
    assert (release.rows_loaded, release.release_id != first_release.release_id) == (30, True)
    assert inbox_names() == ["deelname.csv", "deelname_extra.csv"]
    assert draft.read(PUBLICATION) == {"status": "done", "release_id": release.release_id}
    newest, first = read_publication_log().publications
    assert (newest.role, newest.action) == ("programmateam", "gepubliceerd")
    assert newest.files == ("deelname_extra.csv",)
    assert newest.replaced_release_id == first.release_id == first_release.release_id
    assert load(inbox_folder(), lambda _: None).is_new is False


def test_a_file_that_is_replaced_leaves_the_inbox(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_nieuw=MORE)
    publish(draft, Plan({"deelname_nieuw.csv": ["deelname.csv"]}, []))
    assert inbox_names() == ["deelname_nieuw.csv"]
    assert current_release()[0].rows_loaded == 20


def test_a_file_may_be_taken_out(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_nieuw=MORE)
    publish(draft, Plan({}, ["deelname.csv"]))
    assert inbox_names() == ["deelname_nieuw.csv"]


def test_the_same_name_replaces_or_gets_a_number(first_release: Release, upload: Upload) -> None:
    added = upload(deelname=MORE)
    publish(added, Plan({}, []))
    assert inbox_names() == ["deelname (2).csv", "deelname.csv"]
    replaced = upload(deelname=MORE[:5])
    publish(replaced, Plan({"deelname.csv": ["deelname.csv", "deelname (2).csv"]}, []))
    assert inbox_names() == ["deelname.csv"]
    assert current_release()[0].rows_loaded == 5


def test_examples_of_the_same_input_always_go_out(upload: Upload, first_release: Release) -> None:
    example = [trajectory(n, traject_id=f"fictief-{n}") for n in range(4)]
    publish(upload(deelname_fictief=example), Plan({}, ["deelname.csv"]))
    assert current_release()[0].is_fictitious
    publish(upload(deelname_echt=MORE), Plan({}, []))
    assert inbox_names() == ["deelname_echt.csv"]
    assert not current_release()[0].is_fictitious


def test_who_comes_second_is_told(first_release: Release, upload: Upload) -> None:
    mine, theirs = upload(deelname_a=MORE), upload(deelname_b=MORE[:10])
    prepare(mine, Plan({}, []))
    publish(theirs, Plan({}, []))
    active = active_release_id()
    with pytest.raises(LoadRefusedError, match="intussen is een andere uitgave actief"):
        run_step(mine, PUBLICATION, "beheer", lambda _: None)
    assert (mine.read(PUBLICATION) or {})["status"] == REFUSED
    assert active_release_id() == active
    assert inbox_names() == ["deelname.csv", "deelname_b.csv"]
    # The files are still there: comparing again is enough.
    prepare(mine, Plan({}, ["deelname_b.csv"]))
    run_step(mine, PUBLICATION, "beheer", lambda _: None)
    assert inbox_names() == ["deelname.csv", "deelname_a.csv"]


def test_a_candidate_that_was_damaged_is_not_published(
    first_release: Release, upload: Upload
) -> None:
    draft = upload(deelname_extra=MORE)
    prepare(draft, Plan({}, []))
    draft.candidate_file.write_bytes(draft.candidate_file.read_bytes()[:-1])
    with pytest.raises(LoadRefusedError, match="klaargezette uitgave is beschadigd"):
        run_step(draft, PUBLICATION, "beheer", lambda _: None)
    assert active_release_id() == first_release.release_id


def test_only_what_someone_looked_at_is_published(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_extra=MORE)
    seen = prepare(draft, Plan({}, []))["release"]["release_id"]
    prepare(draft, Plan({}, ["deelname.csv"]))  # another tab builds another one
    draft.approve(seen)
    with pytest.raises(LoadRefusedError, match="een andere dan u hebt bekeken"):
        run_step(draft, PUBLICATION, "beheer", lambda _: None)
    assert active_release_id() == first_release.release_id


def test_publishing_without_a_candidate(first_release: Release, upload: Upload) -> None:
    with pytest.raises(LoadRefusedError, match="geen uitgave klaargezet"):
        run_step(upload(deelname_extra=MORE), PUBLICATION, "beheer", lambda _: None)


def test_too_many_refused_rows_give_no_candidate(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_extra=trajectories(20))  # the same trajectories once more
    with pytest.raises(LoadRefusedError, match="10 van de 20"):
        prepare(draft, Plan({}, []))
    assert (draft.read(CANDIDATE) or {})["status"] == REFUSED
    assert not release_path("candidate").exists()


def test_nothing_left_is_refused(first_release: Release, upload: Upload) -> None:
    draft = upload(onzin=b"\x00")
    with pytest.raises(LoadRefusedError, match="geen enkel bestand over"):
        prepare(draft, Plan({}, ["deelname.csv"]))


def test_the_first_release_can_come_from_a_draft(upload: Upload) -> None:
    draft = upload(deelname=MORE)
    publish(draft, Plan({}, []))
    assert current_release()[0].rows_loaded == 20
    assert inbox_names() == ["deelname.csv"]


def test_a_file_that_waits_in_the_inbox_is_named_and_kept(
    first_release: Release, upload: Upload
) -> None:
    write_csv(inbox_folder() / "deelname_wacht.csv", MORE[:2])
    draft = upload(deelname_extra=MORE[5:])
    outcome = prepare(draft, Plan({}, []))
    assert outcome["unloaded_files"] == ["deelname_wacht.csv"]
    run_step(draft, PUBLICATION, "beheer", lambda _: None)
    assert "deelname_wacht.csv" in inbox_names()
    assert current_release()[0].rows_loaded == 25


def test_a_waiting_file_is_never_overwritten(first_release: Release, upload: Upload) -> None:
    waiting = write_csv(inbox_folder() / "deelname_extra.csv", MORE[:2])
    before = waiting.read_bytes()
    publish(upload(deelname_extra=MORE[5:]), Plan({}, []))
    assert waiting.read_bytes() == before
    assert "deelname_extra (2).csv" in inbox_names()
    assert current_release()[0].rows_loaded == 25


def test_an_edited_file_of_the_release_waits_and_blocks_nothing(
    first_release: Release, upload: Upload
) -> None:
    edited = write_csv(inbox_folder() / "deelname.csv", MORE[:3])
    before = edited.read_bytes()
    publish(upload(deelname_extra=MORE[5:]), Plan({}, []))
    assert edited.read_bytes() == before
    assert current_release()[0].rows_loaded == 25


def test_a_damaged_copy_in_the_archive_is_never_used(
    first_release: Release, upload: Upload
) -> None:
    kept = archived_file("deelname.csv", first_release.files["deelname.csv"])
    kept.write_bytes(kept.read_bytes()[:-40])
    with pytest.raises(LoadRefusedError, match="weg of beschadigd"):
        prepare(upload(deelname_extra=MORE), Plan({}, []))


def test_what_changed_since_the_check_is_not_built(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_extra=MORE)
    (draft.files_folder / "deelname_extra.csv").write_bytes(b"anders")
    with pytest.raises(LoadRefusedError, match="weg of beschadigd"):
        prepare(draft, Plan({}, []))
    assert not draft.inbox.exists()


def test_a_candidate_says_what_it_was_made_of(first_release: Release, upload: Upload) -> None:
    plan = Plan({"deelname_extra.csv": []}, ["deelname.csv"])
    draft = upload(deelname_extra=MORE)
    outcome = prepare(draft, plan)
    assert outcome["plan"] == {"replaces": plan.replaces, "removed": plan.removed}
    assert outcome["uploads"] == {f.name: f.sha256 for f in checked_files(draft)}
    assert outcome["full_years"] == [False, False]
    # Another check makes it worthless.
    run_step(draft, CHECK, "", lambda _: None)
    assert draft.read(CANDIDATE) is None


def test_one_step_of_a_draft_at_a_time(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_extra=MORE)
    with (
        FileLock(draft.busy_file),
        pytest.raises(LoadRefusedError, match="loopt al een stap"),
    ):
        run_step(draft, CANDIDATE, "", lambda _: None)


def test_nothing_is_published_while_a_load_runs(first_release: Release, upload: Upload) -> None:
    draft = upload(deelname_extra=MORE)
    prepare(draft, Plan({}, []))
    with only_one_load(), pytest.raises(LoadRefusedError, match="op dit moment al"):
        run_step(draft, PUBLICATION, "beheer", lambda _: None)
    assert active_release_id() == first_release.release_id


def test_uploaded_example_data_pushes_nothing_out(upload: Upload, first_release: Release) -> None:
    example = [trajectory(n, traject_id=f"fictief-{n}") for n in range(4)]
    publish(upload(deelname_fictief=example), Plan({}, []))
    more = [trajectory(n, traject_id=f"fictief-{n}") for n in range(10, 14)]
    publish(upload(deelname_fictief=more), Plan({}, []))
    assert inbox_names() == ["deelname.csv", "deelname_fictief (2).csv", "deelname_fictief.csv"]
    publish(upload(deelname_echt=MORE), Plan({}, []))
    assert inbox_names() == ["deelname.csv", "deelname_echt.csv"]


STEPS = [
    ("etl.drafts.publication", "archive_files"),
    ("etl.drafts.publication", "switch_to"),
    ("etl.switch", "put_in_place"),
    ("etl.switch", "activate"),
    ("etl.switch", "add_publication"),
    ("etl.switch", "_bring_inbox_to"),
]


@pytest.mark.parametrize(("module", "name"), STEPS)
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_publication_that_is_killed_is_the_old_or_the_new_release(
    *,
    first_release: Release,
    upload: Upload,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    name: str,
    when: str,
) -> None:
    draft = upload(deelname_extra=MORE)
    prepare(draft, Plan({}, []))
    done = getattr(sys.modules[module], name)

    def killed(*arguments: object, **options: object) -> NoReturn:
        if when == "after":
            done(*arguments, **options)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"{module}.{name}", killed)
        with pytest.raises(KeyboardInterrupt):
            run_step(draft, PUBLICATION, "beheer", lambda _: None)
    release, damaged = current_release()
    assert damaged is None
    assert release.rows_loaded in (10, 30)
    load(inbox_folder(), lambda _: None)  # finishes it, or finds nothing to do
    release, damaged = current_release()
    assert damaged is None
    assert is_sound(release)
    assert inbox_names() == sorted(release.files)
    logged = [entry.release_id for entry in read_publication_log().publications]
    assert logged == [release.release_id, first_release.release_id][-len(logged) :]
    assert len(set(logged)) == len(logged) == (1 if release == first_release else 2)


def test_the_comparison_names_what_disappears(upload: Upload, data_folder: Path) -> None:
    september = trajectories(10, startdatum="2023-09-28")
    october = [trajectory(100 + n, startdatum="2023-10-30") for n in range(40)]
    publish(upload(deelname=september), Plan({}, []))
    draft = upload(deelname_nieuw=october)
    prepare(draft, Plan({"deelname_nieuw.csv": ["deelname.csv"]}, []))
    changes = pd.read_parquet(draft.folder / "comparison.parquet")
    country = changes[(changes["figure"] == "started") & (changes["area_code"] == "NL")]
    by_month = country.set_index(country["month"].dt.strftime("%Y-%m"))
    assert by_month.loc["2023-09", ["before", "kind"]].tolist() == [10, "gone"]
    assert by_month.loc["2023-10", ["after", "kind"]].tolist() == [40, "new"]
    total = changes[(changes["figure"] == "started_total") & (changes["area_code"] == "NL")]
    assert total[["before", "after", "change", "share", "kind"]].to_numpy().tolist() == [
        [10, 40, 30, 3.0, "large"]
    ]
