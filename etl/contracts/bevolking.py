"""Inhabitants by municipality, year and age, when newer than what ships with the product."""

import pyarrow as pa
import pyarrow.compute as pc

from etl.contracts.columns import coded_column, integer_column, municipality_column
from etl.contracts.contract import Contract, RowRule


def _ages_reversed(rows: pa.Table) -> pa.ChunkedArray:
    return pc.less(rows["leeftijd_tot"], rows["leeftijd_van"])


CONTRACT = Contract(
    name="bevolking",
    title="Bevolking",
    purpose="Inwoners per gemeente op 1 januari, naar leeftijd.",
    columns=(
        municipality_column(
            "gemeente_code",
            "Gemeente.",
            # Three that merged are three rows: they are added up when all of them are there.
            as_delivered=True,
            aliases=("gemeente", "gemeentecode"),
        ),
        integer_column("jaar", 2018, 2040, "Jaar; de stand op 1 januari.", "2023"),
        integer_column("leeftijd_van", 0, 120, "Jongste leeftijd.", "12"),
        integer_column("leeftijd_tot", 0, 120, "Oudste leeftijd, zelf meegeteld.", "29"),
        integer_column("aantal", 0, 2_000_000, "Aantal inwoners.", "15000", aliases=("inwoners",)),
        coded_column(
            "status", "population_status", "definitief, voorlopig of schatting.", "schatting"
        ),
    ),
    key=("gemeente_code", "jaar", "leeftijd_van", "leeftijd_tot"),
    rules=(
        RowRule(
            "leeftijd_tot",
            _ages_reversed,
            "een leeftijd op of boven leeftijd_van",
            "Wissel de twee leeftijden om.",
        ),
    ),
)
