"""The municipalities of a year with their province, from CBS "Gebieden in Nederland"."""

import re
from collections.abc import Collection, Sequence

import pandas as pd

from etl.sources.refresh.client import Client
from etl.sources.refresh.odata import Row, read_rows, text
from etl.sources.refresh.refusals import some, unsound

COLUMNS = ["municipality_code", "municipality_name", "province_code", "province_name"]
_CODE_COLUMN = re.compile(r"Code_(\d+)")
_PROVINCE = re.compile(r"PV\d\d")


def fetch_municipalities(client: Client, address: str, expected: Collection[str]) -> pd.DataFrame:
    """Return code, name and province per municipality, sorted by code.

    `expected`: the codes that must be there, each once.
    """
    what = "gemeenten"
    rows = [
        row for row in read_rows(client, address, what, {}) if text(row, "Code_1", what)[:2] == "GM"
    ]
    province_code, province_name = _province_columns(rows)
    columns = ("Code_1", "Naam_2", province_code, province_name)
    table = pd.DataFrame(
        [[text(row, column, what) for column in columns] for row in rows], columns=COLUMNS
    )
    same_codes(table["municipality_code"], expected, what)
    return table.sort_values("municipality_code", ignore_index=True)


def _province_columns(rows: Sequence[Row]) -> tuple[str, str]:
    """Find the pair Code_n and Naam_n+1 that holds provinces: its number differs per year."""
    for column in rows[0] if rows else ():
        number = _CODE_COLUMN.fullmatch(column)
        if number and all(_PROVINCE.fullmatch(str(row.get(column)).strip()) for row in rows):
            return column, f"Naam_{int(number[1]) + 1}"
    raise unsound("gemeenten: de provincies ontbreken.", "een kolom met PV20 tot en met PV31.")


def same_codes(given: pd.Series, expected: Collection[str], what: str) -> None:
    """Refuse a municipality that is missing, double or unknown."""
    double = set(given[given.duplicated()])
    missing = set(expected) - set(given)
    unknown = set(given) - set(expected)
    for codes, found in (
        (missing, "ontbreekt"),
        (double, "staat er dubbel in"),
        (unknown, "te veel"),
    ):
        if codes:
            raise unsound(
                f"{what}: {some(codes)} {found}.",
                f"de {len(expected)} gemeenten van het grensjaar, elk één keer.",
            )
