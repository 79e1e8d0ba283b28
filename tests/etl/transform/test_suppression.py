"""Which published counts are hidden, and of whom there are no months."""

import pandas as pd
import pytest

from etl.messages import LoadRefusedError
from etl.suppression_threshold import suppression_threshold
from etl.transform.suppression import find_hidden
from etl.transform.suppression_months import find_withheld

PARTS = {"regulier": ["basis", "extra"]}
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
    found = find_hidden(counts, RSV_OF, PARTS, threshold)
    return set(zip(found["area_code"], found["variant_group"], strict=True))


LARGE = {"basis": 50, "extra": 40, "kort": 30}


def test_large_counts_are_all_shown() -> None:
    counts = table(dict.fromkeys(RSV_OF, LARGE))
    found = find_hidden(counts, RSV_OF, PARTS, 5)
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
    found = find_hidden(counts, one, {}, 5)
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
    found = find_hidden(pd.concat([small, large]), RSV_OF, PARTS, 5)
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
    found = find_hidden(counts, RSV_OF, PARTS, 5)
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
    found = find_hidden(counts, RSV_OF, PARTS, 5)
    of_2021 = set(found.loc[found["period"] == "2021", "area_code"])
    assert "A" not in of_2021
    assert "B" in of_2021
    assert len(of_2021) > 1  # B alone would follow from its partnership


def test_a_total_without_its_parts_stands_by_itself() -> None:
    """By calendar year variants apart are not published."""
    counts = table({"A": {"basis": 2}, **{area: {"basis": 30} for area in "BCD"}})
    counts = counts[counts["variant_group"] == "regulier"]
    assert hidden(counts) == {("A", "regulier"), ("B", "regulier")}


def test_the_order_of_the_rows_does_not_matter() -> None:
    counts = table({"A": {**LARGE, "basis": 2}, "B": LARGE, "C": {**LARGE, "kort": 1}, "D": LARGE})
    shuffled = counts.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(
        find_hidden(counts, RSV_OF, PARTS, 5), find_hidden(shuffled, RSV_OF, PARTS, 5)
    )


def test_a_threshold_of_one_hides_nothing() -> None:
    assert not hidden(table({"A": {"basis": 1, "kort": 2}, "B": {"basis": 3}}), threshold=1)


def months(series: dict[tuple[str, str], int]) -> pd.DataFrame:
    """Two months of each series, all four measures alike."""
    rows = [
        {
            "area_kind": "country" if area == "NL" else "rsv",
            "area_code": area,
            "variant_group": group,
            "month": month,
            **dict.fromkeys(("started", "completed", "stopped", "running"), count),
        }
        for (area, group), count in series.items()
        for month in (1, 2)
    ]
    return pd.DataFrame(rows)


SERIES = {
    ("NL", "regulier"): 90,
    ("NL", "basis"): 50,
    ("NL", "extra"): 40,
    ("NL", "kort"): 30,
    ("R1", "regulier"): 30,
    ("R2", "regulier"): 25,
    ("R3", "regulier"): 35,
}
NOTHING = pd.DataFrame(columns=["period", "measure", "variant_group", "area_kind", "area_code"])


def withheld(frame: pd.DataFrame, of: pd.DataFrame = NOTHING) -> set[tuple[str, str]]:
    found = find_withheld(frame, of, PARTS, 5)
    assert list(found) == ["area_kind", "area_code", "variant_group"]
    return set(zip(found["area_code"], found["variant_group"], strict=True))


def one_small(area: str, group: str, measure: str = "started") -> pd.DataFrame:
    frame = months(SERIES)
    is_it = (frame["area_code"] == area) & (frame["variant_group"] == group)
    frame.loc[is_it & (frame["month"] == 2), measure] = 4
    return frame


def test_large_months_are_all_shown_and_zero_is_not_small() -> None:
    assert withheld(months(SERIES)) == set()
    assert withheld(months({**SERIES, ("NL", "kort"): 0})) == set()


@pytest.mark.parametrize("measure", ["started", "completed", "stopped", "running"])
def test_one_small_month_of_any_measure_withholds_the_series(measure: str) -> None:
    """Kort is in no total: nothing follows from it."""
    assert withheld(one_small("NL", "kort", measure)) == {("NL", "kort")}


def test_one_that_is_withheld_alone_takes_the_smallest_other() -> None:
    assert withheld(one_small("R1", "regulier")) == {("R1", "regulier"), ("R2", "regulier")}
    assert withheld(one_small("NL", "basis")) == {("NL", "basis"), ("NL", "extra")}


def test_two_that_are_withheld_need_no_third() -> None:
    frame = one_small("R1", "regulier")
    frame.loc[frame["area_code"] == "R3", "stopped"] = 1
    assert withheld(frame) == {("R1", "regulier"), ("R3", "regulier")}


def test_a_total_that_is_withheld_takes_all_that_adds_up_to_it() -> None:
    assert withheld(one_small("NL", "regulier")) == set(SERIES) - {("NL", "kort")}


def test_a_hidden_period_withholds_the_months() -> None:
    of = pd.DataFrame([("12m", "completed", "regulier", "rsv", "R3")], columns=NOTHING.columns)
    assert withheld(months(SERIES), of) == {("R3", "regulier"), ("R2", "regulier")}
    municipal = of.assign(area_kind="municipality", area_code="A")
    assert withheld(months(SERIES), municipal) == set()


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
