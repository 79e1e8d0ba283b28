"""Frames in words: a status with its mark, what was found in a sentence, and the headline."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from language import mark, ntr, tr
from pages.components import formats
from pages.components.deliveries import INPUTS
from pages.components.name_lists import shortened
from warehouse.frames import MET, NOT_MET, UNDETERMINED, Frame, load_frames
from warehouse.kept import kept

LONGEST_EXPLANATION = 3


@dataclass(frozen=True)
class StatusText:
    """How a status reads; the mark and the word say it without the colour."""

    mark: str
    dutch_word: str
    dutch_short: str
    colour: str

    @property
    def word(self) -> str:
        """Return the status in words, in the language of the reader."""
        return tr(self.dutch_word)

    @property
    def short(self) -> str:
        """Return the word for a narrow column, in the language of the reader."""
        return tr(self.dutch_short)

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
    NOT_MET: StatusText("✗", mark("voldoet niet"), mark("nee"), "orange"),
    UNDETERMINED: StatusText("?", mark("niet te bepalen"), mark("onbekend"), "gray"),
    MET: StatusText("✓", mark("voldoet"), mark("ja"), "blue"),
}


def sentence(check: pd.Series, known_until: date) -> str:
    """Say what was found: the subject, the finding, and why a shortage is no breach."""
    frame = load_frames()[check["frame"]]
    subject = frame.subjects.get(check["subject"], check["subject"])
    return f"{subject}: {_said(frame, check)}{_caveat(frame, check, known_until)}".removeprefix(
        ": "
    )


@kept
def verdicts_finding(verdicts: pd.DataFrame, area_name: str | None = None) -> str:
    """Say how many frames are met, are not, and cannot be determined, in the country or a region.

    Needs a row per frame with status and, for the country, is_provisional.
    """
    counts = {status: int((verdicts["status"] == status).sum()) for status in STATUSES}
    met, unmet, unknown = counts[MET], counts[NOT_MET], counts[UNDETERMINED]
    first = (
        ntr("{area}: van de {frames} voldoet er {n}", "{area}: van de {frames} voldoen er {n}", met)
        if area_name
        else ntr("Van de {frames} voldoet er {n}", "Van de {frames} voldoen er {n}", met)
    ).format(area=area_name, frames=formats.count_of(len(verdicts), "kader", "kaders"), n=met)
    if area_name is None and (
        provisional := int((verdicts["is_provisional"] & (verdicts["status"] == MET)).sum())
    ):
        first += tr(" (waarvan {n} op de voorlopige indeling)").format(n=provisional)
    second = ntr("{n} voldoet niet", "{n} voldoen niet", unmet).format(n=unmet)
    third = ntr("{n} is niet te bepalen", "{n} zijn niet te bepalen", unknown).format(n=unknown)
    return tr("{first}, {second} en {third}.").format(first=first, second=second, third=third)


@kept
def explanation(
    frame: Frame, verdict: pd.Series, checks: pd.DataFrame, names: list[str], known_until: date
) -> str:
    """Say in a table cell why a frame has its status; `names` are the regions that breach it."""
    own = checks[checks["frame"] == frame.code]
    number = int(own["is_remark"].sum())
    remarks = "; " + formats.count_of(number, "opmerking", "opmerkingen") if number else ""
    if frame.is_per_rsv and verdict.get("rsvs", 0):
        unknown, everyone = verdict[UNDETERMINED], verdict["rsvs"]
        if everyone > 1 and everyone in (verdict[MET], verdict[NOT_MET], unknown):
            return f"{_all_alike(verdict['status'], everyone)}{remarks}"
        met = ntr(
            "{n} van de {all} RSV's voldoet", "{n} van de {all} RSV's voldoen", verdict[MET]
        ).format(n=verdict[MET], all=everyone)
        unmet = tr("niet: {names}").format(names=_names(names)) if names else ""
        left = tr("niet te bepalen: {n}").format(n=unknown) if unknown else ""
        return "; ".join(part for part in (met, unmet, left) if part) + remarks
    worst = own[(own["status"] == verdict["status"]) & ~own["is_remark"]]
    if verdict["status"] == MET and len(worst) > LONGEST_EXPLANATION:
        return tr("alle {n} in orde").format(n=len(worst)) + remarks
    said, more = shortened(
        [sentence(check, known_until) for _, check in worst.iterrows()], LONGEST_EXPLANATION
    )
    return "; ".join([*said, *([tr("en nog {n}").format(n=more)] if more else [])]) + remarks


def provisional_note(verdict: pd.Series) -> str:
    """Return what follows a status when it rests on an assumed layout."""
    return tr(", op de voorlopige indeling") if verdict.get("is_provisional", False) else ""


def _all_alike(status: str, total: int) -> str:
    """Say what holds for every region, instead of naming them all."""
    return {
        MET: tr("alle {total} RSV's voldoen"),
        NOT_MET: tr("geen van de {total} RSV's voldoet"),
        UNDETERMINED: tr("van geen van de {total} RSV's te bepalen"),
    }[status].format(total=total)


def _names(names: list[str]) -> str:
    """List regions; their names hold commas, so the list needs a stronger mark."""
    shown, more = shortened(names)
    listed = " / ".join(shown)
    return tr("{shown} en nog {more} andere").format(shown=listed, more=more) if more else listed


def _said(frame: Frame, check: pd.Series) -> str:
    if check["remark"] == "not_delivered":
        each = tr("{title} (bestand {file})")
        glue = " " + tr("en") + " "
        files = glue.join(each.format(title=INPUTS[name], file=name) for name in frame.inputs)
        return tr("niet aangeleverd; nodig is: {files}").format(files=files)
    if check["remark"] == "no_rsv":
        return tr("op deze dag is er geen RSV met gemeenten")
    return frame.remarks[check["remark"]].format(
        value=_number(check["value"]),
        limit=_number(check["limit"]),
        lower=_number(check["lower"]),
        first_day=_day(check["first_day"]),
        last_day=_day(check["last_day"]),
    )


def _caveat(frame: Frame, check: pd.Series, known_until: date) -> str:
    if check["caveat"] == "not_due":
        return tr(" (er is tijd tot en met {day})").format(day=formats.day(frame.due))
    if check["caveat"] == "not_known":
        return tr(" (de gegevens lopen tot en met {day})").format(day=formats.day(known_until))
    if check["caveat"] == "hindsight":
        return tr(" (zoals aangeleverd; hoe het op deze dag was, is niet bekend)")
    return ""


def _number(value: float) -> str:
    """Write as few decimals as the number needs, at most two: fte have them, counts do not."""
    decimals = next((places for places in (0, 1) if round(value, places) == value), 2)
    return formats.number(value, decimals)


def _day(value: object) -> str:
    return formats.day(value) if isinstance(value, date) else tr(formats.NO_DATA)
