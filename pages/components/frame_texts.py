"""Frames in words: a status with its mark, what was found in a sentence, and the headline."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from pages.components import formats
from pages.components.deliveries import INPUTS
from pages.components.findings import shortened
from warehouse.frames import MET, NOT_MET, UNDETERMINED, Frame, load_frames

LONGEST_EXPLANATION = 3
ON_PROVISIONAL = "op de voorlopige indeling"


@dataclass(frozen=True)
class StatusText:
    """How a status reads; the mark and the word say it without the colour."""

    mark: str
    word: str
    short: str
    colour: str

    @property
    def badge(self) -> str:
        """Return the whole status as a badge."""
        return f":{self.colour}-badge[{self.mark} {self.word}]"

    @property
    def short_badge(self) -> str:
        """Return the status as a badge for a narrow column."""
        return f":{self.colour}-badge[{self.mark} {self.short}]"


# Blue and orange stay apart for colour-blind readers.
STATUSES = {
    NOT_MET: StatusText("✗", "voldoet niet", "nee", "orange"),
    UNDETERMINED: StatusText("?", "niet te bepalen", "onbekend", "gray"),
    MET: StatusText("✓", "voldoet", "ja", "blue"),
}


def sentence(check: pd.Series, known_until: date) -> str:
    """Say what was found: the subject, the finding, and why a shortage is no breach."""
    frame = load_frames()[check["frame"]]
    subject = frame.subjects.get(check["subject"], check["subject"])
    return f"{subject}: {_said(frame, check)}{_caveat(frame, check, known_until)}".removeprefix(
        ": "
    )


def verdicts_finding(verdicts: pd.DataFrame, area_name: str | None = None) -> str:
    """Say how many frames are met, are not, and cannot be determined, in the country or a region.

    Needs a row per frame with status and, for the country, is_provisional.
    """
    counts = {status: int((verdicts["status"] == status).sum()) for status in STATUSES}
    met, unmet, unknown = counts[MET], counts[NOT_MET], counts[UNDETERMINED]
    where = f"{area_name}: van" if area_name else "Van"
    first = (
        f"{where} de {formats.count_of(len(verdicts), 'kader', 'kaders')} "
        f"{'voldoet' if met == 1 else 'voldoen'} er {met}"
    )
    if area_name is None and (
        provisional := int((verdicts["is_provisional"] & (verdicts["status"] == MET)).sum())
    ):
        first += f" (waarvan {provisional} {ON_PROVISIONAL})"
    return (
        f"{first}, {unmet} {'voldoet' if unmet == 1 else 'voldoen'} niet en {unknown} "
        f"{'is' if unknown == 1 else 'zijn'} niet te bepalen."
    )


def explanation(
    frame: Frame, verdict: pd.Series, checks: pd.DataFrame, names: list[str], known_until: date
) -> str:
    """Say in a table cell why a frame has its status; `names` are the regions that breach it."""
    own = checks[checks["frame"] == frame.code]
    number = int(own["is_remark"].sum())
    remarks = f"; {formats.count_of(number, 'opmerking', 'opmerkingen')}" if number else ""
    if frame.is_per_rsv and verdict.get("rsvs", 0):
        unknown, everyone = verdict[UNDETERMINED], verdict["rsvs"]
        if everyone > 1 and everyone in (verdict[MET], verdict[NOT_MET], unknown):
            return f"{_all_alike(verdict['status'], everyone)}{remarks}"
        return (
            f"{verdict[MET]} van de {everyone} RSV's "
            + ("voldoet" if verdict[MET] == 1 else "voldoen")
            + (f"; niet: {_names(names)}" if names else "")
            + (f"; niet te bepalen: {unknown}" if unknown else "")
            + remarks
        )
    worst = own[(own["status"] == verdict["status"]) & ~own["is_remark"]]
    if verdict["status"] == MET and len(worst) > LONGEST_EXPLANATION:
        return f"alle {len(worst)} in orde{remarks}"
    said, more = shortened(
        [sentence(check, known_until) for _, check in worst.iterrows()], LONGEST_EXPLANATION
    )
    return "; ".join([*said, *([f"en nog {more}"] if more else [])]) + remarks


def provisional_note(verdict: pd.Series) -> str:
    """Return what follows a status when it rests on an assumed layout."""
    return f", {ON_PROVISIONAL}" if verdict.get("is_provisional", False) else ""


def _all_alike(status: str, total: int) -> str:
    """Say what holds for every region, instead of naming them all."""
    return {
        MET: f"alle {total} RSV's voldoen",
        NOT_MET: f"geen van de {total} RSV's voldoet",
        UNDETERMINED: f"van geen van de {total} RSV's te bepalen",
    }[status]


def _names(names: list[str]) -> str:
    """List regions; their names hold commas, so the list needs a stronger mark."""
    shown, more = shortened(names)
    return " / ".join(shown) + (f" en nog {more} andere" if more else "")


def _said(frame: Frame, check: pd.Series) -> str:
    if check["remark"] == "not_delivered":
        files = " en ".join(f"{INPUTS[name]} (bestand {name})" for name in frame.inputs)
        return f"niet aangeleverd; nodig is: {files}"
    if check["remark"] == "no_rsv":
        return "op deze dag is er geen RSV met gemeenten"
    return frame.remarks[check["remark"]].format(
        value=_number(check["value"]),
        limit=_number(check["limit"]),
        lower=_number(check["lower"]),
        first_day=_day(check["first_day"]),
        last_day=_day(check["last_day"]),
    )


def _caveat(frame: Frame, check: pd.Series, known_until: date) -> str:
    if check["caveat"] == "not_due":
        return f" (er is tijd tot en met {formats.day(frame.due)})"
    if check["caveat"] == "not_known":
        return f" (de gegevens lopen tot en met {formats.day(known_until)})"
    if check["caveat"] == "hindsight":
        return " (zoals aangeleverd; hoe het op deze dag was, is niet bekend)"
    return ""


def _number(value: float) -> str:
    """Write as few decimals as the number needs, at most two: fte have them, counts do not."""
    decimals = next((places for places in (0, 1) if round(value, places) == value), 2)
    return formats.number(value, decimals)


def _day(value: object) -> str:
    return formats.day(value) if isinstance(value, date) else formats.NO_DATA
