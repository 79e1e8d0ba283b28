"""Organisations that take part in a partnership."""

from etl.contracts.columns import coded_column, date_column, label_column, rsv_column
from etl.contracts.contract import Contract
from etl.contracts.rules import not_before

CONTRACT = Contract(
    name="partners",
    title="Partners",
    purpose="De organisaties in elk RSV, met hun sector van de vijfhoek.",
    columns=(
        rsv_column(),
        label_column("organisatie", "Naam van de organisatie.", "Scholengroep Voorbeeld"),
        coded_column("sector", "sector", "Sector van de vijfhoek.", "onderwijs"),
        date_column(
            "lid_vanaf", "Eerste dag als partner.", month_means="first day", aliases=("vanaf",)
        ),
        date_column(
            "lid_tot",
            "Laatste dag; leeg zolang de partner meedoet.",
            month_means="last day",
            required=False,
            may_be_empty=True,
            aliases=("tot",),
        ),
    ),
    key=("rsv_code", "organisatie", "lid_vanaf"),
    rules=(not_before("lid_tot", "lid_vanaf"),),
)
