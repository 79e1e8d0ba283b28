"""Deelname: the course by month, of the narrowest area that has months."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import charts, downloads, figures, formats, tables
from pages.components.file_names import in_words, narrowed
from pages.components.participation.asked import Asked
from pages.components.participation.months import (
    layout_of_trend,
    months_area,
    months_chart,
    months_finding,
    months_note,
    months_period,
    months_table,
)
from pages.components.pictures import picture_of
from pages.components.texts import TRENDS
from warehouse.queries import participation_months, trend


def show_months(asked: Asked, country: pd.DataFrame, selected: str | None) -> None:
    """Plot the months up to the reference date, and say whether there is a trend."""
    context, measure, variant_group = asked.context, asked.measure, asked.variant_group
    title = asked.indicator.title
    kind, code, name = months_area(selected, asked.rsv_code, country, measure, variant_group)
    series = participation_months(
        asked.release_id,
        area_kind=kind,
        area_code=code,
        variant_group=variant_group,
        until=context.reference_date,
        layout=context.layout,
    )
    period = months_period(series, context.reference_date)
    source = figures.source_line(context, [measure], period)
    finding = months_finding(name, series, measure, asked.indicator.short_title.lower())
    st.markdown(f"**{formats.plain(finding)}**")
    if not series.empty:
        file = narrowed(f"verloop-{in_words(measure)}-{code}", None, variant_group)
        described = tr("{title} per maand, {name}").format(title=title, name=name)
        charts.show(
            months_chart(series, measure, title),
            key="verloop",
            alt=finding,
            picture=picture_of(context, file, described, source),
        )
        table = months_table(series, measure, title)
        with st.expander(tr("Als tabel")):
            tables.scrolling(table, alt=finding, columns=table.columns[:2].tolist())
        downloads.offer(context, table, name=file, description=described, key="download_verloop")
    label, _ = trend(
        asked.release_id,
        measure=measure,
        variant_group=variant_group,
        area_kind=kind,
        area_code=code,
        until=context.reference_date,
    )
    st.caption(
        f"{months_note(kind, selected, measure, variant_group)}{TRENDS[label]} "
        f"{layout_of_trend(context.layout, kind)}{source}"
    )
