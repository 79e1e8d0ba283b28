"""Whether the counts of one year are all there and add up; half a year is refused."""

from collections.abc import Mapping

import pandas as pd

from etl.sources.refresh.refusals import some, unsound

AGES = range(12, 30)
COUNTRY = "NL01"

# Municipality of that year → municipality of the boundary year.
Successors = Mapping[str, str]


def check_complete(counts: pd.DataFrame, expected: Successors, what: str) -> None:
    """Refuse a municipality without a figure for every age, and figures of an unknown one."""
    known = counts.dropna(subset="inhabitants")
    ages = known.groupby("region")["age"].nunique()
    missing = [code for code in expected if ages.get(code, 0) != len(AGES)]
    if missing:
        raise unsound(
            f"{what}: {len(missing)} gemeenten zonder alle leeftijden ({some(missing)}).",
            f"{len(expected)} gemeenten met de leeftijden {AGES[0]}-{AGES[-1]}.",
        )
    # Of a municipality that is no more, CBS gives empty cells; zero does no harm either.
    unknown = set(known.loc[known["inhabitants"] > 0, "region"]) - set(expected) - {COUNTRY}
    if unknown:
        raise unsound(
            f"{what}: inwoners in {some(unknown)}.", "alleen gemeenten die in dat jaar bestonden."
        )


def check_sums_to_country(counts: pd.DataFrame, municipalities: Successors, what: str) -> None:
    """Hold the municipalities against the national figure of CBS, where it gives one."""
    known = counts.dropna(subset="inhabitants")
    country = known[known["region"] == COUNTRY].set_index("age")["inhabitants"]
    summed = known[known["region"].isin(municipalities)].groupby("age")["inhabitants"].sum()
    wrong = [age for age in country.index if summed[age] != country[age]]
    if wrong:
        raise unsound(
            f"{what}: de gemeenten tellen niet op tot Nederland (leeftijd {some(wrong)}).",
            "per leeftijd hetzelfde aantal als CBS voor heel Nederland geeft.",
        )
