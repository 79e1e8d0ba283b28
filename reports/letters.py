"""Letters on paper and in pictures: what the font cannot write becomes a ?, not an empty box."""

import unicodedata
from functools import cache
from typing import Any

from matplotlib.ft2font import FT2Font

from reports.fonts import FONTS_FOLDER


def printable(value: Any) -> Any:
    """Replace what the font cannot write: a page with an empty box says less than a ?."""
    if isinstance(value, dict):
        return {name: printable(one) for name, one in value.items()}
    if isinstance(value, list):
        return [printable(one) for one in value]
    if not isinstance(value, str) or (value.isascii() and value.isprintable()):
        return value
    composed = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_letter(letter) for letter in composed)


def _letter(letter: str) -> str:
    if letter == "\n" or ord(letter) in _known_letters():
        return letter
    if letter == "\t" or letter.isspace():
        return " "
    # Marks that only change the letter before them, and control characters, have no own place.
    return "" if unicodedata.category(letter) in {"Cc", "Cf", "Mn", "Me"} else "?"


@cache
def _known_letters() -> frozenset[int]:
    """Return what every weight of the font can write."""
    maps = [set(FT2Font(path).get_charmap()) for path in sorted(FONTS_FOLDER.glob("*.ttf"))]
    return frozenset(set.intersection(*maps))
