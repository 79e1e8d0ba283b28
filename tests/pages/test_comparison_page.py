"""Vergelijken: corrections apart from change, signals by kind, and nothing hidden comes out."""

import csv
import io
from datetime import date
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.components import formats
from pages.components.comparison import differences, months, regions, signals, totals, words
from pages.components.comparison.sides import Side
from pages.components.downloads import dutch_csv
from pages.components.texts import LAGGING_SIGNALS
from tests.pages.app_driver import assert_healthy, open_app, table_with
from tests.pages.app_driver import words as said_on
from tests.warehouse.freezing import BASELINE, put_down
from tests.warehouse.publishing import publish_changed
from warehouse.queries import lag_states, national_figures, offered_days
from warehouse.releases import Release

COMPARE = "pages/evaluatie/vergelijken.py"
NEWEST = date(2024, 2, 29)
# Late registrations of one partnership: 40 in one month of the last year, 7 in the year before.
LATE = """
    update mart.participation_month set started = started + 40
    where area_code in ('RSV15', 'NL') and variant_group = 'regulier' and month = '2023-11-01';
    update mart.participation_month set started = started + 7
    where area_code in ('RSV15', 'NL') and variant_group = 'regulier' and month = '2022-11-01';
    update mart.national_figure set value = value + case day
        when date '2023-12-31' then 40 when date '2024-02-29' then 40
        when date '2022-12-31' then 7 when date '2023-02-28' then 7 when date '2023-08-31' then 7
        else 0 end
    where figure = 'started';
"""


def side(release: Release, day: date = NEWEST) -> Side:
    return Side(release.release_id, "Uitgave", day, offered_days(release.release_id)[day])


def row_of(found: pd.DataFrame, area_code: str, measure: str = "started") -> dict[str, Any]:
    chosen = found[(found["area_code"] == area_code) & (found["measure"] == measure)]
    (row,) = chosen.to_dict("records")
    return row


@pytest.fixture
def later(own_release: Release) -> Release:
    return publish_changed(own_release, LATE)


def test_late_registration_is_told_apart_from_change(own_release: Release, later: Release) -> None:
    found = differences.differences(side(own_release, BASELINE), side(later))
    shown = [
        national_figures(release.release_id, reference_date=day).set_index("figure")["now"][
            "started"
        ]
        for release, day in ((own_release, BASELINE), (later, NEWEST))
    ]
    for area in ("NL", "RSV15"):
        row = row_of(found, area)
        assert row["correction"] == 7
        assert row["correction"] + row["in_time"] == row["difference"]
    country = row_of(found, "NL")
    assert [country["before"], country["after"]] == shown
    assert country["word"] == "rising"
    assert country["lower_95"] < country["ratio"] < country["upper_95"]
    assert row_of(found, "RSV01")["correction"] == 0
    # The other way round it is what was corrected on the newest day that is taken back.
    back = row_of(differences.differences(side(later), side(own_release, BASELINE)), "NL")
    assert (back["correction"], back["difference"]) == (-40, -country["difference"])


def test_within_one_release_everything_is_change(own_release: Release) -> None:
    found = differences.differences(side(own_release, BASELINE), side(own_release))
    known = found.dropna(subset="difference")
    assert (known["correction"] == 0).all()
    assert (known["in_time"] == known["difference"]).all()
    overlapping = differences.differences(side(own_release, date(2023, 12, 31)), side(own_release))
    assert overlapping["ratio"].isna().all()


def test_of_one_release_the_sentence_counts_what_rose_and_fell(own_release: Release) -> None:
    for day, said in (
        (BASELINE, "Bij 19 van 19 RSV's zijn gestarte trajecten aantoonbaar gestegen, bij 0 ged"),
        (date(2023, 12, 31), "niet te zeggen: de 12 maanden overlappen"),
    ):
        found = differences.differences(side(own_release, day), side(own_release))
        rows = found[(found["measure"] == "started") & (found["area_code"] != "NL")]
        assert said in regions.change_finding(rows, "started", 5)


def test_months_that_both_publish(own_release: Release, later: Release) -> None:
    found = months.month_changes(side(own_release), side(later), "started").set_index("month")
    assert found["difference"].sum() == 47
    assert found.loc["2023-11-01", "difference"] == 40
    reading = months.finding(found.reset_index(), "started")
    assert "met +47 bijgesteld" in reading
    assert "het meest in nov 2023 (+40)" in reading


