"""Which partnership delivered which input, how new that is, and what is late or provisional."""

from datetime import date

import pandas as pd
import streamlit as st

from language import Words, mark, ntr, tr
from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.deliveries import INPUTS
from pages.components.name_lists import name_list
from pages.components.tables import drawn, head
from warehouse.kept import kept

LEADING_INPUT = "deelname"
OF_NO_RSV = mark("Niet van één RSV")
NO_BREAK = "\u00a0"
LATE, PROVISIONAL = mark(":red-badge[te laat]"), mark(":violet-badge[voorlopig]")
STATUSES = Words({"voorlopig": mark("voorlopig"), "definitief": mark("definitief")})
SUPPLIERS = Words({"Programmateam": mark("Programmateam"), "RSV": mark("RSV")})


def show_matrix(status: pd.DataFrame, context: PageContext, today: date) -> None:
    """Show every partnership and input at a glance."""
    finding = overdue_finding(status)
    st.markdown(f"**{formats.plain(finding)}**")
    st.table(drawn(matrix(status)), border="horizontal", alt=finding)
    st.caption(explanation(status, context.info.reference_date, today))


def show_details(
    status: pd.DataFrame, rsv_code: str | None, context: PageContext, today: date
) -> None:
    """Show the figures of one partnership or, without one, of all; the file holds all."""
    details = details_table(status, today)
    if rsv_code is None:
        st.dataframe(
            drawn(on_screen(details)),
            hide_index=True,
            height=320,
            alt=tr("Alle aanleveringen in cijfers"),
            column_config={head("Ouderdom"): st.column_config.TextColumn(width=140)},
        )
    else:
        own = details[(status["rsv_code"] == rsv_code).to_numpy()].drop(columns="RSV")
        own = on_screen(own).assign(Bestand=own["Bestand"].map(formats.plain))
        st.table(
            drawn(own), hide_index=True, border="horizontal", alt=tr("Aanleveringen van dit RSV")
        )
    downloads.offer(
        context,
        details,
        name="aanlevering",
        description=overdue_finding(status),
        key="download_aanlevering",
    )


@kept
def matrix(status: pd.DataFrame) -> pd.DataFrame:
    """Return partnerships by inputs, a few words in each cell; what ages comes first."""
    of_rsv = status.dropna(subset="rsv_code")
    cells = of_rsv.assign(
        RSV=of_rsv["rsv_name"].map(formats.plain),
        cell=[cell_text(row) for _, row in of_rsv.iterrows()],
    ).pivot_table(index=["rsv_code", "RSV"], columns="input_name", values="cell", aggfunc="first")
    ageing = set(of_rsv.loc[of_rsv["has_newest_day"], "input_name"])
    order = sorted((name for name in INPUTS if name in cells), key=lambda name: name not in ageing)
    return cells.droplevel("rsv_code")[order].rename(columns=INPUTS.dutch).rename_axis(None, axis=1)


def cell_text(row: pd.Series) -> str:
    """Say how one delivery stands; a mark and a colour never stand without the word."""
    if row["row_count"] == 0:
        return tr("– niets")
    marks = [tr(LATE)] if row["is_overdue"] else []
    marks += [tr(PROVISIONAL)] if row["status"] == "voorlopig" else []
    if pd.notna(row["newest_day"]):
        until = tr("t/m {month}").format(month=formats.month(row["newest_day"]))
        marks = [*(marks or ["✓"]), until]
    return " ".join(marks or ["✓", formats.number(row["row_count"])]).replace(" ", NO_BREAK)


