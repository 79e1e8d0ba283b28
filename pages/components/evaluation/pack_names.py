"""What the files of a pack are called for who takes them along."""

import re
import unicodedata

from pages.components.context import PageContext
from warehouse.packs import COUNTRY, EVERYTHING

LONGEST_NAME = 40


def pack_name(context: PageContext, code: str, name: str, kind: str) -> str:
    """Return such as fictief-evaluatie-rsv01-groningen-2024-02-29.pdf."""
    prefix = "fictief-" if context.info.is_fictitious else ""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-")
    whose = words if code in {COUNTRY, EVERYTHING} else f"{code.lower()}-{words}"
    return f"{prefix}evaluatie-{whose}-{context.reference_date:%Y-%m-%d}{kind}"
