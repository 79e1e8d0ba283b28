"""Brede evaluatie: all partnerships stacked, as input for the decision day."""

import streamlit as st

from language import tr
from pages.components import before_start, charts, downloads, figures, filters, formats, tables
from pages.components.context import open_page
from pages.components.evaluation import broad_findings, broad_tables
from pages.components.evaluation.broad_rows import FLOWS, broad_rows
from pages.components.evaluation.note_themes import show_note_themes
from pages.components.facilitators.findings import NO_CAUSE
from pages.components.file_names import in_words
from pages.components.pictures import picture_of
from warehouse.queries import participation

context = open_page(
    tr("Brede evaluatie"),
    tr(
        "Alle regio's naast elkaar, als inbreng voor de beslisdag: wat veranderde, wat "
        "achterblijft, en wie eraan werkt. Vergelijken en vragen, geen oordeel."
    ),
)
before_start.stop_page(context)
rows = broad_rows(context)
if rows.empty:
    st.info(tr("Op deze dag is er geen RSV met gemeenten: er is niets naast elkaar te zetten."))
    st.caption(context.source)
    st.stop()

st.header(tr("Wat ging omhoog, wat omlaag?"), anchor=False)
measure = filters.choose_measure(FLOWS, key="verandering")
country = participation(
    context.release_id,
    period=context.period,
    measure=measure,
    variant_group="regulier",
    area_kind="country",
)
finding = broad_findings.change_finding(rows, measure)
st.markdown(f"**{formats.plain(finding)}** {formats.plain(broad_findings.relative_finding(rows))}")
if rows[f"{measure}_ratio"].notna().any():
    charts.show(
        broad_tables.change_chart(
            rows, measure, float("nan") if country.empty else country["own_ratio"].iloc[0]
        ),
        key="verandering_grafiek",
        alt=finding,
        picture=picture_of(
            context,
            f"verandering-{in_words(measure)}",
            tr("Wat ging omhoog, wat omlaag? Alle RSV's"),
            figures.source_line(
                context,
                [measure],
                tr("{period_text}, tegen een jaar eerder").format(period_text=context.period_text),
            ),
        ),
    )
st.caption(
    tr(
        "De dikke streep houdt alleen rekening met toeval: daaruit blijkt of een RSV steeg of "
        "daalde. De dunne is breder, omdat projecten jongeren in groepen werven, en daarmee is "
        "beoordeeld of een RSV inloopt of achterop raakt: dan ligt hij helemaal aan één kant van "
        "de lijn van Nederland."
    )
)
period = tr("{period}, tegen een jaar eerder").format(period=context.period_text)
figures.show_source(context, [measure], period)

st.header(tr("Alle regio's op een rij"), anchor=False)
finding = broad_findings.frames_finding(rows)
st.markdown(f"**{formats.plain(finding)}**")
stacked = broad_tables.stacked_on_screen(rows)
tables.plain_table(stacked, alt=finding)
downloads.offer(
    context,
    broad_tables.stacked_table(rows),
    name="brede-evaluatie",
    description=tr("Alle RSV's naast elkaar, {period}").format(period=context.period_text),
    key="download_breed",
)
explanation = tr(
    "Gestart en afgerond: regulier, per 1.000 jongeren, tegen dezelfde 12 maanden een jaar eerder, "
    "met 95%-interval (alleen toeval). Bij Nederland: gestart, beoordeeld met de bredere, dunne "
    "streep van de grafiek. Gemeenten met signaal: lager dan Nederland of achterop. Doel: dat van "
    "dit jaar voor gestarte trajecten. Acties: die op de taken van de opdracht, zonder de "
    "vervallen acties."
)
st.caption(f"{explanation} {context.source}")

st.header(tr("Wat staat er in de notities?"), anchor=False)
show_note_themes(context)

st.header(tr("Fte tegenover de opdracht"), anchor=False)
st.markdown(f"**{formats.plain(broad_findings.assignment_finding(rows))}**")
st.info(tr(NO_CAUSE), icon=":material/info:")
st.page_link("pages/sturing/facilitators.py", icon=":material/arrow_forward:")
st.page_link("pages/sturing/werkagenda.py", icon=":material/arrow_forward:")
st.page_link("pages/sturing/kaders.py", icon=":material/arrow_forward:")
sources = tr("Bron: bestanden facilitatoren en werkagenda.")
st.caption(f"{sources} {context.source}")
