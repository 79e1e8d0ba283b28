"""Partners: which sectors take part in each partnership, who joined and left, who is everywhere."""

import streamlit as st

from language import tr
from pages.components import before_start, charts, downloads, empty_state, filters, formats, tables
from pages.components.context import open_page
from pages.components.file_names import narrowed
from pages.components.partners import changes as partner_changes
from pages.components.partners import lists as partner_lists
from pages.components.partners import matrix as partner_matrix
from pages.components.pictures import picture_of
from warehouse import queries

context = open_page(
    tr("Partners"), tr("Welke organisaties doen mee in de RSV's, en wie ontbreekt er nog?")
)
before_start.stop_page(context)
release_id, reference_date = context.release_id, context.reference_date
sectors = queries.partner_sectors(release_id, reference_date=reference_date)
if sectors["partners"].isna().all():
    empty_state.show_not_delivered(
        tr("partners"),
        tr(
            "Lever het bestand partners aan: per RSV elke organisatie met haar sector en de dag "
            "waarop zij begon."
        ),
    )
    st.caption(context.source)
    st.stop()

with st.columns([4, 7])[0]:
    rsv_code = filters.choose_rsv(release_id)
area_name = tr("Nederland") if rsv_code is None else queries.rsvs(release_id)[rsv_code]
source = tr("Bron: partners van de RSV's (bestand partners). {source}").format(
    source=context.source
)

st.header(tr("Doet de hele vijfhoek mee?"), anchor=False)
finding = partner_matrix.sectors_finding(sectors, reference_date)
if rsv_code is not None:
    finding = f"{partner_matrix.rsv_finding(sectors, rsv_code, area_name)} {finding}"
st.markdown(f"**{formats.plain(finding)}**")
charts.show(
    partner_matrix.heatmap(sectors, rsv_code),
    key="vijfhoek",
    alt=finding,
    picture=picture_of(
        context, "vijfhoek", tr("Partners per RSV en sector: doet de hele vijfhoek mee?"), source
    ),
)
matrix = partner_matrix.matrix_table(sectors)
with st.expander(tr("Vijfhoek als tabel")):
    tables.scrolling(matrix, alt=finding, columns=matrix.columns.tolist())
downloads.offer(
    context,
    matrix,
    name="vijfhoek",
    description=tr("Partners per RSV en sector op de peildatum; leeg is niet aangeleverd"),
    key="download_vijfhoek",
)
st.caption(
    tr(
        "In elk vak: het aantal partners op de peildatum; 'geen' op geel is een sector zonder "
        "partner, '?' is niet aangeleverd. Een organisatie in twee sectoren telt onder 'Alle' één "
        "keer. {source}"
    ).format(source=source)
)

st.header(tr("Wie kwam erbij en wie stopte?"), anchor=False)
months = partner_changes.choose_step()
changes = queries.partner_changes(
    release_id, rsv_code=rsv_code, reference_date=reference_date, months=months
)
finding = partner_changes.changes_finding(changes, months, area_name)
st.markdown(f"**{formats.plain(finding)}**")
if not changes.empty:
    charts.show(
        partner_changes.bars(changes, months),
        key="verloop",
        alt=finding,
        picture=picture_of(
            context,
            narrowed("partners-verloop", rsv_code),
            tr("Nieuwe en gestopte partners, {area_name}").format(area_name=area_name),
            source,
        ),
    )
    table = partner_changes.changes_table(changes, months)
    with st.expander(tr("Verloop als tabel, met namen")):
        tables.scrolling(table, alt=finding, columns=table.columns.tolist(), height_px=300)
    downloads.offer(
        context,
        table,
        name=narrowed("partners-verloop", rsv_code),
        description=tr("Nieuwe en gestopte partners; {area}").format(area=area_name),
        key="download_verloop",
    )
st.caption(
    tr(
        "Ten hoogste de laatste drie jaar; het laatste tijdvak loopt tot en met de peildatum. "
        "Gestopt telt op de laatste dag als partner; wie meteen doorging, is niet gestopt. Een "
        "organisatie in twee RSV's telt twee keer. {source}"
    ).format(source=source)
)

st.header(tr("Wie zijn de partners?"), anchor=False)
partners = queries.partners(release_id, rsv_code=rsv_code, reference_date=reference_date)
if partners.empty:
    st.info(
        tr("{area} heeft op de peildatum geen bekende partners.").format(
            area=formats.plain(area_name)
        )
    )
else:
    table = partner_lists.partners_table(partners)
    alt = tr("Partners in {area}").format(area=area_name)
    tables.scrolling(
        table,
        alt=alt,
        columns=[name for name in table.columns if name != "RSV" or rsv_code is None],
        height_px=400,
    )
    downloads.offer(
        context,
        table,
        name=narrowed("partners", rsv_code),
        description=alt,
        key="download_partnerlijst",
    )
st.caption(source)

st.header(tr("Wie doet mee in meer dan één RSV?"), anchor=False)
shared = partner_lists.in_partnership(
    queries.shared_partners(release_id, reference_date=reference_date), rsv_code
)
finding = partner_lists.shared_finding(shared, area_name)
st.markdown(f"**{formats.plain(finding)}**")
if not shared.empty:
    table = partner_lists.shared_table(shared)
    tables.scrolling(table, alt=finding, columns=table.columns.tolist(), height_px=400)
    downloads.offer(
        context,
        table,
        name="partners-in-meer-rsvs",
        description=tr("Organisaties in meer dan één RSV; {area}").format(area=area_name),
        key="download_gedeeld",
    )
st.caption(f"{tr(partner_lists.SPELLING)} {source}")
