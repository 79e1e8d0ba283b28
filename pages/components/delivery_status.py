"""Which partnership delivered which input, how new that is, and what is late or provisional."""

from collections.abc import Sized
from datetime import date

import pandas as pd
import streamlit as st

from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.deliveries import INPUTS
from pages.components.findings import name_list

LEADING_INPUT = "deelname"
OF_NO_RSV = "Niet van één RSV"
NO_BREAK = "\u00a0"
LATE, PROVISIONAL = ":red-badge[te laat]", ":violet-badge[voorlopig]"


def show_matrix(status: pd.DataFrame, context: PageContext, today: date) -> None:
    """Show every partnership and input at a glance."""
    finding = overdue_finding(status)
    st.markdown(f"**{formats.plain(finding)}**")
    st.table(matrix(status), border="horizontal", alt=finding)
    st.caption(explanation(status, context.info.reference_date, today))


def show_details(
    status: pd.DataFrame, rsv_code: str | None, context: PageContext, today: date
) -> None:
    """Show the figures of one partnership or, without one, of all; the file holds all."""
    details = details_table(status, today)
    if rsv_code is None:
        st.dataframe(
            on_screen(details),
            hide_index=True,
            height=320,
            alt="Alle aanleveringen in cijfers",
            column_config={"Ouderdom": st.column_config.TextColumn(width=140)},
        )
    else:
        own = details[(status["rsv_code"] == rsv_code).to_numpy()].drop(columns="RSV")
        own = on_screen(own).assign(Bestand=own["Bestand"].map(formats.plain))
        st.table(own, hide_index=True, border="horizontal", alt="Aanleveringen van dit RSV")
    downloads.download_csv(
        context,
        details,
        name="aanlevering",
        description=overdue_finding(status),
        key="download_aanlevering",
    )


def matrix(status: pd.DataFrame) -> pd.DataFrame:
    """Return partnerships by inputs, a few words in each cell; what ages comes first."""
    of_rsv = status.dropna(subset="rsv_code")
    cells = of_rsv.assign(
        RSV=of_rsv["rsv_name"].map(formats.plain),
        cell=[cell_text(row) for _, row in of_rsv.iterrows()],
    ).pivot_table(index=["rsv_code", "RSV"], columns="input_name", values="cell", aggfunc="first")
    ageing = set(of_rsv.loc[of_rsv["has_newest_day"], "input_name"])
    order = sorted((name for name in INPUTS if name in cells), key=lambda name: name not in ageing)
    return cells.droplevel("rsv_code")[order].rename(columns=INPUTS).rename_axis(None, axis=1)


def cell_text(row: pd.Series) -> str:
    """Say how one delivery stands; a mark and a colour never stand without the word."""
    if row["row_count"] == 0:
        return "– niets"
    marks = [LATE] if row["is_overdue"] else []
    marks += [PROVISIONAL] if row["status"] == "voorlopig" else []
    if pd.notna(row["newest_day"]):
        marks = [*(marks or ["✓"]), f"t/m {formats.month(row['newest_day'])}"]
    return " ".join(marks or ["✓", formats.number(row["row_count"])]).replace(" ", NO_BREAK)


def overdue_finding(status: pd.DataFrame) -> str:
    """Say which partnerships are late with participation."""
    rows = status[(status["input_name"] == LEADING_INPUT) & status["rsv_code"].notna()]
    late, total = rows[rows["is_overdue"]], len(rows)
    if not (rows["row_count"] > 0).any():
        return f"Nog geen van de {total} RSV's heeft deelname aangeleverd."
    if late.empty:
        return f"Alle {total} RSV's zijn bij met deelname."
    has_some = late["row_count"] > 0
    behind, without = (late.loc[rows, "rsv_name"].tolist() for rows in (has_some, ~has_some))
    if not behind:
        said = f"{_of(without, total)} {_have(without)} nog geen deelname aangeleverd"
        return f"{said}: {name_list(without)}."
    is_are = "is" if len(late) == 1 else "zijn"
    said = f"{_of(late, total)} {is_are} te laat met deelname"
    if not without:
        return f"{said}: {name_list(behind)}."
    # Those that are merely late come first: they can be asked for what is new.
    return (
        f"{said}: {len(behind)} {'loopt' if len(behind) == 1 else 'lopen'} achter "
        f"({name_list(behind)}) en {len(without)} {_have(without)} nog niets aangeleverd "
        f"({name_list(without)})."
    )


def _of(some: Sized, total: int) -> str:
    return f"{len(some)} van de {total} RSV's"


def _have(some: Sized) -> str:
    return "heeft" if len(some) == 1 else "hebben"


def explanation(status: pd.DataFrame, reference_date: date, today: date) -> str:
    """Say what late means, and what it cannot tell."""
    ageing = status[status["has_newest_day"]].drop_duplicates("input_name")
    terms = ", ".join(
        f"{INPUTS[name].lower()} {formats.count_of(months, 'maand', 'maanden')}"
        for name, months in zip(ageing["input_name"], ageing["every_months"], strict=True)
    )
    return (
        f"Te laat: de nieuwste maand ligt verder vóór de peildatum dan afgesproken ({terms}), of "
        "er is nog niets; een getal zonder maand is het aantal rijen. De peildatum volgt uit "
        "deelname zelf: lopen alle RSV's achter, dan is niemand te laat en is alleen de peildatum "
        f"oud. Die is {formats.day(reference_date)}, {formats.ago(reference_date, today)}. Een RSV "
        "krijgt geen vinkje door rijen van een ander: inwoners in een project elders tellen hier "
        "niet mee."
    )


def details_table(status: pd.DataFrame, today: date) -> pd.DataFrame:
    """Return one line per delivery for a file; numbers stay numbers."""
    days = [None if pd.isna(day) else pd.Timestamp(day).date() for day in status["newest_day"]]
    return pd.DataFrame(
        {
            "RSV": status["rsv_name"].fillna(OF_NO_RSV),
            "Invoer": status["input_name"].map(INPUTS),
            "Stand": [_state(row) for _, row in status.iterrows()],
            "Nieuwste dag": ["" if day is None else formats.day(day) for day in days],
            "Ouderdom": ["" if day is None else formats.ago(day, today) for day in days],
            "Rijen": status["row_count"],
            "Geweigerd": status["rows_refused"],
            "Geweigerd (%)": status["refused_share"] * 100,
            "Levert aan": status["supplied_by"],
            "Bestand": status["file_names"].fillna(""),
        }
    )


def on_screen(details: pd.DataFrame) -> pd.DataFrame:
    """Write the numbers in Dutch; a share of nothing is left open."""
    shares = formats.number_column(details["Geweigerd (%)"], 1)
    return details.assign(
        **{
            "Rijen": formats.number_column(details["Rijen"]),
            "Geweigerd": formats.number_column(details["Geweigerd"]),
            "Geweigerd (%)": ["" if text == formats.NO_DATA else text for text in shares],
        }
    )


def _state(row: pd.Series) -> str:
    """Say in plain words how one delivery stands, for a file that knows no badges."""
    if row["row_count"] == 0:
        return "niets aangeleverd"
    words = ["te laat"] if row["is_overdue"] else []
    words += [str(row["status"])] + (["fictief"] if row["is_fictitious"] else [])
    return ", ".join(words)
