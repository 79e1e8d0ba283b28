"""Targets for growth, national and per partnership."""

import pyarrow as pa

from etl.contracts.cells import Parser, normalise
from etl.contracts.columns import coded_column, integer_column
from etl.contracts.contract import Column, Contract
from etl.contracts.lookups import Lookups

NATIONAL = "NL"


def _area(lookups: Lookups) -> Parser:
    rsv = lookups.rsv()

    def parse(text: str) -> str:
        if normalise(text) in {"nl", "nederland", "landelijk", "nl01"}:
            return NATIONAL
        return str(rsv(text))

    return parse


CONTRACT = Contract(
    name="groeiambitie",
    title="Groeiambitie",
    purpose="De doelen per jaar, voor Nederland en per RSV.",
    columns=(
        Column(
            "gebied",
            _area,
            pa.string(),
            "Code of naam van het RSV, of NL.",
            "NL",
            choices="rsv_or_country",
            aliases=("rsv", "regio", "rsv_code"),
        ),
        integer_column("jaar", 2018, 2040, "Kalenderjaar van het doel.", "2024"),
        coded_column(
            "maat",
            "ambition_measure",
            "plaatsen, gestart, afgerond, projecten of organisaties.",
            "gestart",
        ),
        integer_column("doel", 0, 10_000_000, "Het doel, in hele aantallen.", "12345"),
        coded_column("status", "decision_status", "concept of vastgesteld.", "concept"),
    ),
    key=("gebied", "jaar", "maat"),
)
