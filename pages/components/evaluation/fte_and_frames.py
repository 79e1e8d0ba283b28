"""Facilitator and frames: the fte between its bounds, and which frames of the area are not met."""

import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from pages.components import figures, formats
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.facilitators import charts as facilitator_charts
from pages.components.facilitators import findings as facilitator_findings
from pages.components.facilitators import tables as facilitator_tables
from pages.components.facilitators.rows import UNKNOWN, fte_frame, standing_rows
from pages.components.frames import on_day as frames_on_day
from pages.components.frames import tables as frame_tables
from pages.components.frames.texts import STATUSES, verdicts_finding
from pages.components.tables import heads
from warehouse.frames import MET
from warehouse.queries import peers

KEY, TITLE = "fte-en-kaders", mark("Facilitator en kaders")
MOST_LARGE_NAMES = 12
NOT_SHOWN_MET = mark("Kaders waaraan niet is voldaan, of dat is niet te zien")


def message(context: PageContext, area: Area) -> Message:
    """Say how much fte is appointed and how many frames are met, and why the others are not."""
    line = figures.source_line(context, ["facilitator_fte"], _stand(context))
    source = line + " " + tr("Kaders: presentatie beslisdag 28 maart 2023.")
    rows = standing_rows(context)
    own = rows if area.rsv_code is None else rows[rows["rsv_code"] == area.rsv_code]
    if own.empty:
        finding = tr("{area} heeft op deze dag geen gemeenten en geen aanstelling.")
        return Message(KEY, tr(TITLE), finding.format(area=area.head), source)
    frame = fte_frame()
    on = (context.release_id, context.reference_date, area.rsv_code)
    verdicts = frames_on_day.verdicts_on(*on)
    said = (
        facilitator_findings.country_finding(rows, frame)
        if area.rsv_code is None
        else facilitator_findings.region_finding(own.iloc[0], frame)
    )
    frames = (
        verdicts_finding(verdicts, None if area.rsv_code is None else area.name)
        if len(verdicts)
        else tr("Er is geen kader te toetsen.")
    )
    beside = _beside(context, rows, area)
    has_fte = not (beside["state"] == UNKNOWN).all()
    dots = facilitator_charts.fte_dots(beside, frame, chosen=area.rsv_code)
    if len(beside) > MOST_LARGE_NAMES:
        dots = go.Figure(dots).update_yaxes(tickfont={"size": 12})
    return Message(
        KEY,
        tr(TITLE),
        f"{frames} {said}",
        source,
        chart=dots if has_fte else None,
        chart_alt=said,
        tables=_tables(context, verdicts, frames_on_day.checks_on(*on), beside),
        remarks=(tr(facilitator_findings.NO_CAUSE), *_beside_whom(area, has_fte)),
    )


def _stand(context: PageContext) -> str:
    return tr("stand op {day}").format(day=formats.day(context.reference_date))


def _beside(context: PageContext, rows: pd.DataFrame, area: Area) -> pd.DataFrame:
    """Return the area with its look-alikes; of the country every partnership."""
    if area.rsv_code is None:
        return rows
    alike = peers(context.release_id, area_kind="rsv", area_code=area.rsv_code)["area_code"]
    return rows[rows["rsv_code"].isin([area.rsv_code, *alike])]


def _beside_whom(area: Area, has_fte: bool) -> tuple[str, ...]:
    if area.rsv_code is None or not has_fte:
        return ()
    return (tr("De grafiek zet dit RSV naast de RSV's die er het meest op lijken."),)


def _tables(
    context: PageContext, verdicts: pd.DataFrame, checks: pd.DataFrame, rows: pd.DataFrame
) -> tuple[Table, ...]:
    per_fte = facilitator_tables.per_fte_table(rows)
    written = facilitator_tables.per_fte_on_screen(per_fte, rows["state"])
    tables = [Table(tr("Fte en omvang"), heads(written), per_fte)]
    if len(verdicts):
        order = {status: at for at, status in enumerate(STATUSES)}
        in_order = verdicts.sort_values(
            "status", key=lambda column: column.map(order), kind="stable"
        )
        frames = frame_tables.reasons(in_order, checks, context.info.reference_date)
        tables.append(Table(tr("Alle kaders"), heads(frames), frames))
        others = frames[(in_order["status"] != MET).to_numpy()]
        if len(others):
            tables.insert(0, Table(tr(NOT_SHOWN_MET), heads(others), others))
    return tuple(tables)
