"""Small invented deliveries, as files and as sheets."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from etl.contracts import CONTRACTS
from etl.sources.recognise import match_header
from etl.sources.sheet import Sheet, text_table


def sheet_of(contract: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Sheet:
    """A sheet as if read from <contract>.csv, with the header on line 1."""
    found = match_header(header, 0, CONTRACTS[contract])
    cells = [list(row) for row in rows]
    lines = list(range(2, len(cells) + 2))
    return Sheet(
        Path(f"{contract}.csv"), found, lambda: iter([text_table(lines, cells, len(header))])
    )


def csv_text(rows: Iterable[Mapping[str, object]]) -> str:
    """A table as Dutch Excel writes it; the first row gives the header, None is blank."""
    listed = list(rows)
    lines = [";".join(listed[0])]
    lines += [
        ";".join("" if cell is None else str(cell) for cell in row.values()) for row in listed
    ]
    return "\n".join(lines) + "\n"


def write_csv(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """Write a table and return where it stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def trajectory(number: int, **cells: object) -> dict[str, object]:
    """A sound row of deelname; `cells` overrides."""
    return {
        "traject_id": f"T{number}",
        "gemeente_code": "GM0344",
        "startdatum": "2023-09-01",
        "einddatum": None,
        "status": "gestart",
        "variant": "basis",
        "leeftijd": 17,
        **cells,
    }


def trajectories(count: int, **cells: object) -> list[dict[str, object]]:
    """That many sound rows, numbered from 1."""
    return [trajectory(number, **cells) for number in range(1, count + 1)]
