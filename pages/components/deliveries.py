"""Files, refused rows, remarks and releases, as tables with words around them."""

import json
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.components import downloads, formats
from pages.components.context import PageContext
from warehouse.releases import Release

ROW_OF_A_PERSON = "gaat over één jongere: de rij staat in het aangeleverde bestand"
INPUTS = {
    "rsv": "RSV's",
    "rsv_gemeenten": "Gemeenten per RSV",
    "deelname": "Deelname",
    "aanbod": "Aanbod",
    "partners": "Partners",
    "facilitatoren": "Facilitatoren",
    "groeiambitie": "Groeiambitie",
    "werkagenda": "Werkagenda",
    "bijeenkomsten": "Bijeenkomsten",
    "bevolking": "Bevolking",
}


def show_files(files: pd.DataFrame, context: PageContext) -> None:
    """Show every delivered file and which inputs were not delivered."""
    missing = [title for code, title in INPUTS.items() if code not in set(files["input_name"])]
    finding = (
        f"{formats.count_of(len(files), 'bestand', 'bestanden')}, "
        f"{formats.number(files['rows_loaded'].sum())} rijen geladen en "
        f"{formats.number(files['rows_rejected'].sum())} geweigerd."
    )
    finding += f" Niet aangeleverd: {', '.join(missing)}." if missing else ""
    st.markdown(f"**{finding}**")
    table = pd.DataFrame(
        {
            "Invoer": files["input_name"].map(INPUTS),
            "Bestand": _with_sheet(files).map(formats.plain),
            "Gelezen": files["rows_in"].map(formats.number),
            "Geladen": files["rows_loaded"].map(formats.number),
            "Geweigerd": files["rows_rejected"].map(formats.number),
            "Apart gezet": files["rows_set_aside"].map(formats.number),
            "Soort": files["is_fictitious"].map({True: "fictief", False: "aangeleverd"}),
            "Extra kolommen (niet gebruikt)": files["extra_columns"]
            .map(formats.plain)
            .replace("", "geen"),
            "Opmerkingen": files["notes"].map(formats.plain).replace("", "geen"),
            "Kenmerk (sha-256)": files["sha256"].str[:12],
        }
    )
    st.table(table, hide_index=True, border="horizontal", alt=finding)
    downloads.download_csv(
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
        description=f"Aangeleverde bestanden: {finding}",
        key="download_bestanden",
    )
    st.caption(f"{context.source}")


def show_rejected(rejected: pd.DataFrame, context: PageContext) -> None:
    """Show why rows were refused, and offer them as a file to mend."""
    if rejected.empty:
        st.success("Er is geen enkele rij geweigerd.")
        return
    table = pd.DataFrame(
        {
            "Invoer": rejected["input_name"].map(INPUTS),
            "Bestand": rejected["file_name"],
            "Blad": rejected["sheet_name"],
            "Regel": rejected["line"],
            "RSV": rejected["rsv_code"].fillna(""),
            "Kolom": rejected["column_name"],
            "Gevonden": rejected["found"],
            "Verwacht": rejected["expected"],
            "Wat u kunt doen": rejected["advice"],
            "Hele rij": rejected["raw_row"].map(readable_row),
        }
    )
    empty = [name for name in ("Blad", "RSV") if table[name].eq("").all()]
    table = downloads.neutral_texts(table.drop(columns=empty))
    rows = len(rejected.drop_duplicates(["file_name", "line"]))
    finding = f"{formats.count_of(rows, 'rij is', 'rijen zijn')} geweigerd; ze tellen nergens mee."
    st.markdown(f"**{finding}**")
    st.dataframe(table.drop(columns="Hele rij"), hide_index=True, height=320, alt=finding)
    downloads.download_csv(
        context, table, name="geweigerd", description=finding, key="download_geweigerd"
    )


def readable_row(raw_row: str | float | None) -> str:
    """Write the JSON of a refused row as 'kolom: waarde; …', without its empty cells.

    A row about one young person is not published: a reader is sent to the delivered file.
    """
    if not isinstance(raw_row, str):
        return ROW_OF_A_PERSON
    cells = json.loads(raw_row)
    return "; ".join(f"{name}: {text}" for name, text in cells.items() if text)


def _with_sheet(files: pd.DataFrame) -> pd.Series:
    """Name the file, and the sheet where it is a workbook."""
    sheets = files["sheet_name"].map(lambda name: f" (blad {name})" if name else "")
    return files["file_name"] + sheets


def show_quality(remarks: pd.DataFrame, context: PageContext) -> None:
    """Show what a reader must know of the deliveries."""
    if remarks.empty:
        st.success("Er zijn geen kanttekeningen bij de aanleveringen.")
        return
    table = pd.DataFrame(
        {
            "Invoer": remarks["input_name"].map(INPUTS),
            "Aantal": remarks["row_count"].map(formats.number),
            "Kanttekening": remarks["explanation"].map(formats.plain),
        }
    )
    st.table(table, hide_index=True, border="horizontal", alt="Kanttekeningen bij de gegevens")
    downloads.download_csv(
        context,
        table.assign(Aantal=remarks["row_count"]),
        name="kanttekeningen",
        description="Kanttekeningen bij de gegevens",
        key="download_kanttekeningen",
    )
    st.caption(f"{context.source}")


def show_releases(releases: Sequence[Release], shown_id: str) -> None:
    """List the published releases, the shown one marked."""
    table = pd.DataFrame(
        [
            {
                "Uitgave": release.release_id,
                "Peildatum": formats.day(release.reference_date),
                "Gemaakt": formats.moment(release.created_at),
                "Rijen geladen": formats.number(release.rows_loaded),
                "Geweigerd": formats.number(release.rows_rejected),
                "Soort": "fictief" if release.is_fictitious else "aangeleverd",
                "Staat": _state(release, shown_id),
            }
            for release in releases
        ]
    )
    finding = f"{formats.count_of(len(table), 'uitgave', 'uitgaven')} bewaard."
    st.markdown(f"**{finding}** Terug naar een eerdere kan op de pagina Aanleveren.")
    st.table(table, hide_index=True, border="horizontal", alt=finding)
    downloads.offer_table(
        table.assign(
            **{
                "Rijen geladen": [release.rows_loaded for release in releases],
                "Geweigerd": [release.rows_rejected for release in releases],
            }
        ),
        release_id=shown_id,
        name_of=lambda kind: f"uitgaven.{kind}",
        title=f"Uitgaven van het MDT Regiomonitor: {finding}",
        source=f"Gezien vanuit uitgave {shown_id}.",
        about={},
        stamp=max(release.reference_date for release in releases),
        key="download_uitgaven",
    )


def _state(release: Release, shown_id: str) -> str:
    if not release.is_whole():
        return "beschadigd of weg"
    return "deze ziet u nu" if release.release_id == shown_id else "bewaard"
