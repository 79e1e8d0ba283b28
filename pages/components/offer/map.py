"""The map of offer: the three kinds of white spot, or places per 1,000 young people."""

from typing import Any

import numpy as np
import pandas as pd

from language import tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.map import AreaValue, MapData
from pages.components.map_view import class_labels, class_limits, of_values
from pages.components.texts import EMPTY_COLOUR, RATE_COLOURS, UNKNOWN_OFFER, WHITE_SPOTS
from warehouse.kept import kept

PLACES_COLOURS = RATE_COLOURS[1:]


def white_spot_values(spots: pd.DataFrame) -> dict[str, AreaValue]:
    """Give class and card of each municipality; one that is unknown has none."""
    order = list(WHITE_SPOTS)
    rows: list[dict[Any, Any]] = spots.to_dict("records")
    return {
        row["area_code"]: (
            order.index(row["white_spot"]),
            WHITE_SPOTS[row["white_spot"]].label,
            _note(row),
        )
        for row in rows
        if row["white_spot"] in WHITE_SPOTS
    }


def _note(row: dict[Any, Any]) -> str:
    people = tr("{n} jongeren").format(n=formats.number(row["youth_population"]))
    if row["white_spot"] == "own":
        projects = formats.count_of(row["running_projects"], "project", "projecten")
        return f"{projects}; {people}"
    if not isinstance(row["nearest_name"], str):
        nearest = tr("zulk aanbod loopt nergens")
    else:
        nearest = tr("dichtstbij: {name}, {km} km").format(
            name=row["nearest_name"], km=formats.number(row["nearest_km"], 1)
        )
    return f"{people}; {nearest}"


def capacity_values(
    capacity: pd.DataFrame,
) -> tuple[dict[str, AreaValue], list[tuple[str, str]]]:
    """Give class and card of each municipality, and the classes: none, then by size."""
    rates = capacity["places_per_1000"].to_numpy(float)
    limits = class_limits(rates[rates > 0], len(PLACES_COLOURS), decimals=0)
    rows: list[dict[Any, Any]] = capacity.to_dict("records")
    values: dict[str, AreaValue] = {
        row["area_code"]: (
            _class_of(row["places_per_1000"], limits),
            formats.number(row["places_per_1000"], 1),
            tr("{places} plaatsen in {projects}; {people} jongeren").format(
                places=formats.number(row["places"]),
                projects=formats.count_of(row["projects"], "project", "projecten"),
                people=formats.number(row["youth_population"]),
            ),
        )
        for row in rows
        if not np.isnan(row["places_per_1000"])
    }
    labels = class_labels(limits, decimals=0) or [tr("plaatsen")]
    return values, [
        (tr("geen plaatsen"), EMPTY_COLOUR),
        *zip(labels, PLACES_COLOURS[: len(labels)], strict=True),
    ]


def _class_of(places_per_1000: float, limits: np.ndarray) -> int:
    """Class 0 is for no places at all."""
    if places_per_1000 == 0:
        return 0
    return 1 + int(np.searchsorted(limits, places_per_1000, side="right"))


@kept
def offer_map(
    context: PageContext,
    kind: str,
    spots: pd.DataFrame,
    capacity: pd.DataFrame | None,
    *,
    finding: str,
    selected: str | None,
    rsv_code: str | None,
) -> MapData:
    """Return the map of the whole country by white spot or by capacity, zoomed in."""
    if kind == "capacity" and capacity is not None:
        values, classes = capacity_values(capacity)
        title, unit = tr("Plaatsen per 1.000 jongeren"), tr("per 1.000 jongeren")
    else:
        values = white_spot_values(spots)
        classes = [(text.label, text.colour) for text in WHITE_SPOTS.values()]
        title, unit = tr("Aanbod in de gemeente, in de buurt of niet"), ""
    return of_values(
        context,
        values,
        classes,
        title=title,
        unit=unit,
        finding=finding,
        selected=selected,
        rsv_code=rsv_code,
        no_data_label=tr(UNKNOWN_OFFER),
    )