def test_a_month_that_is_hidden_on_one_side_is_not_compared(own_release: Release) -> None:
    hidden = publish_changed(
        own_release,
        "update mart.participation_month set started = null "
        "where area_code = 'NL' and variant_group = 'regulier' and month = '2023-11-01'",
    )
    found = months.month_changes(side(own_release), side(hidden), "started")
    row = found[found["month"] == "2023-11-01"].iloc[0]
    assert row["kind"] == "hidden"
    assert pd.isna(row["difference"])
    table = months.months_table(found)
    shown = words.on_screen(table).set_index("Maand").loc["nov 2023"]
    assert shown["Naar"].strip(formats.FIGURE_SPACE) == "x"
    assert shown["Verschil"] == words.NOT_COMPARED
    assert ";x;" in dutch_csv(table, []).decode("utf-8-sig")


def test_a_small_part_of_a_difference_is_not_given_precisely() -> None:
    rows = pd.DataFrame(
        {
            "area_code": ["RSV01", "RSV02", "RSV03", "RSV04"],
            "area_name": ["A", "B", "C", "D"],
            "measure": "started",
            "before": [100.0, 100, 100, 100],
            "after": [130.0, 104, 105, 130],
            "difference": [30.0, 4, 5, 30],
            "correction": [3.0, 2, 5, 10],
            "in_time": [27.0, 2, 0, 20],
            "is_hidden": False,
            "is_other": [False, False, False, True],
            "ratio": 1.3, "lower_95": 1.1, "upper_95": 1.5, "word": "rising",
        }
    )  # fmt: skip
    table = regions.regions_table(rows, 5, is_overlap=True, withheld="before").set_index("RSV")
    assert table.loc[["A", "B", "D"], ["Nagekomen of hersteld", "In de tijd"]].isna().all().all()
    assert table.loc["C", ["Nagekomen of hersteld", "In de tijd"]].tolist() == [5, 0]
    assert table.loc["A", "Toelichting"] == "minder dan 5 nagekomen of hersteld"
    assert table.loc["B", "Toelichting"] == "beide minder dan 5"
    # Of two layouts no number at all: the difference would be the municipality that moved.
    assert table.loc["D", [*words.COLUMNS.values()]].isna().all()
    assert table.loc["D", "Toelichting"] == regions.OTHER_LAYOUT


