"""The story for a beamer: one message a screen, next and previous with the keyboard or a clicker.

The screen is in the address, as the region is, so that a session can be opened where it stopped.
"""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from pages.components import charts, filters, formats
from pages.components.context import PageContext
from pages.components.evaluation.area import area_of
from pages.components.evaluation.message import Message, Table
from pages.components.evaluation.story import CHAPTERS, Chapter
from pages.components.map import area_map

KEY = "scherm"
TITLES = [chapter.title for chapter in CHAPTERS]
SHORT_TABLE = 9
CHART_TEXT_PX = 17
_ASSETS = Path(__file__).parent / "presentation"


def chosen_chapter() -> Chapter | None:
    """Return the message on the screen; None when nobody presents."""
    # Before its box is drawn, the choice of a first visit stands in the address only.
    title = st.session_state.get(KEY, st.query_params.get(KEY))
    return next((chapter for chapter in CHAPTERS if chapter.title == title), None)


def start() -> None:
    """Open the first screen; for a button."""
    st.session_state[KEY] = TITLES[0]


def show(context: PageContext, chapter: Chapter) -> None:
    """Draw one message over the whole screen, with the bar to go on below it."""
    st.html(_ASSETS / "presentation.css")
    screen = st.container(key="beeld")
    with st.container(key="balk", horizontal=True, vertical_alignment="center"):
        rsv_code = _show_bar(context, chapter)
    _keys(key="toetsen")
    message = chapter.message(context, area_of(context.release_id, rsv_code))
    with screen:
        _show_message(message)


def _show_bar(context: PageContext, chapter: Chapter) -> str | None:
    at = CHAPTERS.index(chapter)
    st.button(
        "Vorige", key="vorige", icon=":material/arrow_back:", on_click=_go, args=(at - 1,),
        disabled=at == 0, help="Pijl naar links of Page Up",
    )  # fmt: skip
    st.markdown(f"{at + 1} van {len(CHAPTERS)}", width="content")
    st.button(
        "Volgende", key="volgende", icon=":material/arrow_forward:", on_click=_go, args=(at + 1,),
        disabled=at + 1 == len(CHAPTERS), help="Pijl naar rechts of Page Down",
    )  # fmt: skip
    st.selectbox("Scherm", TITLES, key=KEY, bind="query-params", label_visibility="collapsed")
    rsv_code = filters.choose_rsv(context.release_id)
    st.button("Sluiten", key="sluiten", icon=":material/close:", on_click=_leave, help="Escape")
    return rsv_code


def _go(at: int) -> None:
    st.session_state[KEY] = TITLES[min(max(at, 0), len(TITLES) - 1)]


def _leave() -> None:
    st.session_state.pop(KEY, None)
    st.query_params.pop(KEY, None)


def _show_message(message: Message) -> None:
    st.markdown(f"**{formats.plain(message.finding)}**")
    with st.container(key="verhaal"):
        if message.questions:
            _show_questions(message)
        elif message.chart is not None or message.map is not None:
            picture, beside = st.columns([3, 2], gap="medium")
            with picture, st.container(key="figuur"):
                _show_picture(message)
            with beside:
                _show_beside(message)
        else:
            _show_beside(message)
    st.caption(formats.plain(message.source))


def _show_picture(message: Message) -> None:
    if message.map is not None:
        area_map(replace(message.map, selected=None), key=f"kaart_{message.key}")
    elif message.chart is not None:
        large = message.chart.update_layout(font={"size": CHART_TEXT_PX}, height=None)
        charts.show(large, key=f"grafiek_{message.key}", alt=message.chart_alt)


def _show_beside(message: Message) -> None:
    """Show what is short; the rest opens when asked for."""
    short = [table for table in message.tables if len(table.rows) <= SHORT_TABLE][:1]
    for table in short:
        _show_table(table)
    if message.remarks:
        st.markdown("\n".join(f"- {formats.plain(remark)}" for remark in message.remarks))
    for table in message.tables:
        if table not in short:
            opened = st.expander(table.title, key=f"tabel_{message.key}_{table.title}")
            if opened.open:
                with opened:
                    _show_table(table)


def _show_table(table: Table) -> None:
    rows = table.rows.map(lambda value: formats.plain(value) if isinstance(value, str) else value)
    st.table(rows, hide_index=True, border="horizontal", alt=table.title)


def _show_questions(message: Message) -> None:
    half = (len(message.questions) + 1) // 2
    columns = st.columns(2, gap="medium")
    for column, questions in zip(
        columns, (message.questions[:half], message.questions[half:]), strict=True
    ):
        column.markdown("\n".join(f"- {formats.plain(question)}" for question in questions))


_keys = st.components.v2.component(
    "regiomonitor_presentation_keys", js=(_ASSETS / "keys.js").read_text(encoding="utf-8")
)
