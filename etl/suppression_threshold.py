"""From which count on a figure about young people is shown: one setting."""

import os

from etl.messages import LoadRefusedError

DEFAULT = 5
LARGEST = 100  # above it hardly a municipality would be left


def suppression_threshold() -> int:
    """Return MDT_SMALLEST_COUNT: the smallest count above zero that is shown; without it 5.

    Raises LoadRefusedError for anything but a whole number from 1 (nothing is hidden) to 100.
    """
    wished = os.environ.get("MDT_SMALLEST_COUNT")
    if not wished:
        return DEFAULT
    if not wished.isascii() or not wished.isdigit() or not 1 <= int(wished) <= LARGEST:
        raise LoadRefusedError(
            f"kleinste aantal '{wished}' (MDT_SMALLEST_COUNT) kan niet.",
            f"een heel getal van 1 tot en met {LARGEST}.",
            f"Kies zo'n getal, of haal MDT_SMALLEST_COUNT weg: dan geldt {DEFAULT}.",
        )
    return int(wished)
