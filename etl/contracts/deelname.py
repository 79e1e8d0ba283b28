"""Participation: one row is one young person's trajectory (or `aantal` of them)."""

from etl.contracts.columns import (
    coded_column,
    integer_column,
    label_column,
    municipality_column,
    past_date_column,
    text_column,
)
from etl.contracts.contract import Contract
from etl.contracts.rules import empty_when, filled_when, not_before

CONTRACT = Contract(
    name="deelname",
    title="Deelname",
    purpose="Elke regel is één traject van een jongere, zonder persoonsgegevens.",
    columns=(
        label_column(
            "traject_id",
            "Eigen nummer van het traject; geen BSN, geen naam.",
            "T-2023-0001",
            aliases=("traject", "trajectnummer", "id"),
        ),
        municipality_column(
            "gemeente_code",
            "Gemeente waar de jongere woont bij de start, of onbekend.",
            aliases=("gemeente", "woongemeente", "woonplaats gemeente", "gemeentecode"),
        ),
        past_date_column(
            "startdatum",
            "Eerste dag van het traject.",
            month_means="first day",
            aliases=("start", "begindatum"),
        ),
        past_date_column(
            "einddatum",
            "Laatste dag; leeg zolang het traject loopt.",
            month_means="last day",
            required=False,
            may_be_empty=True,
            aliases=("eind", "einde"),
        ),
        coded_column("status", "trajectory_status", "gestart, afgerond of gestopt.", "afgerond"),
        coded_column(
            "variant", "variant", "basis, extra, plus of kort.", "basis", aliases=("mdt variant",)
        ),
        integer_column(
            "leeftijd",
            12,
            30,
            "Leeftijd bij de start, in jaren.",
            "17",
            aliases=("leeftijd bij start",),
        ),
        label_column(
            "aanbod_id",
            "Nummer van het aanbod waaraan de jongere deelneemt.",
            "A-0001",
            required=False,
            may_be_empty=True,
            aliases=("aanbod", "project", "project_id"),
        ),
        municipality_column(
            "doe_gemeente",
            "Gemeente waar de jongere MDT doet.",
            required=False,
            may_be_empty=True,
        ),
        municipality_column(
            "school_gemeente",
            "Gemeente waar de jongere naar school gaat.",
            required=False,
            may_be_empty=True,
        ),
        text_column("geslacht", "Zoals geregistreerd.", "vrouw", required=False, may_be_empty=True),
        text_column("opleiding", "Schoolsoort.", "mbo", required=False, may_be_empty=True),
        integer_column(
            "aantal",
            1,
            100_000,
            "Aantal trajecten op deze regel; leeg is 1.",
            "1",
            required=False,
            may_be_empty=True,
            default="1",
        ),
    ),
    key=("traject_id",),
    rules=(
        not_before("einddatum", "startdatum"),
        filled_when("einddatum", "status", ("afgerond", "gestopt")),
        empty_when("einddatum", "status", "gestart"),
    ),
)
