"""Diversiteit: which offer is missing, how varied it is, and where one theme is within reach."""

import streamlit as st

from language import ptr, tr
from pages.components import charts, downloads, filters, formats, map_view, tables
from pages.components.context import open_page
from pages.components.file_names import in_words, narrowed
from pages.components.municipality_choice import choose_municipality
from pages.components.offer import filters as offer_filters
from pages.components.offer import hill as offer_hill
from pages.components.offer import lags as offer_lags
from pages.components.offer import lens as offer_lens
from pages.components.offer import map as offer_map
from pages.components.offer import matrix as offer_matrix
from pages.components.pictures import picture_of
from pages.components.texts import (
    DIMENSIONS,
    DIVERSITY_DEFINITION,
    HILL_MEANINGS,
    VARIANTS,
    WEIGHTS,
)
from warehouse import queries
from warehouse.queries import rsvs
from warehouse.reference import offer_settings

context = open_page(
    tr("Diversiteit"), tr("Voor wie, waarover en wanneer is er aanbod, en wat ontbreekt?")
)
release_id = context.release_id
settings = offer_settings()
if queries.offer_nationwide(release_id, period=offer_filters.REFERENCE_DATE).empty:
    st.info(
        tr(
            "Er is nog geen aanbod aangeleverd. Zodra het bestand aanbod er is, staan hier de "
            "cijfers."
        )
    )
    st.caption(context.source)
    st.stop()
st.info(tr(DIVERSITY_DEFINITION), icon=":material/info:")

choices = st.columns([4, 3, 4, 2])
with choices[0]:
    rsv_code = filters.choose_rsv(release_id)
with choices[1]:
    variant_group = filters.choose_variant()
with choices[2]:
    period, period_label = offer_filters.choose_stand(context)
with choices[3]:
    within_km = offer_filters.choose_distance_km()
area_name = ptr("in een zin", "Nederland") if rsv_code is None else rsvs(release_id)[rsv_code]
described = f"{VARIANTS[variant_group]}; {period_label}; {area_name}"
registration = tr("Periode: {period}. Bron: aanbodregistratie (bestand aanbod).")
source = f"{registration.format(period=period_label)} {context.source}"
of_the_day = tr(
    "Reguliere varianten op {day}, de peildatum. Bron: aanbodregistratie (bestand aanbod)."
).format(day=formats.day(context.reference_date))
on_the_day = f"{of_the_day} {context.source}"

st.header(tr("Welke combinaties ontbreken?"), anchor=False)
matrix_row = st.columns([3, 3, 3, 4])
with matrix_row[0]:
    columns = offer_filters.choose_columns()
with matrix_row[1]:
    within = offer_filters.choose_code(
        release_id, "moment" if columns == "target_group" else "target_group"
    )
with matrix_row[2]:
    cell_value = offer_filters.choose_cell_value()
coverage = queries.coverage(
    release_id, period=period, variant_group=variant_group, rsv_code=rsv_code
)
matrix = offer_matrix.cells(coverage, columns, within)
finding = offer_matrix.matrix_finding(matrix, columns, area_name)
st.markdown(f"**{formats.plain(finding)}**")
if not matrix.empty:
    charts.show_by_width(
        offer_matrix.heatmap(matrix, cell_value),
        offer_matrix.heatmap(matrix, cell_value, is_narrow=True),
        key="matrix",
        alt=finding,
        picture=picture_of(
            context,
            narrowed("dekkingsmatrix", rsv_code),
            tr("{weights} per combinatie: wat ontbreekt? {area_name}").format(
                weights=WEIGHTS[cell_value], area_name=area_name
            ),
            source,
        ),
    )
    empty = offer_matrix.empty_table(matrix, columns)
    if not empty.empty:
        with st.expander(tr("Lege vakken als tabel")):
            tables.plain_table(empty, alt=finding)
    with st.expander(tr("Hele matrix als tabel")):
        grid = offer_matrix.grid_table(matrix, cell_value)
        tables.scrolling(grid, alt=finding, columns=grid.columns.tolist())
    downloads.offer(
        context,
        offer_matrix.matrix_table(coverage),
        name=narrowed("dekkingsmatrix", rsv_code),
        description=described,
        key="download_matrix",
    )
in_each_cell = tr(
    "In elk vak: {what} van wat loopt op de laatste dag; geel is leeg. Een project met meer "
    "thema's of doelgroepen staat in elk daarvan; zijn plaatsen zijn gelijk verdeeld. Landelijk en "
    "online aanbod telt niet mee."
).format(what=WEIGHTS[cell_value].lower())
st.caption(f"{in_each_cell} {source}")

st.header(tr("Hoe divers is een RSV?"), anchor=False)
hill_row = st.columns([4, 4, 4])
with hill_row[0]:
    dimension = offer_filters.choose_dimension()
with hill_row[1]:
    order = offer_filters.choose_hill_order()
with hill_row[2]:
    weight = offer_filters.choose_weight()
