"""Run one step of a draft and leave its outcome for the page, whatever happens."""

from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module

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
    """Run a step; raises LoadRefusedError, after writing it as the outcome."""
    draft.forget_outcome(step)
    try:
        import_module(STEPS[step]).run(draft, role, report)
    except LoadRefusedError as refusal:
        draft.write(step, {"status": REFUSED, "refusal": asdict(refusal)})
        raise
