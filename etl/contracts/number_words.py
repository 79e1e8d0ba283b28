"""Dutch words for whole numbers below a hundred: to advise on them, never to read them."""

from itertools import product

_BELOW_TWENTY = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")

NUMBER_OF_WORD = {word: number for number, word in enumerate(_BELOW_TWENTY)}
NUMBER_OF_WORD |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
# Without the trema, as cells are folded: drieëntwintig is drieentwintig.
NUMBER_OF_WORD |= {
    f"{_BELOW_TWENTY[unit]}en{word}": 10 * ten + unit
    for (ten, word), unit in product(enumerate(_TENS, start=2), range(1, 10))
}
