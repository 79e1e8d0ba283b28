"""Partners and work agendas of four partnerships, of which one ended and one delivered nothing.

Oost (R1) and West (R2) of the moving country have both; Noord (R3) delivered neither; Wadden (R4)
gave up its only municipality on 31-12-2023. The reference date is 30-6-2024.
"""

from datetime import date
from pathlib import Path

from tests.etl.delivery_writer import write_csv
from tests.etl.moving_country import write_country_with_an_end

DAY = date(2024, 6, 30)
PARTNERS = [
    # rsv, organisation, sector, from, to
    ("R1", "ROC Één", "onderwijs", "2023-03-28", "2023-12-31"),
    ("R1", "R.O.C. een", "onderwijs", "2024-01-01", None),  # goes on, spelled otherwise
    ("R1", "Gemeente Oost", "gemeenten", "2023-03-28", None),
    ("R1", "Dubbel", "fondsen", "2023-05-01", None),
    ("R1", "Dubbel", "bedrijven", "2024-02-01", None),  # in two sectors
    ("R1", "Stichting Weg", "maatschappelijke_organisaties", "2023-03-28", "2024-05-31"),
    ("R2", "roc een", "onderwijs", "2023-06-01", None),
    ("R2", "Vandaag", "gemeenten", "2023-06-01", "2024-06-30"),  # its last day is the day
    ("R2", "Terug", "fondsen", "2023-06-01", "2023-08-31"),
    ("R2", "Terug", "fondsen", "2024-06-30", None),  # was away
    ("R2", "Straks", "bedrijven", "2024-07-01", None),  # has not begun
    ("R4", "Eiland", "gemeenten", "2023-03-28", "2023-12-31"),
]
AGENDA = [
    # rsv, part, action, owner, deadline, status; the line in the file is the place here plus 2
    ("R1", "a", "gisteren", "Kerngroep", "2024-06-29", "bezig"),  # overdue
    ("R1", "a", "gehaald", "Kerngroep", "2024-06-01", "klaar"),
    ("R1", "b", "vandaag", "Kerngroep", "2024-06-30", "niet_begonnen"),  # the day is not late
    ("R1", "c", "zonder dag", "", "", "bezig"),
    ("R1", "d", "van de baan", "", "2024-01-01", "vervallen"),
    ("R1", "e", "klaar", "Kerngroep", "2024-01-01", "klaar"),
    ("R1", "f", "half", "Kerngroep", "2024-09-01", "niet_begonnen"),
    ("R1", "f", "half twee", "Kerngroep", "2024-09-01", "klaar"),
    ("R2", "voordracht", "te laat", "", "2023-05-31", "niet_begonnen"),
    ("R4", "a", "nog open", "Kerngroep", "2024-01-31", "bezig"),
]
MEETINGS = [
    ("R1", "overleg", "2023-06-30"),  # a year before: outside
    ("R1", "overleg", "2023-07-01"),
    ("R1", "overleg", "2024-06-30"),
    ("R1", "training", "2024-01-01"),
    ("R2", "training", "2024-01-01"),
]
OFFERS = [
    # name, themes, municipality, start, end; GM0344 and GM0307 are Oost's, GM0363 is West's
    ("een", "sport, ict", "GM0344", "2023-06-30", None),
    ("twee", "zorg, ict", "GM0344, GM0307", "2023-07-01", None),
    ("drie", "natuur", "GM0344, GM0363", "2024-06-30", None),
    ("voorbij", "kansengelijkheid", "GM0344", "2023-01-01", "2024-06-29"),
    ("overal", "mentale_gezondheid", "landelijk", "2024-01-01", None),
]


def write_cooperation(inbox: Path) -> None:
    """Write the country with what its partnerships agreed."""
    write_country_with_an_end(inbox)
    for name, header, rows in (
        ("partners", "rsv_code organisatie sector lid_vanaf lid_tot", PARTNERS),
        ("bijeenkomsten", "rsv_code soort datum", MEETINGS),
    ):
        write_csv(
            inbox / f"{name}.csv", [dict(zip(header.split(), row, strict=True)) for row in rows]
        )
    header = ("rsv_code", "onderdeel", "actie", "eigenaar", "deadline", "status")
    write_csv(
        inbox / "werkagenda.csv",
        [{**dict(zip(header, row, strict=True)), "ambitie": "meer"} for row in AGENDA],
    )
    write_csv(
        inbox / "facilitatoren.csv",
        [
            {
                "rsv_code": rsv, "rol": "regiofacilitator", "fte": "0,5", "vanaf": first,
                "tot": last, "stap": step,
            }
            for rsv, first, last, step in (
                ("R1", "2024-06-30", None, "aangesteld"),
                ("R2", "2023-05-01", "2024-06-29", "aangesteld"),
                ("R2", "2024-06-30", None, "voorgedragen"),
            )
        ],
    )  # fmt: skip
    write_csv(
        inbox / "aanbod.csv",
        [
            {
                "aanbod_id": f"A{at}", "naam": name, "organisatie": "Wij", "thema": themes,
                "variant": "basis", "moment": "naast school", "doelgroep": "iedereen",
                "gemeente": places, "plaatsen": 10, "startdatum": first, "einddatum": last,
            }
            for at, (name, themes, places, first, last) in enumerate(OFFERS)
        ],
    )  # fmt: skip
