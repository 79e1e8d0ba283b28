"""A delivery as large as is asked: the example delivery, its trajectories many times over."""

import csv
import shutil
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from etl.sources.limits import LARGEST_TEXT_BYTES

TRAJECTORIES = "deelname"


def write_large(example: Path, inbox: Path, rows: int) -> list[Path]:
    """Write so many trajectories beside the other example files; return the csv files.

    Every trajectory has an id of its own. A file that would be too large to load is divided.
    """
    inbox.mkdir(parents=True, exist_ok=True)
    (delivered,) = example.glob(f"{TRAJECTORIES}*.csv")
    for path in example.iterdir():
        if path.is_file() and path != delivered:
            shutil.copy(path, inbox)
    with delivered.open(encoding="utf-8-sig", newline="") as stream:
        header, *lines = stream.read().splitlines()
    assert next(csv.reader([header], delimiter=";"))[0] == "traject_id"
    longest = max(map(len, lines)) + len(str(rows)) + 1
    most = LARGEST_TEXT_BYTES // longest
    numbered = _numbered(lines, rows)
    for part in range(-(-rows // most)):
        with (inbox / f"{TRAJECTORIES}_fictief_{part + 1}.csv").open("w", encoding="utf-8") as file:
            file.write(f"{header}\n")
            file.writelines(islice(numbered, most))
    return sorted(inbox.glob("*.csv"))


def _numbered(lines: list[str], rows: int) -> Iterator[str]:
    without_id = [line.partition(";")[2] for line in lines]
    for number, rest in enumerate(islice(cycle(without_id), rows)):
        yield f"fictief-{number:08d};{rest}\n"
