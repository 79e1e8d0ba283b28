"""Where participation lags: the municipalities with a signal, in the words of the signals."""

import pandas as pd

from language import mark, tr
from pages.components import figures, formats, tables
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.evaluation.standing import nothing_known
from pages.components.participation.rates import rates_with_intervals
from pages.components.participation.signals import in_order, lagging_municipalities, signals_finding
from pages.components.participation.table import participation_table
from pages.components.region.municipality_table import municipality_table
from pages.components.texts import LAGGING_SIGNALS, SIGNALS
from warehouse.indicators import load_indicators
from warehouse.queries import offer_capacity, participation

KEY, TITLE = "deelname", mark("Waar blijft deelname achter?")
MOST_IN_CHART = 14


def message(context: PageContext, area: Area) -> Message:
    """Name who has a signal, with rates and intervals of those and of the next lowest."""
    source = figures.source_line(context, ["started", "signal"], context.period_text)
    every = participation(
        context.release_id,
        period=context.period,
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    )
    shown = in_order(area.part_of(every))
    if shown.empty:
        return Message(KEY, tr(TITLE), nothing_known(context, area), source)
    finding = f"{area.head}: {formats.lower_first(signals_finding(shown))}"
    drawn = shown.dropna(subset="rate_per_1000").head(MOST_IN_CHART)
    offer = offer_capacity(context.release_id, period=context.stand, area_kind="municipality")
    chart = None
    if drawn["rate_per_1000"].notna().any():
        chart = rates_with_intervals(
            drawn,
            national_per_1000=shown["national_per_1000"].iloc[0],
            rsv_per_1000=None if area.rsv_code is None else shown["rsv_per_1000"].iloc[0],
            unit=tr("Gestart {unit}").format(unit=load_indicators()["started"].unit),
        )
    return Message(
        KEY,
        tr(TITLE),
        finding,
        source,
        chart=chart,
        chart_alt=finding,
        tables=(
            _counted(shown),
            *_with_signal(shown),
            Table(
                tr("Alle gemeenten"),
                municipality_table(shown, offer),
                participation_table(shown),
            ),
        ),
        remarks=_remarks(shown, drawn),
    )


def _counted(shown: pd.DataFrame) -> Table:
    """Count the municipalities of each signal, in the order of urgency."""
    counts = shown["signal"].value_counts()
    rows = pd.DataFrame(
        [(text.label, int(counts[code])) for code, text in SIGNALS.items() if code in counts],
        columns=[mark("Signaal"), mark("Gemeenten")],
    )
    written = tables.heads(rows.assign(Gemeenten=rows["Gemeenten"].map(formats.number)))
    return Table(tr("Gemeenten per signaal"), written, rows)


def _with_signal(shown: pd.DataFrame) -> tuple[Table, ...]:
    lagging = lagging_municipalities(shown)
    if lagging.empty:
        return ()
    figures_table = participation_table(lagging)
    columns = ["Gemeente", "Signaal", "Per 1.000", "Interval (95%)"]
    written = tables.heads(tables.on_screen(figures_table, columns))
    return (Table(tr("Met een signaal"), written, figures_table),)


def _remarks(shown: pd.DataFrame, drawn: pd.DataFrame) -> tuple[str, ...]:
    found = [code for code in LAGGING_SIGNALS if (shown["signal"] == code).any()]
    said = [f"{SIGNALS[code].label}: {SIGNALS[code].meaning}." for code in found]
    if len(drawn) < len(shown):
        said.append(
            tr(
                "De grafiek toont {n} van de {total} gemeenten: eerst die met een signaal, dan de "
                "laagste."
            ).format(n=len(drawn), total=len(shown))
        )
    hidden = int(shown["is_suppressed"].sum())
    if hidden:
        said.append(
            tr("Bij {municipalities} staat {x}: {meaning}.").format(
                municipalities=formats.count_of(hidden, "gemeente", "gemeenten"),
                x=formats.HIDDEN,
                meaning=tr(formats.HIDDEN_MEANING),
            )
        )
    return tuple(said)
