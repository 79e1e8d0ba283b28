"""What a file is called for who takes it along: what it is, of which day, and whether fictief."""

import re
import unicodedata

from pages.components.context import PageContext

# Codes that a name is made with, as a reader knows them: a file is called the same in any language.
_WORDS = {
    "started": "gestart",
    "running": "lopend",
    "completed": "afgerond",
    "granted_places": "toegekende-plaatsen",
    "places": "plaatsen",
    "projects": "projecten",
    "12m": "12-maanden",
    "12m-eerder": "12-maanden-eerder",
}


def file_name(context: PageContext, name: str, kind: str) -> str:
    """Return such as fictief-deelname-kaart-2024-02-29.svg; `name` says what it is."""
    prefix = "fictief-" if context.info.is_fictitious else ""
    return f"{prefix}{plain_name(name)}-{context.reference_date:%Y-%m-%d}.{kind}"


def in_words(*codes: str) -> str:
    """Write codes as part of a name, such as gestart-12-maanden; one without a word stays."""
    return "-".join(_WORDS.get(code, code) for code in codes)


def plain_name(name: str) -> str:
    """Return a name that every file system and every e-mail program leaves as it is."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")


def narrowed(name: str, rsv_code: str | None, variant_group: str = "regulier") -> str:
    """Return the name of a file with what the figures are narrowed down to, if anything."""
    variant = "" if variant_group == "regulier" else variant_group
    return "-".join(filter(None, [name, rsv_code, variant]))
