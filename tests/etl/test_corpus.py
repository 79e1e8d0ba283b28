"""Every nasty file of the corpus, through the whole intake: no traceback, no row lost."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.contracts.lookups import Lookups
from etl.messages import LoadRefusedError
from tests.etl.conftest import Intake
from tests.etl.corpus import CASES
from tests.etl.corpus.__main__ import markdown
from tests.etl.corpus.case import Case
from tests.etl.corpus.personal_cases import BSN
from warehouse.settings import PROJECT_FOLDER

TakenIn = Callable[[], Intake]
ENGLISH = re.compile(r"\b(?:the|error|invalid|expected|failed|unknown|none|null)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def lists_read_once(lookups: Lookups, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists are the same for every case."""
    monkeypatch.setattr("etl.intake.load_lookups", lambda: lookups)


def test_the_corpus_is_large_and_every_case_has_a_name() -> None:
    assert len(CASES) >= 150
    assert [name for name, times in Counter(case.name for case in CASES).items() if times > 1] == []


def taken(case: Case, inbox: Path, taken_in: TakenIn) -> Intake:
    (inbox / case.file_name).write_bytes(case.content())
    return taken_in()


@pytest.mark.parametrize("case", [c for c in CASES if c.is_refused], ids=lambda case: case.name)
def test_a_file_that_is_refused_says_why(case: Case, inbox: Path, taken_in: TakenIn) -> None:
    with pytest.raises(LoadRefusedError) as refusal:
        taken(case, inbox, taken_in)
    assert refusal.value.file_name == case.file_name
    assert all((refusal.value.found, refusal.value.expected, refusal.value.advice))
    said = str(refusal.value).removeprefix(case.file_name)
    assert case.says in said
    assert not ENGLISH.search(said.split("niet herkend:")[0])
    assert BSN not in said
    assert "jan@" not in said


@pytest.mark.parametrize("case", [c for c in CASES if not c.is_refused], ids=lambda case: case.name)
def test_no_row_of_a_file_that_is_read_is_lost(case: Case, inbox: Path, taken_in: TakenIn) -> None:
    intake = taken(case, inbox, taken_in)
    (file,) = intake.rows("staging.ingested_file")
    lines = {row["line"] for row in intake.rows("staging.refused_line")}
    accepted = intake.rows(f"accepted.{file['input_name']}")
    reasons = intake.rows("staging.rejected")
    loaded = [row for row in accepted if row["line"] not in lines]
    counted = (len(loaded), len(lines), file["rows_set_aside"])
    assert counted == (case.accepted, case.refused, case.set_aside), [*reasons, file["notes"]]
    assert file["rows_in"] == sum(counted)
    assert all(row["found"] and row["expected"] and row["advice"] for row in reasons)
    told = [*map(str, reasons), str(file["notes"])]
    assert any(case.says in text for text in told)
    if case.set_aside:
        assert re.search(r"regel \d+: ", str(file["notes"]))


def test_the_page_with_messages_names_every_case() -> None:
    """`python -m tests.etl.corpus` writes its table; a new case belongs in it."""
    page = (PROJECT_FOLDER / "docs" / "slechte-bestanden.md").read_text(encoding="utf-8")
    named = Counter(line.split("|")[1].strip() for line in page.splitlines() if "|" in line)
    missing = [case.name for case in CASES if not named[markdown(case.name)]]
    assert missing == []
