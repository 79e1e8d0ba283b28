"""First results since the start: the time before it beside now, and whether that can be chance."""

import pandas as pd

from pages.components import figures, formats
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.evaluation.since_start_figures import (
    chart,
    own_figures,
    own_table,
    per_area_figures,
    per_area_table,
)
from warehouse.queries import Baseline, baseline, change_since, start_of_regions

KEY, TITLE = "eerste-resultaten", "Eerste resultaten sinds de start"
NO_CAUSE = "Een verschil met de tijd ervoor zegt niet waardoor het komt."
READINGS = {
    "rising": "Die stijging is te onderscheiden van toeval.",
    "falling": "Die daling is te onderscheiden van toeval.",
    "stable": "Dat verschil is niet te onderscheiden van toeval.",
    "undetermined": "Of dat verschil toeval kan zijn, is niet te bepalen.",
}
RELATIVE_READINGS = {
    "rising": "meer gegroeid dan Nederland",
    "falling": "minder gegroeid dan Nederland",
    "stable": "niet te onderscheiden van de groei van Nederland",
}


def message(context: PageContext, area: Area) -> Message:
    """Set the rate before the start beside that of now, with intervals and what can be said."""
    source = figures.source_line(context, ["started", "direction"], context.period_text)
    before = baseline(context.release_id, period=context.period)
    if before is None:
        return Message(KEY, TITLE, nothing_to_compare(context), source)
    country, rsvs = (
        change_since(context.release_id, before=before, period=context.period, area_kind=kind)
        for kind in ("country", "rsv")
    )
    own = country if area.rsv_code is None else area.itself_in(rsvs)
    if own.empty:
        finding = f"Van {area.name} is niet van beide perioden iets aangeleverd."
        return Message(KEY, TITLE, finding, source)
    rows = own if area.rsv_code is None else pd.concat([own, country])
    finding = change_finding(own.iloc[0], before, context.period_text)
    labels = (_short(before), context.period_text)
    return Message(
        KEY,
        TITLE,
        finding,
        f"{source} Uitgangspunt: {before.label}.",
        chart=chart(rows, labels),
        chart_alt=finding,
        tables=(
            Table("Toen en nu", own_table(rows, labels), own_figures(rows, labels)),
            *([] if area.rsv_code else [_per_rsv(rsvs, labels)]),
        ),
        remarks=remarks(own.iloc[0], before, area),
    )


def nothing_to_compare(context: PageContext) -> str:
    """Say that there is no result since the start to set beside the time before it."""
    start = formats.day(start_of_regions())
    if context.reference_date <= start_of_regions():
        return f"De regionale aanpak begon op {start}, na deze peildatum: er is nog geen resultaat."
    return (
        f"Van voor de start ({start}) of van de laatste 12 maanden is geen volle periode "
        "aangeleverd: er is nog niets te vergelijken."
    )


def change_finding(row: pd.Series, before: Baseline, now: str) -> str:
    """Say both rates and how their ratio is to be read; hidden counts stay hidden."""
    if row["is_suppressed"]:
        return (
            f"{row['area_name']}: {formats.HIDDEN} in een van beide perioden "
            f"({formats.HIDDEN_MEANING}); er is niets te vergelijken."
        )
    said = (
        f"{row['area_name']}: van {formats.number(row['rate_before'], 1)} gestarte trajecten per "
        f"1.000 jongeren in {_short(before)} naar {formats.number(row['rate_now'], 1)} in de {now}"
    )
    if pd.isna(row["ratio"]):
        return f"{said}. {READINGS['undetermined']}"
    limits = formats.interval(row["lower_95"], row["upper_95"], 2)
    return (
        f"{said}: {formats.number(row['ratio'], 2)} keer zoveel (95%-interval {limits}). "
        f"{READINGS[row['outcome']]}"
    )


def remarks(row: pd.Series, before: Baseline, area: Area) -> tuple[str, ...]:
    """Say what the comparison rests on and how the change is against that of the country."""
    start = formats.day(start_of_regions())
    said = [f"Van de 12 maanden begonnen er {before.months_since} na de start ({start})."]
    if not before.is_calendar_year:
        said.append("Het kalenderjaar voor de start is er niet; dit is de laatste volle periode.")
    if before.shared_months:
        months = formats.count_of(before.shared_months, "maand", "maanden")
        said.append(f"Beide perioden delen {months}; daarom is het verschil niet getoetst.")
    elif not row["same_municipalities"] and not row["is_suppressed"]:
        said.append("Niet van dezelfde gemeenten is aangeleverd; daarom is er niet getoetst.")
    elif area.rsv_code is not None and not row["country_is_comparable"]:
        said.append(
            "In Nederland is niet van dezelfde gemeenten aangeleverd; daarom is de verandering "
            "niet met die van Nederland vergeleken."
        )
    if area.rsv_code is not None and row["relative_outcome"] in RELATIVE_READINGS:
        limits = formats.interval(row["relative_lower_95"], row["relative_upper_95"], 2)
        said.append(
            f"Tegenover Nederland × {formats.number(row['relative_ratio'], 2)} ({limits}): "
            f"{RELATIVE_READINGS[row['relative_outcome']]}."
        )
    return (*said, NO_CAUSE)


def _per_rsv(rsvs: pd.DataFrame, labels: tuple[str, str]) -> Table:
    in_order = rsvs.sort_values("area_name")
    return Table("Per RSV", per_area_table(in_order, labels), per_area_figures(in_order, labels))


def _short(before: Baseline) -> str:
    return before.period if before.is_calendar_year else before.label
