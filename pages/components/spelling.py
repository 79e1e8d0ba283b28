"""Find what someone meant among options: by label, by code, or spelt a little differently."""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from difflib import get_close_matches

LONGEST = 200
"""Signs of a value that are read; no option is longer."""
SHOWN = 60
CLOSE = 0.7
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DUTCH = re.compile(r"[0-9]{2}-[0-9]{2}-[0-9]{4}")


def found(asked: str, options: Mapping[str, object], also: Mapping[str, str]) -> str | None:
    """Return the label that is meant by a label, a code or another spelling of a label.

    `options` maps labels to codes (None has no code), `also` maps spellings to labels. Case and
    diacritics only count where two options differ in nothing else; None when it is no option or
    could be several.
    """
    if asked in options:
        return asked
    spelt = [(label, label) for label in options]
    spelt += [(str(code), label) for label, code in options.items() if code is not None]
    spelt += [(spelling, label) for spelling, label in also.items()]
    for form in (str, bare):
        wanted = form(asked)
        meant = {label for spelling, label in spelt if form(spelling) == wanted}
        if meant:
            return meant.pop() if len(meant) == 1 else None
    return None


def closest(asked: str, options: Mapping[str, object]) -> str | None:
    """Return the option that is spelt most alike; None when none comes near."""
    labels = {bare(label): label for label in options}
    near = get_close_matches(bare(asked[:SHOWN]), labels, n=1, cutoff=CLOSE)
    return labels[near[0]] if near else None


def bare(text: str) -> str:
    """Return a text without case, diacritics and double spaces."""
    parts = unicodedata.normalize("NFKD", text[:LONGEST])
    return " ".join("".join(s for s in parts if not unicodedata.combining(s)).casefold().split())


def day(text: str) -> date | None:
    """Return the day in 2024-02-29 or 29-02-2024; None when it is none."""
    with suppress(ValueError):
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
        if _DUTCH.fullmatch(text):
            return date.fromisoformat("-".join(reversed(text.split("-"))))
    return None


def quoted(asked: str) -> str:
    """Return a text from outside for a sentence in Markdown: as code nothing in it has a meaning.

    Not even an address in it becomes a link.
    """
    clean = "".join(sign if sign.isprintable() else " " for sign in asked[:LONGEST])
    clean = " ".join(clean.replace("`", "'").split())
    return f"`{clean[:SHOWN]}…`" if len(clean) > SHOWN else f"`{clean or ' '}`"
