"""Questions about notes, for pages and packs."""

from collections import Counter

import pandas as pd
from sqlalchemy import select

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


def theme_counts(release_id: str | None = None) -> pd.DataFrame:
    """Return how many notes carry each theme: rsv_code (or NL), theme, notes.

    A note with two themes counts for both.
    """
    with reading() as session:
        wanted = select(Note.rsv_code, Note.themes).where(Note.is_removed.is_(False))
        if release_id is not None:
            wanted = wanted.where(Note.release_id == release_id)
        rows = session.execute(wanted).all()
    counts = Counter((code, theme) for code, carried in rows for theme in carried)
    counted = [(*key, amount) for key, amount in sorted(counts.items())]
    return pd.DataFrame(counted, columns=["rsv_code", "theme", "notes"])
