"""What stands in a picture: drawings at a place, in pixels of the screen."""

import re
from dataclasses import dataclass

PICTURE_PX = 1008  # width of every picture
AIR_PX = 24
INNER_PX = PICTURE_PX - 2 * AIR_PX
_OPENING = re.compile(r"<svg\b[^>]*>")
_VIEW = re.compile(r'viewBox="([^"]*)"')


@dataclass(frozen=True)
class Part:
    """A drawing (what stands within svg tags, and its view) with its place within the picture."""

    content: str
    view: str
    x: float
    width: float
    height: float

    def at(self, top: float) -> str:
        """Return the drawing at this height."""
        return (
            f'<svg x="{AIR_PX + self.x:.1f}" y="{top:.1f}" width="{self.width:.1f}" '
            f'height="{self.height:.1f}" viewBox="{self.view}">{self.content}</svg>'
        )


def part_of(svg: str, *, x: float, width: float) -> Part:
    """Return a whole drawing as part of a picture, this wide."""
    opening = _OPENING.search(svg)
    view = _VIEW.search(opening[0]) if opening else None
    assert opening is not None and view is not None  # our own drawings have both
    _, _, across, down = map(float, view[1].split())
    content = svg[opening.end() : svg.rindex("</svg>")]
    return Part(content, view[1], x, width, width * down / across)
