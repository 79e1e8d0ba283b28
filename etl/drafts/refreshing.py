"""Fetch the base data into a draft: population becomes a file of it, boundaries are stored."""

from collections.abc import Callable

from etl.drafts import checking
from etl.sources.refresh.run import refresh
from warehouse.drafts import DONE, REFRESH, Draft


def run(draft: Draft, role: str, report: Callable[[str], None]) -> None:
    """Fetch and check; raises LoadRefusedError, and nothing has changed then."""
    result = refresh(draft.files_folder, report)
    checking.run(draft, role, report)
    draft.write(REFRESH, {"status": DONE, "summary": result.summary()})
