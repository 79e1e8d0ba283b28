"""Facilitator fte per partnership, with the steps of the appointment."""

import pyarrow as pa

from etl.contracts.columns import coded_column, date_column, rsv_column, yes_no_column
from etl.contracts.contract import Column, Contract
from etl.contracts.numbers import decimal_parser
from etl.contracts.rules import not_before

CONTRACT = Contract(
    name="facilitatoren",
    title="Facilitatoren",
    purpose="De fte regiofacilitator of kwartiermaker per RSV; geen namen.",
    columns=(
        rsv_column(),
        coded_column(
            "rol", "facilitator_role", "regiofacilitator of kwartiermaker.", "regiofacilitator"
        ),
        Column(
            "fte",
            # Wider than the frame of 0.5-1.0: a breach must be shown on Kaders, not refused.
            lambda _: decimal_parser(0, 3),
            pa.float64(),
            "Omvang van de aanstelling in fte.",
            "0,8",
        ),
        date_column("vanaf", "Eerste dag van de aanstelling.", month_means="first day"),
        date_column(
            "tot",
            "Laatste dag; leeg zolang de aanstelling loopt.",
            month_means="last day",
            required=False,
            may_be_empty=True,
        ),
        coded_column(
            "stap", "appointment_step", "voorgedragen, getoetst of aangesteld.", "aangesteld"
        ),
        yes_no_column("profiel", "Voldoet aan het profiel."),
        yes_no_column("cv", "Cv met onderbouwing ontvangen."),
        yes_no_column("vog", "Verklaring Omtrent het Gedrag ontvangen."),
        yes_no_column("belangentoets", "Geen zwaarwegend bezwaar (belangenverstrengeling)."),
        yes_no_column("geen_dubbelfinanciering", "Geen dubbele financiering."),
    ),
    rules=(not_before("tot", "vanaf"),),
)
