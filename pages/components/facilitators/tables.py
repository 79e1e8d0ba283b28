"""Facilitators as tables: who, what belongs to one fte, days a week, and what is odd."""

from typing import Any

import pandas as pd

from language import Words, mark, tr
from pages.components import formats
from pages.components.facilitators.rows import STATES, written
from warehouse.kept import kept
from warehouse.reference import reference_entries

PER_FTE_DECIMALS = {
    mark("Fte"): 2,
    mark("Jongeren per fte"): 0,
    mark("Gemeenten per fte"): 1,
    mark("Km² per fte"): 0,
}
REMARKS = Words(
    {
        "below": mark("{fte} fte is minder dan de ondergrens"),
        "above": mark("{fte} fte is meer dan de bovengrens"),
        "overlap": mark("twee aanstellingen tegelijk, samen {fte} fte"),
        "unknown_rsv": mark("dit RSV is niet bekend; de regel telt nergens mee"),
    }
)


@kept
def who_table(appointments: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return who is nominated, tested or appointed, and the partnerships that have nobody."""
    known = pd.DataFrame(
        {
            mark("RSV"): appointments["rsv_name"],
            mark("Fte"): appointments["fte"],
            mark("Stap"): [
                tr("{step}, begint later").format(step=written(step))
                if is_to_come
                else written(step)
                for step, is_to_come in zip(
                    appointments["appointment_step"], appointments["is_to_come"], strict=True
                )
            ],
            mark("Rol"): appointments["role"].map(written),
            mark("Vanaf"): [formats.day(pd.Timestamp(day)) for day in appointments["valid_from"]],
            mark("Tot en met"): [
                tr("loopt") if pd.isna(day) else formats.day(pd.Timestamp(day))
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


@kept
def per_fte_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return fte with what belongs to one fte; NaN where nobody is appointed."""
    per = rows["fte"].where(rows["fte"] > 0)
    return pd.DataFrame(
        {
            mark("RSV"): rows["rsv_name"],
            mark("Fte"): rows["fte"],
            "Jongeren per fte": rows["youth_population"] / per,
            "Gemeenten per fte": rows["municipalities"] / per,
            "Km² per fte": rows["area_km2"] / per,
        }
    )


@kept
def per_fte_on_screen(table: pd.DataFrame, states: pd.Series) -> pd.DataFrame:
    """Write the numbers, with "vacant" where nobody is appointed."""
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


@kept
def meetings_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the meetings of each partnership and how many are asked; NaN without a delivery."""
    return pd.DataFrame(
        {
            mark("RSV"): rows["rsv_name"],
            mark("Overleggen in 12 maanden"): rows["meetings_last_year"].astype(float),
            mark("Nodig"): rows["meetings_asked"].astype(float),
            mark("Geteld vanaf"): [
                "" if pd.isna(day) else formats.day(pd.Timestamp(day))
                for day in rows["meetings_from"]
            ],
        }
    )


@kept
def history_table(history: pd.DataFrame) -> pd.DataFrame:
    """Return the days on which fte changed and what it was from then on."""
    return pd.DataFrame(
        {
            mark("Gebied"): history["area_name"].mask(
                history["area_code"] == "NL", tr("Nederland")
            ),
            mark("Vanaf"): [formats.day(pd.Timestamp(day)) for day in history["day"]],
            mark("Verandering"): history["change"],
            mark("Fte"): history["fte"],
        }
    )


@kept
def changes_table(history: pd.DataFrame) -> pd.DataFrame:
    """Return the history of one area as one reads it."""
    return history.drop(columns="Gebied").assign(
        Verandering=[formats.signed(value, 2) for value in history["Verandering"]]
    )


def total_days() -> float:
    """Return the suggested days a week of one fte."""
    return float(sum(entry["days_per_week"] for entry in _activities()))


@kept
def days_table(name: str, value: float) -> pd.DataFrame:
    """Return the suggested days a week per activity, of one fte and of this fte."""
    activities = _activities()
    days = [entry["days_per_week"] for entry in activities]
    names = [entry["activity"] for entry in activities]
    return pd.DataFrame(
        {
            mark("Activiteit"): [*names, tr("Samen")],
            mark("Bij 1 fte"): [*days, total_days()],
            f"{name} ({formats.number(value, 2)} fte)": [
                *(part * value for part in days),
                total_days() * value,
            ],
            mark("Wat"): [*(entry["what"] for entry in activities), tr("dagen per week")],
        }
    )


@kept
def remark_lines(remarks: pd.DataFrame) -> list[str]:
    """Write each remark as a sentence with its file and line."""
    return [
        f"{row['rsv_name']}: {REMARKS[row['remark']].format(fte=formats.number(row['fte'], 2))}, "
        f"{_span(row['first_day'], row['last_day'])} ({_place(row)})."
        for row in remarks.to_dict("records")
    ]


def _span(first: object, last: object) -> str:
    begin = formats.day(pd.Timestamp(first))  # type: ignore[arg-type]
    if pd.isna(last):  # type: ignore[call-overload]
        return tr("vanaf {day}").format(day=begin)
    end = formats.day(pd.Timestamp(last))  # type: ignore[arg-type]
    return tr("vanaf {day} tot en met {last}").format(day=begin, last=end)


def _place(row: dict) -> str:
    one = tr("{file}, regel {line}")
    place = one.format(file=row["file_name"], line=row["line"])
    if pd.isna(row["other_line"]):
        return place
    if row["other_file_name"] == row["file_name"]:
        return tr("{file}, regel {line} en {other}").format(
            file=row["file_name"], line=row["line"], other=row["other_line"]
        )
    return f"{place}; {one.format(file=row['other_file_name'], line=row['other_line'])}"


def _activities() -> list[dict[str, Any]]:
    return list(reference_entries("facilitator_days.yaml", "activity").values())
