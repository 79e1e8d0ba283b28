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
_USUAL_START = b'<c r="'
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?!(?: [st]="\w*+")*+ ?/>)')
_ANY_START = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_ANY_TAG = re.compile(
    rb"<(?:\w+:)?(c|row)((?:\s++[\w:.-]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+)\s*+(/?)>"
)
_PLACE = re.compile(rb"(?<![\w:.-])r\s*=\s*[\"']\s*([A-Za-z]{0,3})(\d{1,10})")
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
    """The cells of a sheet reach too far, or cannot be followed."""


class SheetScan:
    """Takes a part of a workbook piece by piece; a part without cells passes unseen."""

    def __init__(self) -> None:
        self.last_row = self.last_column = 0
        self.broken: dict[Place, str] = {}
        self._rest = b""
        self._row = self._column = 0

    def take(self, piece: bytes) -> None:
        """Search up to where the last cell begins: it may go on in the next piece.

        Raises SheetTooLargeError.
        """
        text = self._rest + piece
        cut = max(text.rfind(b"<c"), text.rfind(b"<row"), text.rfind(b":c "))
        cut = text.rfind(b"<", 0, cut + 1)
        if len(text) - cut > LONGEST_LINE_BYTES:
            cut = text.rfind(b"<")
        cut = max(cut, 0)
        self._search(text[:cut])
        self._rest = text[cut:]
        if len(self._rest) > LONGEST_LINE_BYTES and b"<" in self._rest:
            raise SheetTooLargeError

    def finish(self) -> None:
        """Search what was left; raises SheetTooLargeError."""
        self._search(self._rest)

    def _search(self, text: bytes) -> None:
        starts = len(_TAG_START.findall(text))
        if not starts:
            return
        if starts == text.count(_USUAL_START):
            places = _USUAL_CELL.findall(text)
            columns = {column for column, _ in places}
            self._reach(map(int, (row for _, row in places)), map(_column_number, columns))
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
            raise SheetTooLargeError
        for kind, attributes, closed in tags:
            place = _PLACE.search(attributes)
            if kind == b"row":
                self._row = int(place[2]) if place else self._row + 1
                self._column = 0
                continue
            self._column = _column_number(place[1]) if place else self._column + 1
            self._row = int(place[2]) if place else self._row
            if not closed:
                yield self._row, self._column


def _place(reference: bytes) -> Place:
    letters = reference.rstrip(b"0123456789")
    return int(reference[len(letters) :]) - 1, _column_number(letters) - 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