def pair(**given: float) -> pd.DataFrame:
    """One partnership on two sides."""
    numbers = {"before": 100.0, "after": 103.0, "difference": 3.0, **given}
    return pd.DataFrame(
        {
            "area_code": ["RSV01"], "area_name": ["A"], "measure": ["started"], **numbers,
            "is_hidden": False, "is_other": False,
            "ratio": 1.03, "lower_95": 0.9, "upper_95": 1.1, "word": "stable",
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    "parts",
    [
        {"correction": 3.0, "in_time": 0.0},
        {"correction": 0.0, "in_time": 3.0},
        {"correction": 7.0, "in_time": -4.0},
    ],
)
@pytest.mark.parametrize(("withheld", "shown"), [("before", "Naar"), ("after", "Van")])
def test_a_small_part_does_not_follow_from_its_row(
    parts: dict[str, float], withheld: str, shown: str
) -> None:
    table = regions.regions_table(pair(**parts), 5, is_overlap=False, withheld=withheld)
    row = table.iloc[0]
    assert row[[*words.COLUMNS.values()]].notna().sum() == 1
    assert row[shown] in (100, 103)
    assert row[regions.INTERVAL] == ""
    assert row["Toelichting"].startswith("minder dan 5")
    (written,) = words.on_screen(table).to_dict("records")
    left_out = words.COLUMNS[withheld]
    assert written[left_out].strip(formats.FIGURE_SPACE) == "x"
    assert written["Verschil"] == words.NOT_COMPARED
    (line,) = dutch_csv(table, []).decode("utf-8-sig").splitlines()[2:]
    assert line.count(";x") == 4


def test_a_larger_difference_stays_when_its_parts_are_left_out() -> None:
    rows = pair(after=130.0, difference=30.0, correction=3.0, in_time=27.0)
    row = regions.regions_table(rows, 5, is_overlap=False, withheld="before").iloc[0]
    assert row[["Van", "Naar", "Verschil"]].tolist() == [100, 130, 30]
    assert row[["Nagekomen of hersteld", "In de tijd"]].isna().all()


def test_of_one_release_a_small_difference_is_shown() -> None:
    rows = pair(correction=0.0, in_time=3.0)
    row = regions.regions_table(rows, 5, is_overlap=False, withheld=None).iloc[0]
    assert row[[*words.COLUMNS.values()]].tolist() == [100, 103, 3, 0, 3]
    assert row["Toelichting"] == row["Verborgen"] == ""


def test_late_registrations_of_a_few_do_not_show_on_the_page(own_release: Release) -> None:
    publish_changed(own_release, LATE.replace("+ 40", "+ 3").replace("then 40", "then 3"))
    put_down(own_release, "Evaluatie", NEWEST)
    app = open_app(COMPARE)
    assert_healthy(app)
    row = table_with(app, "Toelichting").set_index("RSV").loc["Zeeland"]
    assert row["Van"].strip(formats.FIGURE_SPACE) == "x"
    assert row["Verschil"] == words.NOT_COMPARED
    assert row["Toelichting"] == "minder dan 5 nagekomen of hersteld"
    assert "'Van' er niet" in said_on(app)
    app.selectbox(key="van").select("Actieve uitgave").run()
    assert regions.ONE_RELEASE in said_on(app)


def test_the_sentence_names_no_small_part_either() -> None:
    rows = pd.DataFrame(
        {
            "area_name": ["A", "B", "C"],
            "correction": [10.0, 12, 3],
            "in_time": [3.0, 20, 30],
            "is_other": False,
        }
    )
    reading = regions.finding(rows, "started", 5)
    assert "B (+12)" in reading
    assert "A (" not in reading
    assert "C (" not in reading


def test_a_partnership_with_other_municipalities_is_not_compared(own_release: Release) -> None:
    moved = publish_changed(
        own_release,
        "update mart.area set rsv_code = 'RSV01' "
        "where area_kind = 'municipality' and area_code = 'GM0664'",
    )
    assert differences.other_layout(side(own_release), side(moved)) == {"RSV01", "RSV15"}
    put_down(own_release, "Eerder", NEWEST)
    app = open_app(COMPARE)
    assert_healthy(app)
    assert any("Niet uit dezelfde gemeenten bestaan" in each.value for each in app.warning)
    table = table_with(app, "Toelichting").set_index("RSV")
    assert table.loc["Zeeland", "Toelichting"] == regions.OTHER_LAYOUT
    assert "geen gegevens" in table.loc["Zeeland", "Naar"]


def test_signals_that_came_stayed_and_went(own_release: Release) -> None:
    changed = publish_changed(
        own_release,
        "update mart.signal set signal = 'none' where area_code = (select min(area_code) "
        "from mart.signal where period = '12m' and variant_group = 'regulier' and area_kind = "
        "'municipality' and signal = 'double') and period = '12m'",
    )
    found = signals.signal_changes(side(own_release), side(changed))
    assert found[found["kind"] == "went"]["before"].tolist() == ["double"]
    states = lag_states(own_release.release_id, period="12m")
    lagging = states[states["state"].isin(LAGGING_SIGNALS)]
    assert len(found) == len(lagging)
    assert (found["kind"] == "stayed").sum() == len(lagging) - 1
    assert "1 verdwenen" in signals.finding(found)
    hidden = publish_changed(
        own_release,
        "update mart.signal set signal = 'suppressed' where signal = 'double' and period = '12m'",
    )
    found = signals.signal_changes(side(own_release), side(hidden))
    kinds = found.loc[found["before"] == "double", "kind"]
    assert len(kinds) > 0
    assert set(kinds) == {"incomparable"}


def test_a_signal_links_only_to_what_the_page_can_open(
    own_release: Release, later: Release
) -> None:
    put_down(own_release, "Evaluatie", NEWEST)
    shown = {
        name: table_with(open_app(COMPARE, {"naar": name}), "Wat er is gebeurd")
        for name in ("Actieve uitgave", "Stand: Evaluatie", f"Uitgave {own_release.release_id}")
    }
    active, frozen, older = shown.values()
    assert active["Bekijk"].str.startswith("deelname?gemeente=").all()
    assert not active["Bekijk"].str.contains("uitgave=").any()
    assert frozen["Bekijk"].str.endswith("uitgave=Evaluatie").all()
    assert len(older) > 0
    assert "Bekijk" not in older


def test_the_page_opens_on_the_baseline_when_there_is_one_release(own_release: Release) -> None:
    app = open_app(COMPARE)
    assert_healthy(app)
    assert app.selectbox(key="van_dag").value == "31 dec 2022"
    assert app.selectbox(key="naar_dag").value == "29 feb 2024"
    assert months.SAME_RELEASE in said_on(app)
    assert len(app.table[0].value) == 4  # the four measures, each on a row of its own
    assert "FICTIEF: voorbeelddata" in said_on(app)


def test_a_snapshot_is_held_against_the_active_release(
    own_release: Release, later: Release
) -> None:
    put_down(own_release, "Evaluatie", NEWEST)
    app = open_app(COMPARE)
    assert_healthy(app)
    assert app.selectbox(key="van").value == "Stand: Evaluatie"
    assert "+40 nagekomen of hersteld, en geen verandering in de tijd" in said_on(app)
    assert "heeft er 1 ten minste 5 gestarte trajecten" in regions_sentence(app)
    assert "Zeeland (+40)" in regions_sentence(app)
    for key in ("van", "naar"):
        assert f"Uitgave {own_release.release_id}" in app.selectbox(key=key).options
    app.selectbox(key="naar").select("Stand: Evaluatie").run()
    assert_healthy(app)
    assert "U vergelijkt een peildatum met zichzelf" in said_on(app)


def regions_sentence(app: AppTest) -> str:
    return next(text.value for text in app.markdown if "vergeleken RSV" in text.value)


@pytest.mark.parametrize("measure", ["Gestart", "Lopend", "Afgerond"])
def test_every_measure_has_a_view(own_release: Release, later: Release, measure: str) -> None:
    put_down(own_release, "Evaluatie", BASELINE)
    app = open_app(COMPARE, {"cijfer": measure})
    assert_healthy(app)
    assert app.radio(key="cijfer").value == measure


@pytest.mark.parametrize(
    "query",
    [
        {"van": "Onbekend", "naar": "Onbekend", "van_dag": "gisteren", "naar_dag": ""},
        {"van": "Actieve uitgave", "van_dag": "30 nov 2022"},
        {"van": "Uitgave ../x", "naar": "<script>"},
    ],
)
def test_an_address_that_is_no_choice_gives_a_valid_view(
    example_release: Release, query: dict[str, str]
) -> None:
    assert_healthy(open_app(COMPARE, query))


def test_a_release_of_another_version_is_compared_or_named(
    own_release: Release, later: Release
) -> None:
    manifest = own_release.path.with_suffix(".json")
    manifest.write_text(manifest.read_text().replace('"schema_version": ', '"schema_version": 9'))
    app = open_app(COMPARE, {"van": f"Uitgave {own_release.release_id}"})
    assert_healthy(app)
    assert app.selectbox(key="van").value == f"Uitgave {own_release.release_id}"
    assert "+40 nagekomen of hersteld" in said_on(app)


def test_a_damaged_release_is_not_offered(own_release: Release, later: Release) -> None:
    """Of the size it was published with, so that only reading it tells."""
    own_release.path.write_bytes(bytes(own_release.file_bytes))
    app = open_app(COMPARE, {"van": f"Uitgave {own_release.release_id}"})
    assert_healthy(app)
    assert app.selectbox(key="van").options == ["Actieve uitgave"]


def test_little_data_is_said_and_not_shown_as_zero(
    small_release: Release, short_release: Release
) -> None:
    app = open_app(COMPARE)
    assert_healthy(app)
    assert "Gestarte trajecten zijn niet aan beide kanten bekend." in said_on(app)
    totals_shown = app.table[0].value
    assert "geen gegevens" in totals_shown["Van"].tolist()
    assert "0" not in totals_shown["Van"].tolist()
    assert "Geen van beide kanten heeft cijfers per RSV over 12 maanden." in said_on(app)


def test_without_a_release_the_page_says_how_to_make_one() -> None:
    assert_healthy(open_app(COMPARE))


def test_the_file_says_what_was_compared(own_release: Release, later: Release) -> None:
    before, after = side(own_release, BASELINE), side(later)
    found = differences.differences(before, after)
    country = found[found["area_code"] == "NL"].set_index("measure")
    table = totals.totals_table(country.reindex(differences.MEASURES), is_overlap=False)
    text = dutch_csv(table, [words.source(before, after)]).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert own_release.release_id in lines[0][0]
    assert later.release_id in lines[0][0]
    assert "FICTIEF" in lines[0][0]
    started = next(line for line in lines if line[0].startswith("Gestarte"))
    assert started[1:5] == [
        str(int(country.loc["started", name]))
        for name in ("before", "after", "difference", "correction")
    ]
