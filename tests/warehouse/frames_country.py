"""An invented country that meets every frame, and the changes that break each of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from warehouse.frames import MET, NOT_MET, UNDETERMINED, Facts, load_frames

DAY = date(2024, 2, 29)
START = pd.Timestamp("2023-03-28")
SECTORS = ("onderwijs", "gemeenten", "maatschappelijke_organisaties", "fondsen", "bedrijven")
PARTS = (*"abcdef", "spelregels", "voordracht")
INPUTS = frozenset({"rsv_gemeenten", "facilitatoren", "partners", "werkagenda", "bijeenkomsten"})
DOCUMENTS = list(load_frames()["appointment_file"].subjects)
Change = Callable[[Facts], Facts]


def country(rsvs: int = 19, day: date = DAY) -> Facts:
    """A country that meets every frame: two municipalities per RSV, over twelve provinces."""
    codes = [f"R{number:02}" for number in range(rsvs)]
    places = max(2 * rsvs, 12)
    of_each = {"rsv_code": codes, "day": [START] * rsvs}
    return Facts(
        day=day,
        known_until=DAY,
        delivered_inputs=INPUTS,
        rsvs=pd.DataFrame(
            {
                "rsv_code": codes,
                "rsv_name": codes,
                "first_day": START,
                "municipalities": places // rsvs,
            }
        ),
        municipalities=pd.DataFrame(
            {
                "municipality_code": [f"G{at}" for at in range(places)],
                "municipality_name": [f"Gemeente {at}" for at in range(places)],
                "province_name": [f"Provincie {at % 12}" for at in range(places)],
                "rsv_code": [codes[at % rsvs] for at in range(places)],
                "layout_status": "vastgesteld",
            }
        ),
        appointments=pd.DataFrame(of_each)
        .rename(columns={"day": "valid_from"})
        .assign(
            role="regiofacilitator", fte=0.8, valid_to=pd.NaT, appointment_step="aangesteld",
            **dict.fromkeys(DOCUMENTS, True), file_name="facilitatoren.csv",
            line=range(2, rsvs + 2), is_current=True,
        ).astype(dict.fromkeys(DOCUMENTS, object)),
        partners=pd.DataFrame(
            [
                {"rsv_code": code, "sector": sector, "organisation_key": f"{code} {sector} {since}",
                 "member_from": pd.Timestamp(since), "is_current": True}
                for code in codes
                for sector in SECTORS
                for since in ("2022-01-01", "2023-10-01")
            ]
        ),
        meetings=pd.DataFrame(
            [
                {"rsv_code": code, "meeting_kind": kind, "meeting_date": pd.Timestamp(on)}
                for code in codes
                for kind, on in (
                    *(("overleg", f"2023-{month:02}-15") for month in range(4, 13)),
                    ("evaluatie", "2024-01-15"),
                )
            ]
        ),
        held_meetings=pd.DataFrame(
            {"rsv_code": codes, "held": 9, "asked": 5, "counted_from": START}
        ),
        actions=pd.DataFrame(
            [
                {"rsv_code": code, "agenda_part": part, "ambition": "meer", "action": "doen",
                 "deadline": pd.Timestamp("2024-06-01"), "status": "bezig",
                 "file_name": "werkagenda.csv", "line": at + 2}
                for code in codes
                for at, part in enumerate(PARTS)
            ]
        ),
    )  # fmt: skip


def setting(name: str, where: str, **values: Any) -> Change:
    """Change cells of the rows that a pandas query finds."""

    def change(facts: Facts) -> Facts:
        frame = getattr(facts, name).copy()
        rows = frame.query(where).index
        assert len(rows), "the change must hit something"
        for column, value in values.items():
            frame.loc[rows, column] = value
        return replace(facts, **{name: frame})

    return change


def dropping(name: str, where: str) -> Change:
    """Leave out the rows that a pandas query finds."""

    def change(facts: Facts) -> Facts:
        frame = getattr(facts, name)
        return replace(facts, **{name: frame.drop(frame.query(where).index)})

    return change


def adding(name: str, where: str, **values: Any) -> Change:
    """Repeat the rows that a pandas query finds, with other values."""

    def change(facts: Facts) -> Facts:
        frame = getattr(facts, name)
        more = frame.query(where).assign(**values)
        return replace(facts, **{name: pd.concat([frame, more], ignore_index=True)})

    return change


def on(day: str, known_until: date = DAY) -> Change:
    return lambda facts: replace(facts, day=date.fromisoformat(day), known_until=known_until)


def both(*changes: Change) -> Change:
    def change(facts: Facts) -> Facts:
        for each in changes:
            facts = each(facts)
        return facts

    return change


R1 = "rsv_code == 'R01'"
CURRENT = {"is_current": False, "valid_to": pd.Timestamp("2023-12-31")}
EVALUATION = f"{R1} and meeting_kind == 'evaluatie'"
IN_OCTOBER = f"{R1} and member_from > '2023-06-01'"
# frame, what changes, the status it gets, what is said of it
CASES: list[tuple[str, Change, str, str]] = [
    ("national_coverage", setting("municipalities", "municipality_code == 'G5'", rsv_code=None),
     NOT_MET, "none"),
    ("national_coverage", adding("municipalities", "municipality_code == 'G5'", rsv_code="R00"),
     NOT_MET, "several"),
    ("national_coverage", on("2023-03-27"), UNDETERMINED, "no_layout"),
    ("rsv_per_province", setting("municipalities", "province_name == 'Provincie 3'", rsv_code=None),
     NOT_MET, "too_few"),
    ("rsv_per_province", on("2023-03-27"), UNDETERMINED, "no_layout"),
    ("number_of_rsvs", setting("rsvs", R1, municipalities=0), MET, "not_active"),
    ("number_of_rsvs", setting("rsvs", "rsv_code > ''", municipalities=0),
     UNDETERMINED, "no_layout"),
    ("decisions_valid", on("2024-04-30"), MET, "valid"),
    ("decisions_valid", on("2024-05-01"), NOT_MET, "expired"),
    ("fte_total", setting("appointments", "rsv_code > 'R10'", is_current=False),
     NOT_MET, "too_little"),
    ("fte_total", setting("appointments", "rsv_code > ''", fte=1.05), NOT_MET, "too_much"),
    ("fte_total", setting("appointments", "rsv_code > ''", fte=0.5), MET, "within"),
    ("fte_total", setting("rsvs", R1, municipalities=0), MET, "not_active"),
    ("facilitator_everywhere", setting("appointments", R1, role="kwartiermaker"),
     MET, "kwartiermaker"),
    ("facilitator_everywhere", setting("appointments", R1, appointment_step="voorgedragen"),
     NOT_MET, "voorgedragen"),
    ("facilitator_everywhere", setting("appointments", R1, appointment_step="getoetst"),
     NOT_MET, "getoetst"),
    ("facilitator_everywhere", setting("appointments", R1, **CURRENT), NOT_MET, "ended"),
    ("facilitator_everywhere", dropping("appointments", R1), NOT_MET, "nobody"),
    ("facilitator_everywhere", both(dropping("appointments", R1), on("2023-05-30")),
     UNDETERMINED, "nobody"),
    ("one_facilitator", adding("appointments", R1, fte=0.1), NOT_MET, "several"),
    ("one_facilitator", adding("appointments", R1, appointment_step="voorgedragen"), MET, "one"),
    ("one_facilitator", dropping("appointments", R1), UNDETERMINED, "nobody"),
    ("fte_bounds", setting("appointments", R1, fte=0.45), NOT_MET, "too_little"),
    ("fte_bounds", setting("appointments", R1, fte=1.05), NOT_MET, "too_much"),
    ("fte_bounds", both(setting("appointments", R1, fte=0.2), adding("appointments", R1, fte=0.3)),
     MET, "within"),
    ("fte_bounds", both(setting("appointments", R1, fte=0.4), adding("appointments", R1, fte=0.5)),
     MET, "part_too_little"),
    ("fte_bounds", adding("appointments", R1, fte=1.05), NOT_MET, "too_much"),
    ("fte_bounds", dropping("appointments", R1), UNDETERMINED, "nobody"),
    *(("appointment_file", setting("appointments", R1, **{part: False}), NOT_MET, "no")
      for part in DOCUMENTS),
    *(("appointment_file", setting("appointments", R1, **{part: None}), UNDETERMINED, "empty")
      for part in DOCUMENTS),
    ("appointment_file", dropping("appointments", R1), UNDETERMINED, "nobody"),
    *(("open_partnership", dropping("partners", f"{R1} and sector == '{sector}'"),
       NOT_MET, "missing") for sector in SECTORS),
    ("open_partnership",
     setting("partners", f"{R1} and sector == 'fondsen'", is_current=False), NOT_MET, "missing"),
    ("open_partnership", dropping("partners", R1), UNDETERMINED, "no_rows"),
    # Who comes back is not new, and neither is who founded the partnership.
    ("new_partners", setting("partners", IN_OCTOBER, member_from=START), UNDETERMINED, "young"),
    ("new_partners", both(setting("rsvs", R1, first_day=pd.Timestamp("2022-01-01")),
                          setting("partners", IN_OCTOBER,
                                  organisation_key="R01 fondsen 2022-01-01")),
     NOT_MET, "too_few"),
    ("new_partners", on("2025-03-28"), UNDETERMINED, "too_few"),
    ("new_partners", dropping("partners", R1), UNDETERMINED, "no_rows"),
    *(("work_agenda", dropping("actions", f"{R1} and agenda_part == '{part}'"), NOT_MET, "missing")
      for part in PARTS),
    ("work_agenda", setting("actions", f"{R1} and agenda_part == 'c'", status="vervallen"),
     NOT_MET, "lapsed"),
    ("work_agenda", setting("actions", f"{R1} and agenda_part == 'c'", action=" "),
     NOT_MET, "blank"),
    ("work_agenda", setting("actions", f"{R1} and agenda_part == 'c'", ambition=None),
     NOT_MET, "blank"),
    ("work_agenda", setting("actions", f"{R1} and agenda_part == 'c'", deadline=pd.NaT),
     MET, "no_deadline"),
    ("work_agenda", both(dropping("actions", f"{R1} and agenda_part == 'a'"), on("2023-10-30")),
     UNDETERMINED, "missing"),
    ("work_agenda", dropping("actions", R1), UNDETERMINED, "no_rows"),
    ("six_meetings", setting("held_meetings", R1, held=4), NOT_MET, "too_few"),
    ("six_meetings", setting("held_meetings", R1, held=5), MET, "enough"),
    ("six_meetings", setting("held_meetings", R1, asked=0), UNDETERMINED, "young"),
    ("six_meetings", both(setting("held_meetings", R1, held=0), on("2025-02-28")),
     UNDETERMINED, "too_few"),
    ("six_meetings", both(setting("held_meetings", R1, held=0),
                          on("2025-02-28", date(2025, 2, 28))), NOT_MET, "too_few"),
    ("six_meetings", dropping("held_meetings", R1), UNDETERMINED, "no_rows"),
    ("evaluation_meeting", on("2023-12-01"), MET, "planned"),
    ("evaluation_meeting", dropping("meetings", EVALUATION), NOT_MET, "none"),
    ("evaluation_meeting",
     setting("meetings", EVALUATION, meeting_date=pd.Timestamp("2024-03-01")), NOT_MET, "outside"),
    ("evaluation_meeting", setting("meetings", EVALUATION, meeting_date=pd.Timestamp(DAY)),
     MET, "held"),
    ("evaluation_meeting", both(dropping("meetings", EVALUATION), on("2024-02-28")),
     UNDETERMINED, "none"),
    ("evaluation_meeting", both(dropping("meetings", EVALUATION),
                                on("2024-02-29", date(2024, 1, 31))), UNDETERMINED, "none"),
    ("evaluation_meeting", both(setting("rsvs", R1, first_day=pd.Timestamp("2024-03-01")),
                                on("2024-03-02")), UNDETERMINED, "began_later"),
    ("evaluation_meeting", dropping("meetings", R1), UNDETERMINED, "no_rows"),
]  # fmt: skip
