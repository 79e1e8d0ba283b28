"""The work agenda: how far each part is, and which actions are past their day."""

import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from pages.components import formats
from pages.components.charts import OTHERS, base_layout, count_axis, wrapped
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.texts import ACCENT, PRIMARY
from pages.components.work_agenda import progress as work_agenda_progress
from pages.components.work_agenda.progress import part_name
from warehouse.kept import kept
from warehouse.queries import work_agenda_actions, work_agenda_parts

KEY, TITLE = "werkagenda", mark("Werkagenda")
STATES = (
    ("done", mark("Klaar"), PRIMARY),
    ("open", mark("Nog te doen"), OTHERS),
    ("late", mark("Te laat"), ACCENT),
)
NOT_PROVEN = mark(
    "Een actie die klaar is bewijst niet dat het cijfer verbetert, en andersom. De status is die "
    "van de aanlevering."
)


def message(context: PageContext, area: Area) -> Message:
    """Say how many actions are done and late, per part of the agenda."""
    day = context.reference_date
    files = tr("Periode: stand op {day}. Bron: werkagenda's van de RSV's (bestand werkagenda).")
    source = f"{files.format(day=formats.day(day))} {context.source}"
    every = work_agenda_parts(context.release_id, reference_date=day)
    parts = area.part_of(every)
    if parts.empty or not parts["has_agenda"].any():
        finding = tr("{area}: geen werkagenda aangeleverd.").format(area=area.head)
        return Message(KEY, tr(TITLE), finding, source)
    finding = work_agenda_progress.progress_finding(parts, area.head)
    counted = by_part(parts)
    actions = work_agenda_actions(context.release_id, rsv_code=area.rsv_code, reference_date=day)
    planning = work_agenda_progress.planning_text(parts, day, is_one=area.rsv_code is not None)
    return Message(
        KEY,
        tr(TITLE),
        finding,
        source,
        chart=chart(counted),
        chart_alt=finding,
        tables=(
            Table(tr("Onderdelen"), progress_rows(counted), progress_figures(counted)),
            *_late(actions, is_country=area.rsv_code is None),
        ),
        remarks=tuple(
            text for text in (_gaps(parts, counted, area), tr(NOT_PROVEN), planning) if text
        ),
    )


@kept
def by_part(parts: pd.DataFrame) -> pd.DataFrame:
    """Count the actions of each part: done, open and in time, or late; late ones are not done."""
    known = parts[parts["has_agenda"]]
    counts = known.groupby("agenda_part", sort=False)[["actions", "done", "overdue"]].sum()
    counts = counts.astype(int).reset_index()
    return counts.assign(
        late=counts["overdue"], open=counts["actions"] - counts["done"] - counts["overdue"]
    )


@kept
def progress_rows(counted: pd.DataFrame) -> pd.DataFrame:
    """Write the counts; a part without any action says so."""
    texts = {tr(label): counted[name].map(formats.number) for name, label, _ in STATES}
    return pd.DataFrame(
        {
            tr("Onderdeel"): counted["agenda_part"].map(part_name),
            tr("Acties"): counted["actions"].map(
                lambda number: formats.number(number) if number else tr("geen")
            ),
            **texts,
        }
    )


@kept
def progress_figures(counted: pd.DataFrame) -> pd.DataFrame:
    """Return the same counts as numbers."""
    names = {"actions": "Acties", **{name: label for name, label, _ in STATES}}
    figures = counted[list(names)].rename(columns=names)
    figures.insert(0, "Onderdeel", counted["agenda_part"].map(part_name))
    return figures


@kept
def chart(counted: pd.DataFrame) -> go.Figure:
    """Plot the actions of each part as one bar, in the order of the assignment."""
    rows = counted.iloc[::-1]
    names = [wrapped(part_name(part), 34) for part in rows["agenda_part"]]
    layout = base_layout(tr("Aantal acties"), "")
    layout["yaxis"] |= {"tickformat": "", "type": "category"}
    layout["xaxis"] |= count_axis(counted["actions"].max())
    layout["legend"] |= {"traceorder": "normal"}
    figure = go.Figure(layout={**layout, "barmode": "stack", "height": 120 + 44 * len(rows)})
    for name, label, colour in STATES:
        figure.add_bar(
            x=rows[name],
            y=names,
            orientation="h",
            name=tr(label),
            text=[formats.number(number) if number else "" for number in rows[name]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": "#111111" if name == "open" else "#FFFFFF"},
            marker={"color": colour},
            hovertemplate="%{y}: %{x}<extra></extra>",
        )
    return figure


def _gaps(parts: pd.DataFrame, counted: pd.DataFrame, area: Area) -> str:
    """Name the parts without an action; of the country with the partnerships that lack them."""
    if area.rsv_code is None:
        return work_agenda_progress.gaps_finding(parts)
    empty = counted.loc[counted["actions"] == 0, "agenda_part"]
    if empty.empty:
        return ""
    return tr("Zonder actie: {parts}.").format(parts="; ".join(map(part_name, empty)))


def _late(actions: pd.DataFrame, *, is_country: bool) -> tuple[Table, ...]:
    late = actions[actions["is_overdue"]].sort_values("deadline")
    if late.empty:
        return ()
    rows = pd.DataFrame(
        {
            **({tr("RSV"): late["rsv_name"]} if is_country else {}),
            tr("Te laat"): late["action"],
            tr("Eigenaar"): late["owner"].fillna(tr("niet genoemd")),
            tr("Deadline"): [formats.day(pd.Timestamp(day)) for day in late["deadline"]],
        }
    )
    return (Table(tr("Acties na hun deadline"), rows, rows),)
