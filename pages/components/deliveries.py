"""Files, refused rows, remarks and releases, as tables with words around them."""

import json
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from language import Words, mark, ntr, tr
from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.tables import drawn
from warehouse.releases import Release

ROW_OF_A_PERSON = mark("gaat over één jongere: de rij staat in het aangeleverde bestand")
INPUTS = Words(
    {
        "rsv": mark("RSV's"),
        "rsv_gemeenten": mark("Gemeenten per RSV"),
        "deelname": mark("Deelname"),
        "aanbod": mark("Aanbod"),
        "partners": mark("Partners"),
        "facilitatoren": mark("Facilitatoren"),
        "groeiambitie": mark("Groeiambitie"),
        "werkagenda": mark("Werkagenda"),
        "bijeenkomsten": mark("Bijeenkomsten"),
        "bevolking": mark("Bevolking"),
    }
)


def show_files(files: pd.DataFrame, context: PageContext) -> None:
    """Show every delivered file and which inputs were not delivered."""
    missing = [title for code, title in INPUTS.items() if code not in set(files["input_name"])]
    finding = tr("{files}, {loaded} rijen geladen en {refused} geweigerd.").format(
        files=formats.count_of(len(files), "bestand", "bestanden"),
        loaded=formats.number(files["rows_loaded"].sum()),
        refused=formats.number(files["rows_rejected"].sum()),
    )
    if missing:
        finding += " " + tr("Niet aangeleverd: {names}.").format(names=", ".join(missing))
    st.markdown(f"**{finding}**")
    table = pd.DataFrame(
        {
            mark("Invoer"): files["input_name"].map(INPUTS),
            mark("Bestand"): _with_sheet(files).map(formats.plain),
            mark("Gelezen"): files["rows_in"].map(formats.number),
            mark("Geladen"): files["rows_loaded"].map(formats.number),
            mark("Geweigerd"): files["rows_rejected"].map(formats.number),
            mark("Apart gezet"): files["rows_set_aside"].map(formats.number),
            mark("Soort"): files["is_fictitious"].map(
                {True: tr("fictief"), False: tr("aangeleverd")}
            ),
            mark("Extra kolommen (niet gebruikt)"): files["extra_columns"]
            .map(formats.plain)
            .replace("", tr("geen")),
            mark("Opmerkingen"): files["notes"].map(formats.plain).replace("", tr("geen")),
            mark("Kenmerk (sha-256)"): files["sha256"].str[:12],
        }
    )
    st.table(drawn(table), hide_index=True, border="horizontal", alt=finding)
    downloads.offer(
        context,
        table.assign(
            **{
                "Bestand": _with_sheet(files),
                "Gelezen": files["rows_in"],
                "Geladen": files["rows_loaded"],
                "Geweigerd": files["rows_rejected"],
                "Apart gezet": files["rows_set_aside"],
                "Extra kolommen (niet gebruikt)": files["extra_columns"],
                "Opmerkingen": files["notes"],
            }
        ),
        name="bestanden",
        description=tr("Aangeleverde bestanden: {finding}").format(finding=finding),
        key="download_bestanden",
    )
    st.caption(f"{context.source}")


def show_rejected(rejected: pd.DataFrame, context: PageContext) -> None:
    """Show why rows were refused, and offer them as a file to mend."""
    if rejected.empty:
        st.success(tr("Er is geen enkele rij geweigerd."))
        return
    table = pd.DataFrame(
        {
            mark("Invoer"): rejected["input_name"].map(INPUTS),
            mark("Bestand"): rejected["file_name"],
            mark("Blad"): rejected["sheet_name"],
            mark("Regel"): rejected["line"],
            mark("RSV"): rejected["rsv_code"].fillna(""),
            mark("Kolom"): rejected["column_name"],
            mark("Gevonden"): rejected["found"],
            mark("Verwacht"): rejected["expected"],
            mark("Wat u kunt doen"): rejected["advice"],
            mark("Hele rij"): rejected["raw_row"].map(readable_row),
        }
    )
    empty = [name for name in ("Blad", "RSV") if table[name].eq("").all()]
    table = downloads.neutral_texts(table.drop(columns=empty))
    rows = len(rejected.drop_duplicates(["file_name", "line"]))
    finding = ntr(
        "{n} rij is geweigerd; ze tellen nergens mee.",
        "{n} rijen zijn geweigerd; ze tellen nergens mee.",
        rows,
    ).format(n=formats.number(rows))
    st.markdown(f"**{finding}**")
    st.dataframe(drawn(table.drop(columns="Hele rij")), hide_index=True, height=320, alt=finding)
    downloads.offer(context, table, name="geweigerd", description=finding, key="download_geweigerd")


