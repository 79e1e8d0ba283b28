"""Words in a picture: as wide as the font makes them, on as many lines as they need."""

from functools import cache
from html import escape

from matplotlib.ft2font import FT2Font

from reports.fonts import FONTS_FOLDER

FAMILY = "Fira Sans"
INK, MUTED = "#111111", "#4A545E"
LINE = 1.35  # height of a line, in letter sizes
_MEASURED_AT = 100


def width_of(words: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide words are, in the unit of their size."""
    font = _font(is_bold)
    font.set_text(words, 0.0)
    return float(font.get_width_height()[0]) / 64 * size / _MEASURED_AT


@cache
def _font(is_bold: bool) -> FT2Font:
    font = FT2Font(FONTS_FOLDER / f"FiraSans-{'SemiBold' if is_bold else 'Regular'}.ttf")
    font.set_size(_MEASURED_AT, 72)
    return font


def lines_of(words: str, size: float, room: float, *, is_bold: bool = False) -> list[str]:
    """Break words at spaces so that each line fits; a single word that does not, stays whole."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, is_bold=is_bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def text_at(
    words: str, x: float, y: float, size: float, *, is_bold: bool = False, colour: str = INK
) -> str:
    """Write one line with its feet at y."""
    weight = ' font-weight="600"' if is_bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FAMILY}, sans-serif" font-size="{size:g}"'
        f'{weight} fill="{colour}">{escape(words)}</text>'
    )
