"""An invented delivery that is small enough to count by hand, with all that can go wrong in it.

Four partnerships: Noord delivers from March 2023 only, Midden always and across a province
border, Zuid nothing, Oost two starts before the first full period. The rest has no partnership.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from tests.etl.delivery_writer import write_csv
from warehouse.reference import read_reference

RSVS = {"R1": "Noord", "R2": "Midden", "R3": "Zuid", "R4": "Oost"}
LAYOUT = {
    "GM0014": "R1", "GM0037": "R1",
    "GM0344": "R2", "GM0307": "R2", "GM0439": "R2",
    "GM0935": "R3", "GM0917": "R3",
    "GM0153": "R4",
}  # fmt: skip
LEFT = {"GM0363": ("R2", date(2024, 2, 28))}  # Amsterdam was in Midden up to this day
SPELLINGS = {
    "GM0014": ["GM0014", "14", "Groningen"],
    "GM0037": ["0037", "stadskanaal"],
    "GM0344": ["GM0344", "Utrecht"],
    "GM0307": ["307", "Amersfoort"],
    "GM0439": ["Purmerend", "GM0370", "beemster"],
    "GM0363": ["Amsterdam", "Weesp"],
    "GM0153": ["Enschede"],
    "onbekend": ["onbekend"],
    "caribisch": ["Bonaire"],
}
FIRST_MONTH, REFERENCE_DATE = date(2021, 11, 1), date(2024, 2, 29)
NOORD_BEGINS = date(2023, 3, 1)
VARIANT_GROUPS = {
    "basis": {"basis"}, "extra": {"extra"}, "plus": {"plus"}, "kort": {"kort"},
    "regulier": {"basis", "extra", "plus"},
}  # fmt: skip
PERIODS = {
    "12m": (date(2023, 3, 1), date(2024, 2, 29)),
    "12m-eerder": (date(2022, 3, 1), date(2023, 2, 28)),
    "2022": (date(2022, 1, 1), date(2022, 12, 31)),
    "2023": (date(2023, 1, 1), date(2023, 12, 31)),
    "schooljaar-2022": (date(2022, 9, 1), date(2023, 8, 31)),
}
POPULATION_YEAR = {
    "12m": 2024, "12m-eerder": 2023, "2022": 2022, "2023": 2023, "schooljaar-2022": 2023,
}  # fmt: skip
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Trajectory:
    """One row of deelname as it was meant."""

    home: str
    start: date
    end: date | None
    status: str
    variant: str
    count: int


def invent_trajectories() -> list[Trajectory]:
    """Days on both sides of every boundary, and some hundreds at random."""
    draw = random.Random(20230328)
    edges = [FIRST_MONTH, REFERENCE_DATE, *(day for span in PERIODS.values() for day in span)]
    days = sorted({day + step * ONE_DAY for day in edges for step in (-1, 0, 1)})
    days = [day for day in days if FIRST_MONTH <= day <= REFERENCE_DATE]
    spans = [(start, end) for start in days for end in (None, *days) if end is None or end >= start]
    length = (REFERENCE_DATE - FIRST_MONTH).days
    for _ in range(250):
        start = FIRST_MONTH + draw.randrange(length) * ONE_DAY
        end = start + draw.randrange(200) * ONE_DAY
        spans.append((start, end if end <= REFERENCE_DATE and draw.random() < 0.8 else None))
    homes = ["GM0014", "GM0037", *["GM0344", "GM0307", "GM0439"] * 3, "onbekend", "caribisch"]
    rows = []
    for start, end in spans:
        home = draw.choice(homes)
        if LAYOUT.get(home) == "R1" and start < NOORD_BEGINS:
            home = "GM0307"
        if start >= date(2023, 9, 1) and draw.random() < 0.05:
            home = "GM0363"  # lies in no partnership
        status = "gestart" if end is None else draw.choice(["afgerond", "afgerond", "gestopt"])
        variant = draw.choice(["basis", "extra", "plus", "kort"])
        rows.append(Trajectory(home, start, end, status, variant, draw.choice([1, 1, 2, 5])))
    # Ended within a period, yet Oost did not deliver a start in it.
    for end in (date(2022, 5, 1), date(2023, 4, 1)):
        rows.append(Trajectory("GM0153", date(2021, 12, 15), end, "afgerond", "plus", 3))
    # The reference date itself.
    rows.append(Trajectory("GM0344", FIRST_MONTH, REFERENCE_DATE, "afgerond", "plus", 1))
    return rows


@dataclass(frozen=True)
class Offer:
    """One row of aanbod; `places_text` is the cell, `places` what it means."""

    organisation: str
    variant: str
    cell: str
    municipalities: tuple[str, ...]
    places: int
    start: date
    end: date | None
    places_text: str = ""


def invent_offers() -> list[Offer]:
    """Offer in one place, in two of one partnership, in two partnerships, everywhere, ended."""
    old, day = date(2022, 1, 1), REFERENCE_DATE
    return [
        Offer("A", "basis", "GM0344, Amersfoort", ("GM0344", "GM0307"), 10, old, None),
        Offer("A", "plus", "Utrecht;Groningen;37", ("GM0344", "GM0014", "GM0037"), 9, old, day),
        Offer("B", "extra", "Beemster, Purmerend", ("GM0439",), 1200, old, None, "1.200"),
        Offer("B", "basis", "landelijk", (), 100, day, None),
        Offer("C", "basis", "online, Groningen", ("GM0014",), 50, old, None),
        Offer("D", "kort", "GM0344", ("GM0344",), 70, old, None),
        Offer("E", "basis", "GM0344", ("GM0344",), 7, old, day - ONE_DAY),
        Offer("F", "basis", "GM0344", ("GM0344",), 3, day + ONE_DAY, None),
        Offer("G", "basis", "onbekend", (), 5, old, None),
        Offer("H", "basis", "Amsterdam", ("GM0363",), 11, date(2023, 2, 28), None),
        Offer("I", "basis", "Amsterdam", ("GM0363",), 13, date(2023, 3, 1), None),
    ]


FACILITATORS = [
    # rsv, role, fte, from, to, step
    ("R1", "regiofacilitator", "0,5", "2023-05-01", "2024-02-29", "aangesteld"),
    ("Noord", "kwartiermaker", "0,25", "2024-02-29", None, "getoetst"),
    ("R1", "regiofacilitator", "1", "2023-05-01", "2024-02-28", "aangesteld"),
    ("R2", "regiofacilitator", "0,8", "2024-03-01", None, "voorgedragen"),
]
PARTNERS = [
    # rsv, organisation, sector, from, to
    ("R1", "School", "mbo", "2023-01-01", None),
    ("R1", "School", "onderwijs", "2024-01-01", None),
    ("R1", "Gemeente", "gemeente", "2023-01-01", "2024-02-29"),
    ("R1", "Weg", "bedrijf", "2023-01-01", "2024-02-28"),
    ("R2", "Later", "fonds", "2024-03-01", None),
]
MEETINGS = [
    # rsv, kind, day, attendees
    ("R1", "overleg", "2023-02-28", "10"),  # a year before: outside
    ("R1", "overleg", "2023-03-01", "10"),
    ("R1", "overleg", "2024-02-29", ""),
    ("R1", "overleg", "2024-03-01", "8"),  # planned
    ("R1", "training", "2024-01-01", "8"),
    ("R1", "evaluatie", "2024-03-05", "12"),
    ("R1", "evaluatie", "2024-01-15", "12"),
    ("R2", "evaluatie", "2023-12-01", "9"),
]
AGENDA = [
    # rsv, part, action, deadline, status
    ("R1", "a", "een", "2024-02-28", "bezig"),  # overdue
    ("R1", "a", "twee", "2024-02-29", "bezig"),  # the day itself is not
    ("R1", "b", "drie", "2024-02-01", "open"),  # overdue
    ("R1", "c", "vier", "2024-02-01", "klaar"),
    ("R1", "d", "vijf", "2024-02-01", "vervallen"),
    ("R2", "e", "zes", "", "bezig"),
]
# municipality, year, from, to, inhabitants, status
POPULATION = [
    ("GM0014", 2023, 12, 17, 1_000, "definitief"),
    ("GM0014", 2023, 18, 29, 2_000, "definitief"),
    ("GM0344", 2023, 12, 24, 9_999, "definitief"),  # leaves out 25-29
    ("GM0307", 2023, 0, 11, 50, "definitief"),
    ("GM0307", 2023, 12, 14, 300, "voorlopig"),
    ("GM0307", 2023, 15, 29, 700, "definitief"),
    ("GM0307", 2023, 30, 120, 60, "definitief"),
    ("GM0439", 2024, 10, 14, 111, "definitief"),  # straddles 12
    ("GM0439", 2024, 15, 29, 222, "definitief"),
    ("GM0935", 2024, 12, 29, 4_000, "definitief"),
    ("GM0014", 2025, 12, 29, 5_000, "definitief"),  # a year that only one municipality has
]
DELIVERED_YOUTH = {
    ("GM0014", 2023): (3_000, "definitief"),
    ("GM0307", 2023): (1_000, "voorlopig"),
    ("GM0935", 2024): (4_000, "definitief"),
}


def trajectory_rows(trajectories: list[Trajectory]) -> list[dict[str, object]]:
    """The rows as a user would type them, in all spellings."""
    draw = random.Random(1)
    offers = len(invent_offers())
    return [
        {
            "traject_id": f"T{number}",
            "woongemeente": draw.choice(SPELLINGS[row.home]),
            "startdatum": draw.choice([f"{row.start}", f"{row.start:%d-%m-%Y}"]),
            "einddatum": row.end and f"{row.end:%d/%m/%Y}",
            "status": row.status.upper(),
            "variant": draw.choice([row.variant, f"MDT-{row.variant}"]),
            "leeftijd": draw.randint(12, 30),
            "aanbod_id": draw.choice([None, f"A{draw.randint(1, offers)}"]),
            "aantal": row.count if row.count > 1 else draw.choice([1, None]),
        }
        for number, row in enumerate(trajectories, start=1)
    ]


def write_small_country(inbox: Path) -> None:
    """Write all files but the ambitions."""
    write_csv(inbox / "deelname.csv", trajectory_rows(invent_trajectories()))
    write_csv(inbox / "rsv.csv", [{"rsv_code": code, "naam": RSVS[code]} for code in RSVS])
    members = [
        {
            "rsv_code": code,
            "gemeente_code": municipality,
            "geldig_vanaf": "2023-03-28",
            "geldig_tot": None,
            "status": "voorlopig" if municipality == "GM0307" else "vastgesteld",
        }
        for municipality, code in LAYOUT.items()
    ]
    ended = [
        {**members[0], "rsv_code": rsv, "gemeente_code": municipality, "geldig_tot": last_day}
        for municipality, (rsv, last_day) in LEFT.items()
    ]
    write_csv(inbox / "rsv_gemeenten.csv", [*members, *ended])
    write_csv(
        inbox / "aanbod.csv",
        [
            {
                "aanbod_id": f"A{number}",
                "naam": f"Aanbod {number}",
                "organisatie": offer.organisation,
                "thema": "zorg, ouderen",
                "variant": offer.variant,
                "moment": "naast school",
                "doelgroep": "iedereen",
                "gemeente": f'"{offer.cell}"',
                "plaatsen": offer.places_text or offer.places,
                "startdatum": offer.start,
                "einddatum": offer.end,
            }
            for number, offer in enumerate(invent_offers(), start=1)
        ],
    )
    for name, header, rows in (
        ("facilitatoren", "rsv_code,rol,fte,vanaf,tot,stap", FACILITATORS),
        ("partners", "rsv_code,organisatie,sector,lid_vanaf,lid_tot", PARTNERS),
        ("bijeenkomsten", "rsv_code,soort,datum,deelnemers", MEETINGS),
        ("bevolking", "gemeente_code,jaar,leeftijd_van,leeftijd_tot,aantal,status", POPULATION),
    ):
        columns = header.split(",")
        write_csv(inbox / f"{name}.csv", [dict(zip(columns, row, strict=True)) for row in rows])
    write_csv(
        inbox / "werkagenda.csv",
        [
            {
                "rsv_code": rsv, "onderdeel": part, "ambitie": "meer", "actie": action,
                "deadline": deadline, "status": status,
            }
            for rsv, part, action, deadline, status in AGENDA
        ],
    )  # fmt: skip


@dataclass(frozen=True)
class Area:
    """An area and the municipalities it is made of."""

    kind: str
    code: str
    members: frozenset[str]


def areas() -> Iterator[Area]:
    """Every area of the small country, from the list of municipalities and the layout."""
    frame = read_reference("municipalities.csv").query("year == 2023")
    for code in frame["municipality_code"]:
        yield Area("municipality", code, frozenset([code]))
    for rsv in RSVS:
        yield Area("rsv", rsv, frozenset(code for code in LAYOUT if LAYOUT[code] == rsv))
    for province, group in frame.groupby("province_code"):
        yield Area("province", str(province), frozenset(group["municipality_code"]))
    yield Area("country", "NL", frozenset(frame["municipality_code"]))


def youth() -> dict[tuple[str, int], tuple[int, str]]:
    """(municipality, year) → young people and status: as delivered, or as shipped."""
    shipped: pd.DataFrame = read_reference("youth_population.csv")
    figures = {
        (row.municipality_code, row.year): (row.inhabitants, row.status)
        for row in shipped.itertuples()
        if (row.age_from, row.age_to) == (12, 29)
    }
    return {**figures, **DELIVERED_YOUTH}


def month_ends(first: date, last: date) -> list[date]:
    """The last day of every month."""
    return [stamp.date() for stamp in pd.date_range(first, last, freq="ME")]


def belonged_to(municipality: str, day: date) -> str:
    """The partnership at the end of the month of that day; without one, the municipality."""
    rsv, last_day = LEFT.get(municipality, ("", date.min))
    (month_end,) = month_ends(day.replace(day=1), day + pd.offsets.MonthEnd(0))
    return rsv if month_end <= last_day else LAYOUT.get(municipality, municipality)


def known_municipalities(trajectories: list[Trajectory], first: date, last: date) -> set[str]:
    """Municipalities of which each partnership they were in, or they themselves, delivered."""
    every = {area.code for area in areas() if area.kind == "municipality"}
    within = [row for row in trajectories if first <= row.start <= last and row.home in every]
    delivered = {belonged_to(row.home, row.start) for row in within} | {row.home for row in within}
    ends = month_ends(first, last)
    return {code for code in every if {belonged_to(code, end) for end in ends} <= delivered}