def readable_row(raw_row: str | float | None) -> str:
    """Write the JSON of a refused row as 'kolom: waarde; …', without its empty cells.

    A row about one young person is not published: a reader is sent to the delivered file.
    """
    if not isinstance(raw_row, str):
        return tr(ROW_OF_A_PERSON)
    cells = json.loads(raw_row)
    return "; ".join(f"{name}: {text}" for name, text in cells.items() if text)


def _with_sheet(files: pd.DataFrame) -> pd.Series:
    """Name the file, and the sheet where it is a workbook."""
    text = tr(" (blad {name})")
    sheets = files["sheet_name"].map(lambda name: text.format(name=name) if name else "")
    return files["file_name"] + sheets


def show_quality(remarks: pd.DataFrame, context: PageContext) -> None:
    """Show what a reader must know of the deliveries."""
    if remarks.empty:
        st.success(tr("Er zijn geen kanttekeningen bij de aanleveringen."))
        return
    table = pd.DataFrame(
        {
            mark("Invoer"): remarks["input_name"].map(INPUTS),
            mark("Aantal"): remarks["row_count"].map(formats.number),
            mark("Kanttekening"): remarks["explanation"].map(formats.plain),
        }
    )
    st.table(
        drawn(table), hide_index=True, border="horizontal", alt=tr("Kanttekeningen bij de gegevens")
    )
    downloads.offer(
        context,
        table.assign(Aantal=remarks["row_count"]),
        name="kanttekeningen",
        description=tr("Kanttekeningen bij de gegevens"),
        key="download_kanttekeningen",
    )
    st.caption(f"{context.source}")


def show_releases(releases: Sequence[Release], shown_id: str) -> None:
    """List the published releases, the shown one marked."""
    table = pd.DataFrame(
        [
            {
                mark("Uitgave"): release.release_id,
                mark("Peildatum"): formats.day(release.reference_date),
                mark("Gemaakt"): formats.moment(release.created_at),
                mark("Rijen geladen"): formats.number(release.rows_loaded),
                mark("Geweigerd"): formats.number(release.rows_rejected),
                mark("Soort"): tr("fictief") if release.is_fictitious else tr("aangeleverd"),
                mark("Staat"): _state(release, shown_id),
            }
            for release in releases
        ]
    )
    finding = tr("{releases} bewaard.").format(
        releases=formats.count_of(len(table), "uitgave", "uitgaven")
    )
    back = tr("Terug naar een eerdere kan op de pagina Aanleveren.")
    st.markdown(f"**{finding}** {back}")
    st.table(drawn(table), hide_index=True, border="horizontal", alt=finding)
    downloads.offer_table(
        table.assign(
            **{
                "Rijen geladen": [release.rows_loaded for release in releases],
                "Geweigerd": [release.rows_rejected for release in releases],
            }
        ),
        release_id=shown_id,
        name_of=lambda kind: f"uitgaven.{kind}",
        title=tr("Uitgaven van de MDT Regiomonitor: {finding}").format(finding=finding),
        source=tr("Gezien vanuit uitgave {release_id}.").format(release_id=shown_id),
        about={},
        stamp=max(release.reference_date for release in releases),
        key="download_uitgaven",
    )


def _state(release: Release, shown_id: str) -> str:
    if not release.is_whole():
        return tr("beschadigd of weg")
    return tr("deze ziet u nu") if release.release_id == shown_id else tr("bewaard")
