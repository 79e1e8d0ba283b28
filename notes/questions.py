"""Questions about notes, for pages and packs."""

from collections import Counter

import pandas as pd
from sqlalchemy import ColumnElement, select

from notes.database import reading
from notes.models import Note


def notes_of(
    *,
    release_id: str | None = None,
    rsv_code: str | None = None,
    figure: str | None = None,
    with_removed: bool = False,
) -> list[Note]:
    """Return notes, the newest first; None asks for every release, region or figure.

    `rsv_code` is NL for notes on the country as a whole. Raises NotesUnavailableError, as every
    question here does.
    """
    asked = {"release_id": release_id, "rsv_code": rsv_code, "figure": figure}
    wanted = select(Note).filter_by(**{k: v for k, v in asked.items() if v is not None})
    if not with_removed:
        wanted = wanted.where(Note.is_removed.is_(False))
    with reading() as session:
        return list(session.scalars(wanted.order_by(Note.created_at.desc(), Note.id)))


def note_counts(release_id: str | None = None) -> pd.DataFrame:
    """Return how many notes stand: rsv_code (or NL), kind, notes."""
    with reading() as session:
        rows = session.execute(select(Note.rsv_code, Note.kind).where(*_standing(release_id))).all()
    return _counted(Counter((code, kind) for code, kind in rows), "kind")


def theme_counts(release_id: str | None = None) -> pd.DataFrame:
    """Return how many notes carry each theme: rsv_code (or NL), theme, notes.

    A note with two themes counts for both.
    """
    with reading() as session:
        rows = session.execute(
            select(Note.rsv_code, Note.themes).where(*_standing(release_id))
        ).all()
    return _counted(Counter((code, theme) for code, carried in rows for theme in carried), "theme")


def _standing(release_id: str | None) -> list[ColumnElement[bool]]:
    of_release = [] if release_id is None else [Note.release_id == release_id]
    return [Note.is_removed.is_(False), *of_release]


def _counted(counts: Counter[tuple[str, str]], what: str) -> pd.DataFrame:
    rows = [(*key, amount) for key, amount in sorted(counts.items())]
    return pd.DataFrame(rows, columns=["rsv_code", what, "notes"])
