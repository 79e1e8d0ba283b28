"""The map of municipalities as part of a picture, with its legend."""

from typing import Any

from language import tr
from pages.components.map import MapData
from reports.map_svg import map_svg
from reports.pictures.legend import MAP_PX, Sample, legend_part
from reports.pictures.parts import Part, part_of

WIDTHS = {"rsv": 2.0, "province": 1.0}


def map_parts(drawing: dict[str, Any]) -> list[Part]:
    """Return map and legend; raises MissingBoundariesError when the outlines are gone.

    `drawing` holds what the legend and the areas need of MapData; `classes_of` gives the class
    number of each municipality, None for one without a figure.
    """
    classes_of: dict[str, int | None] = drawing.pop("classes_of")
    values = {code: (number, "", "") for code, number in classes_of.items()}
    data = MapData(**drawing, values=values, finding="")
    samples = [Sample("class", label, colour) for label, colour in data.classes]
    if None in classes_of.values():
        samples.append(Sample("hatch", data.no_data_label))
    samples += [Sample("line", label, size=WIDTHS[key]) for key, label in data.outlines.items()]
    if data.selected in values:
        samples.append(Sample("line", tr("gekozen gemeente"), size=3.5))
    svg, _ = map_svg(data)
    head = data.unit[:1].upper() + data.unit[1:]
    return [part_of(svg, x=0, width=MAP_PX), legend_part(head, samples, f"{data.credit}.")]
