"""Write refused rows as a workbook that can be mended and sent again."""

import json
from pathlib import Path

import pyarrow as pa
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from etl.delivered import DeliveredFile
from warehouse.spreadsheet_text import neutralised

REASON, LINE = "Waarom geweigerd", "Regel in het bestand"
HEADER_FONT = Font(bold=True)


def write_refused(path: Path, file: DeliveredFile, reasons: pa.Table) -> None:
    """Write one row per refused row: its cells as delivered, then all reasons, then its line.

    The columns are those of the contract that the file has; the two extra ones are set aside
    when the workbook is sent again.
    """
    columns = [c.name for c in file.contract.columns if c.name in file.sheet.recognition.positions]
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = file.contract.title[:31]
    for position, name in enumerate([*columns, REASON, LINE], start=1):
        sheet.cell(1, position, name).font = HEADER_FONT
        sheet.column_dimensions[get_column_letter(position)].width = 60 if name == REASON else 18
    sheet.freeze_panes = "A2"
    for number, (line, found) in enumerate(_by_line(reasons).items(), start=2):
        cells = json.loads(found[0]["raw_row"])
        texts = [cells.get(name) for name in columns]
        for position, text in enumerate([*texts, _explained(found), str(line)], start=1):
            cell = sheet.cell(number, position)
            # As text: neither a code such as 0363 nor a formula may become something else.
            cell.value, cell.data_type, cell.number_format = neutralised(text or ""), "s", "@"
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)


def _by_line(reasons: pa.Table) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = {}
    for reason in reasons.to_pylist():
        found.setdefault(reason["line"], []).append(reason)
    return found


def _explained(reasons: list[dict[str, str]]) -> str:
    return "\n".join(
        f"{r['column_name']}: gevonden {json.dumps(r['found'], ensure_ascii=False)}; "
        f"verwacht {r['expected']}. {r['advice']}".rstrip()
        for r in reasons
    )
