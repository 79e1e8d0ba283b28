"""Why a file is refused as a whole, though it could be read."""

import json

import pyarrow as pa

from etl.contracts import Contract
from etl.delivered import DeliveredFile
from etl.messages import LoadRefusedError
from etl.sources.limits import LARGEST_REFUSED_ROWS

# A file of which more than this share of rows is refused is more likely the wrong file or the
# wrong export than a good file with slips: the load stops, so that nobody publishes half a file.
LARGEST_REFUSED_SHARE = 0.05


def without_rows(file: DeliveredFile) -> LoadRefusedError:
    """Say that a file has a header and nothing under it."""
    aside = f" ({'; '.join(file.notes)})" if file.rows_set_aside else ""
    return LoadRefusedError(
        f"het bestand heeft een kopregel maar geen rijen{aside}.",
        "ten minste één rij.",
        "Vul de rijen in en lever het opnieuw aan, of laat dit bestand weg.",
        file.path.name,
    )


def with_too_many_errors(file: DeliveredFile, refused: int, reasons: pa.Table) -> LoadRefusedError:
    """Say how many rows are refused, and why the first ones are."""
    verb = "is" if refused == 1 else "zijn"
    return _too_many(
        file,
        f"{refused} van de {file.rows_in} rijen {verb} geweigerd.\n{_first_reasons(reasons)}",
    )


def with_hopelessly_many_errors(file: DeliveredFile, reasons: pa.Table) -> LoadRefusedError:
    """Say that so many rows are refused that the rest was not looked at."""
    return _too_many(
        file,
        f"meer dan {LARGEST_REFUSED_ROWS} rijen zijn geweigerd; de rest is niet bekeken. Onder de "
        f"laatste:\n{_first_reasons(reasons)}",
    )


def with_hopelessly_many_doubles(
    file: DeliveredFile, contract: Contract, found: pa.Table
) -> LoadRefusedError:
    """Say that so many rows stand there more than once."""
    return _too_many(
        file,
        f"meer dan {LARGEST_REFUSED_ROWS} rijen staan er vaker, met dezelfde "
        f"{', '.join(contract.key)}; bijvoorbeeld regel {found['line'][-1]}.",
        "Is dit een nieuwe versie van een bestand dat er al is? Kies dan bij het aanleveren wat "
        "het vervangt, of haal het oude bestand uit de inbox. ",
    )


def _too_many(file: DeliveredFile, found: str, first: str = "") -> LoadRefusedError:
    return LoadRefusedError(
        found,
        f"een bestand waarvan ten hoogste {LARGEST_REFUSED_SHARE:.0%} van de rijen "
        "geweigerd wordt.",
        f"{first}Verbeter {'anders ' if first else ''}de genoemde rijen en lever het bestand "
        "opnieuw aan. De vorige uitgave blijft actief.",
        file.path.name,
    )


def _first_reasons(reasons: pa.Table, shown: int = 5) -> str:
    lines = [
        f"    regel {row['line']}, kolom {row['column_name']}: gevonden "
        f"{json.dumps(row['found'], ensure_ascii=False)}; verwacht {row['expected']}. "
        f"{row['advice']}".rstrip()
        for row in reasons.slice(0, shown).to_pylist()
    ]
    rest = reasons.num_rows - shown
    if rest > 0:
        lines.append(
            f"    en nog {rest} {'reden' if rest == 1 else 'redenen'}; zie 'python -m etl check'."
        )
    return "\n".join(lines)
