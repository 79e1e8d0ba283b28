"""Meetings of a partnership."""

from etl.contracts.columns import coded_column, date_column, integer_column, rsv_column, text_column
from etl.contracts.contract import Contract

CONTRACT = Contract(
    name="bijeenkomsten",
    title="Bijeenkomsten",
    purpose="De bijeenkomsten van elk RSV, gehouden en gepland.",
    columns=(
        rsv_column(),
        coded_column(
            "soort", "meeting_kind", "overleg, evaluatie, intervisie of training.", "overleg"
        ),
        date_column("datum", "Dag van de bijeenkomst.", month_means="nothing"),
        integer_column(
            "deelnemers", 0, 5_000, "Aantal aanwezigen.", "14", required=False, may_be_empty=True
        ),
        text_column(
            "uitkomst",
            "Besluit of uitkomst in één zin.",
            "Werkagenda vastgesteld",
            required=False,
            may_be_empty=True,
        ),
    ),
    key=("rsv_code", "soort", "datum"),
)