@kept
def overdue_finding(status: pd.DataFrame) -> str:
    """Say which partnerships are late with participation."""
    rows = status[(status["input_name"] == LEADING_INPUT) & status["rsv_code"].notna()]
    late, total = rows[rows["is_overdue"]], len(rows)
    if not (rows["row_count"] > 0).any():
        return tr("Nog geen van de {total} RSV's heeft deelname aangeleverd.").format(total=total)
    if late.empty:
        return tr("Alle {total} RSV's zijn bij met deelname.").format(total=total)
    has_some = late["row_count"] > 0
    behind, without = (late.loc[rows, "rsv_name"].tolist() for rows in (has_some, ~has_some))
    if not behind:
        return ntr(
            "{n} van de {total} RSV's heeft nog geen deelname aangeleverd: {names}.",
            "{n} van de {total} RSV's hebben nog geen deelname aangeleverd: {names}.",
            len(without),
        ).format(n=len(without), total=total, names=name_list(without))
    said = ntr(
        "{n} van de {total} RSV's is te laat met deelname",
        "{n} van de {total} RSV's zijn te laat met deelname",
        len(late),
    ).format(n=len(late), total=total)
    if not without:
        return f"{said}: {name_list(behind)}."
    # Those that are merely late come first: they can be asked for what is new.
    merely_late = ntr(
        "{n} loopt achter ({names})", "{n} lopen achter ({names})", len(behind)
    ).format(n=len(behind), names=name_list(behind))
    nothing = ntr(
        "{n} heeft nog niets aangeleverd ({names})",
        "{n} hebben nog niets aangeleverd ({names})",
        len(without),
    ).format(n=len(without), names=name_list(without))
    return tr("{first}: {late} en {without}.").format(first=said, late=merely_late, without=nothing)


@kept
def explanation(status: pd.DataFrame, reference_date: date, today: date) -> str:
    """Say what late means, and what it cannot tell."""
    ageing = status[status["has_newest_day"]].drop_duplicates("input_name")
    terms = ", ".join(
        " ".join([INPUTS[name].lower(), formats.count_of(months, "maand", "maanden")])
        for name, months in zip(ageing["input_name"], ageing["every_months"], strict=True)
    )
    return tr(
        "Te laat: de nieuwste maand ligt verder vóór de peildatum dan afgesproken ({terms}), of "
        "er is nog niets; een getal zonder maand is het aantal rijen. De peildatum volgt uit "
        "deelname zelf: lopen alle RSV's achter, dan is niemand te laat en is alleen de peildatum "
        "oud. Die is {day}, {ago}. Een RSV krijgt geen vinkje door rijen van een ander: inwoners "
        "in een project elders tellen hier niet mee."
    ).format(terms=terms, day=formats.day(reference_date), ago=formats.ago(reference_date, today))


@kept
def details_table(status: pd.DataFrame, today: date) -> pd.DataFrame:
    """Return one line per delivery for a file; numbers stay numbers."""
    days = [None if pd.isna(day) else pd.Timestamp(day).date() for day in status["newest_day"]]
    return pd.DataFrame(
        {
            mark("RSV"): status["rsv_name"].fillna(tr(OF_NO_RSV)),
            mark("Invoer"): status["input_name"].map(INPUTS),
            mark("Stand"): [_state(row) for _, row in status.iterrows()],
            mark("Nieuwste dag"): ["" if day is None else formats.day(day) for day in days],
            mark("Ouderdom"): ["" if day is None else formats.ago(day, today) for day in days],
            mark("Rijen"): status["row_count"],
            mark("Geweigerd"): status["rows_refused"],
            mark("Geweigerd (%)"): status["refused_share"] * 100,
            mark("Levert aan"): status["supplied_by"].map(SUPPLIERS),
            mark("Bestand"): status["file_names"].fillna(""),
        }
    )


@kept
def on_screen(details: pd.DataFrame) -> pd.DataFrame:
    """Write the numbers in Dutch; a share of nothing is left open."""
    shares, no_data = formats.number_column(details["Geweigerd (%)"], 1), tr(formats.NO_DATA)
    return details.assign(
        **{
            "Rijen": formats.number_column(details["Rijen"]),
            "Geweigerd": formats.number_column(details["Geweigerd"]),
            "Geweigerd (%)": ["" if text == no_data else text for text in shares],
        }
    )


def _state(row: pd.Series) -> str:
    """Say in plain words how one delivery stands, for a file that knows no badges."""
    if row["row_count"] == 0:
        return tr("niets aangeleverd")
    words = [tr("te laat")] if row["is_overdue"] else []
    words += [STATUSES[row["status"]]] + ([tr("fictief")] if row["is_fictitious"] else [])
    return ", ".join(words)
