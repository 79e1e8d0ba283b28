"""Which published counts are hidden, and of whom there are no months."""

import pandas as pd
import pytest

from etl.messages import LoadRefusedError
from etl.suppression_threshold import suppression_threshold
from etl.transform.suppression import find_hidden
from etl.transform.suppression_months import find_hidden_months

PARTS = {"regulier": ["basis", "extra"]}
MONTHS_OF = {name: name for name in ("12m", "2021", "2022", "2023", "schooljaar-2022")}
RSV_OF = {"A": "R1", "B": "R1", "C": "R2", "D": "R2"}


def table(counts: dict[str, dict[str, int]], **slice_: str) -> pd.DataFrame:
    """Counts per municipality and variant, with the total, the partnerships and the country."""
    rows = [
        (area, group, count) for area, groups in counts.items() for group, count in groups.items()
    ]
    frame = pd.DataFrame(rows, columns=["municipality", "variant_group", "trajectory_count"])
    total = frame[frame["variant_group"].isin(PARTS["regulier"])].assign(variant_group="regulier")
    frame = pd.concat([frame, total])
    levels = [
        frame.assign(area_kind="municipality", area_code=frame["municipality"]),
        frame.assign(area_kind="rsv", area_code=frame["municipality"].map(RSV_OF)).dropna(),
        frame.assign(area_kind="country", area_code="NL"),
    ]
    keys = ["variant_group", "area_kind", "area_code"]
    summed = pd.concat(levels).groupby(keys)["trajectory_count"].sum().reset_index()
    return summed.assign(period="12m", measure="started").assign(**slice_)


def hidden(counts: pd.DataFrame, threshold: int = 5) -> set[tuple[str, str]]:
    found = find_hidden(counts, RSV_OF, PARTS, MONTHS_OF, threshold)
    return set(zip(found["area_code"], found["variant_group"], strict=True))


LARGE = {"basis": 50, "extra": 40, "kort": 30}


def test_large_counts_are_all_shown() -> None:
    counts = table(dict.fromkeys(RSV_OF, LARGE))
    found = find_hidden(counts, RSV_OF, PARTS, MONTHS_OF, 5)
    assert found.empty
    assert list(found) == ["period", "measure", "variant_group", "area_kind", "area_code"]


def test_a_small_variant_takes_three_more_with_it() -> None:
    """A rectangle: another variant of the municipality, and both of a neighbour in its RSV."""
    counts = table({"A": {**LARGE, "basis": 2}, "B": LARGE, "C": LARGE, "D": LARGE})
    assert hidden(counts) == {(area, group) for area in "AB" for group in ("basis", "extra")}


def test_a_variant_that_is_in_no_total_takes_one_more() -> None:
    counts = table({"A": {**LARGE, "kort": 2}, "B": LARGE, "C": LARGE, "D": LARGE})
    assert hidden(counts) == {("A", "kort"), ("B", "kort")}


def test_the_only_municipality_of_a_partnership_hides_it_too() -> None:
    one = {"A": "R1", "B": "R2", "C": "R2", "D": "R2"}
    counts = table({"A": {"kort": 2}, **{area: {"kort": 30} for area in "BCD"}})
    counts = counts[counts["area_kind"] != "rsv"]
    municipal = counts[counts["area_kind"] == "municipality"]
    of_rsv = municipal.assign(area_kind="rsv", area_code=municipal["area_code"].map(one))
    keys = ["period", "measure", "variant_group", "area_kind", "area_code"]
    counts = pd.concat([counts, of_rsv.groupby(keys, as_index=False)["trajectory_count"].sum()])
    found = find_hidden(counts, one, {}, MONTHS_OF, 5)
    codes = set(found["area_code"])
    assert {"A", "R1", "R2"} <= codes
    assert codes & {"B", "C", "D"}
    assert "NL" not in codes


def test_a_municipality_of_no_partnership_stands_under_the_country() -> None:
    counts = table({"A": LARGE, "B": LARGE, "E": {"kort": 3}, "F": {"kort": 30}})
    assert hidden(counts) == {("E", "kort"), ("F", "kort")}


def test_every_period_and_measure_is_a_table_by_itself() -> None:
    small = table({"A": {**LARGE, "kort": 2}, "B": LARGE, "C": LARGE, "D": LARGE})
    large = table(dict.fromkeys(RSV_OF, LARGE), measure="completed")
    found = find_hidden(pd.concat([small, large]), RSV_OF, PARTS, MONTHS_OF, 5)
    assert set(found["measure"]) == {"started"}


