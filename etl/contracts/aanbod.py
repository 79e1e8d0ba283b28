"""Offer: one row is one project that young people can join."""

import pyarrow as pa

from etl.contracts.columns import (
    coded_column,
    date_column,
    integer_column,
    label_column,
    several_coded_column,
)
from etl.contracts.contract import Column, Contract
from etl.contracts.known_values import or_other, several_parser
from etl.contracts.lookups import BUCKETS, NATIONWIDE
from etl.contracts.rules import not_before

OTHER = "overig"
_PLACES = {"landelijk": NATIONWIDE, "online": NATIONWIDE, "heelnederland": NATIONWIDE, **BUCKETS}

CONTRACT = Contract(
    name="aanbod",
    title="Aanbod",
    purpose="Elke regel is één project of aanbod waaraan jongeren kunnen deelnemen.",
    columns=(
        label_column(
            "aanbod_id", "Eigen nummer van het aanbod.", "A-0001", aliases=("id", "project_id")
        ),
        label_column("naam", "Naam van het aanbod.", "Samen in de wijk", aliases=("projectnaam",)),
        label_column("organisatie", "Organisatie die het aanbod uitvoert.", "Stichting Voorbeeld"),
        Column(
            "thema",
            # There is no closed list of themes: one that is new is kept and named, not refused.
            lambda lookups: several_parser(or_other(lookups.coded("theme"), OTHER)),
            pa.list_(pa.string()),
            "Eén of meer thema's; een onbekend thema telt als overig.",
            "zorg, eenzaamheid",
            choices="theme",
            aliases=("thema's",),
        ),
        coded_column("variant", "variant", "basis, extra, plus of kort.", "basis"),
        coded_column("moment", "moment", "Wanneer jongeren meedoen.", "naast_school"),
        several_coded_column(
            "doelgroep",
            "target_group",
            "Eén of meer doelgroepen.",
            "alle_jongeren",
            aliases=("doelgroepen",),
        ),
        Column(
            "gemeente_code",
            lambda lookups: several_parser(lookups.municipality(buckets=_PLACES)),
            pa.list_(pa.string()),
            "Gemeente(n) waar het aanbod is, of landelijk.",
            "GM0363, GM0362",
            choices="place",
            aliases=("gemeente", "gemeenten", "gemeentecode"),
        ),
        integer_column(
            "plaatsen", 0, 1_000_000, "Toegekende plaatsen.", "120", aliases=("aantal plaatsen",)
        ),
        date_column(
            "startdatum",
            "Eerste dag van het aanbod.",
            month_means="first day",
            aliases=("start", "begindatum"),
        ),
        date_column(
            "einddatum",
            "Laatste dag; leeg als die niet bekend is.",
            month_means="last day",
            required=False,
            may_be_empty=True,
            aliases=("eind", "einde"),
        ),
    ),
    key=("aanbod_id",),
    rules=(not_before("einddatum", "startdatum"),),
)
