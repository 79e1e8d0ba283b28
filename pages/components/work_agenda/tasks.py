"""Each task beside its own figure: the plan on the left, what the figures say on the right."""

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from language import mark, tr
from pages.components import formats, tables
from pages.components.work_agenda.actions import plan_table
from pages.components.work_agenda.progress import NO_BREAK, part_name, states_line
from warehouse.kept import kept
from warehouse.queries.task_figures import COUNTRY
from warehouse.reference import work_agenda_tasks

# (figure, area) → value, limits, total and detail.
Figures = dict[tuple[str, str], dict[Hashable, Any]]

NO_PROOF = mark(
    "Plan en cijfer staan naast elkaar, meer niet: een cijfer dat stijgt bewijst niet dat het plan "
    "werkt, en een cijfer dat achterblijft niet dat het plan niet deugt."
)
NO_MEANING = "–"
NO_BREAK_AT_DASH = "\u2060"


def figures_of(figures: pd.DataFrame, areas: Iterable[str]) -> Figures:
    """Return the figures of the areas shown, by figure and area."""
    rows = figures[figures["area_code"].isin(list(areas))].to_dict("records")
    return {(row["figure"], row["area_code"]): row for row in rows}


def show_part(part: str, plan: str | pa.Table | None, figures: pa.Table | None) -> None:
    """Show one part: its plan in a sentence or a table, and its figures; None where there is none.

    Both come from the functions below.
    """
    name = part_name(part)
    st.subheader(name, anchor=False)
    st.caption(work_agenda_tasks()[part]["rule"])
    plan_column, figure_column = st.columns([5, 4], gap="medium")
    with plan_column:
        if plan is None:
            st.info(tr("Geen actie op dit onderdeel die aan uw keuze voldoet."))
        elif isinstance(plan, str):
            st.markdown(plan)
        else:
            _show_table(plan, tr("Plan: {part}").format(part=name))
    with figure_column:
        if figures is None:
            st.info(tr("Het cijfer bij deze taak is nog niet bekend: het is niet aangeleverd."))
        else:
            _show_table(figures, tr("Cijfer bij {part}").format(part=name))


def _show_table(table: pa.Table, alt: str) -> None:
    st.table(table, hide_index=True, border="horizontal", alt=alt)


@kept
def country_plans(parts: pd.DataFrame) -> dict[str, str]:
    """Say of each part how it stands in the country."""
    return {str(code): states_line(rows) for code, rows in parts.groupby("agenda_part")}


@kept
def own_plans(actions: pd.DataFrame) -> dict[str, pa.Table]:
    """Return of each part with an action the actions of one partnership."""
    by_part = actions.groupby("agenda_part")
    return {str(code): tables.drawn(plan_table(rows)) for code, rows in by_part}


@kept
def figure_tables(
    figures: pd.DataFrame, rsv_code: str | None, rsv_name: str
) -> dict[str, pa.Table]:
    """Return of each part the figures that are known, of the partnership beside the country."""
    known = figures_of(figures, {COUNTRY, rsv_code or COUNTRY})
    made = {
        part: figure_table(task, known, rsv_code, rsv_name)
        for part, task in work_agenda_tasks().items()
    }
    return {part: tables.drawn(table) for part, table in made.items() if not table.empty}


def figure_table(
    task: dict[str, Any], figures: Figures, rsv_code: str | None, rsv_name: str
) -> pd.DataFrame:
    """Return the figures of one task, of the partnership beside those of the country."""
    columns = {mark("Nederland"): COUNTRY} if rsv_code is None else {rsv_name: rsv_code}
    columns["Nederland"] = COUNTRY
    rows = []
    for figure in task["figures"]:
        found = {name: figures.get((figure["figure"], code)) for name, code in columns.items()}
        own = next(iter(found.values()))
        if own is None:
            continue
        detail = figure["detail"].format(own["detail"]) if own["detail"] else ""
        texts = {
            formats.plain(name): NO_MEANING if row is None else figure_text(figure, row)
            for name, row in found.items()
        }
        rows.append({mark("Cijfer"): _label(figure["label"], detail), **texts})
    return pd.DataFrame(rows)


def _label(label: str, detail: str) -> str:
    return f"{label} ({formats.plain(detail)})" if detail else label


def figure_text(figure: dict[str, Any], row: dict[Hashable, Any]) -> str:
    """Write one figure as its task asks, with its 95% interval when it has one."""
    decimals, value = figure["decimals"], row["value"]
    if figure["shown_as"] == "yes_no" and row["total"] == 1:
        return tr("ja") if value else tr("nee")
    if figure["shown_as"] in ("of_total", "yes_no"):
        said = tr("{n} van de {all}").format(
            n=formats.number(value), all=formats.number(row["total"])
        )
        return said.replace(" ", NO_BREAK)
    written = {
        "number": formats.number(value, decimals),
        "percentage": formats.percentage(value, decimals),
        "times": f"×{NO_BREAK}{formats.number(value, decimals)}",
    }[figure["shown_as"]]
    limits = formats.interval(row["lower_95"], row["upper_95"], decimals)
    if limits == tr(formats.NO_DATA):
        return written
    return f"{written} ({limits.replace('– ', f'–{NO_BREAK_AT_DASH} ').replace(' ', NO_BREAK)})"


@kept
def figures_table(figures: pd.DataFrame, names: dict[str, str], parts: list[str]) -> pd.DataFrame:
    """Return every figure of the parts and areas shown, for a file."""
    tasks = work_agenda_tasks()
    listed = pd.DataFrame(
        [
            {"part": part, "figure": figure["figure"], "Cijfer": figure["label"]}
            for part in parts
            for figure in tasks[part]["figures"]
        ]
    )
    rows = listed.merge(figures[figures["area_code"].isin(names)], on="figure")
    return pd.DataFrame(
        {
            mark("Onderdeel"): rows["part"].map(part_name),
            mark("Cijfer"): rows["Cijfer"],
            mark("Gebied"): rows["area_code"].map(names),
            mark("Waarde"): rows["value"],
            mark("Van (95%)"): rows["lower_95"],
            mark("Tot (95%)"): rows["upper_95"],
            mark("Van hoeveel"): rows["total"],
            mark("Toelichting"): rows["detail"],
        }
    )
