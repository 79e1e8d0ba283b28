"""Municipalities that went up in another one, so that a link of before still leads somewhere."""

from collections.abc import Mapping
from functools import lru_cache

from language import tr
from pages.components import formats, spelling
from warehouse.reference import read_reference


def successors(names: Mapping[str, str]) -> dict[str, str]:
    """Map codes and names of before to today's names (name → code); a split has no successor."""
    known = {code: name for name, code in names.items()}
    return {text: known[code] for text, code in _mergers().items() if code in known}


def say_successor(asked: str, name: str) -> str:
    """Say that what was asked is a municipality of before."""
    was, now = spelling.quoted(asked), formats.plain(name)
    return tr("{was} is een gemeente van vroeger en hoort nu bij {now}; die ziet u.").format(
        was=was, now=now
    )


@lru_cache(maxsize=1)
def _mergers() -> dict[str, str]:
    """Map what a municipality was called to the code of the last one that took it in."""
    changes = read_reference("municipality_changes.csv", dtype=str)
    merged = changes[changes["kind"] == "merger"].sort_values("valid_from", ascending=False)
    into: dict[str, str] = {}
    for old, name, new in merged[["old_code", "old_name", "new_code"]].itertuples(index=False):
        if old != new:
            into[old] = into[name] = into.get(new, new)
    return into
