"""Run the SQL models in order; the few that need statistics get a computed table first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import duckdb
import pandas as pd

from etl.helper import Answer, Helper
from etl.messages import LoadRefusedError
from etl.transform.clusters import build_clusters
from etl.transform.completion import add_completion
from etl.transform.direction import build_direction, build_signals
from etl.transform.forecast.tables import ORDER as FORECAST_ORDER
from etl.transform.forecast.tables import start_forecasts
from etl.transform.layouts import build_participation_then
from etl.transform.offer import LAST as OFFER_LAST
from etl.transform.offer import ORDER as OFFER_ORDER
from etl.transform.offer import OfferTables
from etl.transform.participation import add_participation_rates
from etl.transform.periods import build_periods
from etl.transform.suppression import find_hidden
from etl.transform.suppression_months import find_hidden_months
from etl.transform.trend import build_trends
from warehouse.models import model_names, model_sql

# What the helper computes stands late, so that other models are built while it is at work.
ORDER = (
    *(f"staging/{name}" for name in model_names("staging")),
    "core/weakest_status",
    "core/reference_date",
    "core/membership",
    "core/membership_span",
    "core/rsv",
    "core/municipality",
    "core/area",
    "core/area_municipality",
    "core/delivered_youth",
    "core/youth_population",
    "core/population_year",
    "core/variant_group",
    "core/trajectory_month",
    "core/municipality_month",
    "core/period",
    "core/own_start",
    "core/known_municipality",
    "core/participation_municipality",
    "core/participation_area",
    "core/membership_then",
    "core/participation_then",
    "core/ended_area",
    "core/published_slice",
    "core/countable",
    "core/hidden_count",
    "core/published_participation",
    "core/published_then",
    "core/published_completion",
    "core/participation_month",
    "core/participation_month_then",
    "core/publishable_month",
    "core/hidden_month",
    "core/published_month",
    "mart/participation_month",
    "mart/area",
    "mart/period",
    "core/stand",
    "mart/growth_month",
    "core/delivered_row",
    "mart/release_info",
    "mart/ingested_file",
    "mart/rejected",
    "mart/delivery",
    "mart/participation_month_then",
    "mart/national_figure",
    "mart/offer_area",
    "mart/rsv_profile",
    "mart/membership",
    "mart/rsv_on",
    "mart/partner",
    "mart/partner_span",
    "mart/appointment",
    "mart/meeting",
    "mart/meetings_on",
    "mart/agenda_action",
    "mart/ambition",
    *OFFER_ORDER,
    "mart/quality",
    "mart/participation",
    "mart/participation_then",
    "mart/dispersion",
    "mart/direction",
    "mart/signal",
    "mart/trend",
    "mart/completion",
    *FORECAST_ORDER,
    OFFER_LAST,
    "mart/cluster",
)


@dataclass
class ModelRun:
    """A build in progress.

    `neighbours` is what smoothing needs; `draw_boundaries` takes the municipalities with their
    partnership, writes the map file, and returns its name. `helper` computes what takes longest,
    from the moment its counts are there.
    """

    connection: duckdb.DuckDBPyConnection
    neighbours: pd.DataFrame
    draw_boundaries: Callable[[pd.DataFrame], str]
    helper: Helper = field(default_factory=Helper)

    def run(self, report: Callable[[str], None]) -> None:
        """Build every model; `report` is told the name of each layer as it begins."""
        layer = ""
        computed, ahead = self._computed(), self._ahead()
        for name in ORDER:
            if name.split("/")[0] != layer:
                layer = name.split("/")[0]
                report(layer)
            if compute := computed.get(name):
                table = _with_texts(compute())
                self.connection.register(f"computed_{name.split('/')[1]}", table)
            self.connection.execute(model_sql(name))
            if start := ahead.get(name):
                computed |= start()

    def _computed(self) -> dict[str, Answer]:
        return {
            "core/period": self._periods,
            "core/hidden_count": self._hidden_counts,
            "core/hidden_month": self._hidden_months,
            "mart/release_info": self._release_info,
            "mart/direction": lambda: build_direction(
                self._table("release.mart.participation"), self._table("core.period")
            ),
            "mart/signal": lambda: build_signals(
                self._table("release.mart.participation"), self._table("release.mart.direction")
            ),
            "mart/trend": lambda: build_trends(
                self._table("release.mart.participation"), self._table("core.period")
            ),
            **self._offer_tables.computed(),
        }

    @cached_property
    def _offer_tables(self) -> OfferTables:
        return OfferTables(self._table, self.helper)

    def _ahead(self) -> dict[str, Callable[[], dict[str, Answer]]]:
        """Say after which model the helper can start, and with what tables of later models."""
        start = self.helper.start
        return {
            "core/published_participation": lambda: {
                "mart/participation": start(
                    add_participation_rates,
                    self._table("core.published_participation"),
                    self._table("core.area"),
                    self.neighbours,
                )
            },
            "core/published_then": lambda: {
                "mart/participation_then": start(
                    build_participation_then,
                    self._table("core.published_then"),
                    self._table("core.membership_then"),
                    self.neighbours,
                )
            },
            "core/published_completion": lambda: {
                "mart/completion": start(add_completion, self._table("core.published_completion"))
            },
            **self._offer_tables.ahead(),
            "mart/growth_month": lambda: start_forecasts(self._table, self.helper),
            "mart/participation": lambda: {
                "mart/cluster": start(
                    build_clusters,
                    self._table("release.mart.participation"),
                    self.neighbours,
                    self._table("core.stand")["period"].tolist(),
                )
            },
        }

    def _periods(self) -> pd.DataFrame:
        years = self._table("core.population_year")["year"].tolist()
        if not years:
            raise LoadRefusedError(
                "er is geen jaar waarvan elke gemeente een bevolkingscijfer heeft.",
                "ten minste één jaar met inwoners van 12 tot en met 29 jaar in elke gemeente.",
                "Lever het bestand bevolking aan op de gemeenten van het grensjaar, of haal het op "
                "met 'python -m etl refresh'.",
            )
        months = self._table("core.trajectory_month")["month"]
        reference_date = self._table("core.reference_date")["reference_date"].iloc[0]
        first_month = months.min() if len(months) else reference_date
        return build_periods(first_month, reference_date, sorted(years))

    def _hidden_counts(self) -> pd.DataFrame:
        municipalities = self._table("core.municipality").dropna(subset="rsv_code")
        rsv_of = dict(
            zip(municipalities["municipality_code"], municipalities["rsv_code"], strict=True)
        )
        periods = self._table("core.period")
        spans = periods["first_month"].astype("str") + periods["last_month"].astype("str")
        try:
            return find_hidden(
                self._table("core.countable"),
                rsv_of,
                self._parts(),
                dict(zip(periods["period"], spans, strict=True)),
                self._smallest_count(),
            )
        except ValueError as error:
            raise LoadRefusedError(
                f"kleine aantallen zijn niet te verbergen: {error}.",
                "gemeenten, RSV's en varianten die samen het landelijke totaal geven.",
                "Er is niets gepubliceerd. Meld dit aan de beheerder met deze melding erbij.",
            ) from error

    def _hidden_months(self) -> pd.DataFrame:
        return find_hidden_months(
            self._table("core.publishable_month"),
            self._table("core.period"),
            self._table("core.hidden_count"),
            self._parts(),
            self._smallest_count(),
        )

    def _parts(self) -> dict[str, list[str]]:
        """Return which variant groups add up to a total."""
        variants = self._table("core.variant_group").groupby("variant_group")["variant"]
        return {str(group): list(of) for group, of in variants if len(of) > 1}

    def _smallest_count(self) -> int:
        return int(self._table("reference.suppression")["smallest_count"].iloc[0])

    def _release_info(self) -> pd.DataFrame:
        municipalities = self._table("core.municipality").merge(
            self._table("core.rsv")[["rsv_code", "rsv_name"]],
            on="rsv_code",
            how="left",
            validate="many_to_one",
        )
        name = self.draw_boundaries(municipalities)
        return pd.DataFrame({"boundaries_file": [name]})

    def _table(self, name: str) -> pd.DataFrame:
        # In a fixed order: the last bit of a sum depends on it, and so would the content hash.
        return self.connection.table(name).order("all").df()


def _with_texts(frame: pd.DataFrame) -> pd.DataFrame:
    """Call texts by their type: DuckDB cannot tell it from a table without rows."""
    return frame.astype({name: "str" for name in frame if frame[name].dtype == object})


def run_sanity_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Run every query in models/sanity; a row that comes back stops the load."""
    for name in model_names("sanity"):
        sql = model_sql(f"sanity/{name}")
        offending = connection.execute(sql).fetchmany(3)
        if offending:
            rule = sql.splitlines()[0].removeprefix("-- ")
            raise LoadRefusedError(
                f"de controle '{name}' is niet goed: {rule} Gevonden: {offending}.",
                "een uitgave die klopt met de aangeleverde bestanden.",
                "Er is niets gepubliceerd. Meld dit aan de beheerder met deze melding erbij.",
            )
