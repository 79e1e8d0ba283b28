"""Read a value that a list knows, in any spelling; suggest the nearest otherwise."""

import re
from collections.abc import Mapping

from etl.contracts.cells import CellError, CellValue, Parser, normalise

_NEAR, _FAR = 75, 60  # of 100, as rapidfuzz counts


def lookup_key(text: str) -> str:
    """Fold a text to look it up; a sign such as '*', of which nothing is left, stays itself."""
    return normalise(text) or text.strip()


def lookup_parser(known: Mapping[str, str], expected: str, choices: str) -> Parser:
    """Accept any spelling in `known` (lookup key → code); suggest the nearest otherwise.

    When none is near, `choices` says what there is to choose from.
    """

    def parse(text: str) -> str:
        code = known.get(lookup_key(text))
        if code is None:
            raise CellError(expected, suggest(text, known) or choices)
        return code

    return parse


def suggest(text: str, known: Mapping[str, str], shown: Mapping[str, str] | None = None) -> str:
    """Ask 'bedoelde u …?' when a known spelling is near enough to be meant."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a wrong cell needs it

    match = process.extractOne(normalise(text), known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if match is None:
        return ""
    code = known[match[0]]
    name = (shown or {}).get(code, code)
    # A name of before, or a short one: without it the question would come from nowhere.
    is_far = name != code and fuzz.ratio(normalise(text), normalise(name)) < _FAR
    return f"Bedoelde u {match[0].title()} ({name})?" if is_far else f"Bedoelde u {name}?"


def or_other(one: Parser, other: str) -> Parser:
    """Accept what `one` does; what it does not know becomes 'other:<text>', so that it is kept."""

    def parse(text: str) -> CellValue:
        try:
            return one(text)
        except CellError:
            if not normalise(text):
                raise
            # A row that was read before and is sent again says so already.
            return f"{other}:{text.removeprefix(f'{other}:')}"

    return parse


def several_parser(one: Parser) -> Parser:
    """Accept one or more values separated by , ; | or a line break, each read by `one`."""

    def parse(text: str) -> list[str]:
        parts = [part for part in re.split(r"[,;|\n]", text) if part.strip()] or [text]
        try:
            return list(dict.fromkeys(str(one(part.strip())) for part in parts))
        except CellError as wrong_part:
            try:  # a name may itself hold a comma: Nuenen, Gerwen en Nederwetten
                return [str(one(text))]
            except CellError:
                raise wrong_part from None

    return parse
