"""The proposal that follows from a total and weights, or why there is none."""

import math
from dataclasses import dataclass

import pandas as pd

from language import SOURCE, current, tr
from methods.allocation import Obstacle, allocate, combined_weights, obstacle, whole_steps
from pages.components import formats
from pages.components.facilitators.rows import FteFrame, count_rsvs
from pages.components.name_lists import name_list
from warehouse.kept import kept
from warehouse.reference import reference_entries


@dataclass(frozen=True)
class Division:
    """A proposal (fte per row, on the index of the rows divided over), or why there is none."""

    rows: pd.DataFrame
    proposal: pd.Series
    refusal: str


@kept
def usual_total(rows: pd.DataFrame, frame: FteFrame) -> tuple[float, str]:
    """Return what there is to divide before the reader chooses, in whole steps, and where from.

    It is what is appointed and, in a vacancy, what the candidate is put forward for; within what
    the bounds allow.
    """
    appointed = rows["fte"].sum()
    candidates = rows["known_fte"].sum() - appointed
    least, most = len(rows) * frame.low, len(rows) * frame.high
    if rows["known_fte"].isna().all():
        usual, origin = (
            (least + most) / 2,
            tr("er is niets aangesteld; dit is midden tussen de grenzen"),
        )
    else:
        usual = appointed + candidates
        origin = (
            tr("nu aangesteld {appointed} en kandidaten op een vacature {candidates}")
            if candidates
            else tr("nu aangesteld {appointed}")
        ).format(appointed=formats.number(appointed, 2), candidates=formats.number(candidates, 2))
    within = min(max(usual, least), most)
    if within != usual:
        origin += "; " + tr("naar de grens van {bound} gebracht").format(
            bound=formats.number(within, 2)
        )
    return round(within / frame.step) * frame.step, origin


@kept
def divide(
    rows: pd.DataFrame, total: float, importance: dict[str, int], frame: FteFrame
) -> Division:
    """Divide a total (NaN: no number) over partnerships with municipalities, or say why not."""
    rows = rows[rows["municipalities"].notna()]
    values = rows[list(importance)].astype(float)
    weights = combined_weights(values.to_numpy().T, list(importance.values()))
    low, high = (round(bound / frame.step) for bound in (frame.low, frame.high))
    steps = whole_steps(total, frame.step)
    reason = obstacle(weights, steps, low, high)
    if reason is not None or steps is None:
        unknown = _unknown(rows, importance)
        refusal = _refusal(reason or Obstacle.NOT_IN_STEPS, len(rows), total, frame, unknown)
        return Division(rows, pd.Series(math.nan, index=rows.index), refusal)
    parts = allocate(weights, steps, low, high) * frame.step
    return Division(rows, pd.Series(parts, index=rows.index).round(2), "")


def _refusal(reason: Obstacle, areas: int, total: float, frame: FteFrame, unknown: str) -> str:
    """Say why there is no proposal and what would help."""
    low, high = formats.number(frame.low, 1), formats.number(frame.high, 1)
    least, most = (formats.number(areas * bound, 2) for bound in (frame.low, frame.high))
    point = "," if current() == SOURCE else "."
    given = tr("Dit") if math.isnan(total) else f"{total:g} fte".replace(".", point)
    sentences = {
        Obstacle.NO_AREAS: tr("Er is op deze dag geen RSV met gemeenten om over te verdelen."),
        Obstacle.NOT_IN_STEPS: tr("{given} is geen getal in hele stappen van {step} fte."),
        Obstacle.TOO_LITTLE: tr(
            "{given} is te weinig: {rsvs} maal ten minste {low} fte is {least} fte."
        ),
        Obstacle.TOO_MUCH: tr(
            "{given} is te veel: {rsvs} maal ten hoogste {high} fte is {most} fte."
        ),
        Obstacle.NO_WEIGHT: tr(
            "Alle gewichten staan op 0, of wat u koos is overal 0. Zet er een ander boven 0."
        ),
        Obstacle.UNKNOWN_WEIGHT: tr(
            "Onbekend: {unknown}. Zet dat gewicht op 0, of lever het cijfer aan."
        ),
    }
    return sentences[reason].format(
        given=given,
        step=formats.number(frame.step, 2),
        rsvs=count_rsvs(areas),
        low=low,
        least=least,
        high=high,
        most=most,
        unknown=unknown,
    )


def _unknown(rows: pd.DataFrame, importance: dict[str, int]) -> str:
    """Name each criterion that counts, with the partnerships of which it is not known."""
    criteria = reference_entries("fte_division.yaml", "criterion")
    absent = {
        criteria[code]["label"].lower(): rows.loc[rows[code].isna(), "rsv_name"].tolist()
        for code, weight in importance.items()
        if weight
    }
    each = tr("{what} van {names}")
    return "; ".join(
        each.format(what=label, names=name_list(names)) for label, names in absent.items() if names
    )
