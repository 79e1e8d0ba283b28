"""Werkagenda: what the partnerships planned, how far it is, and the figure beside each task."""

import streamlit as st

from language import tr
from pages.components import (
    before_start,
    downloads,
    empty_state,
    filters,
    formats,
    kept_column,
    tables,
)
from pages.components.context import open_page
from pages.components.file_names import narrowed
from pages.components.work_agenda import actions, progress, tasks
from pages.components.work_agenda_delivery.section import offer_delivery
from warehouse import queries
from warehouse.reference import offer_setting, work_agenda_tasks

context = open_page(
    tr("Werkagenda"), tr("Wat is er afgesproken, hoe ver is het, en wat zegt het cijfer ernaast?")
)
before_start.stop_page(context)
release_id, reference_date = context.release_id, context.reference_date
every_part = queries.work_agenda_parts(release_id, reference_date=reference_date)
if not every_part["has_agenda"].any():
    empty_state.show_not_delivered(
        tr("werkagenda's"),
        tr(
            "Lever het bestand werkagenda aan: per RSV elke actie met onderdeel, ambitie, "
            "eigenaar, deadline en status."
        ),
    )
    st.caption(context.source)
    offer_delivery(filters.choose_rsv(release_id))
    st.stop()

choices = st.columns([4, 4, 3, 2], vertical_alignment="bottom")
with choices[0]:
    rsv_code = filters.choose_rsv(release_id)
with choices[1]:
    part = actions.choose_part()
with choices[2]:
    status = actions.choose_status(release_id)
with choices[3]:
    only_overdue = actions.choose_only_overdue()
area_name = tr("Nederland") if rsv_code is None else queries.rsvs(release_id)[rsv_code]
shown_parts = list(work_agenda_tasks()) if part is None else [part]
parts = every_part[every_part["agenda_part"].isin(shown_parts)]
if rsv_code is not None:
    parts = parts[parts["rsv_code"] == rsv_code]
every_action = queries.work_agenda_actions(
    release_id, rsv_code=rsv_code, reference_date=reference_date
)
shown = actions.chosen(every_action, part, status, only_overdue)
source = tr("Bron: werkagenda's van de RSV's (bestand werkagenda). {source}").format(
    source=context.source
)

st.header(tr("Hoe ver zijn de werkagenda's?"), anchor=False)
finding = progress.progress_finding(parts, area_name)
st.markdown(f"**{formats.plain(finding)}** {formats.plain(progress.gaps_finding(parts))}")
if not parts.empty:
    st.markdown(
        formats.plain(progress.planning_text(parts, reference_date, is_one=rsv_code is not None))
    )
    kept_column.show(progress.matrix(parts), alt=finding, hide_index=True)
    downloads.offer(
        context,
        progress.progress_table(parts),
        name=narrowed("werkagenda-voortgang", rsv_code),
        description=tr("Stand per RSV en onderdeel; {area}").format(area=area_name),
        key="download_voortgang",
    )
st.caption(
    tr(
        "Te laat: een actie is niet klaar en haar deadline ligt vóór de peildatum. Klaar: elke "
        "actie is klaar. Bezig: ten minste één actie is begonnen. Vervallen acties tellen niet "
        "mee. De status is die van de aanlevering, niet die van een eerdere dag. {source}"
    ).format(source=source)
)

st.header(tr("Plan en cijfer naast elkaar"), anchor=False)
st.info(tr(tasks.NO_PROOF), icon=":material/info:")
within_km = float(offer_setting("white_spot_km"))
figures = queries.task_figures(
    release_id,
    reference_date=reference_date,
    within_km=within_km,
    stand=context.stand,
    period=context.period,
)
areas = {"NL": tr("Nederland")} | ({} if rsv_code is None else {rsv_code: area_name})
plans = tasks.country_plans(parts) if rsv_code is None else tasks.own_plans(shown)
figures_beside = tasks.figure_tables(figures, rsv_code, area_name)
for code in shown_parts:
    tasks.show_part(code, plans.get(code), figures_beside.get(code))
downloads.offer(
    context,
    tasks.figures_table(figures, areas, shown_parts),
    name=narrowed("werkagenda-cijfers", rsv_code),
    description=tr("Het cijfer bij elke taak; {area}. {remark}").format(
        area=area_name, remark=tr(tasks.NO_PROOF)
    ),
    key="download_cijfers",
)
st.caption(
    tr(
        "Tussen haakjes achter een cijfer: 95%-interval. Binnen bereik is {km} km hemelsbreed. "
        "Aanbod is wat regulier loopt op de peildatum, zonder landelijk en online "
        "aanbod; gestart telt de laatste 12 maanden. Hoe elk cijfer is gemaakt, staat op "
        "Verantwoording. Bron: bestanden aanbod, deelname, partners, bijeenkomsten, facilitatoren "
        "en werkagenda. {source}"
    ).format(km=formats.number(within_km), source=context.source)
)

st.header(tr("Acties"), anchor=False)
finding = actions.actions_finding(shown, len(every_action), area_name)
st.markdown(f"**{formats.plain(finding)}**")
if not shown.empty:
    table = actions.action_table(shown)
    # Those of one partnership stand above already, beside the figures.
    if rsv_code is None:
        tables.scrolling(table, alt=finding, columns=table.columns.tolist(), height_px=400)
    downloads.offer(
        context,
        table,
        name=narrowed("werkagenda-acties", rsv_code),
        description=finding,
        key="download_acties",
    )
st.caption(source)

st.header(tr("Wat ontbreekt er in de acties?"), anchor=False)
incomplete = actions.incomplete(every_action)
finding = actions.incomplete_finding(incomplete, area_name)
st.markdown(f"**{formats.plain(finding)}**")
if not incomplete.empty:
    table = actions.incomplete_table(incomplete)
    tables.scrolling(table, alt=finding, columns=table.columns.tolist(), height_px=300)
    downloads.offer(
        context,
        table,
        name=narrowed("werkagenda-onvolledig", rsv_code),
        description=finding,
        key="download_onvolledig",
    )
st.caption(
    tr("Vul aan in het bestand, op de genoemde regel, en lever opnieuw aan. {source}").format(
        source=source
    )
)

offer_delivery(rsv_code)
