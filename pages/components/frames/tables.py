"""Frames as tables: all of them at a glance, per region, and the evidence."""

from datetime import date

import pandas as pd

from language import mark, tr
from pages.components import formats
from pages.components.frames.texts import STATUSES, explanation, provisional_note, sentence
from warehouse.frames import NOT_MET, load_frames, rsv_verdicts
from warehouse.kept import kept

MOST_EVIDENCE = 20


@kept
def overview(verdicts: pd.DataFrame, checks: pd.DataFrame, known_until: date) -> pd.DataFrame:
    """Give each frame its status and the reason for it, in a few words."""
    said = reasons(verdicts, checks, known_until)
    notes = [provisional_note(verdict) for _, verdict in verdicts.iterrows()]
    badges = [STATUSES[status].badge for status in verdicts["status"]]
    return pd.DataFrame(
        {
            mark("Kader"): said["Kader"],
            # One cell, so that a phone shows both.
            mark("Oordeel"): [
                f"{badge}{note} – {formats.plain(why)}"
                for badge, note, why in zip(badges, notes, said["Waarom"], strict=True)
            ],
        }
    )


@kept
def reasons(verdicts: pd.DataFrame, checks: pd.DataFrame, known_until: date) -> pd.DataFrame:
    """Give the same as texts without marks, for paper: frame, verdict and why."""
    per_rsv = rsv_verdicts(checks).merge(
        checks[["rsv_code", "rsv_name"]].drop_duplicates(), on="rsv_code"
    )
    breaching = per_rsv[per_rsv["status"] == NOT_MET].groupby("frame")["rsv_name"].agg(list)
    is_country = "rsvs" in verdicts
    rows = []
    for code, verdict in verdicts.iterrows():
        frame = load_frames()[str(code)]
        names = breaching.get(code, []) if is_country else []
        rows.append(
            {
                "Kader": frame.title,
                "Oordeel": f"{STATUSES[verdict['status']].word}{provisional_note(verdict)}",
                mark("Waarom"): explanation(frame, verdict, checks, names, known_until),
            }
        )
    return pd.DataFrame(rows, columns=["Kader", "Oordeel", "Waarom"])


@kept
def matrix(per_rsv: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Set the regions in rows and the frames in columns: a mark and a word in each cell."""
    columns = {code: frame.short_title for code, frame in load_frames().items() if frame.is_per_rsv}
    grid = per_rsv.pivot_table(index="rsv_code", columns="frame", values="status", aggfunc="first")
    badges = grid.reindex(columns=list(columns)).map(lambda status: STATUSES[status].short_badge)
    return badges.rename(index=names, columns=columns).rename_axis(index="RSV", columns=None)


@kept
def evidence(checks: pd.DataFrame, known_until: date) -> pd.DataFrame:
    """Give everything that was found, worst first; texts as they are, for a file.

    Remarks come before what is in order.
    """
    order = {status: at for at, status in enumerate(STATUSES)}
    rows = checks.assign(urgency=checks["status"].map(order)).sort_values(
        ["urgency", "is_remark"], ascending=[True, False], kind="stable"
    )
    return pd.DataFrame(
        {
            mark("Kader"): [load_frames()[code].title for code in rows["frame"]],
            mark("RSV"): rows["rsv_name"].fillna("").tolist(),
            mark("Oordeel"): [STATUSES[status].word for status in rows["status"]],
            mark("Bevinding"): [sentence(check, known_until) for _, check in rows.iterrows()],
            mark("Bestand"): rows["file_name"].fillna("").tolist(),
            mark("Regel"): ["" if pd.isna(line) else str(line) for line in rows["line"]],
        }
    )


@kept
def evidence_on_screen(found: pd.DataFrame) -> pd.DataFrame:
    """Return the first rows, few columns wide; the place is left out where none is known."""
    head = found.head(MOST_EVIDENCE)
    marks = {text.word: text.badge for text in STATUSES.values()}
    place = [
        tr("{file}, regel {line}").format(file=name, line=line) if line else name
        for name, line in zip(head["Bestand"], head["Regel"], strict=True)
    ]
    said = [
        f"**{formats.plain(name)}**: {formats.plain(text)}" if name else formats.plain(text)
        for name, text in zip(head["RSV"], head["Bevinding"], strict=True)
    ]
    table = pd.DataFrame(
        {
            "Oordeel": head["Oordeel"].map(marks),
            "Bevinding": said,
            mark("Waar het staat"): [formats.plain(text) for text in place],
        }
    )
    return table.loc[:, (table != "").any()]
