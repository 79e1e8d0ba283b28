"""A delivery in preparation: a folder of its own, in which the ETL writes what the page shows.

files/           what was uploaded and could be read
refused/         per file a workbook with its refused rows
inbox/           the files of which the candidate is made
candidate/       release.duckdb: the release that would be published
agenda.csv       the checked work agenda of one partnership, where that is what is delivered
plan.json        what whoever delivers has chosen so far: what is replaced, what goes out
refusals.json    the files that were refused as a whole, and why
agendas.json     the waiting work agendas that were taken along
approval.json    the release that this candidate was compared with
busy.lock        held while a step goes on
<step>.json      the outcome of a step; <step>.txt its progress
"""

import hashlib
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from warehouse.json_files import read_json, write_json
from warehouse.settings import drafts_folder

CHECK, CANDIDATE, PUBLICATION, REFRESH = "check", "candidate", "publication", "refresh"
PLAN = "plan"  # no step, but kept beside their outcomes
DONE, REFUSED = "done", "refused"
KEPT_DAYS = 7
_NAME = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Draft:
    """The folder of one delivery in preparation; the name is not to be guessed."""

    draft_id: str

    @property
    def folder(self) -> Path:
        """Return the folder that holds everything of this draft."""
        return drafts_folder() / self.draft_id

    @property
    def files_folder(self) -> Path:
        """Return where the uploaded files are."""
        return self.folder / "files"

    @property
    def refused_folder(self) -> Path:
        """Return where the workbooks with refused rows are, one per file."""
        return self.folder / "refused"

    @property
    def busy_file(self) -> Path:
        """Return the lock that a running step holds."""
        return self.folder / "busy.lock"

    @property
    def inbox(self) -> Path:
        """Return where the files of the candidate are put together."""
        return self.folder / "inbox"

    @property
    def candidate_file(self) -> Path:
        """Return the release that would be published; the models call their database release."""
        return self.folder / "candidate" / "release.duckdb"

    @property
    def agenda_file(self) -> Path:
        """Return the checked work agenda of one partnership; absent as long as it is not good."""
        return self.folder / "agenda.csv"

    def progress_file(self, step: str) -> Path:
        """Return what a step has said so far."""
        return self.folder / f"{step}.txt"

    def said(self, step: str) -> str:
        """Return what a step has said so far."""
        try:
            return self.progress_file(step).read_text("utf-8", errors="replace")
        except OSError:
            return ""

    def read(self, step: str) -> dict[str, Any] | None:
        """Return the outcome of a step; None as long as there is none."""
        return read_json(self.folder / f"{step}.json")

    def write(self, step: str, outcome: dict[str, Any]) -> None:
        """Write the outcome of a step."""
        if self.files_folder.is_dir():  # it may have been discarded in the meantime
            write_json(self.folder / f"{step}.json", outcome)

    def forget_outcome(self, step: str) -> None:
        """Remove the outcome of a step: it is done again."""
        (self.folder / f"{step}.json").unlink(missing_ok=True)

    def forget(self, *steps: str) -> None:
        """Remove all traces of steps: what they were based on has changed."""
        for step in steps:
            self.forget_outcome(step)
            self.progress_file(step).unlink(missing_ok=True)

    def refusals(self) -> dict[str, Any]:
        """Return why files were refused as a whole, by name; they are kept until dismissed."""
        return read_json(self.folder / "refusals.json") or {}

    def keep_refusal(self, name: str, refusal: dict[str, Any]) -> None:
        """Remember why a file was refused, before it is removed."""
        write_json(self.folder / "refusals.json", {**self.refusals(), name: refusal})

    def dismiss_refusal(self, name: str) -> None:
        """Forget a refusal: the user has read it, or sent another file of that name."""
        rest = {other: why for other, why in self.refusals().items() if other != name}
        write_json(self.folder / "refusals.json", rest)

    def approve(self, release_id: str) -> None:
        """Note which release someone has looked at and wants published."""
        write_json(self.folder / "approval.json", {"release_id": release_id})

    def approved_release_id(self) -> str:
        """Return the release that was looked at; nothing when none was."""
        return str((read_json(self.folder / "approval.json") or {}).get("release_id", ""))

    def take_along(self, file_name: str, rsv_code: str, sha256: str) -> None:
        """Note that a file is the waiting work agenda of a partnership, with this hash."""
        noted = {**self._taken_along(), file_name: [rsv_code, sha256]}
        write_json(self.folder / "agendas.json", noted)

    def agendas_among(self, uploads: dict[str, str]) -> list[tuple[str, str]]:
        """Return which of these files (name, hash) are waiting work agendas: (code, hash)."""
        return [
            (rsv_code, sha256)
            for name, (rsv_code, sha256) in self._taken_along().items()
            if uploads.get(name) == sha256
        ]

    def holds_agenda(self, file_name: str, sha256: str) -> bool:
        """Say whether this waiting work agenda is in the draft, not another file of its name."""
        try:
            content = (self.files_folder / file_name).read_bytes()
        except OSError:
            return False
        found = hashlib.sha256(content).hexdigest()
        return found == sha256 and bool(self.agendas_among({file_name: found}))

    def _taken_along(self) -> dict[str, Any]:
        return read_json(self.folder / "agendas.json") or {}

    def discard(self) -> None:
        """Remove the draft with everything in it."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True)
class CheckedFile:
    """What became of one uploaded file; `refusal` says why none of it can be used.

    `is_example`: it says of itself that it is fictitious, in the column `fictitious_in` or else in
    its name.
    """

    name: str
    input_name: str = ""
    input_title: str = ""
    sha256: str = ""
    sheet_name: str = ""
    rows_in: int = 0
    rows_set_aside: int = 0
    rows_refused: int = 0
    is_example: bool = False
    fictitious_in: str = ""
    has_too_many_refused: bool = False
    notes: tuple[str, ...] = ()
    extra_columns: tuple[str, ...] = ()
    reasons: tuple[dict[str, Any], ...] = ()
    refusal: dict[str, str] | None = None


@dataclass(frozen=True)
class Plan:
    """What is to be published: per uploaded file which files it replaces, and what goes out."""

    replaces: dict[str, list[str]]
    removed: list[str]


def new_draft() -> Draft:
    """Make an empty draft, and clear away those that nobody came back to."""
    clear_old_drafts()
    draft = Draft(secrets.token_hex(8))
    draft.files_folder.mkdir(parents=True)
    return draft


def clear_old_drafts() -> None:
    """Remove drafts that nobody touched for a week."""
    for old in _old_drafts():
        shutil.rmtree(old, ignore_errors=True)


def find_draft(draft_id: object) -> Draft | None:
    """Return the draft with this name, if there is one; any text may be asked for."""
    if not isinstance(draft_id, str) or not _NAME.fullmatch(draft_id):
        return None
    draft = Draft(draft_id)
    return draft if draft.files_folder.is_dir() else None


def checked_files(draft: Draft) -> list[CheckedFile]:
    """Return what the check found, per file; then the files that were refused as a whole."""
    outcome = draft.read(CHECK) or {}
    read = [
        CheckedFile(
            **{
                **file,
                **{name: tuple(file[name]) for name in ("notes", "extra_columns", "reasons")},
            }
        )
        for file in outcome.get("files", [])
    ]
    return read + [CheckedFile(name, refusal=why) for name, why in draft.refusals().items()]


def write_checked(draft: Draft, files: list[CheckedFile]) -> None:
    """Write what the check found."""
    draft.write(CHECK, {"status": DONE, "files": [asdict(file) for file in files]})


def read_plan(draft: Draft) -> Plan:
    """Return the choices of the user."""
    plan = draft.read(PLAN) or {}
    return Plan(plan.get("replaces", {}), plan.get("removed", []))


def write_plan(draft: Draft, plan: Plan) -> None:
    """Write the choices of the user."""
    draft.write(PLAN, asdict(plan))


def _old_drafts() -> Iterator[Path]:
    oldest = time.time() - KEPT_DAYS * 24 * 3600
    for folder in drafts_folder().glob("*"):
        with suppress(FileNotFoundError):  # another session may clear away the same one
            if _NAME.fullmatch(folder.name) and folder.stat().st_mtime < oldest:
                yield folder
