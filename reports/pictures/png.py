"""The PNG of a picture: its SVG, twice as sharp, with the font stored here."""

import typst

from reports.fonts import FONTS_FOLDER
from reports.pictures.parts import PICTURE_PX

PIXELS_PER_INCH = 192  # a pixel of the SVG is 1/96 inch: two of the PNG
_PAGE = f"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: {PICTURE_PX * 0.75}pt)"""


def png_of(svg: str) -> bytes:
    """Return the PNG; the same SVG gives the same bytes. Raises typst's errors."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_FOLDER)]
    )
    content = typst.Compiler(
        input=_PAGE.encode(), font_paths=fonts, ignore_system_fonts=True, sys_inputs={"svg": svg}
    ).compile(format="png", ppi=PIXELS_PER_INCH)
    assert isinstance(content, bytes)  # one page
    return content