figures = queries.diversity(release_id, stand=context.stand, dimension=dimension, weight=weight)
reading = offer_hill.hill_finding(figures, order, dimension, rsv_code)
st.markdown(f"**{formats.plain(reading)}**")
st.markdown(HILL_MEANINGS[order])
if not offer_hill.compared(figures, order).empty:
    charts.show(
        offer_hill.dots(
            figures,
            order,
            rsv_code=rsv_code,
            unit=tr("{kinds} bij gelijke dekking").format(kinds=DIMENSIONS[dimension]),
        ),
        key="diversiteit",
        alt=reading,
        picture=picture_of(
            context,
            f"diversiteit-{in_words(weight)}",
            tr("Diversiteit van het aanbod: {lower} per RSV").format(
                lower=DIMENSIONS[dimension].lower()
            ),
            on_the_day,
        ),
    )
    hill_table = offer_hill.hill_table(figures)
    with st.expander(tr("De drie maten als tabel")):
        tables.plain_table(offer_hill.hill_on_screen(hill_table), alt=reading)
    downloads.offer(
        context,
        hill_table,
        name=f"diversiteit-{in_words(weight)}",
        description=tr("{kinds} naar {weight}, bij gelijke dekking").format(
            kinds=DIMENSIONS[dimension], weight=WEIGHTS[weight].lower()
        ),
        key="download_diversiteit",
    )
st.caption(
    f"{offer_hill.equal_coverage_text(figures)} {settings['fewest_projects']['why']} {on_the_day}"
)

st.header(tr("Wat blijft achter bij vergelijkbare RSV's?"), anchor=False)
lags = queries.offer_lags(release_id, stand=context.stand, dimension=dimension, rsv_code=rsv_code)
lagging = offer_lags.lags_finding(lags, dimension, area_name)
st.markdown(f"**{formats.plain(lagging)}**")
lags_table = offer_lags.lags_table(lags)
behind = offer_lags.behind(lags_table)
if not behind.empty:
    tables.plain_table(behind, alt=lagging, decimals={"Verwacht": 1, "Verhouding (×)": 2})
if not lags.empty:
    downloads.offer(
        context,
        lags_table,
        name=narrowed("achterblijvend-aanbod", rsv_code),
        description=f"{DIMENSIONS[dimension]}; {area_name}",
        key="download_achter",
    )
likeness = (
    ""
    if rsv_code is None
    else offer_lags.peers_text(queries.peers(release_id, area_kind="rsv", area_code=rsv_code))
)
alike = tr(
    "Vergelijkbaar naar aantal en aandeel jongeren, dichtheid en stedelijkheid; verwacht is wat "
    "zij per jongere hebben."
)
st.caption(f"{formats.plain(likeness)}{alike} {settings['discovery_rate']['why']} {on_the_day}")

st.header(tr("Waar kan een jongere iets doen rond een thema?"), anchor=False)
lens_row = st.columns([4, 8])
with lens_row[0]:
    theme, theme_label = offer_filters.choose_lens(release_id)
reach = queries.reach_by_code(
    release_id,
    period=period,
    area_kind="country" if rsv_code is None else "rsv",
    area_code=rsv_code or "NL",
    within_km=within_km,
    variant_group=variant_group,
)
spots = queries.white_spots(
    release_id, period=period, within_km=within_km, variant_group=variant_group, theme=theme
)
own_spots = spots if rsv_code is None else spots[spots["rsv_code"] == rsv_code]
story = offer_lens.lens_finding(reach, theme, own_spots, area_name, within_km)
st.markdown(f"**{formats.plain(story)}**")
map_column, table_column = st.columns([4, 5], gap="medium")
with table_column:
    selected = choose_municipality(release_id, rsv_code)
    offers = queries.offers(
        release_id,
        period=period,
        rsv_code=rsv_code if selected is None else None,
        municipality_code=selected,
        variant_group=variant_group,
        theme=theme,
    )
    offers_table = offer_lens.offers_table(offers)
    if offers_table.empty:
        st.info(tr("Hier loopt voor dit thema geen project."))
    else:
        tables.scrolling(
            offers_table,
            alt=story,
            columns=["Project", "Plaatsen hier", "Waar", "Voor wie"],
            height_px=440,
        )
        downloads.offer(
            context,
            offers_table,
            name=narrowed(f"thema-{theme}", rsv_code),
            description=f"{theme_label}; {described}",
            key="download_thema",
        )
with map_column:
    of_theme = offer_map.offer_map(
        context,
        "white_spots",
        spots,
        None,
        finding=story,
        selected=selected,
        rsv_code=rsv_code,
    )
    map_view.show(
        context,
        of_theme,
        picture_of(context, f"kaart-{theme}", f"{theme_label}: {of_theme.title}", source),
    )
counted = tr("Het aandeel jongeren is geteld vanaf punten over het land van hun gemeente.")
st.caption(f"{settings['white_spot_km']['why']} {counted} {source}")
