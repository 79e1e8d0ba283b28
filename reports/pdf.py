"""Set a pack as PDF: A4, tagged (PDF/UA-1), with the font stored here and no clock."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from reports.document import Pack, document
from reports.fonts import FONTS_FOLDER

TEMPLATE = Path(__file__).parent / "pack.typ"


class LayoutError(Exception):
    """The typesetter warns: something would not look as it should."""


def pack_pdf(pack: Pack) -> bytes:
    """Return the PDF; the same pack gives the same bytes. Raises LayoutError and typst's errors."""
    # The reference date stands for the moment of making: nothing tells when it really was.
    stamp = datetime.combine(pack.context.reference_date, time(), UTC)
    content, warnings = _compiler().compile_with_warnings(
        sys_inputs={"data": json.dumps(document(pack), ensure_ascii=False)},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=stamp,
    )
    if warnings or not isinstance(content, bytes):
        raise LayoutError("; ".join(warning.message for warning in warnings))
    return content


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_FOLDER)]
    )
    return typst.Compiler(
        input=str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts, ignore_system_fonts=True
    )
