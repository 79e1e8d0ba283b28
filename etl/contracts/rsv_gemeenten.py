"""Which municipality belongs to which partnership, and when."""

from etl.contracts.columns import coded_column, date_column, municipality_column, rsv_column
from etl.contracts.contract import Contract
from etl.contracts.rules import not_before

CONTRACT = Contract(
    name="rsv_gemeenten",
    title="Gemeenten per RSV",
    purpose="De indeling: elke gemeente hoort op elke dag bij precies één RSV.",
    columns=(
        rsv_column(),
        municipality_column("gemeente_code", "Gemeente.", aliases=("gemeente", "gemeentecode")),
        date_column(
            "geldig_vanaf",
            "Eerste dag van de indeling.",
            month_means="first day",
            aliases=("vanaf",),
        ),
        date_column(
            "geldig_tot",
            "Laatste dag; leeg zolang de indeling geldt.",
            month_means="last day",
            required=False,
            may_be_empty=True,
            aliases=("tot",),
        ),
        coded_column("status", "layout_status", "voorlopig of vastgesteld.", "vastgesteld"),
    ),
    key=("gemeente_code", "geldig_vanaf"),
    rules=(not_before("geldig_tot", "geldig_vanaf"),),
)
