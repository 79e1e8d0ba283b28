"""What the check found: per file, and per refused row."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import formats
from pages.components.access.taking import taken
from pages.components.delivery.progress import show_refusal
from pages.components.delivery.upload import check_again
from pages.components.downloads import NO_DAY, XLSX, offer_table
from warehouse.drafts import CheckedFile, Draft, checked_files

FEW = mark(
    "Verbeter de rijen in dit bestand en lever het hierboven bij; de goede hoeven niet opnieuw."
)
TOO_MANY = mark(
    "Er is meer dan 5% geweigerd; dan is er vaak iets anders mis. Verbeter "
    "de rijen in uw eigen bestand en lever dat hele bestand opnieuw aan, "
    "onder dezelfde naam."
)


def show_checked(draft: Draft) -> list[CheckedFile]:
    """Show the outcome per file; return the files that can be used."""
    files = checked_files(draft)
    usable = [file for file in files if file.refusal is None]
    finding = _finding(files)
    st.markdown(f"**{finding}**")
    if usable:
        st.table(_table(usable), hide_index=True, border="horizontal", alt=finding)
        offer_table(
            _table(usable, int),
            release_id="",
            name_of=lambda kind: f"controle.{kind}",
            title=tr("Controle van een aanlevering: {finding}").format(finding=finding),
            source=tr("Nog niet gepubliceerd: een aanlevering in voorbereiding."),
            about={},
            stamp=NO_DAY,
            key="download_controle",
        )
    for file in usable:
        if file.rows_refused:
            _show_refused_rows(draft, file)
    for file in files:
        if file.refusal is not None:
            show_refusal(file.refusal)
    _offer_removal(draft, files)
    return usable


def has_files(draft: Draft) -> bool:
    """Say whether there is an outcome to show."""
    return bool(checked_files(draft))


def show_reasons(file: CheckedFile) -> None:
    """Show per refused row what was found, what was expected, and what to do."""
    table = pd.DataFrame(file.reasons).rename(
        columns={
            "line": tr("Regel"),
            "column_name": tr("Kolom"),
            "found": tr("Gevonden"),
            "expected": tr("Verwacht"),
            "advice": tr("Wat u kunt doen"),
        }
    )
    st.dataframe(table, hide_index=True, height=min(300, 35 * (len(table) + 1) + 3))


def _finding(files: list[CheckedFile]) -> str:
    refused_files = sum(file.refusal is not None for file in files)
    read = sum(file.rows_in for file in files)
    refused = sum(file.rows_refused for file in files)
    delivered = formats.count_of(len(files), "bestand", "bestanden")
    if refused_files == len(files):
        return tr("{files} aangeleverd en als geheel geweigerd.").format(files=delivered)
    said = tr("{files} aangeleverd, {read} gelezen, {refused} geweigerd").format(
        files=delivered,
        read=formats.count_of(read, "rij", "rijen"),
        refused=formats.number(refused),
    )
    if refused_files:
        said += "; " + formats.count_of(
            refused_files, "is als geheel geweigerd", "zijn als geheel geweigerd"
        )
    return f"{said}."


def _table(
    files: list[CheckedFile], write: Callable[[int], object] = formats.number
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            tr("Bestand"): [formats.plain(file.name) for file in files],
            tr("Herkend als"): [_recognised(file) for file in files],
            tr("Gelezen"): [write(file.rows_in) for file in files],
            tr("Goed"): [write(_good_rows(file)) for file in files],
            tr("Geweigerd"): [write(file.rows_refused) for file in files],
            tr("Apart gezet"): [write(file.rows_set_aside) for file in files],
            tr("Opmerkingen"): [_remarks(file) for file in files],
        }
    )


def _good_rows(file: CheckedFile) -> int:
    return file.rows_in - file.rows_refused - file.rows_set_aside


def _recognised(file: CheckedFile) -> str:
    sheet = (
        tr(" (blad {name})").format(name=formats.plain(file.sheet_name)) if file.sheet_name else ""
    )
    return file.input_title + sheet + (tr(" · fictief") if file.is_example else "")


def _remarks(file: CheckedFile) -> str:
    remarks = [formats.plain(note) for note in file.notes]
    if file.is_example:
        remarks.append(_why_fictitious(file))
    if file.extra_columns:
        remarks.append(
            tr("niet gebruikt: {columns}").format(
                columns=formats.plain(", ".join(file.extra_columns))
            )
        )
    if file.has_too_many_refused:
        too_many = tr("te veel geweigerd (ten hoogste 5%): zo niet te publiceren")
        remarks.append(f"**{too_many}**")
    return "; ".join(remarks) or tr("geen")


def _why_fictitious(file: CheckedFile) -> str:
    if file.fictitious_in:
        return tr("telt als fictief: dat woord staat in de kolom {column}").format(
            column=formats.plain(file.fictitious_in)
        )
    return tr("telt als fictief: zo heet het bestand")


def _show_refused_rows(draft: Draft, file: CheckedFile) -> None:
    rows = formats.count_of(file.rows_refused, "rij", "rijen")
    with st.expander(
        tr("{name}: {rows} geweigerd").format(name=formats.plain(file.name), rows=rows),
        expanded=True,
    ):
        show_reasons(file)
        workbook = draft.refused_folder / f"{file.name}.xlsx"
        if workbook.is_file():
            st.download_button(
                tr("Download de geweigerde rijen met de redenen (xlsx)"),
                data=taken("geweigerde rijen", "", workbook.read_bytes),
                file_name=f"{file.name.rpartition('.')[0] or file.name}_geweigerd.xlsx",
                mime=XLSX,
                key=f"refused_{file.name}",
                on_click="ignore",
                icon=":material/download:",
            )
            st.caption(tr(TOO_MANY if file.has_too_many_refused else FEW))


def _offer_removal(draft: Draft, files: list[CheckedFile]) -> None:
    with st.popover(tr("Een bestand of melding weghalen"), icon=":material/delete:"):
        name = st.selectbox(tr("Bestand"), [file.name for file in files], key="upload_to_remove")
        if st.button(tr("Haal weg"), key="remove_upload"):
            (draft.files_folder / name).unlink(missing_ok=True)
            draft.dismiss_refusal(name)
            check_again(draft)
            st.rerun()
