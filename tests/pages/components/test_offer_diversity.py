"""The page Diversiteit: matrix, diversity, lags and lens in words, tables and charts."""

import itertools

import pandas as pd

from pages.components.offer import hill as offer_hill
from pages.components.offer import lags as offer_lags
from pages.components.offer import lens as offer_lens
from pages.components.offer import matrix as offer_matrix

NAN = float("nan")


def coverage(filled: set[tuple[str, str, str]]) -> pd.DataFrame:
    """Two themes, two moments and two groups with their margins; a filled cell has 1 project."""
    rows = []
    for theme, moment, group in itertools.product(
        ("all", "s", "z"), ("all", "m", "n"), ("all", "g", "h")
    ):
        hits = [
            cell
            for cell in filled
            if all(
                one in ("all", own) for one, own in zip((theme, moment, group), cell, strict=True)
            )
        ]
        rows.append((theme, theme.upper(), moment, moment.upper(), group, group.upper(), len(hits)))
    columns = ["theme", "theme_label", "moment", "moment_label", "target_group"]
    frame = pd.DataFrame(rows, columns=[*columns, "target_group_label", "projects"])
    return frame.assign(places=frame["projects"] * 10.0)


FILLED = {("s", "m", "g"), ("s", "n", "h"), ("z", "m", "g")}


def test_the_matrix_has_no_margins_and_keeps_to_a_moment() -> None:
    everything = offer_matrix.cells(coverage(FILLED), "target_group", None)
    assert everything["projects"].tolist() == [1, 1, 1, 0]
    in_m = offer_matrix.cells(coverage(FILLED), "target_group", "m")
    assert in_m["projects"].tolist() == [1, 0, 1, 0]
    by_moment = offer_matrix.cells(coverage(FILLED), "moment", None)
    assert by_moment["column"].tolist() == ["M", "N", "M", "N"]


def test_empty_cells_are_named() -> None:
    shown = offer_matrix.cells(coverage(FILLED), "target_group", None)
    text = offer_matrix.matrix_finding(shown, "target_group", "Zeeland")
    assert text == (
        "In Zeeland heeft 1 van de 4 combinaties (25%) van thema en doelgroep geen lopend "
        "project: Z × H."
    )
    table = offer_matrix.empty_table(shown, "target_group")
    assert table.to_numpy().tolist() == [["Z", "H"]]
    only = offer_matrix.cells(coverage({("s", "m", "g")}), "target_group", None)
    assert offer_matrix.empty_table(only, "target_group").to_numpy().tolist() == [
        ["S", "H"],
        ["Z", "alle"],
    ]


def test_the_matrix_as_a_table_has_a_row_for_each_theme() -> None:
    shown = offer_matrix.cells(coverage(FILLED), "target_group", None)
    table = offer_matrix.grid_table(shown, "places")
    assert table.columns.tolist() == ["Thema", "G", "H"]
    assert table.to_numpy().tolist() == [["S", 10.0, 10.0], ["Z", 10.0, 0.0]]


def test_on_a_phone_each_heading_stands_upright_on_one_line() -> None:
    rows = offer_matrix.cells(coverage(FILLED), "target_group", None)
    shown = rows.assign(column=rows["column"] + " werkende en werkzoekende jongeren")
    wide = offer_matrix.heatmap(shown, "projects")
    narrow = offer_matrix.heatmap(shown, "projects", is_narrow=True)
    assert all("<br>" in heading for heading in wide.data[0].x)
    assert list(narrow.data[0].x) == shown["column"].unique().tolist()
    assert narrow.layout.xaxis.tickangle == -90


def test_full_empty_and_undelivered_are_three_things() -> None:
    full = coverage(set(itertools.product("sz", "mn", "gh")))
    words = [
        offer_matrix.matrix_finding(offer_matrix.cells(one, "moment", None), "moment", "Zeeland")
        for one in (full, coverage(set()), full.iloc[:0])
    ]
    assert "heeft elke combinatie" in words[0]
    assert "geen enkel project" in words[1]
    assert "geen aanbod aangeleverd" in words[2]


def test_an_empty_cell_is_one_without_a_project_not_without_places() -> None:
    shown = offer_matrix.cells(coverage(FILLED).assign(places=0.0), "target_group", None)
    with_projects, empty = offer_matrix.heatmap(shown, "places").data
    assert list(empty.text.ravel()) == ["", "", "", "0"]
    assert list(with_projects.text.ravel()) == ["0", "0", "0", ""]


def hill(values: dict[str, float]) -> pd.DataFrame:
    rows = [
        ("country" if code == "NL" else "rsv", code, f"Naam {code}", order, value)
        for code, value in values.items()
        for order in (0, 1, 2)
    ]
    columns = ["area_kind", "area_code", "area_name", "hill_order", "at_coverage"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        at_coverage_lower_95=frame["at_coverage"] - 1,
        at_coverage_upper_95=frame["at_coverage"] + 1,
        observed=frame["at_coverage"],
        projects=8,
        equal_coverage=0.79,
    )


