"""Texts and colours as plotly writes them, for matplotlib."""

import re
from typing import Any

import numpy as np
from matplotlib.colors import to_rgba

_BOLD = re.compile(r"<b>(.*)</b>", re.DOTALL)
_RGBA = re.compile(r"rgba?\(([^)]*)\)")
DARK, LIGHT = "#111111", "#FFFFFF"
ON_GRID = {"facecolor": LIGHT, "edgecolor": "none", "pad": 0.2, "alpha": 0.8}
"""Ground for a number that stands on a line of the grid: the line would strike it through."""


def plain_words(text: object) -> str:
    """Turn line breaks and bold of the screen into plain text; other marks stay as they are."""
    words = re.sub(r"<br ?/?>", "\n", str(text))
    found = _BOLD.fullmatch(words)
    return found[1] if found else words


def is_bold(text: object) -> bool:
    """Say whether a whole label is bold on the screen."""
    return _BOLD.fullmatch(str(text)) is not None


def rgba(colour: str, opacity: float = 1.0) -> tuple[float, float, float, float]:
    """Read #rrggbb, a name, rgb() or rgba(); each part from 0 to 1."""
    found = _RGBA.fullmatch(colour)
    if found:
        red, green, blue, *alpha = (float(part) for part in found[1].split(","))
        return red / 255, green / 255, blue / 255, (alpha[0] if alpha else 1.0) * opacity
    red, green, blue, alpha_of_name = to_rgba(colour)
    return red, green, blue, alpha_of_name * opacity


def readable_on(colour: str) -> str:
    """Return the text colour that stands out on a colour."""
    red, green, blue, _ = rgba(colour)
    return DARK if 0.299 * red + 0.587 * green + 0.114 * blue > 0.55 else LIGHT


def for_each(value: Any, count: int) -> list[Any]:
    """Repeat one value for every point, or take the list that is there."""
    return list(value) if isinstance(value, list | tuple | np.ndarray) else [value] * count
