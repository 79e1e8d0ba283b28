"""`python -m tests.etl.corpus`: the list "case → what is said", as Markdown."""

import tempfile
from pathlib import Path

import duckdb

from etl.delivered import open_files
from etl.intake import take_in
from etl.messages import LoadRefusedError
from tests.etl.corpus import CASES
from tests.etl.corpus.case import Case

HEAD = "| geval | bestand | wat ermee gebeurt |\n|---|---|---|"


def outcome(case: Case, folder: Path) -> str:
    """Take the file in, and return in one line what a user is told."""
    path = folder / case.file_name
    path.write_bytes(case.content())
    try:
        with duckdb.connect() as connection:
            connection.execute("create schema accepted; create schema staging")
            files = open_files([path])
            take_in(connection, files, lambda _: None)
            reasons = connection.table("staging.rejected").to_arrow_table().to_pylist()
    except LoadRefusedError as refusal:
        return f"Geweigerd: {refusal}"
    finally:
        path.unlink()
    counts = f"{case.accepted} geladen, {case.refused} geweigerd, {case.set_aside} apart gezet"
    told = [
        f"regel {row['line']}, kolom {row['column_name']}: gevonden '{row['found']}'; verwacht "
        f"{row['expected']}. {row['advice']}"
        for row in reasons[:1]
    ]
    return ". ".join([counts, *told, *files[0].notes])


def markdown(text: str) -> str:
    """Return a text that fits in one cell of a table."""
    one_line = " ".join(text.split())
    shown = one_line if len(one_line) <= 400 else f"{one_line[:399]}…"
    return shown.replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    """Print one row for every case of the corpus."""
    print(HEAD)
    with tempfile.TemporaryDirectory(prefix="mdt-corpus-") as name:
        for case in CASES:
            cells = (case.name, case.file_name, outcome(case, Path(name)))
            print(f"| {' | '.join(markdown(cell) for cell in cells)} |")


if __name__ == "__main__":
    main()
