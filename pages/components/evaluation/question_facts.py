"""What the questions for the talk rest on: a few figures of one area."""

from dataclasses import dataclass

import pandas as pd

from language import tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.evaluation import growth, lagging_offer
from pages.components.evaluation.area import Area
from pages.components.evaluation.work_agenda import by_part
from pages.components.facilitators.rows import VACANT, standing_rows
from pages.components.frames import on_day as frames_on_day
from pages.components.growth import findings as growth_findings
from pages.components.participation.signals import lagging_municipalities
from pages.components.partners.matrix import ALL
from pages.components.work_agenda.progress import part_name
from warehouse import queries
from warehouse.frames import NOT_MET, load_frames
from warehouse.reference import offer_setting


@dataclass(frozen=True)
class Facts:
    """Figures of one area, written; what is empty, None or 0 gives no cause for a question."""

    area: str
    outcome: str = ""
    rate: str = ""
    national: str = ""
    change: str = ""
    relative_change: str = ""
    times: str = ""
    with_signal: tuple[str, ...] = ()
    not_shown: int = 0
    white_spots: tuple[str, ...] = ()
    themes_missing: tuple[str, ...] = ()
    target_outcome: str = ""
    expected: str = ""
    target: str = ""
    vacancies: tuple[str, ...] = ()
    frames_not_met: tuple[str, ...] = ()
    actions_late: int = 0
    parts_without_action: tuple[str, ...] = ()
    sectors_without_partner: tuple[str, ...] = ()


def facts_of(context: PageContext, area: Area) -> Facts:
    """Collect the figures of an area; what was not delivered gives no cause for a question."""
    found: dict[str, object] = {"area": area.name}
    for part in (_participation, _since_start, _offer, _target_facts, _steering, _cooperation):
        found |= part(context, area)
    return Facts(**found)  # type: ignore[arg-type]


def _participation(context: PageContext, area: Area) -> dict[str, object]:
    asked = {"period": context.period, "measure": "started", "variant_group": "regulier"}
    own = area.itself_in(queries.participation(context.release_id, **asked, area_kind=area.kind))
    if own.empty:
        return {}
    row = own.iloc[0]
    shown = area.part_of(
        queries.participation(context.release_id, **asked, area_kind="municipality")
    )
    return {
        # The country is not compared with itself.
        "outcome": "" if area.rsv_code is None else str(row["adjusted_outcome_998"]),
        "rate": formats.number(row["rate_per_1000"], 1),
        "national": formats.number(row["national_per_1000"], 1),
        "with_signal": tuple(lagging_municipalities(shown)["area_name"]),
        "not_shown": int(shown["is_suppressed"].sum()),
    }


def _since_start(context: PageContext, area: Area) -> dict[str, object]:
    before = queries.baseline(context.release_id, period=context.period)
    if before is None:
        return {}
    own = area.itself_in(
        queries.change_since(
            context.release_id, before=before, period=context.period, area_kind=area.kind
        )
    )
    if own.empty:
        return {}
    row = own.iloc[0]
    return {
        "change": str(row["outcome"]),
        "relative_change": str(row["relative_outcome"]),
        "times": formats.number(row["ratio"], 1),
    }


def _offer(context: PageContext, area: Area) -> dict[str, object]:
    within_km = offer_setting("white_spot_km")
    spots = area.part_of(
        queries.white_spots(context.release_id, period=context.stand, within_km=within_km)
    )
    white = spots[spots["white_spot"] == "none"].sort_values("youth_population", ascending=False)
    reach = lagging_offer.theme_reach(context, area, within_km)
    return {
        "white_spots": tuple(white["area_name"]),
        "themes_missing": tuple(map(tr, reach.loc[reach["running_projects"] == 0, "label"])),
    }


def _target_facts(context: PageContext, area: Area) -> dict[str, object]:
    own = growth.target_of(context, area, growth.MEASURE, context.reference_date.year)
    if own.empty:
        return {}
    row = own.iloc[0]
    expected = (
        tr("bereikt is {n}").format(n=growth_findings.reached(row))
        if pd.isna(row["expected"])
        else tr("de verwachting is {n}").format(n=formats.number(row["expected"]))
    )
    return {
        "target_outcome": str(row["outcome"]),
        "expected": expected,
        "target": formats.number(row["target"]),
    }


def _steering(context: PageContext, area: Area) -> dict[str, object]:
    rows = area.part_of(standing_rows(context))
    day = context.reference_date
    verdicts = frames_on_day.verdicts_on(context.release_id, day, area.rsv_code)
    unmet = verdicts.index[verdicts["status"] == NOT_MET]
    return {
        "vacancies": tuple(rows.loc[rows["state"] == VACANT, "rsv_name"]),
        "frames_not_met": tuple(load_frames()[str(code)].title for code in unmet),
    }


def _cooperation(context: PageContext, area: Area) -> dict[str, object]:
    asked = {"reference_date": context.reference_date}
    parts = area.part_of(queries.work_agenda_parts(context.release_id, **asked))
    counted = by_part(parts)
    sectors = queries.partner_sectors(context.release_id, **asked)
    # Of the country every sector has partners; of whom it lacks is the story of that region.
    own = sectors[sectors["rsv_code"] == area.rsv_code]
    lacking = own[(own["partners"] == 0) & (own["sector"] != ALL)]
    return {
        "actions_late": int(counted["late"].sum()),
        "parts_without_action": tuple(
            part_name(part) for part in counted.loc[counted["actions"] == 0, "agenda_part"]
        ),
        "sectors_without_partner": tuple(lacking["sector_label"].map(tr).str.lower().unique()),
    }
