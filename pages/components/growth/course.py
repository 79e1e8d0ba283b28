"""The course of a target of one area: its chart, its table and what they say."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from pages.components.context import PageContext
from pages.components.growth import charts as growth_charts
from pages.components.growth import notes as growth_notes
from pages.components.growth import progress as growth_progress
from pages.components.growth import tables as growth_tables
from pages.components.texts import GROWTH_MEASURES
from warehouse.kept import kept
from warehouse.queries import ambition, forecast, growth_months
from warehouse.queries.growth import STOCKS
from warehouse.reference import growth_setting


@dataclass(frozen=True)
class Course:
    """A chart with its table and finding, and the months that they rest on."""

    figure: go.Figure
    table: pd.DataFrame
    finding: str
    months: pd.DataFrame


@kept
def course_of(
    context: PageContext,
    *,
    measure: str,
    year: int,
    area_code: str,
    area_name: str,
    is_years: bool = False,
    is_seasonal: bool = False,
) -> Course:
    """Return the course within one year, or of all years, up to the page's day."""
    day, release_id = context.reference_date, context.release_id
    months = growth_months(release_id, measure=measure, reference_date=day, area_code=area_code)
    coming = forecast(release_id, measure=measure, reference_date=day, area_code=area_code)
    if months.loc[~months["is_provisional"], "value"].count() < growth_setting("fewest_months"):
        # It must add up, so it is there; what it says of one so young is nothing.
        coming = coming.iloc[:0]
    hidden = months.loc[months["value"].isna(), "month"].dt.year
    if (hidden == day.year).any():
        # What is expected goes on from what was reached, and that is not known to the last.
        coming = coming[coming["month"].dt.year != day.year]
    every = ambition(release_id, reference_date=day, area_code=area_code)
    targets = every[every["measure"] == measure]
    unit = GROWTH_MEASURES[measure]
    if is_years:
        years = growth_progress.per_year(months, coming, targets, is_stock=measure in STOCKS)
        figure, table = growth_charts.per_year(years, unit), growth_tables.per_year_table(years)
    else:
        of_year = targets.loc[targets["year"] == year, "target"]
        within = growth_progress.within_year(
            months,
            coming,
            measure=measure,
            year=year,
            target=None if of_year.empty else float(of_year.iloc[0]),
            is_seasonal=is_seasonal,
            reference_date=day,
        )
        figure = growth_charts.within_year(within, unit)
        table = growth_tables.within_year_table(within)
    finding = growth_notes.course_sentence(area_name, measure, months, year)
    return Course(figure, table, finding, months)
