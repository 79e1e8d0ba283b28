"""Packs composed by hand, for what no release happens to hold."""

from dataclasses import replace

import pandas as pd

from pages.components.evaluation.message import Message, Table
from reports.document import Pack

NASTY = (
    "<script>alert(1)</script> #panic() $x^2$ *vet* _cursief_ `code` @bron <label> // weg \\ # "
    '"quote" [haak] =1+1'
)


def pack_of(pack: Pack, *messages: Message, notes: tuple[str, ...] = ()) -> Pack:
    return replace(pack, messages=messages, notes=notes)


def message(**given: object) -> Message:
    words = {"key": "een", "title": "Titel", "finding": "Bevinding.", "source": "Bron: test."}
    return Message(**{**words, **given})  # type: ignore[arg-type]


def table(rows: int = 3, **columns: list) -> Table:
    frame = pd.DataFrame(columns or {"Naam": ["a"] * rows, "Aantal": [1] * rows})
    return Table("Tabel", frame.astype(str), frame)
