"""Where we stand: what began and was completed in the newest 12 months, beside the country."""

import pandas as pd

from language import mark, tr
from pages.components import figures, formats, map_view, tables
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.participation.table import participation_table
from pages.components.texts import NO_FULL_PERIOD, OUTCOMES, WIDENED
from warehouse.indicators import load_indicators
from warehouse.queries import participation, periods

KEY, TITLE = "stand", mark("Waar staan we?")
MEASURES = ("started", "completed")
NEVER_ADDED = mark("Gestart en afgerond zijn verschillende dingen: niet optellen.")


def message(context: PageContext, area: Area) -> Message:
    """Say how many young people begin, with the interval, and show the municipalities."""
    source = figures.source_line(context, list(MEASURES), context.period_text)
    rows = {measure: _own(context, area, measure) for measure in MEASURES}
    if rows["started"].empty:
        return Message(KEY, tr(TITLE), nothing_known(context, area), source)
    indicator = load_indicators()["started"]
    country = participation(
        context.release_id,
        period=context.period,
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    )
    finding = _finding(rows["started"].iloc[0], area, context)
    shown = area.part_of(country)
    return Message(
        KEY,
        tr(TITLE),
        finding,
        source,
        map=map_view.rate_map(
            context, country, indicator, finding=finding, selected=None, rsv_code=area.rsv_code
        ),
        tables=(
            Table(tr("Gestart en afgerond"), _written(rows, area), _figures(rows)),
            Table(
                tr("Gemeenten"),
                tables.heads(
                    tables.on_screen(
                        participation_table(shown),
                        ["Gemeente", "Aantal", "Per 1.000", "Interval (95%)", "Tegenover NL"],
                    )
                ),
                participation_table(shown),
            ),
        ),
        remarks=(tr(NEVER_ADDED), tr(WIDENED), *_coverage(rows["started"].iloc[0], area)),
    )


def sentence(context: PageContext, area: Area) -> str:
    """Say how many began, with the interval, beside the country."""
    own = _own(context, area, "started")
    return nothing_known(context, area) if own.empty else _finding(own.iloc[0], area, context)


def nothing_known(context: PageContext, area: Area) -> str:
    """Say why there is no figure: no whole period yet, or nothing came from this area."""
    if periods(context.release_id).empty:
        return tr(NO_FULL_PERIOD)
    said = tr("Voor {area} is over deze 12 maanden niets aangeleverd. Dat is iets anders dan nul.")
    return said.format(area=area.name)


def _own(context: PageContext, area: Area, measure: str) -> pd.DataFrame:
    return area.itself_in(
        participation(
            context.release_id,
            period=context.period,
            measure=measure,
            variant_group="regulier",
            area_kind=area.kind,
        )
    )


def _finding(row: pd.Series, area: Area, context: PageContext) -> str:
    head = f"{area.head}, {context.period_text}"
    if row["is_suppressed"]:
        return tr("{area_and_period}: {x} gestarte trajecten ({meaning}).").format(
            area_and_period=head, x=formats.HIDDEN, meaning=tr(formats.HIDDEN_MEANING)
        )
    said = tr(
        "{area_and_period}: {n} trajecten gestart, {rate} per 1.000 jongeren (95%-interval "
        "{interval})"
    ).format(
        area_and_period=head,
        n=formats.number(row["trajectory_count"]),
        rate=formats.number(row["rate_per_1000"], 1),
        interval=_interval(row),
    )
    if area.rsv_code is None:
        return f"{said}."
    beside = tr("in Nederland {national}. Dat is {outcome}.").format(
        national=formats.number(row["national_per_1000"], 1),
        outcome=OUTCOMES[row["adjusted_outcome_998"]],
    )
    return f"{said}; {beside}"


def _written(rows: dict[str, pd.DataFrame], area: Area) -> pd.DataFrame:
    """Write a line per figure, beside the country's; they are not parts of one whole."""
    lines = []
    for measure, found in rows.items():
        line = {tr("Per 1.000 jongeren"): load_indicators()[measure].short_title}
        for _, row in found.iterrows():
            missing = formats.HIDDEN if row["is_suppressed"] else tr(formats.NO_DATA)
            line[area.head] = formats.number(row["rate_per_1000"], 1, missing)
            line[tr("95%-interval")] = _interval(row, missing)
            if area.rsv_code is not None:
                line[tr("Nederland")] = formats.number(row["national_per_1000"], 1)
        lines.append(line)
    return pd.DataFrame(lines).fillna(tr(formats.NO_DATA))


def _figures(rows: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the same lines as numbers."""
    found = pd.concat(rows.values(), ignore_index=True)
    titles = found["measure"].map(lambda code: load_indicators()[code].short_title)
    table = participation_table(found).rename(columns={"Gemeente": "Gebied"})
    return table.assign(Cijfer=titles).dropna(axis="columns", how="all")


def _interval(row: pd.Series, missing: str | None = None) -> str:
    low, high = row["adjusted_lower_95_per_1000"], row["adjusted_upper_95_per_1000"]
    return formats.interval(low, high, 1, missing)


def _coverage(row: pd.Series, area: Area) -> tuple[str, ...]:
    said = formats.count_of(row["known_municipalities"], "gemeente", "gemeenten")
    text = (
        tr("Geteld in {municipalities} waarvan is aangeleverd.")
        if area.rsv_code
        else tr("Geteld in {municipalities}.")
    )
    return (text.format(municipalities=said),)
