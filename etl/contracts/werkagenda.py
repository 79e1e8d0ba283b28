"""Work agenda: ambitions and actions per partnership and part of the assignment."""

from etl.contracts.columns import coded_column, date_column, rsv_column, text_column
from etl.contracts.contract import Contract

CONTRACT = Contract(
    name="werkagenda",
    title="Werkagenda",
    purpose="De ambities en acties van elk RSV op de opdracht.",
    columns=(
        rsv_column(),
        coded_column("onderdeel", "agenda_part", "a tot en met f, spelregels of voordracht.", "a"),
        text_column("ambitie", "Wat het RSV wil bereiken.", "In elke gemeente een aanbod"),
        text_column("actie", "Wat ervoor gebeurt.", "Gesprek met drie gemeenten"),
        text_column(
            "eigenaar",
            "Organisatie of rol die de actie trekt; geen naam van een persoon.",
            "Regiofacilitator",
            required=False,
            may_be_empty=True,
        ),
        date_column(
            "deadline",
            "Dag waarop de actie klaar moet zijn.",
            month_means="last day",
            required=False,
            may_be_empty=True,
        ),
        coded_column(
            "status", "agenda_status", "niet_begonnen, bezig, klaar of vervallen.", "bezig"
        ),
    ),
    key=("rsv_code", "onderdeel", "actie"),
)
