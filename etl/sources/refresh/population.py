"""Population by single year of age on 1 January, from CBS 03759ned."""

from collections.abc import Mapping

import pandas as pd

from etl.sources.refresh.addresses import Addresses
from etl.sources.refresh.client import Client
from etl.sources.refresh.odata import Row, read_rows, text
from etl.sources.refresh.population_checks import (
    AGES,
    COUNTRY,
    Successors,
    check_complete,
    check_sums_to_country,
)
from etl.sources.refresh.refusals import some, unsound

MEASURE = "BevolkingOp1Januari_1"
_TOTALS = {"Geslacht": "T001038", "BurgerlijkeStaat": "T001019"}
_DEFINITIVE = "Definitief"


def fetch_population(
    client: Client, addresses: Addresses, divisions: Mapping[int, Successors]
) -> pd.DataFrame:
    """Return one row per municipality of the boundary year, year and age.

    The columns are those of the contract bevolking. `divisions`: per year the municipalities
    that must be there, and where each lies now.
    """
    statuses = _statuses(client, addresses, divisions)
    years = []
    for year, successors in divisions.items():
        what = f"bevolking {year}"
        rows = read_rows(client, addresses.population("TypedDataSet"), what, _question(year))
        counts = _counts(rows, year, what)
        check_complete(counts, successors, what)
        check_sums_to_country(counts, successors, what)
        years.append(_on_boundaries(counts, successors).assign(jaar=year, status=statuses[year]))
    table = pd.concat(years, ignore_index=True)
    return table[["gemeente_code", "jaar", "leeftijd_van", "leeftijd_tot", "aantal", "status"]]


def _question(year: int) -> dict[str, str]:
    # Ages 10-29 in two prefixes: an exact code would have to carry the spaces, if any, that CBS
    # fills it up with in this table.
    conditions = [
        *(f"({column} eq '{code}')" for column, code in _TOTALS.items()),
        f"(Perioden eq '{year}JJ00')",
        "(startswith(Leeftijd,'11') or startswith(Leeftijd,'12'))",
        f"(startswith(RegioS,'GM') or startswith(RegioS,'{COUNTRY}'))",
    ]
    columns = [*_TOTALS, "Perioden", "Leeftijd", "RegioS", MEASURE]
    return {"$filter": " and ".join(conditions), "$select": ",".join(columns)}


def _statuses(
    client: Client, addresses: Addresses, divisions: Mapping[int, Successors]
) -> dict[int, str]:
    """Say per year whether CBS calls it definitive; a star after the year means provisional."""
    what = "perioden"
    rows = read_rows(client, addresses.population("Perioden"), what, {})
    periods = {text(row, "Key", what): row for row in rows}
    missing = [year for year in divisions if f"{year}JJ00" not in periods]
    if missing:
        raise unsound(f"CBS heeft geen bevolking van {some(missing)}.", "alle gevraagde jaren.")
    return {year: _status(periods[f"{year}JJ00"]) for year in divisions}


def _status(period: Row) -> str:
    given = str(period.get("Status") or "").strip()
    is_starred = str(period.get("Title") or "").strip().endswith("*")
    definitive = given == _DEFINITIVE or (not given and not is_starred)
    return "definitief" if definitive else "voorlopig"


def _counts(rows: list[Row], year: int, what: str) -> pd.DataFrame:
    """Return region, age and inhabitants (None where CBS gives none) of the ages that count."""
    asked = {**_TOTALS, "Perioden": f"{year}JJ00"}
    found = []
    for row in rows:
        region, age_code = text(row, "RegioS", what), text(row, "Leeftijd", what)
        is_age = age_code.isdecimal() and len(age_code) == 5 and age_code[:2] in ("11", "12")
        is_region = region == COUNTRY or region[:2] == "GM"
        if not (is_age and age_code[3:] == "00" and is_region) or any(
            text(row, column, what) != code for column, code in asked.items()
        ):
            raise unsound(f"{what}: CBS stuurt rijen waar niet om gevraagd is.", "de gevraagde.")
        age = (int(age_code) - 10_000) // 100
        if age in AGES:
            found.append((region, age, _inhabitants(row.get(MEASURE), what)))
    counts = pd.DataFrame(found, columns=["region", "age", "inhabitants"])
    double = counts[counts.duplicated(["region", "age"])]
    if len(double):
        raise unsound(
            f"{what}: {some(set(double['region']))} staat er dubbel in.", "elke rij één keer."
        )
    return counts


def _inhabitants(value: object, what: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or value % 1:
        raise unsound(f"{what}: {value!r} is geen aantal inwoners.", "een heel getal.")
    return int(value)


def _on_boundaries(counts: pd.DataFrame, successors: Successors) -> pd.DataFrame:
    """Add up the municipalities that merged since."""
    of_municipalities = counts[counts["region"].isin(successors)]
    summed = (
        of_municipalities.assign(gemeente_code=of_municipalities["region"].map(successors))
        .groupby(["gemeente_code", "age"], as_index=False)["inhabitants"]
        .sum()
    )
    return pd.DataFrame(
        {
            "gemeente_code": summed["gemeente_code"],
            "leeftijd_van": summed["age"],
            "leeftijd_tot": summed["age"],
            "aantal": summed["inhabitants"].astype("int64"),
        }
    )
