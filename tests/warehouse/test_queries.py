"""What each question answers on the example release."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest

from warehouse import kept, queries
from warehouse.connection import UnreadableReleaseError, cursor
from warehouse.queries import run
from warehouse.releases import Release

SLICE = {
    "period": "12m",
    "measure": "started",
    "variant_group": "regulier",
    "area_kind": "municipality",
}
COUNTRY = {"area_kind": "country", "area_code": "NL", "variant_group": "regulier"}
IN_PERIOD = {"period": "12m"}
ON_THE_DAY = {"reference_date": date(2024, 2, 29)}
WITHIN = {**IN_PERIOD, "within_km": 10.0}
ONE_PLACE = {"area_kind": "municipality", "area_code": "GM0014"}
COMPLETION = {"period": "12m", "variant_group": "regulier", "area_kind": "rsv"}


@dataclass(frozen=True)
class Question:
    """One query: what must be in the answer, and of which columns a row is one of a kind."""

    ask: Callable[..., pd.DataFrame]
    columns: str
    key: str
    parameters: dict[str, Any] = field(default_factory=dict)
    rows: int | None = None
    may_be_of_none: str = ""  # the part of the key that is empty for what belongs to no area

    def __call__(self, release_id: str, **changed: Any) -> pd.DataFrame:
        return self.ask(release_id, **{**self.parameters, **changed})


QUESTIONS = {
    "areas": Question(
        queries.areas,
        "area_kind area_code area_name rsv_code rsv_name youth_population",
        "area_kind area_code",
        rows=342 + 19 + 12 + 1,
    ),
    "municipalities": Question(
        queries.municipalities, "area_code area_name rsv_code rsv_name", "area_code", rows=342
    ),
    "municipality_points": Question(
        queries.municipality_points,
        "area_code area_name rsv_code longitude latitude",
        "area_code",
        rows=342,
    ),
    "participation": Question(
        queries.participation,
        "area_code area_name rsv_code rsv_name trajectory_count youth_population rate_per_1000 "
        "adjusted_lower_95_per_1000 adjusted_upper_95_per_1000 national_per_1000 rsv_per_1000 "
        "outcome_998 adjusted_outcome_998 rsv_outcome_998 is_too_small missing_participants "
        "missing_participants_lower smoothed_per_1000 signal relative_ratio relative_direction "
        "is_suppressed",
        "area_code",
        SLICE,
        rows=342,
    ),
    "dispersion": Question(
        queries.dispersion, "dispersion national_per_1000 too_small_areas", "period", SLICE, rows=1
    ),
    "comparable_figures": Question(
        queries.comparable_figures,
        "area_code area_name measure value is_hidden",
        "area_code measure",
        {"day": date(2024, 2, 29)},
        rows=4 + 2 * 19,
    ),
    "comparable_months": Question(
        queries.comparable_months,
        "area_code measure month value",
        "area_code measure month",
    ),
    "lag_states": Question(
        queries.lag_states,
        "area_code area_name rsv_name measure state",
        "area_code measure",
        {"period": "12m"},
        rows=3 * 342,
    ),
    "participation_months": Question(
        queries.participation_months,
        "month started completed running",
        "month",
        {**COUNTRY, "until": date(2024, 2, 29)},
        rows=38,
    ),
    "rsv_periods": Question(
        queries.rsv_periods,
        "label trajectory_count rate_per_1000 adjusted_lower_95_per_1000 national_per_1000 "
        "known_municipalities is_suppressed",
        "label",
        {
            "rsv_code": "RSV01",
            "measure": "started",
            "variant_group": "regulier",
            "until": date(2024, 2, 29),
        },
        rows=7,
    ),
    "completion": Question(
        queries.completion,
        "area_code area_name completed ended completed_pct lower_95_pct upper_95_pct",
        "area_code",
        COMPLETION,
        rows=19,
    ),
    "national_figures": Question(
        queries.national_figures, "figure now year_before", "figure", ON_THE_DAY
    ),
    "rsv_profiles": Question(
        queries.rsv_profiles,
        "rsv_code rsv_name contact_name contact_email website municipalities youth_population fte "
        "partners meetings_last_year evaluation_date actions",
        "rsv_code",
        ON_THE_DAY,
        rows=19,
    ),
    "periods": Question(
        queries.periods, "period label kind first_month last_month", "period", rows=7
    ),
    "published_periods": Question(
        queries.published_periods,
        "period label kind first_month last_month",
        "period",
        {"measure": "started", "variant_group": "regulier"},
        rows=7,
    ),
    "delivery_status": Question(
        queries.delivery_status,
        "input_name rsv_code rsv_name row_count rows_refused refused_share newest_day is_overdue "
        "status is_fictitious file_names supplied_by every_months has_newest_day",
        "input_name rsv_code",
        rows=9 * 19 + 4,
        may_be_of_none="rsv_code",
    ),
    "ingested_files": Question(
        queries.ingested_files,
        "input_name file_name sheet_name sha256 rows_in rows_loaded rows_rejected rows_set_aside "
        "is_fictitious extra_columns notes",
        "input_name",
        rows=10,
    ),
    "rejected_rows": Question(
        queries.rejected_rows,
        "input_name file_name sheet_name line column_name found expected advice rsv_code raw_row",
        "file_name line column_name",
        rows=0,
    ),
    "quality_remarks": Question(
        queries.quality_remarks, "input_name row_count explanation", "input_name", rows=1
    ),
    "ambition": Question(
        queries.ambition,
        "area_code area_name year measure target status reached months_known months_hidden",
        "year measure",
        {**ON_THE_DAY, "area_code": "NL"},
        rows=10,
    ),
    "growth_months": Question(
        queries.growth_months,
        "area_code month value is_provisional",
        "month",
        {**ON_THE_DAY, "measure": "gestart", "area_code": "NL"},
        rows=38,
    ),
    "forecast": Question(
        queries.forecast,
        "area_code month made_on expected lower_95 lower_80 upper_80 upper_95 year_expected "
        "year_lower_95 year_lower_80 year_upper_80 year_upper_95",
        "month",
        {**ON_THE_DAY, "measure": "gestart", "area_code": "NL"},
        rows=22,
    ),
    "forecast_totals": Question(
        queries.forecast_totals,
        "area_code quantile remaining",
        "area_code quantile",
        {**ON_THE_DAY, "measure": "gestart", "year": 2024},
        rows=20 * 200,
    ),
    "backtest": Question(
        queries.backtest,
        "measure area_kind months_ahead tested held_80 held_95",
        "area_kind months_ahead",
        {"measure": "gestart"},
        rows=24,
    ),
    "target_standing": Question(
        queries.target_standing,
        "area_code area_name target status reached left expected lower_80 upper_80 chance outcome "
        "needed_pace recent_pace gap",
        "area_code",
        {**ON_THE_DAY, "measure": "gestart", "year": 2024},
        rows=20,
    ),
    "offer_capacity": Question(
        queries.offer_capacity,
        "area_code area_name rsv_code rsv_name youth_population projects running_projects "
        "organisations places places_per_1000",
        "area_code",
        {**IN_PERIOD, "area_kind": "rsv"},
        rows=19,
    ),
    "offer_nationwide": Question(
        queries.offer_nationwide,
        "projects running_projects organisations places",
        "projects",
        IN_PERIOD,
        rows=1,
    ),
    "offers": Question(
        queries.offers,
        "offer_id offer_name organisation themes moment target_groups variant municipality_names "
        "is_nationwide places places_here start_date end_date is_running",
        "offer_id",
        IN_PERIOD,
    ),
    "offer_points": Question(
        queries.offer_points,
        "area_code area_name longitude latitude running_projects organisations places",
        "area_code",
        IN_PERIOD,
    ),
    "white_spots": Question(
        queries.white_spots,
        "area_code area_name rsv_name youth_population running_projects nearest_km nearest_name "
        "white_spot",
        "area_code",
        WITHIN,
        rows=342,
    ),
    "choice": Question(
        queries.choice,
        "area_code area_name dimension choices young_people youth_share",
        "area_code dimension choices",
        {**WITHIN, "area_kind": "rsv"},
    ),
    "choice_summary": Question(
        queries.choice_summary,
        "area_code area_name young_people mean_choices share_at_least young_people_at_least "
        "share_none",
        "area_code",
        {**WITHIN, "area_kind": "rsv", "dimension": "theme", "at_least": 3},
        rows=19,
    ),
    "choice_cells": Question(
        queries.choice_cells,
        "h3_cell young_people municipality_code municipality_name themes moments target_groups "
        "young_people_without",
        "h3_cell",
        WITHIN,
    ),
    "reach_by_code": Question(
        queries.reach_by_code,
        "dimension code label running_projects young_people youth_share",
        "dimension code",
        {**WITHIN, **ONE_PLACE},
        rows=12 + 5 + 9,
    ),
    "coverage": Question(
        queries.coverage,
        "theme theme_label moment moment_label target_group target_group_label projects places",
        "theme moment target_group",
        IN_PERIOD,
        rows=13 * 6 * 10,
    ),
    "diversity": Question(
        queries.diversity,
        "area_kind area_code area_name hill_order projects coverage observed lower_95 upper_95 "
        "at_coverage at_coverage_lower_95 at_coverage_upper_95 equal_coverage equal_projects",
        "area_code hill_order",
        {"stand": "peildatum", "dimension": "theme", "weight": "places"},
        rows=60,
    ),
    "offer_lags": Question(
        queries.offer_lags,
        "rsv_code rsv_name code label projects expected per_100k peer_per_100k ratio lower_95 "
        "upper_95 p_value adjusted_p outcome",
        "rsv_code code",
        {"stand": "2022", "dimension": "theme"},
        rows=19 * 12,
    ),
    "code_list": Question(
        queries.code_list, "code label flag", "code", {"list_name": "theme"}, rows=12
    ),
    "covering": Question(
        queries.covering,
        "number rank area_code area_name rsv_code gain covered uncovered is_kept",
        "number rank",
        WITHIN,
        rows=55,
    ),
    "peers": Question(
        queries.peers, "rank area_code area_name rsv_name distance", "rank", ONE_PLACE, rows=11
    ),
    "peer_values": Question(
        queries.peer_values,
        "rank area_code area_name variable label unit decimals value standardised",
        "rank variable",
        ONE_PLACE,
        rows=44,
    ),
    "peer_benchmark": Question(
        queries.peer_benchmark,
        "area_code known_peers peers_per_1000 peer_outcome_998",
        "area_code",
        SLICE,
        rows=342,
    ),
    "better_examples": Question(
        queries.better_examples,
        "area_code area_name rsv_name is_neighbour peer_rank rate_per_1000 running_projects places "
        "themes moments target_groups",
        "area_code",
        {**IN_PERIOD, "municipality_code": "GM0197"},
    ),
    "partners": Question(
        queries.partners,
        "rsv_code rsv_name sector sector_label organisation_key organisation member_from member_to",
        "sector organisation_key",
        {"rsv_code": "RSV05", **ON_THE_DAY},
    ),
    "partner_sectors": Question(
        queries.partner_sectors,
        "rsv_code rsv_name has_ended sector sector_label partners",
        "rsv_code sector",
        ON_THE_DAY,
        rows=19 * 6,
    ),
    "partner_changes": Question(
        queries.partner_changes,
        "first_day last_day joined ended joined_names ended_names",
        "first_day",
        {"rsv_code": "RSV05", **ON_THE_DAY, "months": 3},
    ),
    "shared_partners": Question(
        queries.shared_partners,
        "organisation_key organisation spellings spelling_count sectors rsv_count rsv_names "
        "rsv_codes",
        "organisation_key",
        ON_THE_DAY,
    ),
    "work_agenda_actions": Question(
        queries.work_agenda_actions,
        "rsv_code rsv_name agenda_part part_label ambition action owner deadline status "
        "status_label is_overdue file_name line",
        "file_name line",
        {"rsv_code": "RSV05", **ON_THE_DAY},
    ),
    "work_agenda_parts": Question(
        queries.work_agenda_parts,
        "rsv_code rsv_name has_ended agenda_part part_label has_agenda actions not_started "
        "in_progress done dropped overdue progress",
        "rsv_code agenda_part",
        ON_THE_DAY,
        rows=19 * 8,
    ),
    "task_figures": Question(
        queries.task_figures,
        "figure area_code value lower_95 upper_95 total detail",
        "figure area_code",
        {**ON_THE_DAY, "within_km": 10.0},
    ),
    "facilitators": Question(
        queries.facilitators,
        "rsv_code rsv_name municipalities area_km2 youth_population missing_participants_lower "
        "known_municipalities fte appointed roles candidate_fte candidate_steps meetings_last_year "
        "meetings_asked meetings_from",
        "rsv_code",
        {"reference_date": date(2024, 2, 29)},
        rows=19,
    ),
    "appointments": Question(
        queries.appointments,
        "rsv_code rsv_name role appointment_step fte valid_from valid_to is_to_come",
        "file_name line",
        {"reference_date": date(2024, 2, 29)},
        rows=19,
    ),
    "appointment_remarks": Question(
        queries.appointment_remarks,
        "remark rsv_name fte first_day last_day file_name line other_file_name other_line",
        "file_name line remark",
        {"lowest": 0.5, "highest": 1.0},
        rows=0,
    ),
    "fte_history": Question(
        queries.fte_history,
        "area_code area_name day change fte",
        "area_code day",
        {"reference_date": date(2024, 2, 29)},
    ),
    "clusters": Question(
        queries.clusters,
        "area_code area_name local_moran p_value label cluster cluster_municipalities",
        "area_code",
        {"period": "12m"},
        rows=342 - 2,  # of two the count is hidden
    ),
    "evaluation_meetings": Question(
        queries.evaluation_meetings,
        "rsv_code rsv_name has_meetings meeting_date attendees is_within",
        "rsv_code",
        {"reference_date": date(2024, 2, 29)},
        rows=19,
    ),
    # A day no other test asks for: the answer is kept, and every query file must be asked here.
    "frame_checks": Question(
        queries.frame_checks,
        "frame rsv_code rsv_name status remark caveat is_provisional subject value limit lower "
        "first_day last_day file_name line",
        "frame rsv_code subject remark",
        {"reference_date": date(2023, 12, 1)},
        may_be_of_none="rsv_code",
    ),
    "agenda": Question(
        queries.agenda,
        "area_code area_name rate_per_1000 national_per_1000 missing_participants_lower signal "
        "white_spot nearest_name mean_choices national_choices share_at_least quadrant",
        "area_code",
        {**WITHIN, "white_spot_km": 10.0, "at_least": 3},
        rows=342,
    ),
}
BOUND = [
    (name, parameter)
    for name, question in QUESTIONS.items()
    for parameter, value in question.parameters.items()
    if isinstance(value, str)
]
INJECTIONS = (
    "12m' or '1'='1",
    "'; drop table mart.area; --",
    "12m' union all select * from mart.participation --",
    "$period",
    "%",
    "",
)


def kind_of(column: pd.Series) -> str:
    if pd.api.types.is_datetime64_any_dtype(column):
        return "moment"
    return "number" if pd.api.types.is_numeric_dtype(column) else "text"


TREND = {
    "measure": "started",
    "variant_group": "regulier",
    "area_kind": "country",
    "area_code": "NL",
    "until": date(2024, 2, 29),
}


def test_three_years_are_too_few_for_a_trend(example_release: Release) -> None:
    assert queries.trend(example_release.release_id, **TREND) == ("undetermined", 3)
    nowhere = {**TREND, "area_code": "' or 1=1 --"}
    assert queries.trend(example_release.release_id, **nowhere) == ("undetermined", 0)
    before = {**TREND, "until": date(2023, 12, 30)}  # a day before the third year is full
    assert queries.trend(example_release.release_id, **before) == ("undetermined", 2)


def test_every_question_is_held_here() -> None:
    others = {"Baseline", "baseline", "change_since", "start_of_regions", "evaluation_months"}
    others |= {"OfferFilter", "THEN", "TODAY", "ReleaseInfo", "release_info", "rsvs", "trend"}
    others |= {"NEWEST_PERIOD", "municipality_names", "offered_days"}
    # test_comparison_queries.py
    others |= {"ReleaseFacts", "can_compare", "partnership_layout", "release_facts", "spread_of"}
    assert set(QUESTIONS) == set(queries.__all__) - others


def forget_answers() -> None:
    """Empty every cache of answers, which another test may have filled."""
    for name, module in list(sys.modules.items()):
        if name.startswith("warehouse.queries"):
            for member in vars(module).values():
                if hasattr(member, "cache_clear"):
                    member.cache_clear()
    kept.forget()


def test_every_query_file_is_asked(example_release: Release) -> None:
    asked = set()
    run_query = run.run_query
    forget_answers()

    def listen(release_id: str, name: str, **parameters: Any) -> pd.DataFrame:
        asked.add(name)
        return run_query(release_id, name, **parameters)

    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("warehouse.queries.") and hasattr(module, "run_query"):
                patch.setattr(module, "run_query", listen)
        for question in QUESTIONS.values():
            question(example_release.release_id)
        queries.release_info(example_release.release_id)
        queries.release_facts(example_release.release_id)
        queries.partnership_layout(example_release.release_id)
        queries.trend(example_release.release_id, **TREND)
    assert asked == {path.stem for path in run.SQL_FOLDER.glob("*.sql")}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_an_answer_has_its_columns_and_one_row_per_key(
    example_release: Release, question: Question
) -> None:
    answer = question(example_release.release_id)
    assert set(question.columns.split()) <= set(answer.columns)
    assert not answer.duplicated(question.key.split()).any()
    whole_key = [name for name in question.key.split() if name != question.may_be_of_none]
    assert not answer[whole_key].isna().any().any()
    if question.rows is not None:
        assert len(answer) == question.rows
    else:
        assert len(answer) > 0


@pytest.mark.parametrize(
    ("name", "column", "kind"),
    [
        ("participation", "trajectory_count", "number"),
        ("participation", "rate_per_1000", "number"),
        ("participation", "missing_participants_lower", "number"),
        ("participation", "signal", "text"),
        ("participation_months", "month", "moment"),
        ("participation_months", "running", "number"),
        ("periods", "first_month", "moment"),
        ("rsv_profiles", "fte", "number"),
        ("rsv_profiles", "evaluation_date", "moment"),
        ("completion", "completed_pct", "number"),
        ("national_figures", "year_before", "number"),
        ("ambition", "target", "number"),
        ("growth_months", "month", "moment"),
        ("forecast", "expected", "number"),
        ("target_standing", "chance", "number"),
        ("delivery_status", "newest_day", "moment"),
        ("delivery_status", "refused_share", "number"),
        ("delivery_status", "row_count", "number"),
        ("ingested_files", "rows_in", "number"),
        ("frame_checks", "value", "number"),
        ("frame_checks", "line", "number"),
    ],
)
def test_numbers_and_days_arrive_as_such(
    example_release: Release, name: str, column: str, kind: str
) -> None:
    assert kind_of(QUESTIONS[name](example_release.release_id)[column]) == kind


@pytest.mark.parametrize(("name", "parameter"), BOUND)
@pytest.mark.parametrize("text", INJECTIONS)
def test_parameters_are_bound(
    example_release: Release, name: str, parameter: str, text: str
) -> None:
    answer = QUESTIONS[name](example_release.release_id, **{parameter: text})
    assert answer.empty
    assert len(queries.areas(example_release.release_id)) == 374


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_what_a_page_does_to_its_frame_stays_with_the_page(
    example_release: Release, question: Question
) -> None:
    before = question(example_release.release_id).copy(deep=True)
    own = question(example_release.release_id)
    for column in own.columns:
        own[column] = "changed"
    own["extra"] = 1
    own.columns = [f"{name} of mine" for name in own.columns]
    own = question(example_release.release_id)
    if len(own):
        own.iloc[0, 0] = None
        own.loc[own.index[-1], own.columns[-1]] = None
    pd.testing.assert_frame_equal(question(example_release.release_id), before)


def test_the_values_under_a_frame_cannot_be_written(example_release: Release) -> None:
    rates = queries.participation(example_release.release_id, **SLICE)["rate_per_1000"]
    with pytest.raises(ValueError, match="read-only"):
        rates.to_numpy()[0] = 0.0


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_an_unknown_release_gives_no_answer(example_release: Release, question: Question) -> None:
    with pytest.raises(UnreadableReleaseError):
        question("2024-02-29-0000000000")


def test_two_releases_do_not_share_answers(own_release: Release, newer_release: Release) -> None:
    old = queries.participation(own_release.release_id, **SLICE)
    new = queries.participation(newer_release.release_id, **SLICE)
    more = (new["trajectory_count"] - old["trajectory_count"])[~old["is_suppressed"]]
    assert more.unique().tolist() == [100_000]


def test_release_info(example_release: Release) -> None:
    info = queries.release_info(example_release.release_id)
    assert info.reference_date == date(2024, 2, 29) == example_release.reference_date
    assert info.is_estimated_population is True
    assert info.is_fictitious is True
    assert info.is_provisional_layout is True
    assert info.boundaries_file == example_release.boundaries_file
    assert info.delivered_inputs == example_release.inputs
    assert len(info.delivered_inputs) == 10


def test_municipality_names(example_release: Release) -> None:
    names = queries.municipality_names(example_release.release_id)
    assert len(names) == 342
    assert names["GM0363"] == "Amsterdam"
    assert (
        list(names.values())
        == queries.municipalities(example_release.release_id)["area_name"].tolist()
    )


def test_rsvs(example_release: Release) -> None:
    names = queries.rsvs(example_release.release_id)
    assert len(names) == 19
    assert list(names) == sorted(names)
    profiles = queries.rsv_profiles(example_release.release_id, **ON_THE_DAY)
    assert names == dict(zip(profiles["rsv_code"], profiles["rsv_name"], strict=True))


def test_the_parts_make_the_whole(example_release: Release) -> None:
    """Municipalities, partnerships, the country, the months and the headline say one thing."""
    release_id = example_release.release_id
    totals = {
        kind: queries.participation(release_id, **{**SLICE, "area_kind": kind})[
            "trajectory_count"
        ].sum()
        for kind in ("rsv", "country")
    }
    months = queries.participation_months(release_id, **COUNTRY, until=date(2024, 2, 29))
    headline = queries.national_figures(release_id, **ON_THE_DAY).set_index("figure").loc["started"]
    assert len({*totals.values(), months["started"][-12:].sum(), int(headline["now"])}) == 1
    municipalities = queries.participation(release_id, **SLICE)
    hidden = totals["country"] - municipalities["trajectory_count"].sum()
    # What is not shown of municipalities is at least one each, and is never written as a zero.
    assert 0 < municipalities["is_suppressed"].sum() <= hidden
    assert (municipalities["trajectory_count"].isna() == municipalities["is_suppressed"]).all()
    assert queries.participation(release_id, **{**SLICE, "area_kind": "province"}).empty
    assert months["started"][-24:-12].sum() == headline["year_before"]


def test_rates_follow_from_counts(example_release: Release) -> None:
    slice_ = queries.participation(example_release.release_id, **SLICE)
    rates = slice_["trajectory_count"] / slice_["youth_population"] * 1000
    np.testing.assert_allclose(slice_["rate_per_1000"], rates)
    inside = slice_["rate_per_1000"].between(
        slice_["adjusted_lower_95_per_1000"], slice_["adjusted_upper_95_per_1000"]
    )
    assert (inside | slice_["is_suppressed"]).all()
    hidden = slice_[slice_["is_suppressed"]]
    figures = [name for name in hidden if name.endswith("per_1000") or "missing" in name]
    of_others = {"national_per_1000", "rsv_per_1000"}
    assert hidden[[name for name in figures if name not in of_others]].isna().all(axis=None)
    assert set(hidden["signal"]) == {"suppressed"}
    outcomes = hidden[["outcome_998", "adjusted_outcome_998", "rsv_outcome_998"]]
    assert (outcomes == "not_compared").all(axis=None)


def test_months_are_those_up_to_the_day(example_release: Release) -> None:
    ask = {**COUNTRY, "until": date(2023, 12, 31)}
    months = queries.participation_months(example_release.release_id, **ask)
    assert months["month"].is_monotonic_increasing
    assert months["month"].max() == pd.Timestamp("2023-12-01")
    # Whoever ran and did not stop or complete still runs, so the stock falls by no more than that.
    stopped = months["started"] - months["completed"] - months["running"].diff()
    assert (stopped.iloc[1:].dropna() >= 0).all()


def test_periods_end_on_the_reference_date_and_follow_each_other(example_release: Release) -> None:
    known = queries.periods(example_release.release_id)
    assert known["period"].iloc[0] == "12m"
    assert known["label"].is_unique
    assert (known["first_month"] <= known["last_month"]).all()
    assert known["last_month"].max() <= pd.Timestamp(example_release.reference_date)
    assert known["sort_order"].is_monotonic_increasing


def test_what_can_be_chosen_is_published(example_release: Release) -> None:
    def published(measure: str, variant_group: str) -> list[str]:
        return queries.published_periods(
            example_release.release_id, measure=measure, variant_group=variant_group
        )["period"].tolist()

    every = queries.periods(example_release.release_id)["period"].tolist()
    for measure in ("started", "completed"):
        assert published(measure, "regulier") == every
        for variant in ("basis", "extra", "plus", "kort"):
            assert published(measure, variant) == ["12m", "12m-eerder"]
    for variant in ("basis", "extra", "plus", "kort", "regulier"):
        assert published("running", variant) == ["12m"]


def test_partners_of_a_day_are_those_who_take_part_on_it(example_release: Release) -> None:
    with cursor(example_release.release_id) as own:
        every = own.execute("from mart.partner where rsv_code = 'RSV05'").df()
    first = every["member_from"].min().date()
    ask = {"rsv_code": "RSV05"}
    release_id = example_release.release_id
    assert queries.partners(release_id, **ask, reference_date=first - timedelta(days=1)).empty
    later = queries.partners(release_id, **ask, reference_date=date(2024, 2, 29))
    assert set(later["organisation"]) <= set(every["organisation"])
    on_first = queries.partners(release_id, **ask, reference_date=first)
    assert set(on_first["organisation"]) == set(
        every.loc[every["member_from"] == every["member_from"].min(), "organisation"]
    )
