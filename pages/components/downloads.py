"""Tables to take along; a file says itself what it is, from when, and whether fictief."""

import io
from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd
import streamlit as st

from language import tr
from pages.components import formats
from pages.components.access.taking import taken
from pages.components.context import PageContext
from pages.components.file_names import file_name
from pages.components.tables import heads, is_hidden, is_text
from pages.components.texts import LAYOUTS
from warehouse.spreadsheet_text import neutralised

NO_DAY = date(2000, 1, 1)  # stamp of what is of no day: the same content gives the same bytes
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(
    context: PageContext, table: pd.DataFrame, *, name: str, description: str, key: str
) -> None:
    """Offer a table as CSV for Dutch Excel and as xlsx, each made only when asked for."""
    offer_table(
        table,
        release_id=context.release_id,
        name_of=lambda kind: file_name(context, name, kind),
        title=description,
        source=context.source,
        about=about_table(context),
        stamp=context.reference_date,
        key=key,
    )


def offer_table(
    table: pd.DataFrame,
    *,
    release_id: str,
    name_of: Callable[[str], str],
    title: str,
    source: str,
    about: Mapping[str, str],
    stamp: date,
    key: str,
) -> None:
    """Offer a table in both forms; `name_of` gives the name of a file of a kind (csv, xlsx)."""

    def csv() -> bytes:
        return dutch_csv(table, [source, title])

    def xlsx() -> bytes:
        # The writer is 0.1 s to import that only who wants a workbook waits for.
        from pages.components.table_file import workbook  # noqa: PLC0415

        return workbook(table, title, {tr("Wat"): title, tr("Bron"): source, **about}, stamp)

    with st.container(horizontal=True, gap="small"):
        for kind, label, mime, make, suffix in (
            ("csv", tr("Download als CSV"), "text/csv", csv, ""),
            ("xlsx", "Excel", XLSX, xlsx, "_xlsx"),
        ):
            st.download_button(
                label,
                data=taken(name_of(kind), release_id, make),
                file_name=name_of(kind),
                mime=mime,
                key=f"{key}{suffix}",
                on_click="ignore",
                icon=":material/download:",
            )


def about_table(context: PageContext) -> dict[str, str]:
    """Say what belongs beside every table, as pairs of a word and its meaning."""
    info = context.info
    return {
        tr("Let op"): "; ".join(context.marks) or tr("geen bijzonderheden"),
        tr("Peildatum"): formats.day(context.reference_date),
        tr("Periode"): tr(
            "{period_text} voor deelname; de peildatum voor wat loopt; tenzij de "
            "titel of de kolom iets anders zegt"
        ).format(period_text=context.period_text),
        tr("Indeling"): LAYOUTS[context.layout],
        tr("Uitgave"): tr(
            "{release_id}. Dit bestand is steeds hetzelfde zolang de uitgave en de "
            "keuze dezelfde zijn."
        ).format(release_id=context.release_id),
        tr("Bestanden"): ", ".join(sorted(info.delivered_inputs)) or tr("geen"),
        tr("Herkomst"): tr(
            "MDT Regiomonitor. De cijfers zijn geteld uit de aangeleverde bestanden "
            "die hierboven staan; wat een bestand mist, staat op de pagina Gegevens."
        ),
        tr("Kleine aantallen"): about_small_counts(info.smallest_count),
    }


def about_small_counts(smallest: int) -> str:
    """Say what is hidden in a table, and how that differs from what is not there."""
    return tr(
        "Aantallen jongeren onder {smallest} zijn verborgen, en wat zo'n aantal "
        "zou verraden ook. Een lege cel is een cijfer dat er niet is; dat is "
        "iets anders dan nul."
    ).format(smallest=smallest)


def dutch_csv(table: pd.DataFrame, remarks: list[str]) -> bytes:
    """Write ; and decimal comma with BOM; the remarks stand above the header.

    Text that a spreadsheet would run as a formula is neutralised. A number that is hidden is an x.
    """
    safe = _with_hidden(neutral_texts(table.apply(_whole)).round(3))
    if any(is_hidden(table)):
        remarks = [*remarks, f"{formats.HIDDEN}: " + tr(formats.HIDDEN_MEANING) + "."]
    stream = io.StringIO()
    for remark in remarks:
        stream.write('"' + str(neutralised(remark)).replace('"', '""') + '"\r\n')
    heads(safe).to_csv(stream, sep=";", decimal=",", index=False, lineterminator="\r\n")
    return stream.getvalue().encode("utf-8-sig")


def _whole(column: pd.Series) -> pd.Series:
    """Write counts without decimals, also where one is missing."""
    known = column.dropna()
    is_whole = not is_text(column) and len(known) > 0 and bool((known % 1 == 0).all())
    return column.astype("Int64") if is_whole else column


def _with_hidden(table: pd.DataFrame) -> pd.DataFrame:
    """Write an x where a number is missing because it is hidden, and the others in Dutch."""
    hidden = pd.Series(is_hidden(table), index=table.index, dtype=bool)
    if not hidden.any():
        return table
    return table.apply(
        lambda column: (
            column
            if is_text(column)
            else column.astype(object)
            .map(lambda number: str(number).replace(".", ","), na_action="ignore")
            .mask(hidden & column.isna(), formats.HIDDEN)
        )
    )


def neutral_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return table.apply(lambda column: column.map(neutralised) if is_text(column) else column)
