"""The story for a beamer: one message a screen, next and previous with the keyboard or a clicker.

The screen is in the address, as the region is, so that a session can be opened where it stopped.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from language import tr
from pages.components import address, before_start, charts, filters, formats
from pages.components.context import PageContext
from pages.components.evaluation.area import area_of
from pages.components.evaluation.message import Message, Table
from pages.components.evaluation.story import CHAPTERS, Chapter
from pages.components.map import area_map
from pages.components.notes import show_notes
from pages.components.tables import drawn

KEY = "scherm"
SHORT_TABLE = 8
MOST_COLUMNS_BESIDE = 5
LETTERS_PX = range(10, 41)
USUAL_LETTER_PX = 17
_ASSETS = Path(__file__).parent / "presentation"


def chosen_chapter() -> Chapter | None:
    """Return the message on the screen; None when nobody presents."""
    address.settle(KEY, {chapter.title: chapter.key for chapter in CHAPTERS}, name=tr("scherm"))
    # Before its box is drawn, the choice of a first visit stands in the address only.
    title = st.session_state.get(KEY, st.query_params.get(KEY))
    return next((chapter for chapter in CHAPTERS if chapter.title == title), None)


def start() -> None:
    """Open the first screen; for a button."""
    st.session_state[KEY] = CHAPTERS[0].title
    # A box that is not there yet does not write its choice into the address.
    st.query_params[KEY] = CHAPTERS[0].title


def show(context: PageContext, chapter: Chapter) -> None:
    """Draw one message over the whole screen, with the bar to go on below it."""
    st.html(_ASSETS / "presentation.css")
    screen = st.container(key="beeld")
    with st.container(key="balk", horizontal=True, vertical_alignment="center"):
        rsv_code = _show_bar(context, chapter)
    letter_px = _listen(chapter, rsv_code)
    if before_start.is_before(context, context.reference_date):
        with screen:
            before_start.show(context, context.reference_date)
            st.caption(formats.plain(context.source))
        return
    message = chapter.message(context, area_of(context.release_id, rsv_code))
    with screen:
        _show_message(message, letter_px)
        with st.container(key="notities", horizontal=True):
            show_notes(context, figure=chapter.key, title=chapter.title, rsv_code=rsv_code)
            _show_closed(message)


def _listen(chapter: Chapter, rsv_code: str | None) -> int:
    """Hear the keys; returns how large the letters of a chart are on this screen, in pixels."""
    told = {
        "message": f"{chapter.key} {rsv_code}",
        "is_first": chapter == CHAPTERS[0],
        "is_last": chapter == CHAPTERS[-1],
        "part": tr("Deel {n} van {total}"),
        "rest": tr("Volgende toont de rest"),
    }
    said = _keys(key="toetsen", data=told, on_letter_px_change=lambda: None).get("letter_px")
    # It comes from the browser.
    return said if isinstance(said, int) and said in LETTERS_PX else USUAL_LETTER_PX


def _show_bar(context: PageContext, chapter: Chapter) -> str | None:
    at = CHAPTERS.index(chapter)
    st.button(
        tr("Vorige"), key="vorige", icon=":material/arrow_back:", on_click=_step, args=(-1,),
        disabled=at == 0, help=tr("Pijl naar links of Page Up"),
    )  # fmt: skip
    st.markdown(tr("{n} van {total}").format(n=at + 1, total=len(CHAPTERS)), width="content")
    st.button(
        tr("Volgende"), key="volgende", icon=":material/arrow_forward:", on_click=_step, args=(1,),
        disabled=at + 1 == len(CHAPTERS), help=tr("Pijl naar rechts of Page Down"),
    )  # fmt: skip
    # Without a first choice of its own the address names the first screen too.
    st.selectbox(
        tr("Scherm"),
        _titles(),
        index=None,
        key=KEY,
        required=True,
        bind="query-params",
        label_visibility="collapsed",
    )
    rsv_code = filters.choose_rsv(context.release_id)
    st.button(
        tr("Sluiten"), key="sluiten", icon=":material/close:", on_click=_leave, help=tr("Escape")
    )
    return rsv_code


def _titles() -> list[str]:
    return [chapter.title for chapter in CHAPTERS]


def _step(by: int) -> None:
    # From where it is now: who presses twice before the screen is drawn goes on two.
    titles = _titles()
    at = titles.index(st.session_state[KEY]) + by
    st.session_state[KEY] = titles[min(max(at, 0), len(titles) - 1)]


def _leave() -> None:
    st.session_state[KEY] = None


def _show_message(message: Message, letter_px: int) -> None:
    with st.container(key="bevinding"):
        st.markdown(f"**{formats.plain(message.finding)}**")
    with st.container(key="verhaal"):
        if message.questions:
            with st.container(key="vragen"):
                _show_questions(message)
        elif _has_picture(message):
            picture, beside = st.columns([3, 2], gap="medium")
            with picture, st.container(key="figuur"):
                _show_picture(message, letter_px)
            with beside:
                _show_beside(message)
        else:
            with st.container(key="woorden"), st.container():
                _show_words(message)
    with st.container(key="bron"):
        st.caption(formats.plain(message.source))


def _show_picture(message: Message, letter_px: int) -> None:
    if message.map is not None:
        area_map(replace(message.map, selected=None), key=f"kaart_{message.key}")
    elif message.chart is not None:
        charts.show(
            _enlarged(message.chart, letter_px),
            key=f"grafiek_{message.key}",
            alt=message.chart_alt,
            is_presented=True,
        )


def _enlarged(figure: go.Figure, letter_px: int) -> go.Figure:
    """Return the chart for this screen; what has a size of its own in it grows as well."""
    enlarged = go.Figure(figure)
    of_traces = [trace.textfont for trace in enlarged.data if "textfont" in trace]
    for sized in (enlarged.layout.yaxis.tickfont, *of_traces):
        if sized.size:
            sized.size *= letter_px / USUAL_LETTER_PX
    # A title that is larger than its numbers would run over them.
    enlarged.update_yaxes(title={"standoff": 8, "font": {"size": letter_px}})
    return enlarged.update_layout(font={"size": letter_px}, height=None)


def _has_picture(message: Message) -> bool:
    return message.chart is not None or message.map is not None


def _show_beside(message: Message) -> None:
    """Show the head of the first table and the remarks, first that it is no more than a head."""
    remarks = list(message.remarks)
    for table in _beside(message):
        _show_table(table.title, table.rows.head(SHORT_TABLE))
        if len(table.rows) > SHORT_TABLE:
            said = tr('De tabel toont {n} van de {total} rijen; alle staan onder "{title}".')
            total = len(table.rows)
            remarks.insert(0, said.format(n=SHORT_TABLE, total=total, title=table.title))
    _show_remarks(remarks)


def _beside(message: Message) -> Sequence[Table]:
    """Return the table that stands beside the picture, if it is narrow enough."""
    return [table for table in message.tables[:1] if len(table.rows.columns) <= MOST_COLUMNS_BESIDE]


def _show_words(message: Message) -> None:
    """Show the remarks and the whole first table."""
    _show_remarks(message.remarks)
    for table in message.tables[:1]:
        _show_table(table.title, table.rows)


def _show_remarks(remarks: Sequence[str]) -> None:
    if remarks:
        with st.container(key="opmerkingen"):
            st.markdown("\n".join(f"- {formats.plain(remark)}" for remark in remarks))


def _show_closed(message: Message) -> None:
    """Show the tables that are not whole on the screen; each opens when asked for."""
    for table in _closed(message):
        opened = st.expander(
            f"{table.title} ({len(table.rows)})",
            key=f"tabel_{message.key}_{table.title}",
            on_change="rerun",
        )
        # What is closed is not made: a country has 342 municipalities.
        if opened.open:
            with opened:
                _show_table(table.title, table.rows)


def _closed(message: Message) -> Sequence[Table]:
    if message.questions:
        return ()
    if not _has_picture(message):
        return message.tables[1:]
    is_whole = all(len(table.rows) <= SHORT_TABLE for table in _beside(message))
    return message.tables[len(_beside(message)) if is_whole else 0 :]


def _show_table(title: str, rows: pd.DataFrame) -> None:
    written = rows.map(lambda value: formats.plain(value) if isinstance(value, str) else value)
    written.columns = [formats.plain(str(name)) for name in rows.columns]
    st.table(drawn(written), hide_index=True, border="horizontal", alt=title)


def _show_questions(message: Message) -> None:
    columns = st.columns(2, gap="medium")
    for column, questions in zip(columns, halves(message.questions), strict=True):
        column.markdown("\n".join(f"- {formats.plain(question)}" for question in questions))


def halves(questions: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Divide the questions in order over two columns, so that the longer one is shortest."""
    at = min(
        range(len(questions) + 1),
        key=lambda end: max(sum(map(len, questions[:end])), sum(map(len, questions[end:]))),
    )
    return questions[:at], questions[at:]


_keys = st.components.v2.component(
    "regiomonitor_presentation_keys", js=(_ASSETS / "keys.js").read_text(encoding="utf-8")
)
