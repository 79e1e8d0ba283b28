"""Build the release that a delivery would give, beside the active one, and compare the two."""

import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from etl.archive import copy_verified
from etl.build import build_candidate
from etl.delivered import open_files
from etl.drafts.base import base_files, base_release, examples_of
from etl.drafts.compare import compare_releases
from etl.helper import second_process
from etl.indicators import validate_indicators
from etl.messages import LoadRefusedError
from etl.sources.files import inbox_files
from etl.switch import refuse_to_overwrite, unloaded_files
from warehouse.drafts import CANDIDATE, DONE, CheckedFile, Draft, Plan, checked_files, read_plan
from warehouse.releases import Release


def run(draft: Draft, _role: str, report: Callable[[str], None]) -> None:
    """Put the files together as the plan says, build, compare; nothing is published."""
    validate_indicators()
    base, plan = base_release(), read_plan(draft)
    usable = [file for file in checked_files(draft) if file.refusal is None]
    try:
        names = _put_together(draft, plan, usable, base)
        release = _build(draft, report)
    except BaseException:
        # Copies of files that could not be read as a whole are not to stay.
        shutil.rmtree(draft.inbox, ignore_errors=True)
        raise
    refuse_to_overwrite(release)
    report("vergelijken met de actieve uitgave")
    compared = base if base is not None and base.is_whole() else None
    consequences = compare_releases(compared.path if compared else None, draft)
    draft.write(
        CANDIDATE,
        {
            "status": DONE,
            "base_release_id": base.release_id if base else "",
            "is_compared": compared is not None or base is None,
            "plan": asdict(plan),
            "uploads": {file.name: file.sha256 for file in usable},
            "names": names,
            "unloaded_files": unloaded_files(base),
            "release": asdict(release),
            **consequences,
        },
    )


def _build(draft: Draft, report: Callable[[str], None]) -> Release:
    files = open_files(inbox_files(draft.inbox))
    if not files:
        raise LoadRefusedError(
            "er blijft geen enkel bestand over.",
            "ten minste één bestand met gegevens.",
            "Lever een bestand aan, of haal minder bestanden weg.",
        )
    draft.candidate_file.parent.mkdir(exist_ok=True)
    draft.candidate_file.unlink(missing_ok=True)
    with second_process() as helper:
        return build_candidate(draft.candidate_file, files, report, helper=helper)


def _put_together(
    draft: Draft, plan: Plan, usable: list[CheckedFile], base: Release | None
) -> dict[str, str]:
    """Fill the inbox of the draft; return under which name each uploaded file stands in it."""
    shutil.rmtree(draft.inbox, ignore_errors=True)
    draft.inbox.mkdir()
    replaced = [names for file, names in plan.replaces.items() if file in {f.name for f in usable}]
    leaving = set(plan.removed).union(*replaced)
    leaving |= examples_of({file.input_name for file in usable if not file.is_example})
    known = base.files if base else {}
    for name, path in base_files().items():
        if name not in leaving:
            copy_verified(path, draft.inbox / name, known[name])
    waiting = set(unloaded_files(base)) - known.keys()
    names = {}
    for file in usable:
        names[file.name] = _free_name(file.name, draft.inbox, waiting)
        target = draft.inbox / names[file.name]
        copy_verified(draft.files_folder / file.name, target, file.sha256)
    return names


def _free_name(name: str, folder: Path, waiting: set[str]) -> str:
    """Return a name that neither the candidate nor a file waiting in the inbox has."""
    path, number = Path(name), 1
    while (folder / path.name).exists() or path.name in waiting:
        number += 1
        path = Path(f"{Path(name).stem} ({number}){Path(name).suffix}")
    return path.name
