"""Run one query file on one release; the answer is kept, since a release never changes."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from warehouse.connection import cursor
from warehouse.kept_frame import KeptFrame

SQL_FOLDER = Path(__file__).parent / "sql"


def run_query(release_id: str, name: str, **parameters: Any) -> pd.DataFrame:
    """Return the rows of a query file with its parameters bound.

    Raises UnreadableReleaseError when the release cannot be read.
    """
    return _answer(release_id, name, tuple(sorted(parameters.items()))).copy()


@lru_cache(maxsize=512)
def _answer(
    release_id: str, name: str, parameters: tuple[tuple[str, Any], ...]
) -> KeptFrame[pd.DataFrame]:
    with cursor(release_id) as own:
        return KeptFrame.of(own.execute(_sql(name), dict(parameters)).df())


@lru_cache(maxsize=64)
def _sql(name: str) -> str:
    return (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
