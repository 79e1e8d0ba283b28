"""Read a number as people write it, within bounds."""

import re
from decimal import Decimal, InvalidOperation

from etl.contracts.cells import CellError, Parser, normalise
from etl.contracts.number_words import NUMBER_OF_WORD

_WHOLE_NUMBER = re.compile(r"[+-]?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:[.,]0{1,2})?")


def integer_parser(lowest: int, highest: int) -> Parser:
    """Accept whole numbers within bounds; a Dutch thousands point and '12,0' are forgiven."""
    expected = f"een heel getal van {lowest} tot en met {highest}"

    def parse(text: str) -> int:
        compact = re.sub(r"\s", "", text)
        if not _WHOLE_NUMBER.fullmatch(compact):
            raise CellError(expected, _in_figures(text))
        # "1.000" is a thousand; "12.0" and "12,00" are twelve.
        value = int(re.sub(r"[.,]0{1,2}$", "", compact).replace(".", ""))
        if not lowest <= value <= highest:
            raise CellError(expected)
        return value

    return parse


def decimal_parser(lowest: float, highest: float) -> Parser:
    """Accept numbers with a decimal comma or point within bounds."""
    bounds = f"{lowest:g} tot en met {highest:g}".replace(".", ",")
    expected = f"een getal van {bounds}, met een komma als decimaalteken"

    def parse(text: str) -> float:
        compact = re.sub(r"\s", "", text)
        if "," in compact:
            compact = compact.replace(".", "").replace(",", ".")
        try:
            value = Decimal(compact)
        except InvalidOperation:
            raise CellError(expected, _in_figures(text)) from None
        if not value.is_finite() or not Decimal(str(lowest)) <= value <= Decimal(str(highest)):
            raise CellError(expected)
        return float(value)

    return parse


def _in_figures(text: str) -> str:
    """Say how to write a number that is given in words; nothing when there are figures in it."""
    if any(sign.isdecimal() for sign in text):
        return ""
    number = NUMBER_OF_WORD.get(normalise(text))
    return "Schrijf een getal in cijfers." if number is None else f"Schrijf {number} in cijfers."
