"""Where offer lags: white spots, themes that nobody finds, and what look-alikes have more of."""

import pandas as pd

from language import mark, tr
from pages.components import figures, formats, tables
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.offer import findings as offer_findings
from pages.components.offer import lags as offer_lags
from pages.components.offer import tables as offer_tables
from pages.components.offer.map import offer_map
from warehouse import queries
from warehouse.kept import kept
from warehouse.reference import offer_setting

KEY, TITLE = "aanbod", mark("Waar blijft aanbod achter?")
DECIMALS = {"Projecten": 0, "Verwacht": 1, "Verhouding (×)": 2}


def message(context: PageContext, area: Area) -> Message:
    """Show where there is no offer, which themes lack, and what lags behind look-alikes."""
    within_km = offer_setting("white_spot_km")
    source = figures.source_line(
        context,
        ["white_spot", "offer_lag"],
        tr("stand op {day}").format(day=formats.day(context.reference_date)),
    )
    country = queries.white_spots(context.release_id, period=context.stand, within_km=within_km)
    spots = area.part_of(country)
    if spots.empty or (spots["white_spot"] == "unknown").all():
        finding = tr(
            "Voor {area} is geen aanbod aangeleverd: of het ontbreekt, is niet te zeggen."
        ).format(area=area.name)
        return Message(KEY, tr(TITLE), finding, source)
    reach = theme_reach(context, area, within_km)
    finding = (
        f"{area.head}: {formats.lower_first(offer_findings.white_spots_finding(spots, within_km))}"
    )
    white = offer_tables.municipality_table(
        spots,
        area.part_of(
            queries.offer_capacity(
                context.release_id, period=context.stand, area_kind="municipality"
            )
        ),
    )
    lags, lag_remark = _lags(context, area)
    return Message(
        KEY,
        tr(TITLE),
        finding,
        source,
        map=offer_map(
            context,
            "white_spots",
            country,
            None,
            finding=finding,
            selected=None,
            rsv_code=area.rsv_code,
        ),
        tables=(
            *_themes(reach, within_km),
            *lags,
            Table(
                tr("Gemeenten"),
                tables.heads(
                    tables.on_screen(
                        white, offer_tables.COLUMNS["white_spots"], decimals={"Afstand (km)": 1}
                    )
                ),
                white,
            ),
        ),
        remarks=(*_missing(reach), *lag_remark),
    )


@kept
def theme_reach(context: PageContext, area: Area, within_km: float) -> pd.DataFrame:
    """Return every theme with how many young people have it within reach, rarest first."""
    reach = queries.reach_by_code(
        context.release_id,
        period=context.stand,
        area_kind=area.kind,
        area_code=area.code,
        within_km=within_km,
    )
    return reach[reach["dimension"] == "theme"].sort_values(["youth_share", "label"])


def _missing(reach: pd.DataFrame) -> tuple[str, ...]:
    absent = reach.loc[reach["running_projects"] == 0, "label"].tolist()
    if reach.empty:
        return ()
    if not absent:
        return (tr("Elk thema heeft hier ten minste één lopend project."),)
    said = tr("Zonder lopend project in de regio: {themes}.")
    return (said.format(themes="; ".join(map(tr, absent))),)


def _themes(reach: pd.DataFrame, within_km: float) -> tuple[Table, ...]:
    if reach.empty:
        return ()
    rows = pd.DataFrame(
        {
            tr("Thema"): reach["label"].map(tr),
            tr("Projecten"): reach["running_projects"].map(formats.number),
            tr("Binnen {km} km").format(km=within_km): (reach["youth_share"] * 100).map(
                formats.percentage
            ),
        }
    )
    return (Table(tr("Thema's, minst bereikbaar eerst"), rows, _theme_figures(reach)),)


def _theme_figures(reach: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Thema": reach["label"],
            "Lopende projecten": reach["running_projects"],
            "Jongeren binnen bereik": reach["young_people"],
            "Jongeren binnen bereik (%)": reach["youth_share"] * 100,
        }
    )


def _lags(context: PageContext, area: Area) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """Return what lags behind look-alikes on the page's day."""
    lags = queries.offer_lags(
        context.release_id, stand=context.stand, dimension="theme", rsv_code=area.rsv_code
    )
    remark = offer_lags.lags_finding(lags, "theme", area.name)
    table = offer_lags.lags_table(lags)
    behind = offer_lags.behind(table)
    if behind.empty:
        return (), (remark,)
    written = behind.assign(
        **{
            name: [formats.number(value, decimals) for value in behind[name]]
            for name, decimals in DECIMALS.items()
        }
    )
    if area.rsv_code is not None:
        written = written.drop(columns="RSV")
    title = tr("Achter op vergelijkbare RSV's")
    return (Table(title, tables.heads(written), table.loc[behind.index]),), (remark,)