def test_least_and_most_diverse_with_intervals_and_who_cannot_be_compared() -> None:
    figures = hill({"NL": 7.0, "R1": 5.0, "R2": 3.0, "R3": NAN})
    text = offer_hill.hill_finding(figures, 1, "theme", "R1")
    assert (
        "Het minst divers is Naam R2, met 3,0 (95%-interval 2,0 – 4,0) even grote thema's" in text
    )
    assert "het meest Naam R1, met 5,0" in text
    assert "Nederland als geheel: 7,0. Naam R1: 5,0" in text
    assert "Voor 1 RSV zijn er te weinig" in text
    assert "even grote" not in offer_hill.hill_finding(figures, 0, "theme")
    assert "te weinig" in offer_hill.hill_finding(hill({"NL": 7.0, "R3": NAN}), 1, "theme")
    assert "79%" in offer_hill.equal_coverage_text(figures)
    assert offer_hill.equal_coverage_text(figures.iloc[:0]) == ""


def test_the_dots_are_least_diverse_on_top() -> None:
    figure = offer_hill.dots(hill({"NL": 7.0, "R1": 5.0, "R2": 3.0}), 1, rsv_code="R2", unit="")
    points, country = figure.data
    assert list(points.x) == [5.0, 3.0]
    assert list(points.error_x.array) == [1.0, 1.0]
    assert set(country.x) == {7.0}
    assert points.marker.symbol[1] == "diamond"


def test_the_table_has_three_measures_and_says_what_is_missing() -> None:
    table = offer_hill.hill_table(hill({"NL": 7.0, "R3": NAN}))
    assert len(table) == 2
    shown = offer_hill.hill_on_screen(table)
    assert shown["Naar grootte (q = 1)"].tolist() == ["7,0 (6,0 – 8,0)", "geen gegevens"]


def lags(**outcomes: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "rsv_name": list(outcomes),
            "label": "Sport",
            "outcome": list(outcomes.values()),
            "projects": 1,
            "expected": 5.5,
            "ratio": 0.2,
            "lower_95": 0.05,
            "upper_95": 0.75,
            "p_value": [0.01 * (at + 1) for at in range(len(outcomes))],
        }
    )


def test_lags_tell_sure_from_possible() -> None:
    text = offer_lags.lags_finding(
        lags(A="lagging", B="possible", C="similar"), "theme", "Nederland"
    )
    assert "ligt aantoonbaar achter op vergelijkbare RSV's: Sport (A)" in text
    assert "1 keer is dat mogelijk zo: Sport (B)" in text
    none = offer_lags.lags_finding(lags(C="similar"), "theme", "Nederland")
    assert none == "In Nederland liggen geen thema's aantoonbaar achter op vergelijkbare RSV's."
    assert "niet te vergelijken" in offer_lags.lags_finding(lags(C="not_compared"), "theme", "X")
    assert "niet te vergelijken" in offer_lags.lags_finding(lags(), "theme", "X")
    many = lags(A="possible", B="possible", C="possible", D="possible", E="possible")
    assert "Sport (C); en nog 2 andere" in offer_lags.lags_finding(many, "theme", "Nederland")
    many = lags(A="possible", B="possible", C="possible", D="possible")
    assert "Sport (C); Sport (D)." in offer_lags.lags_finding(many, "theme", "Nederland")


def test_the_table_of_lags_is_worst_first() -> None:
    table = offer_lags.lags_table(lags(C="similar", B="possible", A="lagging"))
    assert table["RSV"].tolist() == ["A", "B", "C"]
    behind = offer_lags.behind(table)
    assert behind["Oordeel"].tolist() == ["achter", "mogelijk achter"]
    assert behind["Interval (95%)"].tolist() == ["0,05 – 0,75"] * 2


def test_look_alikes_are_named_without_the_area_itself() -> None:
    peers = pd.DataFrame({"rank": [0, 1, 2], "area_name": ["Zeeland", "Drenthe", "Fryslân"]})
    assert offer_lags.peers_text(peers) == "Vergelijkbaar zijn Drenthe en Fryslân. "
    assert offer_lags.peers_text(peers.iloc[:1]) == ""


def test_the_lens_says_who_has_a_theme_within_reach() -> None:
    reach = pd.DataFrame(
        {
            "dimension": ["moment", "theme"],
            "code": ["sport", "sport"],
            "label": ["?", "Sport"],
            "running_projects": [9, 4],
            "youth_share": [0.9, 0.5],
        }
    )
    spots = pd.DataFrame(
        {"area_name": ["A", "B"], "white_spot": ["none", "own"], "youth_population": [10.0, 20.0]}
    )
    text = offer_lens.lens_finding(reach, "sport", spots, "Zeeland", 10)
    assert text.startswith("Sport: 4 lopende projecten in Zeeland; 50% van de jongeren")
    assert text.endswith("Witte vlek: 1 gemeente, met de meeste jongeren in A.")
    assert "Witte vlek" not in offer_lens.lens_finding(reach, "sport", spots.iloc[1:], "X", 10)
    assert "geen aanbod" in offer_lens.lens_finding(reach.iloc[:0], "sport", spots, "X", 10)


def test_the_list_of_offers_leaves_out_what_ended() -> None:
    offers = pd.DataFrame(
        {
            "offer_name": ["Klein", "Groot", "Voorbij"],
            "organisation": ["O"] * 3,
            "municipality_names": ["Goes", None, "Goes"],
            "moment": [None, "In de vakantie", None],
            "target_groups": ["Alle jongeren", None, None],
            "places_here": [5.0, 50.0, 500.0],
            "is_running": [True, True, False],
        }
    )
    table = offer_lens.offers_table(offers)
    assert table["Project"].tolist() == ["Groot", "Klein"]
    assert table["Waar"].tolist() == ["landelijk of online", "Goes"]
    assert table["Moment"].tolist() == ["In de vakantie", "onbekend"]
