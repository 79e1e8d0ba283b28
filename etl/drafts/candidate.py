"""Build the release that a delivery would give, beside the active one, and compare the two."""

import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from etl.drafts.base import base_files, is_example
from etl.drafts.compare import compare_releases
from etl.indicators import validate_indicators
from etl.intake import open_files
from etl.load import build_candidate
from etl.messages import LoadRefusedError
from etl.sources.files import inbox_files
from etl.switch import unloaded_files
from warehouse.drafts import CANDIDATE, DONE, Draft, Plan, checked_files, read_plan
from warehouse.releases import active_release_id, read_release


def run(draft: Draft, _role: str, report: Callable[[str], None]) -> None:
    """Put the files together as the plan says, build, compare; nothing is published."""
    validate_indicators()
    base_id = active_release_id() or ""
    names = _put_together(draft, read_plan(draft))
    files = open_files(inbox_files(draft.inbox))
    if not files:
        raise LoadRefusedError(
            "er blijft geen enkel bestand over.",
            "ten minste één bestand met gegevens.",
            "Lever een bestand aan, of haal minder bestanden weg.",
        )
    draft.candidate_file.parent.mkdir(exist_ok=True)
    draft.candidate_file.unlink(missing_ok=True)
    release = build_candidate(draft.candidate_file, files, report)
    report("vergelijken met de actieve uitgave")
    base = read_release(base_id)
    compare_releases(base.path if base and base.is_whole() else None, draft)
    draft.write(
        CANDIDATE,
        {
            "status": DONE,
            "base_release_id": base_id,
            "names": names,
            "unloaded_files": unloaded_files(base),
            "release": asdict(release),
        },
    )


def _put_together(draft: Draft, plan: Plan) -> dict[str, str]:
    """Fill the inbox of the draft; return under which name each uploaded file stands in it."""
    shutil.rmtree(draft.inbox, ignore_errors=True)
    draft.inbox.mkdir()
    base = base_files()
    usable = {file.name: file for file in checked_files(draft) if file.refusal is None}
    leaving = set(plan.removed).union(*plan.replaces.values())
    if any(not file.is_example for file in usable.values()):
        leaving |= _examples_replaced(base, {f.input_name for f in usable.values()})
    for name, path in base.items():
        if name not in leaving:
            _copy(path, draft.inbox / name)
    names = {}
    for name in usable:
        free = _free_name(name, draft.inbox)
        _copy(draft.files_folder / name, draft.inbox / free)
        names[name] = free
    return names


def _examples_replaced(base: dict[str, Path], inputs: set[str]) -> set[str]:
    """Name the example files of inputs that are now delivered: the two are never mixed."""
    examples = [path for name, path in base.items() if is_example(name) and path.is_file()]
    replaced = {file.path for file in open_files(examples) if file.contract.name in inputs}
    return {name for name, path in base.items() if path in replaced}


def _free_name(name: str, folder: Path) -> str:
    path, number = Path(name), 1
    while (folder / path.name).exists():
        number += 1
        path = Path(f"{Path(name).stem} ({number}){Path(name).suffix}")
    return path.name


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        raise LoadRefusedError(
            "de bewaarde kopie in het archief is weg.",
            "elk bestand van de actieve uitgave in het archief.",
            "Lever dit bestand opnieuw aan.",
            target.name,
        )
    shutil.copyfile(source, target)