def test_who_is_hidden_in_one_year_is_hidden_in_all_and_again_protected() -> None:
    """Years overlap: what they have in common would say how many there were in the rest."""
    small = table({"A": {"basis": 2}, **{area: {"basis": 30} for area in "BCD"}}, period="2022")
    large = table({area: {"basis": 30} for area in RSV_OF})
    counts = pd.concat(
        [
            small,
            large.assign(period="2023"),
            large.assign(period="schooljaar-2022", measure="completed"),
            large.assign(period="12m"),
            large.assign(period="2023", measure="stopped"),
        ]
    ).query("variant_group == 'regulier'")
    found = find_hidden(counts, RSV_OF, PARTS, MONTHS_OF, 5)
    slices = found.groupby(["period", "measure"])["area_code"].agg(list).to_dict()
    assert slices == {
        ("2022", "started"): ["A", "B"],
        ("2023", "started"): ["A", "B"],
        ("schooljaar-2022", "completed"): ["A", "B"],
    }


def test_nobody_in_another_year_may_be_known() -> None:
    small = table({"A": {"basis": 2}, **{area: {"basis": 30} for area in "BCD"}}, period="2022")
    none = table({"A": {"basis": 0}, **{area: {"basis": 30} for area in "BCD"}}, period="2021")
    counts = pd.concat([small, none]).query("variant_group == 'regulier'")
    found = find_hidden(counts, RSV_OF, PARTS, MONTHS_OF, 5)
    of_2021 = set(found.loc[found["period"] == "2021", "area_code"])
    assert "A" not in of_2021
    assert "B" in of_2021
    assert len(of_2021) > 1  # B alone would follow from its partnership


def test_periods_of_the_same_months_hide_the_same() -> None:
    """On 31 December the last 12 months are the calendar year; apart they hide others."""
    small = table({"A": {"basis": 3, "extra": 60}, "B": LARGE, "C": LARGE, "D": LARGE})
    alone = small[small["variant_group"] == "regulier"].assign(period="2023")
    both = pd.concat([small, alone])
    apart = find_hidden(both, RSV_OF, PARTS, MONTHS_OF, 5)
    assert set(apart["period"]) == {"12m"}
    months_of = {"12m": "jan-dec", "2023": "jan-dec"}
    hidden_total = small.assign(trajectory_count=small["trajectory_count"])
    found = find_hidden(pd.concat([hidden_total, alone]), RSV_OF, PARTS, months_of, 5)
    totals = found[found["variant_group"] == "regulier"]
    assert set(totals.loc[totals["period"] == "12m", "area_code"]) == set(
        totals.loc[totals["period"] == "2023", "area_code"]
    )


def test_a_total_without_its_parts_stands_by_itself() -> None:
    """By calendar year variants apart are not published."""
    counts = table({"A": {"basis": 2}, **{area: {"basis": 30} for area in "BCD"}})
    counts = counts[counts["variant_group"] == "regulier"]
    assert hidden(counts) == {("A", "regulier"), ("B", "regulier")}


def test_the_order_of_the_rows_does_not_matter() -> None:
    counts = table({"A": {**LARGE, "basis": 2}, "B": LARGE, "C": {**LARGE, "kort": 1}, "D": LARGE})
    shuffled = counts.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(
        find_hidden(counts, RSV_OF, PARTS, MONTHS_OF, 5),
        find_hidden(shuffled, RSV_OF, PARTS, MONTHS_OF, 5),
    )


def test_a_threshold_of_one_hides_nothing() -> None:
    assert not hidden(table({"A": {"basis": 1, "kort": 2}, "B": {"basis": 3}}), threshold=1)


MEASURES = ("started", "completed", "stopped", "running")
SERIES = {
    ("NL", "regulier"): 90,
    ("NL", "basis"): 50,
    ("NL", "extra"): 40,
    ("NL", "kort"): 30,
    ("R1", "regulier"): 30,
    ("R2", "regulier"): 25,
    ("R3", "regulier"): 35,
}
YEAR = pd.DataFrame(
    [("2023", pd.Timestamp("2023-01-01"), pd.Timestamp("2023-12-01"))],
    columns=["period", "first_month", "last_month"],
)
NOTHING = pd.DataFrame(columns=["period", "measure", "variant_group", "area_kind", "area_code"])


def months() -> pd.DataFrame:
    """A year in which every month of a series is the same."""
    rows = [
        {
            "area_kind": "country" if area == "NL" else "rsv",
            "area_code": area,
            "variant_group": group,
            "month": month,
            **dict.fromkeys(MEASURES, count),
        }
        for (area, group), count in SERIES.items()
        for month in pd.date_range("2023-01-01", periods=12, freq="MS")
    ]
    return pd.DataFrame(rows)


