"""Rows below a table: set aside and named, never lost, however the file is cut into batches."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.check import CheckedBatch, check_sheet
from etl.contracts import CONTRACTS
from etl.contracts.lookups import Lookups
from etl.sources.recognise import match_header
from etl.sources.sheet import Sheet, text_table

HEADER = (
    "traject_id", "gemeente_code", "startdatum", "einddatum", "status", "variant", "leeftijd",
    "opmerking",
)  # fmt: skip
SOUND, WRONG = "{};363;1-9-2023;;gestart;basis;17;", "{};363;1-9-2023;;gestart;basis;99;"
BELOW = (
    "Totaal;;;;;;17;", ";Gemiddeld per jaar;;;;;17,5;", "Gemiddelde;;;;;;17;zie boven",
    "Bron: register;;;;;;;", ";;;;;;;Peildatum : 1-9-2023", "TOELICHTING: x;;;;;;;",
    "let op: voorlopig;;;;;;;",
)  # fmt: skip
# These look like it, and are judged as rows: a value too many, or no such word.
ALIKE = (
    "Bron: register;363;;;;;;", "Bronckhorst;;;;;;;", "Bron;;;;;;;", "nog bellen;;;;;;;",
    "Gemiddeld;363;1-9-2023;;gestart;basis;;", "Bron: register;;;;;;;;te veel",
)  # fmt: skip
BLANK = ";;;;;;;"
LINES = st.sampled_from([SOUND, SOUND, SOUND, WRONG, BLANK, *BELOW, *ALIKE])


def checked(lookups: Lookups, lines: list[str], cuts: set[int]) -> list[CheckedBatch]:
    """Check these lines in batches that end where it is cut."""
    cells = [line.format(f"T{at}").split(";") for at, line in enumerate(lines)]
    edges = [0, *sorted(cut for cut in cuts if cut < len(cells)), len(cells)]
    batches = [
        text_table(range(2 + start, 2 + end), cells[start:end], len(HEADER))
        for start, end in pairwise(edges)
        if end > start
    ]
    found = match_header(HEADER, 0, CONTRACTS["deelname"])
    return list(check_sheet(Sheet(Path("deelname.csv"), found, lambda: iter(batches)), 1, lookups))


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(
    lines=st.lists(LINES, max_size=12),
    tail=st.lists(st.sampled_from([*BELOW, BLANK]), max_size=4),
    cuts=st.sets(st.integers(1, 15), max_size=3),
)
def test_every_row_is_accepted_refused_or_set_aside_by_line(
    lines: list[str], tail: list[str], cuts: set[int], lookups: Lookups
) -> None:
    delivered = [(at, line) for at, line in enumerate([*lines, *tail], 2) if line != BLANK]
    aside = []
    while delivered and delivered[-1][1] in BELOW:
        aside.append(delivered.pop()[0])
    batches = checked(lookups, [*lines, *tail], cuts)
    accepted = [line for batch in batches for line in batch.accepted["line"].to_pylist()]
    refused = {line for batch in batches for line in batch.rejected["line"].to_pylist()}
    assert accepted == [at for at, line in delivered if line == SOUND]
    assert refused == {at for at, line in delivered if line != SOUND}
    assert sum(batch.rows_set_aside for batch in batches) == len(aside)
    notes = [note.split(":")[0] for batch in batches for note in batch.notes]
    assert notes == [f"regel {line}" for line in sorted(aside)]
    assert sum(batch.rows_in for batch in batches) == len(accepted) + len(refused) + len(aside)


def test_each_kind_of_row_below_is_called_by_its_name(lookups: Lookups) -> None:
    (batch,) = checked(lookups, [SOUND, *BELOW[:2], *BELOW[5:]], set())
    assert batch.notes == (
        "regel 3: een totaalrij is herkend en niet meegeteld",
        "regel 4: een rij met gemiddelden is herkend en niet meegeteld",
        "regel 5: een voetregel (Toelichting) is herkend en niet meegeteld",
        "regel 6: een voetregel (Let op) is herkend en niet meegeteld",
    )


def test_a_footer_below_a_table_of_two_columns(lookups: Lookups) -> None:
    found = match_header(["rsv_code", "naam"], 0, CONTRACTS["rsv"])
    rows = text_table([2, 3], [["R1", "Noord"], ["Bron: eigen lijst", ""]], 2)
    (batch,) = check_sheet(Sheet(Path("rsv.csv"), found, lambda: iter([rows])), 1, lookups)
    assert (batch.rows_in, batch.rows_set_aside, batch.accepted.num_rows) == (2, 1, 1)
