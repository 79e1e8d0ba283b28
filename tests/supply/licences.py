"""The licences of the packages in the lock files: `make licences` writes docs/licenties.md."""

import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import yaml

from tests.supply.lock import DEVELOPMENT, RUNTIME, Locked, locked
from warehouse.settings import PROJECT_FOLDER

LIST = PROJECT_FOLDER / "docs" / "licenties.md"
UNKNOWN = "onbekend"
HEAD = """# Licenties van wat erbij hoort

Gemaakt met `make licences`; niet met de hand aan te passen. Dit product zelf staat onder de
EUPL 1.2 (`LICENSE`); gegevens en lettertypen van anderen staan in `NOTICE`. Welke licenties mogen,
staat in `tests/supply/licences.yaml`.
"""


@dataclass(frozen=True)
class Line:
    """One line of the list."""

    name: str
    version: str
    licence: str


@cache
def known() -> dict[str, Any]:
    """Return what may be used, and what packages do not say themselves."""
    content: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("licences.yaml").read_text("utf-8")
    )
    return content


def licence_of(name: str) -> str:
    """Return the licence as an SPDX expression; UNKNOWN when neither package nor we say it."""
    if name in known()["read"]:
        return str(known()["read"][name])
    try:
        described = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return UNKNOWN
    if expression := described.get("License-Expression"):
        return expression
    classes = [
        text.rsplit(" :: ", 1)[-1]
        for text in described.get_all("Classifier") or []
        if text.startswith("License :: OSI Approved :: ")
    ]
    text = " AND ".join(known()["spelled"].get(each, each) for each in classes)
    free = (described.get("License") or "").strip()
    return text or known()["spelled"].get(free, free) or UNKNOWN


def parts(expression: str) -> set[str]:
    """Return the licences that an expression names; all must be allowed, also of a choice."""
    return set(re.split(r"\s+(?:AND|OR)\s+", expression.strip("() ")))


def listed(text: str, heading: str) -> list[Line]:
    """Read one table of the list back."""
    table = text.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in table.splitlines()]
    return [Line(*row) for row in rows if len(row) == 3][2:]


def sections() -> dict[str, list[Locked]]:
    """Return the packages of each table."""
    runtime = locked(RUNTIME)
    names = {package.name for package in runtime}
    extra = [package for package in locked(DEVELOPMENT) if package.name not in names]
    return {"Om te draaien": runtime, "Alleen om te testen en te controleren": extra}


def whole_list() -> str:
    """Write the list from the lock files and from what is installed here."""
    texts = [HEAD]
    for heading, packages in sections().items():
        rows = [f"| {p.name} | {p.version} | {licence_of(p.name)} |" for p in packages]
        texts.append(
            f"## {heading}\n\n| pakket | versie | licentie |\n|---|---|---|\n"
            + "\n".join(rows)
            + "\n"
        )
    return "\n".join(texts)


if __name__ == "__main__":
    LIST.write_text(whole_list(), encoding="utf-8")
    sys.stdout.write(f"{LIST.relative_to(PROJECT_FOLDER)}\n")
