"""The partnerships of a day with how their facilitator stands, and the frames they are held to."""

from dataclasses import dataclass

import pandas as pd

from pages.components import formats
from pages.components.context import PageContext
from warehouse.frames import load_frames
from warehouse.queries import facilitators

APPOINTED, VACANT, UNKNOWN = "appointed", "vacant", "unknown"
STATES = {VACANT: "vacant", UNKNOWN: formats.NO_DATA}


@dataclass(frozen=True)
class FteFrame:
    """Bounds and step of an appointment in fte."""

    low: float
    high: float
    step: float

    def holds(self, fte: float) -> bool:
        """Say whether an appointment keeps within the bounds."""
        return self.low <= round(fte, 6) <= self.high


def fte_frame() -> FteFrame:
    """Return the frames as they stand in the reference data."""
    bounds = load_frames()["fte_bounds"]
    return FteFrame(bounds.minimum, bounds.maximum, bounds.step)


def standing_rows(context: PageContext) -> pd.DataFrame:
    """Return the partnerships that have municipalities or an appointment on the page's day.

    Adds `state` (appointed, vacant, or unknown when no facilitators were delivered at all),
    `standing` (in Dutch) and `known_fte` (appointed or, in a vacancy, of the candidate).
    """
    rows = facilitators(context.release_id, reference_date=context.reference_date)
    rows = rows[rows["municipalities"].notna() | (rows["appointed"] > 0)].sort_values("rsv_name")
    is_delivered = "facilitatoren" in context.info.delivered_inputs
    absent = VACANT if is_delivered else UNKNOWN
    state = [APPOINTED if count else absent for count in rows["appointed"]]
    return rows.assign(
        state=state,
        standing=[
            _standing(row, of) for row, of in zip(rows.to_dict("records"), state, strict=True)
        ],
        known_fte=rows["fte"].fillna(rows["candidate_fte"]),
    )


def without_municipalities(context: PageContext) -> list[str]:
    """Return the names of partnerships that have no municipality on the page's day."""
    rows = facilitators(context.release_id, reference_date=context.reference_date)
    return rows.loc[rows["municipalities"].isna(), "rsv_name"].tolist()


def population_text(rows: pd.DataFrame) -> str:
    """Return of which year the young people are, to follow a day; empty without figures."""
    years = rows["population_year"].dropna()
    return f"; jongeren op 1 januari {years.max():.0f}" if len(years) else ""


def count_rsvs(amount: int) -> str:
    """Write '1 RSV' or '19 RSV's'."""
    return formats.count_of(amount, "RSV", "RSV's")


def _standing(row: dict, state: str) -> str:
    if state == UNKNOWN:
        return formats.NO_DATA
    steps = row["candidate_steps"]
    candidate = f"kandidaat {steps}" if isinstance(steps, str) else ""
    if state == VACANT:
        return f"vacant; {candidate}" if candidate else "vacant"
    several = f" ({row['appointed']} aanstellingen)" if row["appointed"] > 1 else ""
    return "; ".join(part for part in (f"{row['roles']}{several}", candidate) if part)
