"""The marts about offer and look-alikes: their order, and what is computed for them outside SQL."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import pandas as pd

from etl.geometry.demand import demand_points
from etl.helper import Answer, Helper
from etl.transform.diversity import build_diversity
from etl.transform.offer_lag import build_offer_lags
from etl.transform.peers import build_peer_variables, build_peers
from etl.transform.reach import build_reach
from warehouse.reference import offer_setting, read_reference, read_reference_list

Table = Callable[[str], pd.DataFrame]

ORDER = (
    "core/peer_value",
    "mart/peer",
    "mart/peer_variable",
    "mart/neighbour",
    "mart/code_list",
    "mart/youth_population",
    "mart/municipality_point",
    "mart/demand_point",
    "mart/offer",
    "mart/offer_place",
    "mart/reach",
    "mart/period_days",
    "mart/demand_in",
    "mart/offer_in",
    "mart/choice_at",
    "mart/macro",
    "core/running_offer_code",
    "mart/diversity",
)
LAST = "mart/offer_lag"
DIMENSIONS = ("theme", "moment", "target_group")


class OfferTables:
    """What these marts need computed; `table` gives a table that is already built."""

    def __init__(self, table: Table, helper: Helper) -> None:
        self._table, self._helper = table, helper

    def computed(self) -> dict[str, Answer]:
        """Return per model the function that computes its table."""
        return {
            "mart/peer": lambda: build_peers(self._table("core.peer_value"), self._peer_choices),
            "mart/peer_variable": lambda: build_peer_variables(
                self._table("core.peer_value"), self._peer_choices
            ),
            "mart/neighbour": lambda: read_reference("municipality_neighbours.csv"),
            "mart/municipality_point": lambda: self._points,
            "mart/demand_point": lambda: self._demand,
            "mart/reach": lambda: build_reach(
                self._demand, self._points, max(offer_setting("reach_km"))
            ),
            "mart/diversity": lambda: build_diversity(
                self._table("core.running_offer_code"),
                self._codes,
                offer_setting("fewest_projects"),
            ),
        }

    def ahead(self) -> dict[str, Callable[[], dict[str, Answer]]]:
        """Say after which model the helper can start, and with what tables of later models."""
        return {"core/running_offer_code": lambda: {LAST: self._offer_lag()}}

    def _offer_lag(self) -> Answer:
        offer_area = self._table("release.mart.offer_area")
        known = offer_area.loc[offer_area["area_kind"] == "rsv", "area_code"]
        area = self._table("release.mart.area")
        municipalities = area[(area["area_kind"] == "municipality") & area["rsv_code"].isin(known)]
        young_people = (
            self._table("core.stand")
            .merge(
                self._table("release.mart.youth_population"),
                left_on="population_year",
                right_on="year",
            )
            .merge(
                municipalities[["area_code", "rsv_code"]],
                left_on="municipality_code",
                right_on="area_code",
            )
            .groupby(["stand", "rsv_code"])["youth_population"]
            .sum()
            .reset_index()
        )
        return self._helper.start(
            build_offer_lags,
            self._table("core.running_offer_code"),
            self._codes,
            young_people,
            self._table("release.mart.peer"),
            offer_setting("discovery_rate"),
        )

    @property
    def _codes(self) -> pd.DataFrame:
        codes = self._table("release.mart.code_list").sort_values(["list", "sort_order"])
        return codes.loc[codes["list"].isin(DIMENSIONS), ["list", "code"]]

    @cached_property
    def _demand(self) -> pd.DataFrame:
        return demand_points(read_reference("municipality_h3_cells.parquet"))

    @cached_property
    def _points(self) -> pd.DataFrame:
        columns = ["municipality_code", "longitude", "latitude", "rd_x_m", "rd_y_m"]
        return read_reference("municipality_points.csv")[columns]

    @cached_property
    def _peer_choices(self) -> list[dict[str, Any]]:
        return read_reference_list("peer_variables.yaml")
