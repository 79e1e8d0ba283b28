"""Questions for the talk, from the figures of the area. Their texts and conditions are data."""

from collections.abc import Iterator

import pandas as pd

from language import mark, tr
from pages.components import formats, tables
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.evaluation.question_conditions import CONDITIONS
from pages.components.evaluation.question_facts import Facts, facts_of
from warehouse.reference import evaluation_questions

KEY, TITLE = "vragen", mark("Vragen voor het gesprek")


def message(context: PageContext, area: Area) -> Message:
    """Return the questions that the figures give cause for, and those that are always asked."""
    found = list(asked(facts_of(context, area)))
    rows = pd.DataFrame(found)
    of_figures = sum(row["Bij"] != tr("Altijd") for row in found)
    return Message(
        KEY,
        tr(TITLE),
        tr("{area}: {questions} bij de cijfers en {n} over het verhaal erachter.").format(
            area=area.head,
            questions=formats.count_of(of_figures, "vraag", "vragen"),
            n=len(found) - of_figures,
        ),
        context.source,
        tables=(Table(tr("Vragen"), tables.heads(rows), rows),),
        remarks=(
            tr(
                "De vragen vergelijken en vragen; zij oordelen niet. Wat een cijfer betekent, "
                "weten de deelnemers."
            ),
        ),
        questions=tuple(row["Vraag"] for row in found),
    )


def asked(facts: Facts) -> Iterator[dict[str, str]]:
    """Give each question whose condition holds, filled in, with what it is about."""
    for entry in evaluation_questions().values():
        filled = CONDITIONS[entry["when"]](facts)
        if filled is not None:
            text = entry["text"].format(area=facts.area, **filled)
            yield {mark("Bij"): entry["about"], mark("Vraag"): text}
