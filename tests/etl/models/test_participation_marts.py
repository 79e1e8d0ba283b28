"""Counts of trajectories, held against a count by hand of the small country."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from tests.etl.conftest import SmallCountry
from tests.etl.small_country import (
    FIRST_MONTH,
    LAYOUT,
    ONE_DAY,
    PERIODS,
    POPULATION_YEAR,
    REFERENCE_DATE,
    VARIANT_GROUPS,
    Area,
    Trajectory,
    areas,
    belonged_to,
    invent_trajectories,
    known_municipalities,
    youth,
)

ROWS = invent_trajectories()
AREAS = [area for area in areas() if area.kind != "province"]  # no counts of provinces
Span = tuple[date, date]
Holds = Callable[[Trajectory, Span], bool]


def ended_within(row: Trajectory, span: Span, status: str) -> bool:
    return row.end is not None and row.status == status and span[0] <= row.end <= span[1]


MEASURES: dict[str, Holds] = {
    "started": lambda row, span: span[0] <= row.start <= span[1],
    "completed": lambda row, span: ended_within(row, span, "afgerond"),
    "stopped": lambda row, span: ended_within(row, span, "gestopt"),
    "running": lambda row, span: row.start <= span[1] and (row.end is None or row.end > span[1]),
}


def counted(holds: Holds, span: Span, variants: set[str]) -> Counter[str]:
    """Trajectories per home municipality."""
    found: Counter[str] = Counter()
    for row in ROWS:
        if row.variant in variants and holds(row, span):
            found[row.home] += row.count
    return found


def is_published(period: str, measure: str, group: str) -> bool:
    """Variants apart are counted in the 12 months only, and what runs on the reference date."""
    if measure == "running" and period != "12m":
        return False
    return group == "regulier" or period.startswith("12m")


def with_known(known: set[str]) -> list[tuple[Area, list[str]]]:
    """Areas that have something to say, with their known municipalities."""
    split = ((area, sorted(area.members & known)) for area in AREAS)
    return [(area, members) for area, members in split if members]


def worst(statuses: set[str]) -> str:
    return next(s for s in ("schatting", "voorlopig", "definitief") if s in statuses)


def by_key(frame: pd.DataFrame, keys: list[str], values: list[str]) -> dict[tuple, tuple]:
    records = frame[[*keys, *values]].to_dict("records")
    found = {tuple(r[k] for k in keys): tuple(r[v] for v in values) for r in records}
    assert len(found) == len(records)
    return found


def test_the_small_country_has_what_it_should_have() -> None:
    """The invented rows reach every corner that the tests below speak of."""
    assert {row.home for row in ROWS} == {*LAYOUT, "GM0363", "onbekend", "caribisch"} - {
        "GM0935", "GM0917",
    }  # fmt: skip
    for holds in MEASURES.values():
        for span in PERIODS.values():
            for variants in VARIANT_GROUPS.values():
                assert counted(holds, span, variants)
    for first, last in PERIODS.values():
        for day in (first - ONE_DAY, first, last, last + ONE_DAY):
            if FIRST_MONTH <= day <= REFERENCE_DATE:
                assert any(row.start == day for row in ROWS)
                assert any(row.end == day for row in ROWS)


def test_periods_are_the_full_ones(small_country: SmallCountry) -> None:
    period = small_country.mart("period").set_index("period")
    found = {
        code: (row["first_month"].date(), (row["last_month"] + pd.offsets.MonthEnd(0)).date())
        for code, row in period.iterrows()
    }
    assert found == PERIODS
    assert period["population_year"].to_dict() == POPULATION_YEAR
    assert (period["months"] == 12).all()
    assert period["label"].to_dict() == {
        "12m": "laatste 12 maanden (mrt 2023 t/m feb 2024)",
        "12m-eerder": "12 maanden (mrt 2022 t/m feb 2023)",
        "2022": "2022 (jan 2022 t/m dec 2022)",
        "2023": "2023 (jan 2023 t/m dec 2023)",
        "schooljaar-2022": "schooljaar 2022/23 (sep 2022 t/m aug 2023)",
    }


def test_participation(small_country: SmallCountry) -> None:
    population = youth()
    expected = {}
    for period, span in PERIODS.items():
        told = with_known(known_municipalities(ROWS, *span))
        for measure in ("started", "completed", "running"):
            for group, variants in VARIANT_GROUPS.items():
                if not is_published(period, measure, group):
                    continue
                count = counted(MEASURES[measure], span, variants)
                for area, members in told:
                    figures = [population[code, POPULATION_YEAR[period]] for code in members]
                    people = sum(inhabitants for inhabitants, _ in figures)
                    trajectories = sum(count[code] for code in members)
                    expected[period, measure, group, area.kind, area.code] = (
                        trajectories,
                        people,
                        worst({status for _, status in figures}),
                        len(members),
                        pytest.approx(1000 * trajectories / people),
                        False,
                    )
    found = by_key(
        small_country.mart("participation"),
        ["period", "measure", "variant_group", "area_kind", "area_code"],
        [
            "trajectory_count", "youth_population", "population_status", "known_municipalities",
            "rate_per_1000", "is_suppressed",
        ],
    )  # fmt: skip
    assert found.keys() == expected.keys()
    assert found == expected


def test_a_partnership_that_delivered_nothing_is_missing_and_not_zero(
    small_country: SmallCountry,
) -> None:
    participation = small_country.mart("participation")
    months = small_country.mart("participation_month")
    for silent in ("R3", "GM0935", "GM0917"):
        assert silent not in set(participation["area_code"])
        assert silent not in set(months["area_code"])
    assert "R4" not in {*participation["area_code"], *small_country.mart("completion")["area_code"]}
    assert "R4" in set(months["area_code"])
    of_noord = participation[participation["area_code"].isin(["R1", "GM0014", "GM0037"])]
    assert set(of_noord["period"]) == {"12m", "2023", "schooljaar-2022"}
    # A municipality of a partnership that did deliver is a true zero somewhere.
    assert (participation["trajectory_count"] == 0).any()
    # Neither is Roermond, of no partnership, a zero; and provinces have no counts at all.
    assert "GM0957" not in set(participation["area_code"])
    assert set(participation["area_kind"]) == {"municipality", "rsv", "country"}


def test_who_has_no_municipality_counts_in_no_area(small_country: SmallCountry) -> None:
    country = small_country.mart("participation").query(
        "area_kind == 'country' and measure == 'started' and variant_group == 'regulier'"
    )
    everyone = sum(
        row.count
        for row in ROWS
        if row.variant != "kort" and MEASURES["started"](row, PERIODS["12m"])
    )
    buckets = sum(
        row.count
        for row in ROWS
        if row.variant != "kort"
        and row.home in ("onbekend", "caribisch")
        and MEASURES["started"](row, PERIODS["12m"])
    )
    assert buckets > 0
    assert country.set_index("period")["trajectory_count"]["12m"] == everyone - buckets


def test_completion(small_country: SmallCountry) -> None:
    expected = {}
    for period, span in PERIODS.items():
        for group, variants in VARIANT_GROUPS.items():
            completed = counted(MEASURES["completed"], span, variants)
            stopped = counted(MEASURES["stopped"], span, variants)
            if not is_published(period, "stopped", group):
                continue
            for area, members in with_known(known_municipalities(ROWS, *span)):
                if area.kind == "municipality":
                    continue
                done = sum(completed[code] for code in members)
                ended = done + sum(stopped[code] for code in members)
                if any(completed[code] + stopped[code] for code in members):
                    lower, upper = proportion_confint(done, ended, method="wilson")
                    expected[period, group, area.kind, area.code] = (
                        done,
                        ended - done,
                        ended,
                        pytest.approx(100 * done / ended),
                        pytest.approx(100 * lower, abs=1e-6),
                        pytest.approx(100 * upper, abs=1e-6),
                    )
    found = by_key(
        small_country.mart("completion"),
        ["period", "variant_group", "area_kind", "area_code"],
        ["completed", "stopped", "ended", "completed_pct", "lower_95_pct", "upper_95_pct"],
    )
    assert found == expected


def test_participation_month(small_country: SmallCountry) -> None:
    months = [stamp.date() for stamp in pd.date_range(FIRST_MONTH, REFERENCE_DATE, freq="MS")]
    told = with_known(known_municipalities(ROWS, FIRST_MONTH, REFERENCE_DATE))
    delivered = defaultdict(set)  # partnership, or municipality without one → months with a start
    for row in ROWS:
        delivered[belonged_to(row.home, row.start)].add(row.start.replace(day=1))
    shown = defaultdict(set)  # municipality → months
    for code in {code for _, members in told for code in members}:
        for month in months:
            of_month = delivered[belonged_to(code, month)]
            if of_month and min(of_month) <= month <= max(of_month):
                shown[code].add(month)
    expected = {}
    for first in months:
        span = (first, (pd.Timestamp(first) + pd.offsets.MonthEnd(0)).date())
        for group, variants in VARIANT_GROUPS.items():
            counts = [
                counted(MEASURES[measure], span, variants)
                for measure in ("started", "completed", "running")
            ]
            for area, members in told:
                if area.kind == "municipality" or (area.kind == "rsv" and group != "regulier"):
                    continue  # too few a month
                own = set().union(*(shown[code] for code in members))
                if area.kind == "rsv":
                    own = delivered[area.code]
                if min(own) <= first <= max(own):
                    # Of the country, only who is known that month; of a partnership all.
                    there = [
                        code
                        for code in members
                        if area.kind == "rsv" or min(shown[code]) <= first <= max(shown[code])
                    ]
                    started, completed, running = (
                        sum(count[code] for code in there) for count in counts
                    )
                    # Of a partnership, what stopped would follow from what runs.
                    known = running if area.kind == "country" else None
                    expected[area.kind, area.code, first, group] = (started, completed, known)
    frame = small_country.mart("participation_month")
    frame["month"] = frame["month"].dt.date
    frame["running"] = frame["running"].astype(object).where(frame["running"].notna(), None)
    keys = ["area_kind", "area_code", "month", "variant_group"]
    values = ["started", "completed", "running"]
    assert by_key(frame, keys, values) == expected


def test_national_figures_of_trajectories(small_country: SmallCountry) -> None:
    figures = small_country.mart("national_figure").set_index(["day", "figure"])["value"]
    months = small_country.mart("participation_month").query(
        "area_kind == 'country' and variant_group == 'regulier'"
    )
    running = months.set_index(months["month"] + pd.offsets.MonthEnd(0))["running"]
    for period, (first, last) in PERIODS.items():
        day = pd.Timestamp(last)
        known = known_municipalities(ROWS, first, last)
        for measure in ("started", "completed"):
            count = counted(MEASURES[measure], PERIODS[period], VARIANT_GROUPS["regulier"])
            assert figures[day, measure] == sum(count[code] for code in known), (period, measure)
        assert figures[day, "running"] == running[day]


def test_every_municipality_and_rsv_with_figures_has_one_signal(
    small_country: SmallCountry,
) -> None:
    signal = small_country.mart("signal")
    keys = ["period", "variant_group", "area_kind", "area_code"]
    assert sorted(signal[keys].itertuples(index=False, name=None)) == sorted(
        (period, group, area.kind, area.code)
        for period, span in PERIODS.items()
        for group in VARIANT_GROUPS
        if is_published(period, "started", group)
        for area, _ in with_known(known_municipalities(ROWS, *span))
        if area.kind in ("municipality", "rsv")
    )


def test_direction_compares_the_same_area_in_two_years(small_country: SmallCountry) -> None:
    direction = small_country.mart("direction")
    expected = {}
    for period, before in (("12m", "12m-eerder"), ("2023", "2022")):
        now = known_municipalities(ROWS, *PERIODS[period])
        both = known_municipalities(ROWS, *PERIODS[before])
        for measure, (group, variants) in itertools.product(
            ("started", "completed"), VARIANT_GROUPS.items()
        ):
            if not is_published(period, measure, group):
                continue
            later, earlier = (
                counted(MEASURES[measure], PERIODS[span], variants) for span in (period, before)
            )
            for area in AREAS:
                if area.members & both and area.members & now:
                    expected[period, measure, group, area.kind, area.code] = (
                        sum(later[code] for code in area.members & now),
                        sum(earlier[code] for code in area.members & both),
                    )
    keys = ["period", "measure", "variant_group", "area_kind", "area_code"]
    values = ["trajectory_count_later", "trajectory_count_earlier"]
    assert by_key(direction, keys, values) == expected
