"""Judge every frame on the facts of one day, and add up what was found."""

from collections.abc import Callable
from dataclasses import asdict, fields

import pandas as pd

from warehouse.frames import cooperation, facilitators, layout
from warehouse.frames.check import MET, NOT_MET, UNDETERMINED, Check, Facts
from warehouse.frames.rules import Frame, load_frames
from warehouse.kept import kept

Judging = Callable[[Facts, Frame], list[Check]]
# By code of the frame: what is not here cannot be judged, and a test says so.
JUDGING: dict[str, Judging] = {
    judging.__name__: judging
    for judging in (
        layout.national_coverage,
        layout.rsv_per_province,
        layout.number_of_rsvs,
        layout.decisions_valid,
        facilitators.fte_total,
        facilitators.facilitator_everywhere,
        facilitators.one_facilitator,
        facilitators.fte_bounds,
        facilitators.appointment_file,
        cooperation.open_partnership,
        cooperation.new_partners,
        cooperation.work_agenda,
        cooperation.six_meetings,
        cooperation.evaluation_meeting,
    )
}
# From good to bad: a frame is as its worst check.
ORDER = (MET, UNDETERMINED, NOT_MET)
NOT_DUE, NOT_KNOWN, HINDSIGHT = "not_due", "not_known", "hindsight"
NOT_DELIVERED, NO_RSV = "not_delivered", "no_rsv"
COLUMNS = ["frame", "caveat", "is_provisional", *(field.name for field in fields(Check))]


def judge(facts: Facts) -> pd.DataFrame:
    """One row per thing found: frame, the fields of Check, caveat and is_provisional.

    A caveat says why a shortage is no breach: `not_due` (there was time left) or `not_known` (the
    data end before the day). It is `hindsight` when what was found is as it was delivered later:
    the delivery does not say how it was on the day. Else it is empty. Without its inputs a frame
    is `not_delivered`.
    """
    is_provisional = bool((facts.municipalities["layout_status"] == "voorlopig").any())
    rows = []
    for frame in load_frames().values():
        caveat = _caveat(facts, frame)
        for check in _checks(facts, frame):
            row = {
                "frame": frame.code,
                "caveat": "",
                "is_provisional": frame.on_layout and is_provisional,
                **asdict(check),
            }
            if caveat and check.status == NOT_MET:
                row |= {"status": UNDETERMINED, "caveat": caveat}
            elif facts.day < facts.known_until and check.remark in frame.hindsight:
                row |= {"caveat": HINDSIGHT}
            rows.append(row)
    return pd.DataFrame(rows, columns=COLUMNS).astype({"line": "Int64"})


@kept
def frame_verdicts(checks: pd.DataFrame) -> pd.DataFrame:
    """One row per frame, indexed by code: status, is_provisional.

    Also rsvs with how many of them are met, not_met and undetermined (0 for a national frame).
    """
    per_rsv = rsv_verdicts(checks)
    counts = pd.DataFrame(
        {code: (per_rsv["status"] == code).groupby(per_rsv["frame"]).sum() for code in ORDER}
    )
    by_frame = checks.groupby("frame", sort=False)["is_provisional"].any()
    found = pd.DataFrame({"status": _worst(checks, ["frame"]), "is_provisional": by_frame})
    joined = found.join(counts).fillna(dict.fromkeys(ORDER, 0)).astype(dict.fromkeys(ORDER, int))
    return joined.assign(rsvs=joined[list(ORDER)].sum(axis=1))


@kept
def rsv_verdicts(checks: pd.DataFrame) -> pd.DataFrame:
    """One row per frame and partnership, for frames that each of them must meet: status."""
    own = {code for code, frame in load_frames().items() if frame.is_per_rsv}
    rows = checks[checks["frame"].isin(own) & checks["rsv_code"].notna()]
    return _worst(rows, ["frame", "rsv_code"]).reset_index()


def _worst(checks: pd.DataFrame, keys: list[str]) -> pd.Series:
    """Return the worst status of each group."""
    places = checks["status"].map(ORDER.index).groupby([checks[key] for key in keys], sort=False)
    return places.max().map(dict(enumerate(ORDER))).rename("status")


def _checks(facts: Facts, frame: Frame) -> list[Check]:
    if frame.is_per_rsv and not facts.first_days:
        return [Check(UNDETERMINED, NO_RSV)]
    if not facts.delivered_inputs.issuperset(frame.inputs):
        owners = facts.first_days if frame.is_per_rsv else (None,)
        return [Check(UNDETERMINED, NOT_DELIVERED, rsv_code) for rsv_code in owners]
    return JUDGING[frame.code](facts, frame)


def _caveat(facts: Facts, frame: Frame) -> str:
    """Say why a shortage would not be a breach on this day; empty when it would be."""
    if frame.due is not None and facts.day < frame.due:
        return NOT_DUE
    if frame.looks_back and min(facts.day, frame.last_day) > facts.known_until:
        return NOT_KNOWN
    return ""
