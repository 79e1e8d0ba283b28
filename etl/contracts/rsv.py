"""The regional partnerships themselves."""

from etl.contracts.columns import text_column
from etl.contracts.contract import Contract

CONTRACT = Contract(
    name="rsv",
    title="RSV's",
    purpose="De regionale samenwerkingsverbanden met hun contact.",
    columns=(
        text_column("rsv_code", "Vaste code van het RSV.", "RSV01", aliases=("code",)),
        text_column("naam", "Naam van het RSV.", "Groningen", aliases=("rsv", "rsv_naam")),
        text_column(
            "contact_naam", "Contactpersoon of team.", "Team RSV", required=False, may_be_empty=True
        ),
        text_column(
            "contact_email",
            "Zakelijk e-mailadres.",
            "rsv01@example.nl",
            required=False,
            may_be_empty=True,
        ),
        text_column(
            "website", "Webadres.", "https://example.nl", required=False, may_be_empty=True
        ),
    ),
    key=("rsv_code",),
    allows_contact_details=True,
)
