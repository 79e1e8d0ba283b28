"""Know which cells of a worksheet are covered by a merged area.

Excel keeps a value in the first cell of the area only; the others are empty. They are not filled
in: an area may stand for "the same" as well as for "not filled".
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

import python_calamine

MOST_SPANS = 100_000  # more is no layout of a person


def merged_cells(sheet: python_calamine.CalamineSheet) -> Callable[[int, int], bool]:
    """Return whether a cell (line, 1 = first; position from the first filled column) is covered."""
    first_column = sheet.start[1] if sheet.start else 0
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for column, top, bottom in islice(_covered(sheet), MOST_SPANS):
        spans[column - first_column].append((top + 1, bottom + 1))
    for areas in spans.values():
        areas.sort()

    def is_merged(line: int, position: int) -> bool:
        areas = spans.get(position, [])
        at = bisect_right(areas, (line, 2**31)) - 1
        return at >= 0 and areas[at][0] <= line <= areas[at][1]

    return is_merged


def _covered(sheet: python_calamine.CalamineSheet) -> Iterator[tuple[int, int, int]]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for column in range(left, right + 1):
            yield column, top + 1 if column == left else top, bottom
