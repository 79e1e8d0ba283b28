"""Write what every input and column means, for the page that explains them."""

from pathlib import Path

from etl.contracts import CONTRACTS, Column, Contract
from warehouse.json_files import write_json
from warehouse.templates import CATALOGUE


def write_catalogue(folder: Path) -> None:
    """Write the contracts as JSON beside the templates."""
    write_json(folder / CATALOGUE, {"inputs": [_described(c) for c in CONTRACTS.values()]})


def _described(contract: Contract) -> dict[str, object]:
    return {
        "name": contract.name,
        "title": contract.title,
        "purpose": contract.purpose,
        "columns": [_column(column) for column in contract.columns],
    }


def _column(column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "required": column.required,
        "may_be_empty": column.may_be_empty or column.default is not None,
        "explanation": column.explanation,
        "example": column.example,
        "aliases": list(column.aliases),
    }
