"""Search the cells of a packed sheet as it streams by: how far they reach, which are broken.

The reader of workbooks holds a sheet as a full rectangle and shows a formula that failed as an
empty cell; both must be known before it is trusted.
"""

import re
from collections.abc import Iterable, Iterator

from etl.contracts.cells import FORMULA_WITHOUT_RESULT
from etl.sources.limits import LARGEST_SHEET_CELLS, LONGEST_LINE_BYTES

Place = tuple[int, int]  # row and column, 0 = first

_TAG_START = re.compile(rb"<(?:\w+:)?c[\s/>]")
# As Excel and every usual library write it. '<c r="XFD1" s="3"/>' has a style and no content.
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"((?: [st]="\w*+")*+ ?/>)?')
_ANY_START = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_ANY_TAG = re.compile(
    rb"<(?:\w+:)?(c|row)((?:\s++[\w:.-]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+)\s*+(/?)>"
)
_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_PLACE = re.compile(rb"([A-Za-z]{0,3})(\d{1,7})")
# Room is made beforehand for what a part says it holds.
_HUGE_COUNT = re.compile(rb"[cC]ount\s*=\s*[\"']\s*\d{9}")
_CELL = rb"<(?:\w+:)?c\s(?=[^<>]*\br=[\"']([A-Z]{1,3}\d{1,7})[\"'])"
_FORMULA = rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
_ERROR_CELL = re.compile(
    _CELL + rb"(?=[^<>]*\st=[\"']e[\"'])[^<>]*>(?:" + _FORMULA + rb")?<(?:\w+:)?v>([^<]{1,20})<"
)
# An empty text as the outcome of a formula has t="str".
_FORMULA_WITHOUT_RESULT = re.compile(
    _CELL + rb"(?![^<>]*\st=[\"']str[\"'])[^<>]*>" + _FORMULA + rb"(?:<(?:\w+:)?v\s*/>"
    rb"|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)


class SheetTooLargeError(Exception):
    """The cells of a sheet reach too far."""


class SheetUnusualError(Exception):
    """Where the cells stand cannot be followed, or more is announced than there can be."""


class SheetScan:
    """Takes a part of a workbook piece by piece; a part without cells passes unseen."""

    def __init__(self) -> None:
        self.last_row = self.last_column = 0
        self.broken: dict[Place, str] = {}
        self._rest = b""
        self._row = self._column = 0

    def take(self, piece: bytes) -> None:
        """Search up to where the last cell begins: it may go on in the next piece.

        Raises SheetTooLargeError and SheetUnusualError.
        """
        text = self._rest + piece
        cut = max(text.rfind(b"<c"), text.rfind(b"<row"), text.rfind(b":c "))
        cut = max(text.rfind(b"<", 0, cut + 1), 0)
        if len(text) - cut > LONGEST_LINE_BYTES:
            # No cell goes on for so long: what follows its tag is text.
            cut = max(text.rfind(b"<"), 0)
            if b">" in text[cut:]:
                cut = len(text)
        self._search(text[:cut])
        self._rest = text[cut:]
        if len(self._rest) > LONGEST_LINE_BYTES:
            if _ANY_START.match(self._rest):
                raise SheetUnusualError
            self._rest = b""

    def finish(self) -> None:
        """Search what was left; raises as `take` does."""
        self._search(self._rest)

    def _search(self, text: bytes) -> None:
        if b"ount" in text and _HUGE_COUNT.search(text):
            raise SheetUnusualError
        starts = len(_TAG_START.findall(text))
        if not starts and not _ANY_START.search(text):
            return
        usual = _USUAL_CELL.findall(text)
        if starts == len(usual):
            columns = {column for column, _, no_content in usual if not no_content}
            rows = {row for _, row, no_content in usual if not no_content}
            self._reach(map(int, rows), map(_column_number, columns))
            # Where the last row stands, for a cell that does not say so in the next piece.
            list(self._unusual_cells(text[max(text.rfind(b"<row"), 0) :]))
        else:
            cells = list(self._unusual_cells(text))
            self._reach((row for row, _ in cells), (column for _, column in cells))
        if b"<f" in text or b":f" in text:
            for reference in _FORMULA_WITHOUT_RESULT.findall(text):
                self.broken[_place(reference)] = FORMULA_WITHOUT_RESULT
        if b't="e"' in text or b"t='e'" in text:
            for reference, error in _ERROR_CELL.findall(text):
                self.broken[_place(reference)] = error.decode(errors="replace")

    def _reach(self, rows: Iterable[int], columns: Iterable[int]) -> None:
        self.last_row = max(self.last_row, max(rows, default=0))
        self.last_column = max(self.last_column, max(columns, default=0))
        if self.last_row * self.last_column > LARGEST_SHEET_CELLS:
            raise SheetTooLargeError

    def _unusual_cells(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Follow cells that do not say where they stand: after the one before."""
        tags = _ANY_TAG.findall(text)
        if len(tags) != len(_ANY_START.findall(text)):
            raise SheetUnusualError
        for kind, attributes, closed in tags:
            place = _place_of(attributes)
            if kind == b"row":
                self._row = place[0] if place else self._row + 1
                self._column = 0
                continue
            self._row, self._column = place or (self._row, self._column + 1)
            if not self._column:
                raise SheetUnusualError
            if not closed:
                yield self._row, self._column


def _place_of(attributes: bytes) -> tuple[int, int] | None:
    """Return row and column that a tag names, 1 = first; None when it names none."""
    named = dict(_ATTRIBUTE.findall(attributes)).get(b"r")
    if named is None:
        return None
    place = _PLACE.fullmatch(named[1:-1])
    if place is None:
        raise SheetUnusualError
    return int(place[2]), _column_number(place[1])


def _place(reference: bytes) -> Place:
    letters = reference.rstrip(b"0123456789")
    return int(reference[len(letters) :]) - 1, _column_number(letters) - 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
