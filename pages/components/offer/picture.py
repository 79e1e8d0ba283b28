"""The map of offer as a picture: what pydeck draws on the screen, as plain values."""

from typing import Any

from language import tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.offer.deck import BORDER, LEGEND_PLACES, ROOM_DEGREES, point_rows, radius_px
from pages.components.offer.reach import OfferReach, classes
from pages.components.texts import ACCENT


def drawing(
    context: PageContext, reach: OfferReach, layers: tuple[str, ...], selected: str | None
) -> dict[str, Any]:
    """Return the chosen layers and their legend."""
    reached, towns = classes(reach), reach.towns
    samples: list[dict[str, Any]] = []
    cells: list[tuple[str, list[str]]] = []
    if "reach" in layers:
        for number, (label, colour) in enumerate(zip(reached.labels, reached.colours, strict=True)):
            cells.append((colour, reach.cells.loc[reached.number == number, "h3_cell"].tolist()))
            samples.append({"kind": "class", "label": label, "colour": colour})
    points = []
    if "offer" in layers:
        points = [
            [radius, longitude, latitude]
            for radius, _, longitude, latitude in point_rows(reach.points)
        ]
        samples += [
            {
                "kind": "point",
                "label": tr("{n} plaatsen").format(n=formats.number(places)),
                "colour": ACCENT,
                "size": radius_px(places),
            }
            for places in LEGEND_PLACES
        ]
    samples.append({"kind": "line", "label": tr("grens RSV"), "colour": BORDER, "size": 1.6})
    town = towns.loc[towns["area_code"] == selected, ["longitude", "latitude"]]
    if len(town):
        samples.append({"kind": "ring", "label": tr("gekozen gemeente"), "size": 10})
    return {
        "bounds": [
            float(towns["longitude"].min()) - ROOM_DEGREES,
            float(towns["latitude"].min()) - ROOM_DEGREES / 2,
            float(towns["longitude"].max()) + ROOM_DEGREES,
            float(towns["latitude"].max()) + ROOM_DEGREES / 2,
        ],
        "cells": cells,
        "outlines": context.outlines_url,
        "points": points,
        "colour": ACCENT,
        "selected": town.to_numpy(float).tolist()[0] if len(town) else None,
        "samples": samples,
        "credit": f"{context.credit}.",
    }
