"""The file aanbod: projects as text cells."""

from pathlib import Path

import numpy as np

from etl.sources.example.offer import VARIANTS, Offer
from etl.sources.example.output import iso_date, write_rows
from etl.sources.example.reference import Code
from etl.sources.example.scene import Scene

HEADER = (
    "aanbod_id", "naam", "organisatie", "thema", "variant", "moment", "doelgroep",
    "gemeente_code", "plaatsen", "startdatum", "einddatum",
)  # fmt: skip
_LABEL_SHARE = 0.2  # organisations that write labels instead of codes


def write_offer(path: Path, scene: Scene, offer: Offer, rng: np.random.Generator) -> None:
    """Write one line per project; several values in one cell go with a comma or a |."""
    world, lists = scene.world, scene.lists
    rows = []
    for at, aanbod_id in enumerate(offer.ids):
        separator = ", " if rng.random() < 0.5 else "|"
        as_label = rng.random() < _LABEL_SHARE
        theme = lists["theme"][offer.themes[at][0]].code
        where = [world.codes[i] for i in offer.municipalities[at]]
        place = world.names[offer.municipalities[at][0]] if where else "heel Nederland"
        rows.append(
            (
                aanbod_id,
                f"{rng.choice(scene.texts['project'][theme])} – {place} (fictief)",
                offer.organisations[at],
                separator.join(_words(lists["theme"], offer.themes[at], as_label)),
                VARIANTS[offer.variant[at]],
                _words(lists["moment"], [int(offer.moment[at])], as_label)[0],
                separator.join(_words(lists["target_group"], offer.target_groups[at], as_label)),
                separator.join(where) or "landelijk",
                int(offer.places[at]),
                iso_date(offer.start[at]),
                iso_date(offer.end[at]),
            )
        )
    write_rows(path, HEADER, rows, quote_all=True)


def _words(codes: list[Code], positions: list[int], as_label: bool) -> list[str]:
    return [codes[at].label if as_label else codes[at].code for at in positions]
