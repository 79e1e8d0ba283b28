"""What a file is called for who takes it along: what it is, of which day, and whether fictief."""

import re
import unicodedata

from pages.components.context import PageContext


def file_name(context: PageContext, name: str, kind: str) -> str:
    """Return such as fictief-deelname-kaart-2024-02-29.svg; `name` says what it is."""
    prefix = "fictief-" if context.info.is_fictitious else ""
    return f"{prefix}{plain_name(name)}-{context.reference_date:%Y-%m-%d}.{kind}"


def plain_name(name: str) -> str:
    """Return a name that every file system and every e-mail program leaves as it is."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")
