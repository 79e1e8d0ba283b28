"""How long it takes to check a large delivery, and how much memory, each beside an anchor."""

import random
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from openpyxl import Workbook

from tests.bench.processes import READ, in_fresh_process
from tests.bench.rows import Row, Sizes
from warehouse.reference import read_reference

HEADER = (
    "traject_id", "gemeente_code", "startdatum", "einddatum", "status", "variant", "leeftijd",
    "aanbod_id", "doe_gemeente", "school_gemeente", "geslacht", "opleiding", "aantal",
)  # fmt: skip
CHECK = r"""
import json, re, sys, time
from pathlib import Path
from etl.load import check
begin = time.perf_counter()
result = check(Path(sys.argv[1]), lambda _: None)
print(json.dumps({
    "check": time.perf_counter() - begin,
    # Not ru_maxrss: that begins with the memory of the process that started this one.
    "peak_mb": int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1000,
    "refused": len(result.rejected) + len(result.refusals),
}))
"""
OPEN = """
import json, sys, time
import python_calamine
begin = time.perf_counter()
python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print(json.dumps({"read": time.perf_counter() - begin}))
"""


def measure_checks(folder: Path, sizes: Sizes) -> list[Row]:
    """`python -m etl check` of a large csv and of a workbook of about 5 MB."""
    text, workbook = folder / "check-csv", folder / "check-xlsx"
    csv_file = _write_csv(text / "deelname.csv", sizes.checked_rows)
    xlsx_file = _write_workbook(workbook / "deelname.xlsx", sizes.checked_workbook_rows)
    csv_anchor, xlsx_anchor = ("DuckDB reads the csv", READ), ("calamine reads the sheet", OPEN)
    return [
        *_rows(f"check of {sizes.checked_rows} rows (csv)", csv_file, csv_anchor, sizes),
        *_rows(
            f"check of {sizes.checked_workbook_rows} rows (xlsx)", xlsx_file, xlsx_anchor, sizes
        ),
    ]


def _rows(what: str, path: Path, anchor: tuple[str, str], sizes: Sizes) -> list[Row]:
    name, code = anchor
    folder = path.parent
    checks = [in_fresh_process(CHECK, [str(folder)], folder) for _ in range(sizes.loads)]
    reads = [in_fresh_process(code, [str(path)], folder) for _ in range(sizes.loads)]
    assert not any(one["refused"] for one in checks)
    seconds, peak = (median(one[figure] for one in checks) for figure in ("check", "peak_mb"))
    read = median(one["read"] for one in reads)
    size_mb = path.stat().st_size / 1e6
    return [
        Row(what, seconds, "s", name, read, sizes.loads),
        Row(f"{what}, peak memory", peak, "MB", "size of the file", size_mb, sizes.loads),
    ]


def _trajectory(number: int, chance: random.Random, codes: list[str]) -> list[object]:
    start = date(2021, 1, 1) + timedelta(days=chance.randrange(900))
    is_done = chance.random() < 0.7
    return [
        f"T-{number:07d}", chance.choice(codes), start,
        start + timedelta(days=50) if is_done else None, "afgerond" if is_done else "gestart",
        "basis", chance.randrange(12, 28), f"A-{chance.randrange(5000)}", chance.choice(codes),
        chance.choice(codes), "vrouw", "mbo", 1,
    ]  # fmt: skip


def _trajectories(count: int) -> list[list[object]]:
    municipalities = read_reference("municipalities.csv", dtype=str)
    codes = municipalities.query("year == '2023'")["municipality_code"].tolist()
    chance = random.Random(1)
    return [_trajectory(number, chance, codes) for number in range(count)]


def _write_csv(path: Path, count: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(";".join(HEADER) + "\n")
        for cells in _trajectories(count):
            stream.write(";".join("" if cell is None else str(cell) for cell in cells) + "\n")
    return path


def _write_workbook(path: Path, count: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Gegevens")
    for cells in ([*HEADER], *_trajectories(count)):
        sheet.append(cells)
    book.save(path)
    return path
