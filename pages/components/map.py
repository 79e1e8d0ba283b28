"""The map of municipalities: values by rerun, script and outlines from the static folder."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

import streamlit as st

from language import current, tr

_ASSETS = Path(__file__).parent / "map"
_STATIC = Path(__file__).parents[2] / "static" / "map"
_NO_CLASS = "-"
MAX_CLASSES = 10  # a class travels as one digit; more cannot be told apart on a map anyway

AreaValue = tuple[int | None, str, str]
"""Class number (None: no data), the value as text, and a note (may be empty)."""


@dataclass(frozen=True)
class MapData:
    """What one map shows. Texts arrive ready for the screen: in Dutch, numbers written out.

    ``url`` is the boundary file relative to the app (``app/static/boundaries/….json``), ``values``
    goes by municipality code, ``classes`` are (limits as text, colour). ``finding`` is the one
    sentence a screen reader hears as description. ``zoom_rsv`` opens the map on that region.
    """

    url: str
    values: Mapping[str, AreaValue]
    classes: Sequence[tuple[str, str]]
    title: str
    finding: str
    unit: str = ""
    selected: str | None = None
    zoom_rsv: str | None = None
    show_rsv: bool = True
    show_province: bool = False
    no_data_label: str = field(default_factory=lambda: tr("geen gegevens"))
    credit: str = ""
    height_px: int = 560

    @property
    def outlines(self) -> dict[str, str]:
        """Name the borders drawn over the municipalities, each as the legend calls it."""
        labels = {}
        if self.show_rsv:
            labels["rsv"] = tr("grens RSV")
        if self.show_province:
            # An RSV line lies on top, so the other is only seen where it runs through an RSV.
            labels["province"] = (
                tr("grens provincie binnen RSV") if self.show_rsv else tr("grens provincie")
            )
        return labels


class Memory(NamedTuple):
    """What the last run knew: the click it answered, what the page gave, what was selected."""

    event: Any = None
    given: str | None = None
    selected: str | None = None


def area_map(
    data: MapData, *, key: str, on_select: Callable[[str | None], None] | None = None
) -> str | None:
    """Show the map and return the code of the selected municipality, or None.

    The user's click wins in the run it starts; after that a change of ``data.selected`` wins, so
    a page may steer the selection (a list, the address) or leave it to the map. ``on_select``
    runs before the page does: use it to set the widget that stands for the same choice.
    """
    memory_key = f"{key}:memory"
    memory = resolve_selection(_event(key), data, st.session_state.get(memory_key, Memory()))
    st.session_state[memory_key] = memory

    def report() -> None:
        if on_select is not None:
            on_select(_known_code(_event(key), data))

    _component(current())(key=key, data=map_payload(data, memory), on_selected_change=report)
    return memory.selected


def resolve_selection(event: object, data: MapData, memory: Memory) -> Memory:
    """Decide what is selected: a new click, else a new wish of the page, else what it was."""
    clicked = event is not None and event != memory.event
    if clicked:
        selected = _known_code(event, data)
    else:
        selected = memory.selected if data.selected == memory.given else data.selected
    return Memory(
        event=event if clicked else memory.event,
        given=data.selected,
        selected=selected if selected in data.values else None,
    )


def map_payload(data: MapData, memory: Memory | None = None) -> dict[str, object]:
    """Everything the browser needs for a rerun, in columns: lighter than rows."""
    selected = data.selected if memory is None else memory.selected
    codes = sorted(data.values)
    rows = [data.values[code] for code in codes]
    return {
        "url": data.url,
        "title": data.title,
        "finding": data.finding,
        "unit": data.unit,
        "credit": data.credit,
        "height": data.height_px,
        "legend": _legend(data),
        "classes": [list(one) for one in data.classes],
        "no_data": data.no_data_label,
        "outlines": " ".join(f"with-{level}" for level in data.outlines),
        "zoom": data.zoom_rsv,
        "selected": selected if selected in data.values else None,
        "turn": _turn(memory.event) if memory else 0,
        "steps": _steps(codes),
        "index": "".join(_digit(class_index, data) for class_index, _, _ in rows),
        "values": "\n".join(_one_line(text) for _, text, _ in rows),
        "notes": "\n".join(_one_line(note) for _, _, note in rows),
    }


def _legend(data: MapData) -> str:
    """Write the rows of the legend as HTML."""
    rows = [("", colour, label) for label, colour in data.classes]
    if any(class_index is None for class_index, _, _ in data.values.values()):
        rows.append(("hatched", "", data.no_data_label))
    rows += [(level, "", label) for level, label in data.outlines.items()]
    return "".join(
        f'<li><i class="swatch {kind}" style="background:{colour}"></i>{escape(label)}</li>'
        for kind, colour, label in rows
    )


def _steps(codes: Sequence[str]) -> str:
    """Write sorted codes of the CBS (GM0014) as steps from one number to the next, from zero.

    A rerun sends all 342 of them: written out they are three times as much.
    """
    numbers = [int(code.removeprefix("GM")) for code in codes]
    return " ".join(str(after - before) for before, after in pairwise([0, *numbers]))


def _digit(class_index: int | None, data: MapData) -> str:
    if class_index is None:
        return _NO_CLASS
    if not 0 <= class_index < min(len(data.classes), MAX_CLASSES):
        message = f"class {class_index} is not one of the {len(data.classes)} classes of the map"
        raise ValueError(message)
    return str(class_index)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _event(key: str) -> object:
    """The last click as the browser sent it: untrusted."""
    state = st.session_state.get(key)
    return state.get("selected") if isinstance(state, Mapping) else None


def _known_code(event: object, data: MapData) -> str | None:
    code = event.get("code") if isinstance(event, Mapping) else event
    return code if isinstance(code, str) and code in data.values else None


def _turn(event: object) -> float:
    """When the browser made the click: it ignores an answer to any but its last one."""
    turn = event.get("turn") if isinstance(event, Mapping) else 0
    return turn if isinstance(turn, int | float) else 0


def _source(name: str) -> str:
    """Read an asset without indents and comment lines: Streamlit sends it with every rerun."""
    text = (_ASSETS / name).read_text(encoding="utf-8")
    return re.sub(r"^\s*(//.*|/\*.*\*/$)?\n?", "", text, flags=re.MULTILINE)


def _version(name: str) -> str:
    """Hash a static file: a browser may keep it, so a new version has a new address."""
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]


@cache
def _component(language: str) -> Callable[..., Any]:
    """Return the component with its own words in one language."""
    words = {
        "language": language,
        "whole": tr("Heel Nederland"),
        "zoom": tr("Zoom op {name}"),
        "selected": tr("geselecteerd"),
        "keys": tr(
            "Pijltjestoetsen: naar de gemeente ernaast. Home en End: naar de eerste en de laatste. "
            "Enter: kiezen. Escape: keuze wissen en heel Nederland tonen."
        ),
        "loading": tr("De kaart wordt geladen…"),
        "clear": tr("Selectie wissen"),
        "missing": tr(
            "Het kaartbestand is niet gevonden. Draai <code>python -m etl load</code> en ververs "
            "de pagina."
        ),
        "version": _version("map.js"),
        "look": _version("map.css"),
    }
    html, js = (Template(_source(name)).substitute(words) for name in ("map.html", "loader.js"))
    name = f"regiomonitor_area_map_{language}"
    return st.components.v2.component(name, html=html, js=js)
