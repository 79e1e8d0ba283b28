"""Choices of the pages on offer; each is bound to the address, so that a view is a permalink.

The keys are the names in the address, and the same on both pages: thema, moment, doelgroep, stand,
afstand, keuzes, extra, soort, vak, tel, maat, kolommen, lens, kaartbeeld, lagen.
"""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from language import Words, mark, tr
from pages.components import address, formats
from pages.components.context import PageContext
from pages.components.period_choice import periods_until
from pages.components.texts import DIMENSIONS, HILL_ORDERS, WEIGHTS
from warehouse.queries import code_list, periods
from warehouse.reference import offer_settings

Code = TypeVar("Code", str, int)

REFERENCE_DATE = "peildatum"
NO_CHOICE = Words(
    {
        "theme": mark("Alle thema's"),
        "moment": mark("Alle momenten"),
        "target_group": mark("Alle doelgroepen"),
    }
)
LABELS = Words(
    {"theme": mark("Thema"), "moment": mark("Moment"), "target_group": mark("Doelgroep")}
)
KEYS = {"theme": "thema", "moment": "moment", "target_group": "doelgroep"}


def choose_code(release_id: str, list_name: str) -> str | None:
    """Choose a theme, moment or target group; None is all of them."""
    codes = _codes(release_id, list_name)
    return codes.get(
        _box(LABELS[list_name], {NO_CHOICE[list_name]: None, **codes}, KEYS[list_name])
    )


def choose_lens(release_id: str) -> tuple[str, str]:
    """Choose a theme to look through; there is always one. Returns code and label."""
    codes = _codes(release_id, "theme")
    # A name of its own: a lens chosen here must not filter the page Aanbod unseen.
    label = _box(LABELS["theme"], codes, "lens")
    return codes[label], label


def choose_stand(context: PageContext) -> tuple[str, str]:
    """Choose the reference date or a period up to it; returns its code and how it reads."""
    published = periods_until(periods(context.release_id), context.reference_date)
    today = tr("Peildatum {day}").format(day=formats.day(context.reference_date))
    codes = {
        today: context.stand,
        **dict(zip(published["label"], published["period"], strict=True)),
    }
    label = _box(
        tr("Periode"),
        codes,
        "stand",
        why=tr("Wat loopt, loopt op de peildatum of op de laatste dag van de periode."),
    )
    return codes[label], label


def choose_distance_km() -> int:
    """Choose how far a young person travels, in a straight line."""
    settings = offer_settings()
    options = {f"{km} km": int(km) for km in settings["reach_km"]["value"]}
    usual = list(options.values()).index(settings["white_spot_km"]["value"])
    return options[
        _box(tr("Afstand"), options, "afstand", index=usual, why=settings["reach_km"]["why"])
    ]


def choose_number(label: str, key: str, *, most: int, usual: int, why: str) -> int:
    """Choose a whole number from 1."""
    options = {str(number): number for number in range(1, most + 1)}
    return int(_box(label, options, key, index=usual - 1, why=why))


def choose_dimension(key: str = "soort") -> str:
    """Choose what is distinguished: themes, moments or target groups."""
    return _radio(tr("Verschil in"), DIMENSIONS, key)


def choose_columns() -> str:
    """Choose what the themes are set against: target_group or moment."""
    kinds = {kind: DIMENSIONS[kind] for kind in ("target_group", "moment")}
    return _radio(tr("Thema's tegen"), kinds, "kolommen")


def choose_cell_value() -> str:
    """Choose what a cell of the matrix says: projects or places."""
    kinds = {kind: WEIGHTS[kind] for kind in ("projects", "places")}
    return _radio(tr("In elk vak"), kinds, "vak")


def choose_weight() -> str:
    """Choose what gives a kind its size: places or projects."""
    return _radio(tr("Grootte naar"), WEIGHTS, "tel")


def choose_hill_order() -> int:
    """Choose how much large themes weigh."""
    return _radio(tr("Maat"), HILL_ORDERS, "maat")


def choose_map() -> str:
    """Choose the map: white_spots, capacity, or reach (offer as points, what is within reach)."""
    options = {
        "white_spots": tr("Witte vlekken"),
        "capacity": tr("Plaatsen per 1.000 jongeren"),
        "reach": tr("Aanbod en bereik"),
    }
    return _radio(tr("Kaart"), options, "kaartbeeld")


def choose_layers() -> tuple[str, ...]:
    """Choose what the map of offer and reach draws: offer, reach or both."""
    options = {
        "both": tr("Aanbod en bereik"),
        "offer": tr("Alleen aanbod"),
        "reach": tr("Alleen bereik"),
    }
    chosen = _radio(tr("Lagen"), options, "lagen")
    return ("offer", "reach") if chosen == "both" else (chosen,)


def _codes(release_id: str, list_name: str) -> dict[str, str]:
    listed = code_list(release_id, list_name)
    return dict(zip(map(tr, listed["label"]), listed["code"], strict=True))


def _radio(label: str, texts: Mapping[Code, str], key: str) -> Code:
    codes = {text: code for code, text in texts.items()}
    address.settle(key, codes, name=formats.lower_first(label), usual=next(iter(codes)))
    return codes[
        st.radio(
            label,
            list(codes),
            horizontal=True,
            key=key,
            bind="query-params",
            persist_state="session",
        )
    ]


def _box(
    label: str,
    options: Mapping[str, object],
    key: str,
    *,
    index: int = 0,
    why: str | None = None,
) -> str:
    listed = list(options)
    address.settle(key, options, name=formats.lower_first(label), usual=listed[index])
    return st.selectbox(
        label,
        listed,
        index=index,
        key=key,
        help=why,
        bind="query-params",
        persist_state="session",
    )
