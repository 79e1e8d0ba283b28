"""An inbox in which every column that takes free text holds script, layout and addresses.

The columns are asked of the contracts, so one that is added is covered by itself.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from etl.contracts import CONTRACTS, Column, Contract
from etl.contracts.cells import CellError, normalise
from etl.contracts.lookups import Lookups, load_lookups
from etl.sources.recognise import contract_in_name
from tests.warehouse.cooperation_country import write_cooperation

START = "<script>document.title='mis'</script>"
SCRIPT = f"{START}<img src=x onerror=\"document.title='mis'\">"
PAYLOAD = (
    f"{SCRIPT}**x** _y_ `z` [l](https://example.org/x) ![i](https://example.org/i.png) $x$ ~~w~~ "
    ":red[x] a:b https://example.org/y"
)
# Also where it is no text: a file may be called so, and a cell or a header that is not understood.
NAME = "<img src=x onerror=\"document.title='mis'\">**x** [l](x) $x$ :red[x]"
UNREAD = f"kolom {PAYLOAD}"


def write_hostile(inbox: Path) -> None:
    """Write a small country whose texts, keys included, all carry the payload."""
    write_cooperation(inbox)
    lookups = load_lookups()
    for path in sorted(inbox.iterdir()):
        contract = contract_in_name(path.name)
        assert contract is not None
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8")), delimiter=";"))
        path.unlink()
        spoiled = [_spoiled(row, contract, lookups) for row in rows]
        if contract.name == "deelname":
            spoiled.append({**spoiled[-1], "traject_id": "fout", "gemeente_code": PAYLOAD})
        with (inbox / f"{contract.name} {NAME}.csv").open("w", encoding="utf-8", newline="") as to:
            writer = csv.DictWriter(to, list(spoiled[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(spoiled)


def text_columns(contract: Contract, lookups: Lookups) -> Iterator[Column]:
    """Give the columns that take any text."""
    for column in contract.columns:
        try:
            if column.parser is None or column.parser(lookups)(PAYLOAD):
                yield column
        except CellError:
            continue


def _spoiled(row: dict[str, str], contract: Contract, lookups: Lookups) -> dict[str, str]:
    """Put the payload after what stood there, so that keys stay different and keep their place."""
    found = dict(row)
    by_spelling = {normalise(header): header for header in row}
    for column in contract.columns:
        header = next((by_spelling[s] for s in column.spellings if s in by_spelling), column.name)
        is_text = column in tuple(text_columns(contract, lookups))
        is_reference = column.choices == "rsv" and bool(found.get(header))
        if is_text or is_reference:
            found[header] = f"{found.get(header) or ''} {PAYLOAD}".strip()
    found[UNREAD] = PAYLOAD
    return found


def inputs_with_text() -> set[str]:
    """Return the inputs of which some column takes any text."""
    lookups = load_lookups()
    return {name for name, one in CONTRACTS.items() if any(text_columns(one, lookups))}
