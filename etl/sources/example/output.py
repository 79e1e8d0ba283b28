"""Write files as a user of Dutch Excel delivers them, with the same bytes every time."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv

from etl.repeatable_workbook import save_workbook

BOM = b"\xef\xbb\xbf"
# Excel stamps the hour of saving; the same seed must give the same bytes.
_STAMP = datetime(2024, 3, 1, 9, 0, 0)  # noqa: DTZ001  xlsx knows no time zone

Days = npt.NDArray[np.datetime64]


def dutch_date(day: np.datetime64) -> str:
    """d-m-jjjj, empty for no date."""
    if np.isnat(day):
        return ""
    year, month, number = str(day.astype("datetime64[D]")).split("-")
    return f"{int(number)}-{int(month)}-{year}"


def iso_date(day: np.datetime64) -> str:
    """jjjj-mm-dd, empty for no date."""
    return "" if np.isnat(day) else str(day.astype("datetime64[D]"))


def write_rows(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    encoding: str = "utf-8-sig",
    quote_all: bool = False,
) -> None:
    """Write a small `;`-separated file with CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=";",
        lineterminator="\r\n",
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    )
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


def write_columns(path: Path, columns: dict[str, pa.Array]) -> None:
    """Write a large `;`-separated file with CRLF from text columns without `;` or quotes."""
    options = pa_csv.WriteOptions(
        include_header=False, batch_size=65536, delimiter=";", eol="\r\n", quoting_style="none"
    )
    with path.open("wb") as file:
        file.write(BOM + (";".join(columns) + "\r\n").encode())
        pa_csv.write_csv(pa.table(columns), file, options)


def write_workbook(
    path: Path, title: str, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Write one sheet as xlsx with fixed time stamps."""
    from openpyxl import Workbook  # noqa: PLC0415  0.4 s to import, and only this file needs it

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    save_workbook(workbook, path, _STAMP)