def moved(frame: pd.DataFrame, measure: str, month: int, **changes: int) -> pd.DataFrame:
    """Change one month of some series, by area or by variant."""
    frame = frame.copy()
    for name, change in changes.items():
        area, group = (name, "regulier") if name.startswith(("R", "NL")) else ("NL", name)
        is_it = (frame["area_code"] == area) & (frame["variant_group"] == group)
        frame.loc[is_it & (frame["month"].dt.month == month), measure] += change
    return frame


def hidden_months(
    frame: pd.DataFrame, of: pd.DataFrame = NOTHING
) -> set[tuple[str, str, str, int]]:
    """Area, variant group, measure and month; without what never is there."""
    found = find_hidden_months(frame, YEAR, of, PARTS, 5)
    assert not found.duplicated().any()
    never = (found["measure"] == "running") & (found["area_kind"] == "rsv")
    assert never.sum() == 3 * 12
    shown = found[~never]
    return set(
        zip(
            shown["area_code"],
            shown["variant_group"],
            shown["measure"],
            shown["month"].dt.month,
            strict=True,
        )
    )


def test_large_months_are_all_shown_and_zero_is_not_small() -> None:
    assert hidden_months(months()) == set()
    assert hidden_months(moved(months(), "started", 5, kort=-30)) == set()


def test_a_small_month_takes_its_oldest_neighbours_with_it() -> None:
    """R1 has 4 in May: another month of R1, and the same two of another, cover it."""
    frame = moved(months(), "started", 5, R1=-26, R2=26)
    found = hidden_months(frame)
    assert ("R1", "regulier", "started", 5) in found
    assert {month for *_, month in found} == {1, 5}
    assert len(found) == 4
    assert len({area for area, *_ in found}) == 2


def test_a_variant_in_no_total_takes_one_other_month() -> None:
    frame = moved(months(), "completed", 5, kort=-27)
    assert hidden_months(frame) == {
        ("NL", "kort", "completed", 5),
        ("NL", "kort", "completed", 1),
    }


def test_a_small_month_of_the_country_hides_what_adds_up_to_it() -> None:
    frame = moved(months(), "started", 5, NL=-86, basis=-48, extra=-38, R1=-29, R2=-24, R3=-33)
    found = hidden_months(frame)
    in_may = {(area, group) for area, group, _, month in found if month == 5}
    assert in_may == set(SERIES) - {("NL", "kort")}


def test_what_lies_in_no_partnership_does_not_follow() -> None:
    """A rest of 2 in the country: with all partnerships shown it would be known."""
    frame = moved(months(), "started", 5, NL=2, basis=2)
    assert any(month == 5 and area != "NL" for area, *_, month in hidden_months(frame))


def test_a_hidden_period_hides_its_months() -> None:
    of = pd.DataFrame([("2023", "completed", "regulier", "rsv", "R3")], columns=NOTHING.columns)
    found = hidden_months(months(), of)
    assert {("R3", "regulier", "completed", month) for month in range(1, 13)} <= found
    municipal = of.assign(area_kind="municipality", area_code="A")
    assert hidden_months(months(), municipal) == set()


def test_small_stops_hide_the_stock_and_of_one_variant_another_too() -> None:
    frame = moved(months(), "stopped", 5, basis=-48)
    found = hidden_months(frame)
    assert {(group, measure) for _, group, measure, _ in found} == {
        ("basis", "running"),
        ("extra", "running"),
    }
    first = moved(months(), "stopped", 1, kort=-28)
    assert hidden_months(first) == set()  # what stopped in the first month does not follow


@pytest.mark.parametrize(("text", "expected"), [(None, 5), ("", 5), ("1", 1), ("10", 10)])
def test_the_threshold_is_a_setting(
    monkeypatch: pytest.MonkeyPatch, text: str | None, expected: int
) -> None:
    monkeypatch.delenv("MDT_SMALLEST_COUNT", raising=False)
    if text is not None:
        monkeypatch.setenv("MDT_SMALLEST_COUNT", text)
    assert suppression_threshold() == expected


@pytest.mark.parametrize("text", ["0", "-1", "101", "5,5", "vijf", "٥", " 5"])
def test_any_other_threshold_is_refused_in_dutch(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("MDT_SMALLEST_COUNT", text)
    with pytest.raises(LoadRefusedError) as refusal:
        suppression_threshold()
    assert refusal.value.found == f"kleinste aantal '{text}' (MDT_SMALLEST_COUNT) kan niet."
    assert refusal.value.expected == "een heel getal van 1 tot en met 100."
    assert "dan geldt 5" in refusal.value.advice
