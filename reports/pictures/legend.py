"""The legend beside a map: what it is in, and a sample with a label for each thing on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.pictures.parts import INNER_PX, Part
from reports.pictures.words import INK, LINE, MUTED, lines_of, text_at

MAP_PX = 600
LEGEND_PX = INNER_PX - MAP_PX - 24
LABEL_PX, CREDIT_PX = 15, 12
SAMPLE_PX, ROW_PX = 30, 26
ROUND = {"point", "ring"}


@dataclass(frozen=True)
class Sample:
    """One row: `kind` is class, hatch, line, point or ring; `size`: width of a line, or radius."""

    kind: str
    label: str
    colour: str = INK
    size: float = 1.0


def legend_part(head: str, samples: Sequence[Sample], credit: str) -> Part:
    """Return the legend, to stand right of a map; `head` and `credit` may be empty."""
    written, top = [], 0.0
    for line in lines_of(head, LABEL_PX, LEGEND_PX, is_bold=True):
        top += LABEL_PX * LINE
        written.append(text_at(line, 0, top - 4, LABEL_PX, is_bold=True))
    top += 8
    for sample in samples:
        middle = top + max(ROW_PX, 2 * sample.size + 4 if sample.kind in ROUND else 0) / 2
        written.append(_drawn(sample, middle))
        lines = lines_of(sample.label, LABEL_PX, LEGEND_PX - SAMPLE_PX - 10)
        for number, line in enumerate(lines):
            at = middle + 5 + number * LABEL_PX * LINE
            written.append(text_at(line, SAMPLE_PX + 10, at, LABEL_PX))
        top = 2 * middle - top + (len(lines) - 1) * LABEL_PX * LINE
    top += 10
    for line in lines_of(credit, CREDIT_PX, LEGEND_PX):
        top += CREDIT_PX * LINE
        written.append(text_at(line, 0, top - 3, CREDIT_PX, colour=MUTED))
    high = top + 4
    return Part("".join(written), f"0 0 {LEGEND_PX} {high:.1f}", MAP_PX + 24, LEGEND_PX, high)


def _drawn(sample: Sample, middle: float) -> str:
    if sample.kind in ROUND:
        look = (
            f'fill="{sample.colour}"'
            if sample.kind == "point"
            else f'fill="none" stroke="{sample.colour}" stroke-width="3"'
        )
        return f'<circle cx="{SAMPLE_PX / 2}" cy="{middle:.1f}" r="{sample.size:.1f}" {look}/>'
    if sample.kind == "line":
        return (
            f'<path d="M0 {middle:.1f}h{SAMPLE_PX}" stroke="{sample.colour}" '
            f'stroke-width="{sample.size:g}"/>'
        )
    box = f'x="0.5" y="{middle - 8:.1f}" width="{SAMPLE_PX - 1}" height="16"'
    if sample.kind == "hatch":
        top, foot = middle - 8, middle + 8
        stripes = "".join(f"M{at} {foot:.1f}l16 -16" for at in range(-13, 30, 6))
        return (
            f'<svg {box} viewBox="0.5 {top:.1f} {SAMPLE_PX - 1} 16"><rect {box} fill="#FFFFFF"/>'
            f'<path d="{stripes}" stroke="{MUTED}"/>'
            f'<rect {box} fill="none" stroke="#8795A1"/></svg>'
        )
    return f'<rect {box} fill="{sample.colour}" stroke="#8795A1" stroke-width="0.6"/>'
