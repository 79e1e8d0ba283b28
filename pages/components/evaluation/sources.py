"""Sources and definitions of the figures in the story, as the indicators give them."""

import pandas as pd

from language import mark, tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from warehouse.indicators import load_indicators

KEY, TITLE = "bronnen", mark("Bronnen en definities")
USED = (
    "started",
    "completed",
    "direction",
    "signal",
    "smoothed",
    "white_spot",
    "offer_lag",
    "facilitator_fte",
    "youth_population",
)


def message(context: PageContext, area: Area) -> Message:
    """List what each figure means and where it comes from."""
    used = [load_indicators()[code] for code in USED]
    rows = pd.DataFrame(
        {
            tr("Cijfer"): [indicator.title for indicator in used],
            tr("Wat het is"): [indicator.definition for indicator in used],
            tr("Bron"): [indicator.source for indicator in used],
        }
    )
    caveats = [
        {tr("Cijfer"): indicator.title, tr("Let op"): caveat}
        for indicator in used
        for caveat in indicator.caveats
    ]
    careful = pd.DataFrame(caveats)
    smallest = context.info.smallest_count
    return Message(
        KEY,
        tr(TITLE),
        tr(
            "{area}: alle cijfers in dit verhaal komen uit dezelfde uitgave en van dezelfde "
            "peildatum, {day}."
        ).format(area=area.head, day=formats.day(context.reference_date)),
        context.source,
        tables=(
            Table(tr("Definities"), rows, rows),
            Table(tr("Waar u op moet letten"), careful, careful),
        ),
        remarks=(
            tr("{x}: {meaning}. Kleiner dan {n} wordt niet getoond, behalve nul.").format(
                x=formats.HIDDEN, meaning=tr(formats.HIDDEN_MEANING), n=smallest
            ),
            tr(
                "Een interval (95%) zegt tussen welke grenzen het cijfer kan liggen. Waar dat "
                "erbij staat, is het verbreed, omdat projecten jongeren in groepen werven."
            ),
            f"{context.credit}.",
        ),
    )
