"""Offer and what is within reach of it: cells, points, one sentence, the list beside the map."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from language import mark, tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.texts import EMPTY_COLOUR, RATE_COLOURS
from warehouse.kept import kept
from warehouse.queries import choice_cells, choice_summary, municipality_points, offer_points
from warehouse.queries.offer import OfferFilter
from warehouse.reference import offer_setting

OUT_OF_REACH = mark("Buiten bereik (%)")
COLUMNS = ["Gemeente", "Lopende projecten", "Plaatsen", "Thema's", OUT_OF_REACH]


@dataclass(frozen=True)
class OfferReach:
    """What the map and its list show of one area; rows as the queries give them.

    `towns` are all municipalities (municipality_points), `points` those with offer (offer_points),
    `cells` where young people are (choice_cells), `areas` what they find (choice_summary). With a
    theme, only within reach or not is left to tell. `rsv_code` None is the whole country.
    """

    towns: pd.DataFrame
    points: pd.DataFrame
    cells: pd.DataFrame
    areas: pd.DataFrame
    within_km: int
    rsv_code: str | None
    has_theme: bool


@dataclass(frozen=True)
class ReachClasses:
    """The class of each cell (0: out of reach), and of each class its label and colour."""

    number: np.ndarray
    labels: tuple[str, ...]
    colours: tuple[str, ...]


def ask(
    context: PageContext, *, period: str, within_km: int, rsv_code: str | None, chosen: OfferFilter
) -> OfferReach:
    """Ask the release; the whole country comes in wide cells, to keep what is sent small."""
    release_id = context.release_id
    return OfferReach(
        towns=municipality_points(release_id, rsv_code=rsv_code),
        points=offer_points(release_id, period=period, rsv_code=rsv_code, **chosen),
        cells=choice_cells(
            release_id,
            period=period,
            within_km=within_km,
            is_wide=rsv_code is None,
            rsv_code=rsv_code,
            **chosen,
        ),
        areas=choice_summary(
            release_id,
            dimension="theme",
            at_least=offer_setting("choices_wanted"),
            period=period,
            area_kind="municipality",
            within_km=within_km,
            rsv_code=rsv_code,
            **chosen,
        ),
        within_km=within_km,
        rsv_code=rsv_code,
        has_theme=chosen.get("theme") is not None,
    )


def classes(reach: OfferReach) -> ReachClasses:
    """Class the cells by how many themes they find or, of one theme, by who finds it at all."""
    cells = reach.cells
    if reach.has_theme:
        share = 1 - cells["young_people_without"] / cells["young_people"]
        labels = (
            tr("niet binnen {km} km"),
            tr("voor een deel binnen {km} km"),
            tr("binnen {km} km"),
        )
        return ReachClasses(
            np.where(share == 0, 0, np.where(share < 1, 1, 2)),
            tuple(label.format(km=reach.within_km) for label in labels),
            (EMPTY_COLOUR, RATE_COLOURS[1], RATE_COLOURS[3]),
        )
    enough = offer_setting("choices_wanted")
    limits = [enough, 2 * enough, 3 * enough]
    themes = cells["themes"].to_numpy(float).round(1)  # as it is written
    return ReachClasses(
        np.where(themes == 0, 0, 1 + np.searchsorted(limits, themes, side="right")),
        (
            tr("geen thema"),
            tr("minder dan {n} thema's").format(n=limits[0]),
            tr("{n} tot {upper}").format(n=limits[0], upper=limits[1]),
            tr("{n} tot {upper}").format(n=limits[1], upper=limits[2]),
            tr("{n} of meer").format(n=limits[2]),
        ),
        (EMPTY_COLOUR, *RATE_COLOURS[1:]),
    )


@kept
def finding(reach: OfferReach, what: str = "") -> str:
    """Say where offer runs, how large it is, and who has none of it within reach."""
    if reach.areas.empty:
        return tr("Er is hier geen aanbod aangeleverd: wat binnen bereik is, is niet te zeggen.")
    points, known = reach.points, len(reach.areas)
    first = tr("In {n} van {municipalities} loopt aanbod{what}").format(
        n=len(points),
        municipalities=formats.count_of(known, "gemeente", "gemeenten"),
        what=what,
    )
    if len(points):
        largest = points.sort_values("places").iloc[-1]
        first += tr(", samen {places}, de meeste in {name}").format(
            places=formats.count_of(round(points["places"].sum()), "plaats", "plaatsen"),
            name=largest["area_name"],
        )
    share = reach.cells["young_people_without"].sum() / reach.cells["young_people"].sum() * 100
    sentences = [
        f"{first}.",
        tr("{share} van de jongeren heeft niets ervan binnen {km} km.").format(
            share=formats.percentage(share), km=reach.within_km
        ),
    ]
    if unknown := len(reach.towns) - known:
        sentences.append(
            tr("Van {municipalities} is het onbekend: daar is geen aanbod aangeleverd.").format(
                municipalities=formats.count_of(unknown, "gemeente", "gemeenten")
            )
        )
    return " ".join(sentences)


@kept
def table(reach: OfferReach) -> pd.DataFrame:
    """List every municipality that delivered, most places first: its offer, and who finds none."""
    rows = reach.areas.merge(
        reach.points[["area_code", "running_projects", "organisations", "places"]],
        on="area_code",
        how="left",
        validate="one_to_one",
    ).sort_values(["places", "young_people"], ascending=False)
    counts = rows[["running_projects", "organisations", "places"]].fillna(0)
    listed = pd.DataFrame(
        {
            mark("Gemeente"): rows["area_name"],
            mark("Lopende projecten"): counts["running_projects"],
            mark("Organisaties"): counts["organisations"],
            mark("Plaatsen"): counts["places"],
            mark("Jongeren"): rows["young_people"],
            mark("Thema's"): rows["mean_choices"],
            OUT_OF_REACH: rows["share_none"] * 100,
        }
    )
    return listed.drop(columns="Thema's") if reach.has_theme else listed
