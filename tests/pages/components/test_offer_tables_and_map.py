"""Tables, tiles, map and charts of the page Aanbod: nothing unknown becomes a zero."""

import math

import pandas as pd

from pages.components import formats
from pages.components.offer import charts as offer_charts
from pages.components.offer import figures as offer_figures
from pages.components.offer import map as offer_map
from pages.components.offer import tables as offer_tables
from pages.components.texts import WHITE_SPOTS
from tests.pages.components.test_offer_findings import plans, spots

CAPACITY = pd.DataFrame(
    {
        "area_code": ["GM0", "GM1", "GM2"],
        "youth_population": [1000.0, 2000.0, 3000.0],
        "projects": [2, 0, 1],
        "running_projects": [2, 0, 1],
        "organisations": [1, 0, 1],
        "places": [50.0, 0.0, 30.0],
        "places_per_1000": [50.0, 0.0, 10.0],
    }
)
NATIONWIDE = pd.DataFrame(
    {"projects": [3], "running_projects": [2], "organisations": [1], "places": [800.0]}
)


def test_white_spots_lead_the_table_and_unknown_capacity_stays_empty() -> None:
    table = offer_tables.municipality_table(spots("own", "none", "none", "unknown"), CAPACITY)
    assert table["Gemeente"].tolist() == ["Plaats 2", "Plaats 1", "Plaats 3", "Plaats 0"]
    assert table["Aanbod"].iloc[2] == "Onbekend: geen aanbod aangeleverd"
    assert math.isnan(table["Plaatsen"].iloc[2])
    assert table["Plaatsen"].iloc[1] == 0


def test_a_shuffled_table_keeps_rows_together() -> None:
    rows = spots("own", "none", "within_reach").iloc[[2, 0, 1]]
    table = offer_tables.municipality_table(rows, CAPACITY).set_index("Gemeente")
    assert table["Aanbod"].to_dict() == {
        "Plaats 1": "Witte vlek",
        "Plaats 2": "Bereikbaar",
        "Plaats 0": "Eigen aanbod",
    }
    assert table["Plaatsen"].to_dict() == {"Plaats 1": 0, "Plaats 2": 30, "Plaats 0": 50}


def test_unknown_has_no_class_on_the_map() -> None:
    values = offer_map.white_spot_values(spots("own", "within_reach", "none", "unknown"))
    assert [values[code][0] for code in ("GM0", "GM1", "GM2")] == [0, 1, 2]
    assert "GM3" not in values
    assert "2 projecten; 1.000 jongeren" in values["GM0"][2]
    assert "dichtstbij: Goes, 12,3 km" in values["GM2"][2]
    nowhere = spots("none").assign(nearest_name=None)
    assert "loopt nergens" in offer_map.white_spot_values(nowhere)["GM0"][2]


def test_kinds_have_colours_of_their_own() -> None:
    assert len({text.colour for text in WHITE_SPOTS.values()}) == len(WHITE_SPOTS)


def test_no_places_is_a_class_of_its_own() -> None:
    values, classes = offer_map.capacity_values(CAPACITY)
    assert classes[0][0] == "geen plaatsen"
    assert values["GM1"][0] == 0
    assert 0 < int(values["GM2"][0] or 0) < int(values["GM0"][0] or 0) < len(classes)
    unknown = CAPACITY.assign(places_per_1000=float("nan"))
    assert offer_map.capacity_values(unknown)[0] == {}
    values, classes = offer_map.capacity_values(CAPACITY.iloc[[1]])
    assert values["GM1"][0] == 0


def test_tiles_say_when_nothing_was_delivered() -> None:
    values = {
        label: value for label, value, _ in offer_figures.headline_tiles(CAPACITY, NATIONWIDE)
    }
    assert values["Plaatsen per 1.000"] == "50,0"
    assert values["Landelijk en online, apart"] == "2"
    empty = offer_figures.headline_tiles(CAPACITY.iloc[:0], NATIONWIDE)
    assert [value for _, value, _ in empty[:4]] == [formats.NO_DATA] * 4


def test_the_gains_of_a_plan_add_up() -> None:
    table = offer_tables.covering_table(
        plans(("A",), ("A", "B")).assign(is_kept=[False, True, False]), 2
    )
    assert table["Samen (jongeren)"].tolist() == [100, 200]
    assert table["Ook bij 1"].tolist() == ["ja", "nee"]
    one = offer_tables.covering_table(plans(("A",)).assign(is_kept=False), 1)
    assert one.columns.tolist()[-1] == "Samen (jongeren)"
    figure = offer_charts.covered_by_number(plans(("A",), ("A", "B")), 2)
    assert list(figure.data[0].y) == [100, 200]


def test_bars_leave_out_what_is_not_known_and_mark_the_choice() -> None:
    rows = pd.DataFrame(
        {
            "area_code": ["R1", "R2", "R3"],
            "area_name": ["Een", "Twee", "Amsterdam, Kennemerland en Zaanstreek-Waterland"],
            "share_at_least": [0.5, None, 0.25],
        }
    )
    figure = offer_charts.choice_bars(rows, national_share=0.4, rsv_code="R1", unit="%")
    bars = figure.data[0]
    assert list(bars.x) == [50, 25]  # drawn from below: least on top
    assert "<br>" in bars.y[1]
    assert bars.marker.color[0] != bars.marker.color[1]
