"""Facilitators as tables: who, what belongs to one fte, days a week, and what is odd."""

from typing import Any

import pandas as pd

from pages.components import formats
from pages.components.facilitator_rows import STATES
from warehouse.reference import reference_entries

PER_FTE_DECIMALS = {
    "Fte": 2,
    "Jongeren per fte": 0,
    "Gemeenten per fte": 1,
    "Km² per fte": 0,
}
REMARKS = {
    "below": "{fte} fte is minder dan de ondergrens",
    "above": "{fte} fte is meer dan de bovengrens",
    "overlap": "twee aanstellingen tegelijk, samen {fte} fte",
    "unknown_rsv": "dit RSV is niet bekend; de regel telt nergens mee",
}


def who_table(appointments: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return who is nominated, tested or appointed, and the partnerships that have nobody."""
    known = pd.DataFrame(
        {
            "RSV": appointments["rsv_name"],
            "Fte": appointments["fte"],
            "Stap": [
                f"{step}, begint later" if is_to_come else step
                for step, is_to_come in zip(
                    appointments["appointment_step"], appointments["is_to_come"], strict=True
                )
            ],
            "Rol": appointments["role"],
            "Vanaf": [formats.day(pd.Timestamp(day)) for day in appointments["valid_from"]],
            "Tot en met": [
                "loopt" if pd.isna(day) else formats.day(pd.Timestamp(day))
                for day in appointments["valid_to"]
            ],
        }
    )
    nobody = rows.loc[~rows["rsv_code"].isin(appointments["rsv_code"]), ["rsv_name", "standing"]]
    nobody = nobody.rename(columns={"rsv_name": "RSV", "standing": "Stap"})
    both = [part for part in (known, nobody) if len(part)]
    if not both:
        return known
    table = pd.concat(both, ignore_index=True).reindex(columns=known.columns)
    return table.fillna({"Rol": "–", "Vanaf": "–", "Tot en met": "–"}).sort_values(
        "RSV", kind="stable", ignore_index=True
    )


def per_fte_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return fte with what belongs to one fte; NaN where nobody is appointed."""
    per = rows["fte"].where(rows["fte"] > 0)
    return pd.DataFrame(
        {
            "RSV": rows["rsv_name"],
            "Fte": rows["fte"],
            "Jongeren per fte": rows["youth_population"] / per,
            "Gemeenten per fte": rows["municipalities"] / per,
            "Km² per fte": rows["area_km2"] / per,
        }
    )


def per_fte_on_screen(table: pd.DataFrame, states: pd.Series) -> pd.DataFrame:
    """Write the numbers in Dutch, with "vacant" where nobody is appointed."""
    written = {
        name: [
            "–" if pd.isna(fte) else formats.number(value, decimals)
            for value, fte in zip(table[name], table["Fte"], strict=True)
        ]
        for name, decimals in PER_FTE_DECIMALS.items()
    }
    written["Fte"] = [
        STATES.get(state, formats.number(fte, 2))
        for state, fte in zip(states, table["Fte"], strict=True)
    ]
    return table.assign(**written)


def meetings_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the meetings of each partnership and how many are asked; NaN without a delivery."""
    return pd.DataFrame(
        {
            "RSV": rows["rsv_name"],
            "Overleggen in 12 maanden": rows["meetings_last_year"].astype(float),
            "Nodig": rows["meetings_asked"].astype(float),
            "Geteld vanaf": [
                "" if pd.isna(day) else formats.day(pd.Timestamp(day))
                for day in rows["meetings_from"]
            ],
        }
    )


def history_table(history: pd.DataFrame) -> pd.DataFrame:
    """Return the days on which fte changed and what it was from then on."""
    return pd.DataFrame(
        {
            "Gebied": history["area_name"],
            "Vanaf": [formats.day(pd.Timestamp(day)) for day in history["day"]],
            "Verandering": history["change"],
            "Fte": history["fte"],
        }
    )


def total_days() -> float:
    """Return the suggested days a week of one fte."""
    return float(sum(entry["days_per_week"] for entry in _activities()))


def days_table(name: str, value: float) -> pd.DataFrame:
    """Return the suggested days a week per activity, of one fte and of this fte."""
    activities = _activities()
    days = [entry["days_per_week"] for entry in activities]
    names = [entry["activity"] for entry in activities]
    return pd.DataFrame(
        {
            "Activiteit": [*names, "Samen"],
            "Bij 1 fte": [*days, total_days()],
            f"{name} ({formats.number(value, 2)} fte)": [
                *(part * value for part in days),
                total_days() * value,
            ],
            "Wat": [*(entry["what"] for entry in activities), "dagen per week"],
        }
    )


def remark_lines(remarks: pd.DataFrame) -> list[str]:
    """Write each remark as a sentence with its file and line."""
    return [
        f"{row['rsv_name']}: {REMARKS[row['remark']].format(fte=formats.number(row['fte'], 2))}, "
        f"{_span(row['first_day'], row['last_day'])} ({_place(row)})."
        for row in remarks.to_dict("records")
    ]


def _span(first: object, last: object) -> str:
    start = f"vanaf {formats.day(pd.Timestamp(first))}"  # type: ignore[arg-type]
    return start if pd.isna(last) else f"{start} tot en met {formats.day(pd.Timestamp(last))}"  # type: ignore[call-overload, arg-type]


def _place(row: dict) -> str:
    place = f"{row['file_name']}, regel {row['line']}"
    if pd.isna(row["other_line"]):
        return place
    if row["other_file_name"] == row["file_name"]:
        return f"{row['file_name']}, regel {row['line']} en {row['other_line']}"
    return f"{place}; {row['other_file_name']}, regel {row['other_line']}"


def _activities() -> list[dict[str, Any]]:
    return list(reference_entries("facilitator_days.yaml", "activity").values())
