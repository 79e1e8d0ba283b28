"""What a process of our own said when it broke, without what stood in a cell."""

import re

# The line of a frame as Python writes it; all else in a traceback may quote what was delivered.
_FRAME = re.compile(
    r'^ +File "(?:[^"\n]*[/\\])?(\w+\.py)", line (\d+), in (<?\w+>?)$', re.MULTILINE
)


def places_in(said: str) -> str:
    """Return file, line and function of each frame in a text, and no more than that."""
    return "; ".join(":".join(frame) for frame in _FRAME.findall(said))
