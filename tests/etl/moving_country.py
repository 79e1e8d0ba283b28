"""An invented delivery of thirty months in which De Bilt moves to another partnership.

On 1-1-2024 De Bilt goes from Oost to West; Noord has no part in it. Voorne aan Zee was three
municipalities in 2022, and is delivered so: trajectories as Brielle, inhabitants of all three.
Every municipality starts as many trajectories each month, on the 28th, and completes them three
months later.
"""

from datetime import date
from pathlib import Path

import pandas as pd

from tests.etl.delivery_writer import trajectory, write_csv

DE_BILT, VOORNE = "GM0310", "GM1992"
RSVS = {"R1": "Oost", "R2": "West", "R3": "Noord"}
MOVE = date(2024, 1, 1)
STAYS = {
    "GM0344": "R1",
    "GM0307": "R1",
    "GM0363": "R2",
    "GM0439": "R2",
    VOORNE: "R2",
    "GM0014": "R3",
}
EACH_MONTH = {
    "GM0344": 10,
    "GM0307": 5,
    "GM0363": 20,
    "GM0439": 3,
    VOORNE: 2,
    DE_BILT: 4,
    "GM0014": 7,
}
MONTHS = pd.date_range("2022-01-01", "2024-06-30", freq="MS")
REFERENCE_DATE = date(2024, 6, 30)
# municipality, year, young people; of 2022 on the boundaries of then
PEOPLE = [
    ("GM0344", 2022, 9_000), ("GM0344", 2023, 10_000), ("GM0344", 2024, 11_000),
    ("GM0307", 2022, 4_000), ("GM0307", 2023, 5_000), ("GM0307", 2024, 6_000),
    ("GM0363", 2022, 19_000), ("GM0457", 2022, 1_000),  # Weesp
    ("GM0363", 2023, 21_000), ("GM0363", 2024, 22_000),
    ("GM0439", 2022, 3_000), ("GM0439", 2023, 3_100), ("GM0439", 2024, 3_200),
    ("GM0501", 2022, 100), ("GM0530", 2022, 200), ("GM0614", 2022, 300),
    (VOORNE, 2023, 700), (VOORNE, 2024, 800),
    ("GM0014", 2022, 8_000), ("GM0014", 2023, 8_500), ("GM0014", 2024, 9_000),
    (DE_BILT, 2022, 1_500), (DE_BILT, 2023, 1_600), (DE_BILT, 2024, 1_700),
]  # fmt: skip


def write_moving_country(inbox: Path) -> None:
    """Write deelname, rsv, rsv_gemeenten and bevolking."""
    write_csv(inbox / "rsv.csv", [{"rsv_code": code, "naam": RSVS[code]} for code in RSVS])
    write_csv(inbox / "rsv_gemeenten.csv", membership_rows())
    write_csv(inbox / "deelname.csv", trajectory_rows())
    write_csv(
        inbox / "bevolking.csv",
        [
            {
                "gemeente_code": code, "jaar": year, "leeftijd_van": 12, "leeftijd_tot": 29,
                "aantal": people, "status": "definitief",
            }
            for code, year, people in PEOPLE
        ],
    )  # fmt: skip


def write_country_with_an_end(inbox: Path) -> None:
    """The same, but Noord delivers from April 2024 on and got Vlieland from Wadden (R4) in January,
    which had delivered up to May 2023."""
    write_moving_country(inbox)
    names = {**RSVS, "R4": "Wadden"}
    write_csv(inbox / "rsv.csv", [{"rsv_code": code, "naam": names[code]} for code in names])
    vlieland = {"gemeente_code": "GM0096", "status": "vastgesteld"}
    spans = (("R4", "2023-03-28", "2023-12-31"), ("R3", "2024-01-01", None))
    moves = [
        {"rsv_code": rsv, "geldig_vanaf": first, "geldig_tot": last, **vlieland}
        for rsv, first, last in spans
    ]
    header = list(membership_rows()[0])
    rows = [{name: row[name] for name in header} for row in [*membership_rows(), *moves]]
    write_csv(inbox / "rsv_gemeenten.csv", rows)
    trajectories = [
        row
        for row in trajectory_rows()
        if row["gemeente_code"] != "GM0014" or str(row["startdatum"]) >= "2024-04"
    ]
    trajectories += [
        {**row, "traject_id": f"V{at}", "gemeente_code": "GM0096"}
        for at, row in enumerate(trajectory_rows())
        if row["gemeente_code"] == DE_BILT and str(row["startdatum"]) < "2023-06"
    ]
    write_csv(inbox / "deelname.csv", trajectories)


def membership_rows() -> list[dict[str, object]]:
    """The layout: De Bilt has two rows."""
    rows = [(rsv, code, "2023-03-28", None) for code, rsv in STAYS.items()]
    rows += [("R1", DE_BILT, "2023-03-28", "2023-12-31"), ("R2", DE_BILT, "2024-01-01", None)]
    header = ("rsv_code", "gemeente_code", "geldig_vanaf", "geldig_tot")
    return [dict(zip(header, row, strict=True)) | {"status": "vastgesteld"} for row in rows]


def trajectory_rows() -> list[dict[str, object]]:
    """One row per municipality and month, with how many in the column aantal."""
    rows = []
    for month in MONTHS:
        for code, count in EACH_MONTH.items():
            end = month + pd.DateOffset(months=3, days=27)
            has_ended = end <= pd.Timestamp(REFERENCE_DATE)
            rows.append(
                trajectory(
                    len(rows),
                    gemeente_code="Brielle" if code == VOORNE and month.year == 2022 else code,
                    startdatum=f"{month:%Y-%m}-28",
                    einddatum=f"{end:%Y-%m-%d}" if has_ended else None,
                    status="afgerond" if has_ended else "gestart",
                    aantal=count,
                )
            )
    return rows
