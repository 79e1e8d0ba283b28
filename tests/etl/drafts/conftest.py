"""A data folder with one published delivery, and drafts beside it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from etl.drafts import run_step
from etl.geometry import Boundaries
from etl.load import load
from tests.etl.delivery_writer import csv_text, trajectories, write_csv
from warehouse.drafts import CANDIDATE, CHECK, PUBLICATION, Draft, Plan, new_draft, write_plan
from warehouse.releases import Release
from warehouse.settings import inbox_folder

Rows = Iterable[Mapping[str, object]]


@pytest.fixture(autouse=True)
def no_map_is_drawn(drawn_map: Boundaries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.build.build_boundaries", lambda *_: drawn_map)


@pytest.fixture
def first_release(data_folder: Path) -> Release:
    """Ten trajectories of Utrecht in one file, published from the inbox."""
    write_csv(inbox_folder() / "deelname.csv", trajectories(10))
    return load(inbox_folder(), lambda _: None).release


@pytest.fixture
def upload() -> Callable[..., Draft]:
    """Put files in a new draft and check them."""

    def uploaded(**files: Rows | bytes) -> Draft:
        draft = new_draft()
        for name, content in files.items():
            is_bytes = isinstance(content, bytes)
            data = content if is_bytes else csv_text(content).encode()
            (draft.files_folder / f"{name}.csv").write_bytes(data)
        run_step(draft, CHECK, "", lambda _: None)
        return draft

    return uploaded


def prepare(draft: Draft, plan: Plan) -> dict:
    """Compare, and look at the outcome."""
    write_plan(draft, plan)
    run_step(draft, CANDIDATE, "", lambda _: None)
    outcome = draft.read(CANDIDATE)
    assert outcome is not None
    draft.approve(outcome["release"]["release_id"])
    return outcome


def publish(draft: Draft, plan: Plan, role: str = "programmateam") -> None:
    """Compare and publish in one go."""
    prepare(draft, plan)
    run_step(draft, PUBLICATION, role, lambda _: None)


def inbox_names() -> list[str]:
    return sorted(path.name for path in inbox_folder().iterdir())
