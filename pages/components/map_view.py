"""Turn a slice of participation into the map: classes, colours, and the card of each area."""

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from language import tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.map import AreaValue, MapData, area_map
from pages.components.municipality_choice import select_municipality
from pages.components.pictures import Picture, offer
from pages.components.texts import RATE_COLOURS, RELATIVE_DIRECTIONS, SIGNALS
from warehouse.indicators import Indicator
from warehouse.kept import kept
from warehouse.queries import municipality_names


def class_limits(
    values: np.ndarray, classes: int = len(RATE_COLOURS), decimals: int = 1
) -> np.ndarray:
    """Return the inner limits between classes of about equal size, rounded."""
    known = values[~np.isnan(values)]
    if not known.size:
        return np.array([])
    return np.unique(np.round(np.quantile(known, np.arange(1, classes) / classes), decimals))


def class_labels(limits: np.ndarray, decimals: int = 1) -> list[str]:
    """Write the limits of each class, such as 'tot 10,1' and '10,1 – 12,4'."""
    if not limits.size:
        return []
    texts = [formats.number(limit, decimals) for limit in limits]
    between = [f"{low} – {high}" for low, high in pairwise(texts)]
    return [
        tr("lager dan {limit}").format(limit=texts[0]),
        *between,
        tr("{limit} of hoger").format(limit=texts[-1]),
    ]


@kept
def rate_map(
    context: PageContext,
    slice_: pd.DataFrame,
    indicator: Indicator,
    *,
    finding: str,
    selected: str | None,
    rsv_code: str | None,
) -> MapData:
    """Return the map of the smoothed rate; the card also gives the raw rate and its interval."""
    limits = class_limits(slice_["smoothed_per_1000"].to_numpy(float), decimals=indicator.decimals)
    values: dict[str, AreaValue] = {
        row["area_code"]: (
            int(np.searchsorted(limits, row["smoothed_per_1000"], side="right")),
            formats.number(row["rate_per_1000"], indicator.decimals),
            tr("{trajectory_count}; gladgestreken {smoothed_per_1000}; interval {interval}").format(
                trajectory_count=formats.count_of(row["trajectory_count"], "traject", "trajecten"),
                smoothed_per_1000=formats.number(row["smoothed_per_1000"], indicator.decimals),
                interval=_interval(row, indicator.decimals),
            ),
        )
        for row in _records(slice_)
        if not np.isnan(row["smoothed_per_1000"])
    }
    hidden = slice_.loc[slice_["is_suppressed"], "area_code"]
    values |= dict.fromkeys(hidden, (None, formats.HIDDEN, tr(formats.HIDDEN_MEANING)))
    colours = RATE_COLOURS[: limits.size + 1]
    classes = (
        list(zip(class_labels(limits, indicator.decimals), colours, strict=True))
        if limits.size
        else []
    )
    return of_values(
        context,
        values,
        classes,
        title=tr("{figure} {unit}, gladgestreken").format(
            figure=indicator.title, unit=indicator.unit
        ),
        unit=indicator.unit_short,
        finding=finding,
        selected=selected,
        rsv_code=rsv_code,
        no_data_label=tr("{no_data} of x (klein aantal)").format(no_data=tr(formats.NO_DATA))
        if len(hidden)
        else tr(formats.NO_DATA),
    )


@kept
def signal_map(
    context: PageContext, slice_: pd.DataFrame, *, finding: str, selected: str | None
) -> MapData:
    """Return the map of the signal of each municipality."""
    order = list(SIGNALS)
    values: dict[str, AreaValue] = {
        row["area_code"]: (
            order.index(row["signal"]),
            SIGNALS[row["signal"]].label,
            formats.HIDDEN
            if row["is_suppressed"]
            else tr("{rate_per_1000} per 1.000 ({interval}); {relative_direction}").format(
                rate_per_1000=formats.number(row["rate_per_1000"], 1),
                interval=_interval(row, 1),
                relative_direction=RELATIVE_DIRECTIONS.get(
                    row["relative_direction"], tr("richting onbekend")
                ),
            ),
        )
        for row in _records(slice_)
        if isinstance(row["signal"], str)
    }
    return of_values(
        context,
        values,
        [(text.label, text.colour) for text in SIGNALS.values()],
        title=tr("Signaal op gestarte trajecten, {period_text}").format(
            period_text=context.period_text
        ),
        unit="",
        finding=finding,
        selected=selected,
        rsv_code=None,
    )


def _interval(row: dict[Any, Any], decimals: int) -> str:
    low, high = row["adjusted_lower_95_per_1000"], row["adjusted_upper_95_per_1000"]
    return formats.interval(low, high, decimals)


def _records(slice_: pd.DataFrame) -> list[dict[Any, Any]]:
    return slice_.to_dict("records")


@kept
def of_values(
    context: PageContext,
    values: dict[str, AreaValue],
    classes: list[tuple[str, str]],
    *,
    title: str,
    unit: str,
    finding: str,
    selected: str | None,
    rsv_code: str | None,
    no_data_label: str | None = None,
) -> MapData:
    """Return the map of these values; a municipality without one has its place, hatched."""
    no_data = tr(formats.NO_DATA) if no_data_label is None else no_data_label
    nothing: AreaValue = (None, no_data, "")
    return MapData(
        url=context.boundaries_url,
        values={code: values.get(code, nothing) for code in municipality_names(context.release_id)},
        classes=classes,
        title=title,
        finding=finding,
        unit=unit,
        selected=selected,
        zoom_rsv=rsv_code,
        show_province=True,
        no_data_label=no_data,
        credit=context.credit,
    )


def show(context: PageContext, data: MapData, picture: Picture) -> None:
    """Draw the map of a page, and offer it; a click selects the municipality everywhere."""
    names = municipality_names(context.release_id)
    area_map(
        data,
        key="kaart",
        on_select=lambda code: select_municipality(names.get(code) if code else None),
    )
    offer(picture, "map", lambda: as_drawn(data), finding=data.finding, key="kaart")


def as_drawn(data: MapData) -> dict[str, Any]:
    """Return what is seen of a map: the class of each area, and not what stands on its card."""
    return {
        "url": data.url,
        "classes": list(data.classes),
        "classes_of": {code: value[0] for code, value in dict(data.values).items()},
        "title": data.title,
        "unit": data.unit,
        "selected": data.selected,
        "zoom_rsv": data.zoom_rsv,
        "show_rsv": data.show_rsv,
        "show_province": data.show_province,
        "no_data_label": data.no_data_label,
        "credit": data.credit,
    }
