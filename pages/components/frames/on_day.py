"""How the frames stand on a day, and what was found."""

from datetime import date

import pandas as pd

from warehouse.frames import frame_verdicts, load_frames, rsv_verdicts
from warehouse.kept import kept
from warehouse.queries import frame_checks


@kept
def verdicts_on(release_id: str, day: date, rsv_code: str | None) -> pd.DataFrame:
    """Return a status per frame, of the country or of one region (then only its own frames)."""
    checks = frame_checks(release_id, reference_date=day)
    if rsv_code is None:
        return frame_verdicts(checks)
    own = rsv_verdicts(checks)
    return own[own["rsv_code"] == rsv_code].set_index("frame")[["status"]]


@kept
def checks_on(release_id: str, day: date, rsv_code: str | None) -> pd.DataFrame:
    """Return what was found in the country, or of the own frames of one region."""
    checks = frame_checks(release_id, reference_date=day)
    if rsv_code is None:
        return checks
    own = [code for code, frame in load_frames().items() if frame.is_per_rsv]
    return checks[(checks["rsv_code"] == rsv_code) & checks["frame"].isin(own)]
