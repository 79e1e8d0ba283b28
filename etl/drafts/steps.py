"""Run one step of a draft and leave its outcome for the page, whatever happens."""

from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module

from filelock import FileLock, Timeout

from etl.disk import full_disk_is_refused
from etl.messages import LoadRefusedError
from warehouse.drafts import CANDIDATE, CHECK, PUBLICATION, REFRESH, REFUSED, Draft

Report = Callable[[str], None]
# By name: building needs heavy libraries that checking does not.
STEPS = {
    CHECK: "etl.drafts.checking",
    CANDIDATE: "etl.drafts.candidate",
    PUBLICATION: "etl.drafts.publication",
    REFRESH: "etl.drafts.refreshing",
}


def run_step(draft: Draft, step: str, role: str, report: Report) -> None:
    """Run a step; raises LoadRefusedError, after writing it as the outcome.

    One step at a time: a draft that changes while it is built would publish something else.
    """
    try:
        with FileLock(draft.busy_file).acquire(blocking=False):
            draft.forget_outcome(step)
            try:
                with full_disk_is_refused():
                    import_module(STEPS[step]).run(draft, role, report)
            except LoadRefusedError as refusal:
                draft.write(step, {"status": REFUSED, "refusal": asdict(refusal)})
                raise
    except Timeout:
        raise LoadRefusedError(
            "er loopt al een stap van deze levering.",
            "één stap tegelijk.",
            "Wacht tot die klaar is.",
        ) from None
