"""Partners and work agenda in one sentence each, with the way to their pages."""

import streamlit as st

from language import mark, tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.partners import matrix as partner_matrix
from pages.components.work_agenda import progress as work_agenda_progress
from warehouse.queries import partner_sectors, work_agenda_parts

SOURCE = mark(
    "Bron: partners en werkagenda's van de RSV's (bestanden partners en werkagenda). De status van "
    "een actie is die van de aanlevering. Geteld zijn de acties op alle onderdelen, zonder de "
    "vervallen acties."
)


def show_country(context: PageContext) -> None:
    """Show both sentences for the country."""
    day = context.reference_date
    sectors = partner_sectors(context.release_id, reference_date=day)
    parts = work_agenda_parts(context.release_id, reference_date=day)
    _show("partners", tr("Partners"), partner_matrix.sectors_finding(sectors, day))
    finding = work_agenda_progress.progress_finding(parts, tr("Nederland"))
    _show("werkagenda", tr("Werkagenda"), finding)
    st.caption(f"{tr(SOURCE)} {context.source}")


def show_rsv(context: PageContext, rsv_code: str, rsv_name: str) -> None:
    """Show both sentences for one partnership; the pages open on it."""
    day = context.reference_date
    sectors = partner_sectors(context.release_id, reference_date=day)
    parts = work_agenda_parts(context.release_id, reference_date=day)
    own = parts[parts["rsv_code"] == rsv_code]
    query = {"rsv": rsv_name}
    finding = partner_matrix.rsv_finding(sectors, rsv_code, rsv_name)
    _show("partners", tr("Partners"), finding, query)
    finding = work_agenda_progress.progress_finding(own, rsv_name)
    _show("werkagenda", tr("Werkagenda"), finding, query)


def _show(page: str, title: str, finding: str, query: dict[str, str] | None = None) -> None:
    st.markdown(formats.plain(finding))
    st.page_link(
        f"pages/sturing/{page}.py", label=title, icon=":material/arrow_forward:", query_params=query
    )
