"""What the files of a pack are called for who takes them along."""

from pages.components.context import PageContext
from pages.components.file_names import file_name, plain_name
from warehouse.packs import COUNTRY, EVERYTHING

LONGEST_NAME = 40


def pack_name(context: PageContext, code: str, name: str, kind: str) -> str:
    """Return such as fictief-evaluatie-rsv01-groningen-2024-02-29.pdf."""
    words = plain_name(name.lower())[:LONGEST_NAME].strip("-")
    whose = words if code in {COUNTRY, EVERYTHING} else f"{code.lower()}-{words}"
    return file_name(context, f"evaluatie-{whose}", kind.removeprefix("."))
