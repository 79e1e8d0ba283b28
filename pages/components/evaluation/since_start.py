"""First results since the start: the time before it beside now, and whether that can be chance."""

import pandas as pd

from language import Words, mark, tr
from pages.components import figures, formats
from pages.components.context import PageContext
from pages.components.evaluation.area import COUNTRY, Area
from pages.components.evaluation.message import Message, Table
from pages.components.evaluation.since_start_figures import (
    chart,
    own_figures,
    own_table,
    per_area_figures,
    per_area_table,
)
from pages.components.texts import WIDENED
from warehouse.kept import kept
from warehouse.queries import Baseline, baseline, change_since, start_of_regions

KEY, TITLE = "eerste-resultaten", mark("Eerste resultaten sinds de start")
NO_CAUSE = mark("Een verschil met de tijd ervoor zegt niet waardoor het komt.")
READINGS = Words(
    {
        "rising": mark("Die stijging is te onderscheiden van toeval."),
        "falling": mark("Die daling is te onderscheiden van toeval."),
        "stable": mark("Dat verschil is niet te onderscheiden van toeval."),
        "undetermined": mark("Of dat verschil toeval kan zijn, is niet te bepalen."),
    }
)
RELATIVE_READINGS = Words(
    {
        "rising": mark("meer gegroeid dan Nederland"),
        "falling": mark("minder gegroeid dan Nederland"),
        "stable": mark("niet te onderscheiden van de groei van Nederland"),
    }
)


def message(context: PageContext, area: Area) -> Message:
    """Set the rate before the start beside that of now, with intervals and what can be said."""
    source = figures.source_line(context, ["started", "direction"], context.period_text)
    before = baseline(context.release_id, period=context.period)
    if before is None:
        return Message(KEY, tr(TITLE), nothing_to_compare(context), source)
    country, rsvs = (
        change_since(context.release_id, before=before, period=context.period, area_kind=kind)
        for kind in ("country", "rsv")
    )
    country = country.assign(area_name=tr(COUNTRY))
    own = country if area.rsv_code is None else area.itself_in(rsvs)
    if own.empty:
        finding = tr("Van {area} is niet van beide perioden iets aangeleverd.")
        return Message(KEY, tr(TITLE), finding.format(area=area.name), source)
    rows = own if area.rsv_code is None else pd.concat([own, country])
    finding = change_finding(own.iloc[0], before, context.period_text)
    labels = (_short(before), context.period_text)
    return Message(
        KEY,
        tr(TITLE),
        finding,
        source + " " + tr("Uitgangspunt: {period}.").format(period=formats.period(before.label)),
        chart=chart(rows, labels),
        chart_alt=finding,
        tables=(
            Table(tr("Toen en nu"), own_table(rows, labels), own_figures(rows, labels)),
            *([] if area.rsv_code else [_per_rsv(rsvs, labels)]),
        ),
        remarks=remarks(own.iloc[0], before, area),
    )


def nothing_to_compare(context: PageContext) -> str:
    """Say that there is no result since the start to set beside the time before it."""
    start = formats.day(start_of_regions())
    if context.reference_date <= start_of_regions():
        said = tr(
            "De regionale aanpak begon op {start}, na deze peildatum: er is nog geen resultaat."
        )
    else:
        said = tr(
            "Van voor de start ({start}) of van de laatste 12 maanden is geen volle periode "
            "aangeleverd: er is nog niets te vergelijken."
        )
    return said.format(start=start)


@kept
def change_finding(row: pd.Series, before: Baseline, now: str) -> str:
    """Say both rates and how their ratio is to be read; hidden counts stay hidden."""
    if row["is_suppressed"]:
        return tr(
            "{area}: {x} in een van beide perioden ({meaning}); er is niets te vergelijken."
        ).format(area=row["area_name"], x=formats.HIDDEN, meaning=tr(formats.HIDDEN_MEANING))
    said = tr(
        "{area}: van {before} gestarte trajecten per 1.000 jongeren in {period_before} naar {now} "
        "in de {period_now}"
    ).format(
        area=row["area_name"],
        before=formats.number(row["rate_before"], 1),
        period_before=_short(before),
        now=formats.number(row["rate_now"], 1),
        period_now=now,
    )
    if pd.isna(row["ratio"]):
        return f"{said}. {READINGS['undetermined']}"
    limits = formats.interval(row["lower_95"], row["upper_95"], 2)
    times = tr("{n} keer zoveel (95%-interval {limits})").format(
        n=formats.number(row["ratio"], 2), limits=limits
    )
    return f"{said}: {times}. {READINGS[row['outcome']]}"


def remarks(row: pd.Series, before: Baseline, area: Area) -> tuple[str, ...]:
    """Say what the comparison rests on and how the change is against that of the country."""
    start = formats.day(start_of_regions())
    since = tr("Van de 12 maanden begonnen er {n} na de start ({start}).")
    said = [since.format(n=before.months_since, start=start)]
    if not before.is_calendar_year:
        said.append(
            tr("Het kalenderjaar voor de start is er niet; dit is de laatste volle periode.")
        )
    if before.shared_months:
        months = formats.count_of(before.shared_months, "maand", "maanden")
        shared = tr("Beide perioden delen {months}; daarom is het verschil niet getoetst.")
        said.append(shared.format(months=months))
    elif not row["same_municipalities"] and not row["is_suppressed"]:
        said.append(tr("Niet van dezelfde gemeenten is aangeleverd; daarom is er niet getoetst."))
    elif area.rsv_code is not None and not row["country_is_comparable"]:
        said.append(
            tr(
                "In Nederland is niet van dezelfde gemeenten aangeleverd; daarom is de verandering "
                "niet met die van Nederland vergeleken."
            )
        )
    if area.rsv_code is not None and row["relative_outcome"] in RELATIVE_READINGS:
        limits = formats.interval(row["relative_lower_95"], row["relative_upper_95"], 2)
        said.append(
            tr("Tegenover Nederland × {ratio} ({limits}): {reading}.").format(
                ratio=formats.number(row["relative_ratio"], 2),
                limits=limits,
                reading=RELATIVE_READINGS[row["relative_outcome"]],
            )
        )
    return (*said, tr(WIDENED), tr(NO_CAUSE))


def _per_rsv(rsvs: pd.DataFrame, labels: tuple[str, str]) -> Table:
    in_order = rsvs.sort_values("area_name")
    return Table(
        tr("Per RSV"), per_area_table(in_order, labels), per_area_figures(in_order, labels)
    )


def _short(before: Baseline) -> str:
    return before.period if before.is_calendar_year else formats.period(before.label)
