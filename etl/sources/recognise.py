"""Find out which input a sheet is, and on which row its header stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.contracts import CONTRACTS, Contract
from etl.contracts.cells import normalise
from etl.messages import LoadRefusedError
from etl.sources.limits import LARGEST_COLUMN_COUNT, refuse_too_many_columns
from methods.personal import is_personal_text

SEARCHED_ROWS = 30  # title rows above a header are few; data starts soon after


@dataclass(frozen=True)
class Recognition:
    """A contract, the row its header stands on (0 = first) and where each column is.

    `header` ends at its last filled cell; `delivered_width` counts the empty ones after it too.
    """

    contract: Contract
    header_row: int
    header: tuple[str, ...]
    positions: dict[str, int]
    delivered_width: int

    @property
    def missing_columns(self) -> list[str]:
        """Name the required columns that the header lacks."""
        return [
            c.name for c in self.contract.columns if c.required and c.name not in self.positions
        ]

    @property
    def extra_columns(self) -> list[str]:
        """Name the columns that the contract does not know; they are kept aside."""
        used = set(self.positions.values())
        return [text for at, text in enumerate(self.header) if text.strip() and at not in used]

    @property
    def nameless_positions(self) -> list[int]:
        """Return where the header has no text between columns that have."""
        return [at for at, text in enumerate(self.header) if not text.strip()]

    @property
    def doubled_columns(self) -> list[str]:
        """Name the columns of the contract whose header stands there more than once."""
        folded = [normalise(text) for text in self.header]
        return [name for name, at in self.positions.items() if folded.count(folded[at]) > 1]


def contract_in_name(file_name: str) -> Contract | None:
    """Return the contract whose name the file name starts with; the longest name wins."""
    folded = normalise(file_name)
    matching = [c for c in CONTRACTS.values() if folded.startswith(normalise(c.name))]
    return max(matching, key=lambda contract: len(contract.name), default=None)


def match_header(cells: Sequence[str], row: int, contract: Contract) -> Recognition:
    """Hold one row of cells against the column spellings of a contract."""
    (found,) = _match_header(cells, row, [contract])
    return found


def _match_header(
    cells: Sequence[str], row: int, contracts: Iterable[Contract]
) -> list[Recognition]:
    filled = [at for at, cell in enumerate(cells) if cell.strip()]
    header = tuple(cells[: filled[-1] + 1]) if filled else ()
    folded = [normalise(cell) for cell in header[: LARGEST_COLUMN_COUNT + 1]]
    width = len(cells)
    return [
        Recognition(contract, row, header, _positions(folded, contract), width)
        for contract in contracts
    ]


def _positions(folded: list[str], contract: Contract) -> dict[str, int]:
    positions: dict[str, int] = {}
    for column in contract.columns:
        # The column's own name wins over an alias that another header happens to carry.
        for spelling in column.spellings:
            if spelling in folded and folded.index(spelling) not in positions.values():
                positions[column.name] = folded.index(spelling)
                break
    return positions


def recognise(file_name: str, rows: Iterable[Sequence[str]]) -> Recognition:
    """Recognise a sheet by its name and header.

    Raises LoadRefusedError when no row looks like the header of an input, when the name says
    one input and the columns another, or when required columns are missing.
    """
    named = contract_in_name(file_name)
    candidates = [
        found
        for row, cells in enumerate(rows)
        if row < SEARCHED_ROWS
        for found in _match_header(cells, row, CONTRACTS.values())
    ]
    best = max(candidates, key=_likeness, default=None)
    if best is None or len(best.positions) < 2:
        raise _unknown(file_name, best, named)
    refuse_too_many_columns(len(best.header), file_name)
    if named is None or best.contract is named:
        return _complete(file_name, best)
    of_name = max((c for c in candidates if c.contract is named), key=_likeness)
    if not of_name.missing_columns or best.missing_columns:
        return _complete(file_name, of_name)
    raise LoadRefusedError(
        f"de naam zegt {named.title_and_name}, maar de kolommen passen bij "
        f"{best.contract.title_and_name}.",
        f"{_columns(named)}.",
        f"Geef het bestand een naam die begint met {best.contract.name}, of lever het juiste "
        "bestand aan.",
        file_name,
    )


def _likeness(found: Recognition) -> tuple[int, int, int]:
    return (len(found.positions), -len(found.missing_columns), -found.header_row)


def _complete(file_name: str, found: Recognition) -> Recognition:
    if not found.missing_columns:
        return found
    missing = ", ".join(found.missing_columns)
    raise LoadRefusedError(
        f"{'kolommen ontbreken' if ',' in missing else 'kolom ontbreekt'}: {missing} "
        f"(kopregel: regel {found.header_row + 1}).",
        f"{_columns(found.contract)}.",
        "Voeg de kolom toe of verbeter het kopje; hoofdletters en volgorde maken niet uit.",
        file_name,
    )


def _unknown(file_name: str, best: Recognition | None, named: Contract | None) -> LoadRefusedError:
    template = f"het sjabloon van {named.title}" if named else "het sjabloon van de invoer"
    if best is None or not any(cell.strip() for cell in best.header):
        found, advice = "het bestand is leeg.", f"Vul {template} in en lever dat aan."
    else:
        # The row that looks most like a header may be one of a young person.
        shown = (
            "(weggelaten)" if is_personal_text(cell) else cell.strip()
            for cell in best.header[:LARGEST_COLUMN_COUNT]
            if cell.strip()
        )
        found = f"de kopregel is niet herkend: {', '.join(shown)[:200]}."
        advice = f"Gebruik {template} en laat de kopregel zoals die is."
    titles = ", ".join(contract.title_and_name for contract in CONTRACTS.values())
    return LoadRefusedError(
        found,
        f"{named.title_and_name}, met {_columns(named)}."
        if named
        else f"een van de invoerbestanden: {titles}.",
        advice,
        file_name,
    )


def _columns(contract: Contract) -> str:
    names = ", ".join(c.name if c.required else f"[{c.name}]" for c in contract.columns)
    is_needed = all(column.required for column in contract.columns)
    return f"de kolommen {names}" + ("" if is_needed else " (wat tussen [ ] staat, mag ontbreken)")
