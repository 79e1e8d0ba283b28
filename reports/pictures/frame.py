"""The frame of a picture: what it is, what it says, and where it comes from, around the drawing."""

import base64
from functools import cache
from html import escape

from language import current
from reports.pictures.parts import AIR_PX, INNER_PX, PICTURE_PX, Part
from reports.pictures.words import FAMILY, LINE, MUTED, lines_of, text_at, width_of
from warehouse.settings import STATIC_FOLDER

TITLE_PX, FINDING_PX, SOURCE_PX, MARK_PX = 22, 16, 12, 14
MARK_COLOUR = "#9A4A00"  # white on it is readable
GAP_PX = 14
WEIGHTS = {400: "fira-sans-latin-400-normal.woff2", 600: "fira-sans-latin-600-normal.woff2"}


def framed(parts: list[Part], *, title: str, finding: str, source: str, mark: str) -> str:
    """Return one SVG that needs nothing beside it; its parts stand next to each other."""
    head, top = [], float(AIR_PX)
    if mark:
        head.append(_badge(mark, top))
        top += MARK_PX * 1.8 + GAP_PX / 2
    for words, size, is_bold in ((title, TITLE_PX, True), (finding, FINDING_PX, False)):
        written, top = _paragraph(words, top, size, is_bold=is_bold)
        head += written
    drawn = [part.at(top + GAP_PX) for part in parts]
    top += GAP_PX + max(part.height for part in parts) + GAP_PX
    foot, top = _paragraph(source, top, SOURCE_PX, colour=MUTED)
    height = top + AIR_PX - GAP_PX / 2
    return "".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{PICTURE_PX}" height="{height:.0f}" viewBox="0 0 {PICTURE_PX} {height:.0f}" '
            f'role="img" aria-labelledby="title what" lang="{current()}">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="what">{escape(" ".join(filter(None, [mark, finding, source])))}</desc>',
            f"<style>{_font_faces()}</style>",
            f'<rect width="{PICTURE_PX}" height="{height:.0f}" fill="#FFFFFF"/>',
            *head,
            *drawn,
            *foot,
            "</svg>\n",
        ]
    )


def _badge(words: str, top: float) -> str:
    wide = width_of(words, MARK_PX, is_bold=True) + 20
    high = MARK_PX * 1.8
    return (
        f'<rect x="{AIR_PX}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="4" '
        f'fill="{MARK_COLOUR}"/>'
        + text_at(words, AIR_PX + 10, top + 0.68 * high, MARK_PX, is_bold=True, colour="#FFFFFF")
    )


def _paragraph(
    words: str, top: float, size: float, *, is_bold: bool = False, colour: str = "#111111"
) -> tuple[list[str], float]:
    """Return the lines, and where what follows may begin."""
    written = []
    for line in lines_of(words, size, INNER_PX, is_bold=is_bold):
        top += size * LINE
        written.append(
            text_at(line, AIR_PX, top - 0.3 * size, size, is_bold=is_bold, colour=colour)
        )
    return written, top + GAP_PX / 2 * bool(written)


@cache
def _font_faces() -> str:
    """Put the font in the picture: it looks the same on a machine that does not have it."""
    faces = []
    for weight, name in WEIGHTS.items():
        font = base64.b64encode((STATIC_FOLDER / "fonts" / name).read_bytes()).decode()
        faces.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{font}) format('woff2')}}"
        )
    return "".join(faces)
