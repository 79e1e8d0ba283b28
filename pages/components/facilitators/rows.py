"""The partnerships of a day with how their facilitator stands, and the frames they are held to."""

from dataclasses import dataclass

import pandas as pd

from language import Words, mark, tr
from pages.components import formats
from pages.components.context import PageContext
from warehouse.frames import load_frames
from warehouse.kept import kept
from warehouse.queries import facilitators

APPOINTED, VACANT, UNKNOWN = "appointed", "vacant", "unknown"
STATES = Words({VACANT: mark("vacant"), UNKNOWN: formats.NO_DATA})
# Roles and steps, as they stand in the release.
APPOINTMENT_WORDS = Words(
    {
        "regiofacilitator": mark("regiofacilitator"),
        "kwartiermaker": mark("kwartiermaker"),
        "voorgedragen": mark("voorgedragen"),
        "getoetst": mark("getoetst"),
        "aangesteld": mark("aangesteld"),
    }
)


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


@kept
def standing_rows(context: PageContext) -> pd.DataFrame:
    """Return the partnerships that have municipalities or an appointment on the page's day.

    Adds `state` (appointed, vacant, or unknown when no facilitators were delivered at all),
    `standing` (in words) and `known_fte` (appointed or, in a vacancy, of the candidate).
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


@kept
def without_municipalities(context: PageContext) -> list[str]:
    """Return the names of partnerships that have no municipality on the page's day."""
    rows = facilitators(context.release_id, reference_date=context.reference_date)
    return rows.loc[rows["municipalities"].isna(), "rsv_name"].tolist()


@kept
def population_text(rows: pd.DataFrame) -> str:
    """Return of which year the young people are, to follow a day; empty without figures."""
    years = rows["population_year"].dropna()
    if years.empty:
        return ""
    return tr("; jongeren op 1 januari {year}").format(year=f"{years.max():.0f}")


def count_rsvs(amount: int) -> str:
    """Write '1 RSV' or '19 RSV's'."""
    return formats.count_of(amount, "RSV", "RSV's")


def _standing(row: dict, state: str) -> str:
    if state == UNKNOWN:
        return STATES[UNKNOWN]
    steps = row["candidate_steps"]
    candidate = (
        tr("kandidaat {steps}").format(steps=written(steps)) if isinstance(steps, str) else ""
    )
    if state == VACANT:
        return f"{STATES[VACANT]}; {candidate}" if candidate else STATES[VACANT]
    several = tr(" ({n} aanstellingen)").format(n=row["appointed"]) if row["appointed"] > 1 else ""
    return "; ".join(part for part in (f"{written(row['roles'])}{several}", candidate) if part)


def written(codes: str) -> str:
    """Write roles or steps, one or a list of them; what is not known stays as it is."""
    return ", ".join(APPOINTMENT_WORDS.get(code, code) for code in codes.split(", "))
