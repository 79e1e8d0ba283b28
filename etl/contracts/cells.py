"""Turn one text cell into a value, or say in Dutch what was expected.

A parser sees each distinct text once, however many rows carry it, so it may be plain Python.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

CellValue = str | int | float | bool | date | list[str] | None
Parser = Callable[[str], CellValue]

FORMULA_WITHOUT_RESULT = "#FORMULE"
SPREADSHEET_ERRORS = frozenset(
    {
        "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?",
        "#NAAM?", "#NUM!", "#GETAL!", "#NULL!", "#LEEG!", "#SPILL!", "#OVERLOOP!", "#CALC!",
        "#BEREKENEN!", "#GETTING_DATA", "#FIELD!", "#####",
    }
)  # fmt: skip


@dataclass
class CellError(ValueError):
    """A cell that cannot be read: what was expected and, where we can, what to do."""

    expected: str
    advice: str = ""

    def __str__(self) -> str:
        """Read as one sentence."""
        return f"verwacht: {self.expected}. {self.advice}".strip()


def normalise(text: str) -> str:
    """Fold case, diacritics, punctuation and spaces: 'Súdwest-Fryslân ' → 'sudwestfryslan'."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


def text_of_length(longest: int, text: str) -> str:
    """Accept free text of at most so many characters."""
    if len(text) > longest:
        raise CellError(f"ten hoogste {longest} tekens", f"Nu {len(text)}.")
    return text


def refuse_spreadsheet_error(text: str) -> None:
    """Raise CellError when a cell says that its formula failed, in English or Dutch."""
    if not text.startswith("#"):
        return
    if text == FORMULA_WITHOUT_RESULT:
        raise CellError(
            "de uitkomst van de formule",
            "Open het bestand in Excel en bewaar het opnieuw; dan staat de uitkomst erin.",
        )
    if text.upper() in SPREADSHEET_ERRORS:
        raise CellError("een waarde", "Deze formule geeft een fout in Excel; herstel haar.")


def parse_yes_no(text: str) -> bool:
    """Read ja/nee and their usual spellings."""
    folded = normalise(text)
    if folded in {"ja", "j", "yes", "y", "1", "waar", "true", "x"}:
        return True
    if folded in {"nee", "n", "no", "0", "onwaar", "false"}:
        return False
    raise CellError("ja of nee", "Vul ja of nee in.")
