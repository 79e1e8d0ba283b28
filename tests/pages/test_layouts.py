"""Two layouts: the choice is there when a municipality moved, and the page says which it shows."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app_driver import (
    OVERVIEW,
    PAGES,
    PAGES_WITH_FIGURES,
    PARTICIPATION,
    REGION,
    assert_healthy,
    open_app,
    sent_to_map,
    words,
)
from warehouse.queries import periods
from warehouse.releases import Release

NOW, THEN = "indeling van nu", "indeling van toen"


def label_of(release: Release, period: str) -> str:
    published = periods(release.release_id).set_index("period")
    return str(published.loc[period, "label"])


def participation_of_2023(release: Release, rsv: str, layout: str) -> AppTest:
    query = {"rsv": rsv, "periode": label_of(release, "2023"), "indeling": layout}
    return open_app(PARTICIPATION, query)


def rows_of(app: AppTest, caption: str) -> pd.DataFrame:
    """The table that has this column."""
    frame: pd.DataFrame = next(t.value for t in app.table if caption in t.value.columns)
    return frame


@pytest.mark.parametrize("page", PAGES)
def test_without_a_move_there_is_no_choice_and_no_word_of_it(
    example_release: Release, page: str
) -> None:
    app = open_app(page, {"indeling": "van toen"})
    assert_healthy(app)
    assert "indeling" not in [radio.key for radio in app.radio]
    assert not any(text in caption.value for caption in app.caption for text in (NOW, THEN))


@pytest.mark.parametrize("page", PAGES_WITH_FIGURES)
def test_with_a_move_every_source_line_says_which_layout(
    moving_release: Release, page: str
) -> None:
    app = open_app(page)
    assert_healthy(app)
    sources = [c.value for c in app.caption if moving_release.release_id in c.value]
    sources = sources or [m.value for m in app.markdown if moving_release.release_id in m.value]
    assert sources
    assert all(NOW in text for text in sources)


@pytest.mark.parametrize(
    ("rsv", "layout", "members"),
    [
        ("Oost", "van nu", {"Utrecht", "Amersfoort"}),
        ("Oost", "van toen", {"Utrecht", "Amersfoort", "De Bilt"}),
        ("West", "van nu", {"Amsterdam", "Purmerend", "Voorne aan Zee", "De Bilt"}),
        ("West", "van toen", {"Amsterdam", "Purmerend", "Voorne aan Zee"}),
    ],
)
def test_the_list_of_a_past_year_has_the_municipalities_of_the_layout(
    moving_release: Release, rsv: str, layout: str, members: set[str]
) -> None:
    app = participation_of_2023(moving_release, rsv, layout)
    assert_healthy(app)
    assert set(app.dataframe[0].value["Gemeente"]) == members
    sources = [c.value for c in app.caption if moving_release.release_id in c.value]
    assert all(f"indeling {layout}" in text for text in sources)
    says_outline = any("omtrek van het RSV van nu" in c.value for c in app.caption)
    assert says_outline == (layout == "van toen")


def test_the_country_is_the_same_on_both_layouts(moving_release: Release) -> None:
    now, then = (
        participation_of_2023(moving_release, "Heel Nederland", layout)
        for layout in ("van nu", "van toen")
    )
    assert len(now.dataframe[0].value) == 7
    pd.testing.assert_frame_equal(now.dataframe[0].value, then.dataframe[0].value)
    for part in ("steps", "values", "index"):
        assert sent_to_map(now)[part] == sent_to_map(then)[part]


def test_the_months_of_a_partnership_follow_the_layout(moving_release: Release) -> None:
    stories = {
        layout: words(participation_of_2023(moving_release, "Oost", layout))
        for layout in ("van nu", "van toen")
    }
    # July 2023 up to June 2024: De Bilt started 4 a month, six of the twelve in Oost.
    assert "laatste 12 maanden 180 trajecten" in stories["van nu"]
    assert f"laatste 12 maanden {180 + 6 * 4} trajecten" in stories["van toen"]
    assert "Die trend is op de indeling van nu." in stories["van toen"]
    assert "Die trend is op de indeling van nu." not in stories["van nu"]


def test_months_that_would_tell_who_moved_are_not_shown(moving_and_hidden: Release) -> None:
    """On the layout of then Oost has 4 more a month than now: those are of De Bilt alone."""
    for layout, rsv, story in (
        ("van nu", "Oost", "In Oost zijn er in de laatste 12 maanden 180 trajecten"),
        ("van toen", "Oost", "Voor Oost zijn er geen maandcijfers"),
        ("van toen", "West", "Voor West zijn er geen maandcijfers"),  # it has the rest
    ):
        app = participation_of_2023(moving_and_hidden, rsv, layout)
        assert_healthy(app)
        assert story in words(app)


def test_the_partnership_of_a_municipality_follows_the_layout(moving_release: Release) -> None:
    for layout, rsv in (("van nu", "West"), ("van toen", "Oost")):
        app = participation_of_2023(moving_release, "Heel Nederland", layout)
        app.selectbox(key="gemeente").set_value("De Bilt").run()
        assert f"RSV: {rsv}" in [caption.value for caption in app.caption]


@pytest.mark.parametrize(
    ("layout", "inside", "outside"), [("van toen", "Oost", "West"), ("van nu", "West", "Oost")]
)
def test_a_municipality_lies_outside_by_the_layout_of_the_page(
    moving_release: Release, layout: str, inside: str, outside: str
) -> None:
    for rsv, is_said in ((inside, False), (outside, True)):
        query = {"rsv": rsv, "indeling": layout, "gemeente": "De Bilt"}
        query["periode"] = label_of(moving_release, "2023")
        app = open_app(PARTICIPATION, query)
        assert_healthy(app)
        assert any(f"De Bilt ligt buiten {rsv}." in info.value for info in app.info) == is_said


def test_the_page_of_a_partnership_has_every_period_on_the_layout(
    moving_release: Release,
) -> None:
    expected = {
        "van nu": {"12m": "180", "2023": "180", "2022": "180"},
        "van toen": {"12m": "180", "2023": "228", "2022": "228"},
    }
    for layout, starts in expected.items():
        app = open_app(REGION, {"rsv": "Oost", "indeling": layout})
        assert_healthy(app)
        table = rows_of(app, "Periode").set_index("Periode")["Gestart"].str.strip()
        for period, count in starts.items():
            assert table[label_of(moving_release, period)] == count
        # Only the table of periods moves along: the rest of the page compares over time.
        sources = [c.value for c in app.caption if moving_release.release_id in c.value]
        assert sum(THEN in text for text in sources) == (layout == "van toen")
        assert all((NOW in text) != (THEN in text) for text in sources)


def test_the_choice_goes_along_to_another_page(moving_release: Release) -> None:
    app = open_app(REGION, {"rsv": "Oost"})
    app.radio(key="indeling").set_value("van toen").run()
    app.switch_page(PARTICIPATION).run()
    assert_healthy(app)
    assert app.radio(key="indeling").value == "van toen"


def test_an_unknown_layout_in_the_address_gives_todays(moving_release: Release) -> None:
    app = open_app(PARTICIPATION, {"indeling": "van ooit"})
    assert_healthy(app)
    assert app.radio(key="indeling").value == "van nu"


def test_the_map_credits_its_outlines(moving_release: Release) -> None:
    sent = sent_to_map(open_app(OVERVIEW))
    assert "Grenzen: CBS/Kadaster 2023 (CC BY 4.0), eigen bewerking" in str(sent)


def test_a_partnership_that_is_no_more_keeps_its_past(ended_release: Release) -> None:
    app = open_app(REGION, {"rsv": "Wadden", "indeling": "van toen"})
    assert_healthy(app)
    assert any("geen gemeente bij Wadden" in info.value for info in app.info)
    past = rows_of(app, "Periode").set_index("Periode")["Gestart"]
    assert past[label_of(ended_release, "2022")].strip() == "48"
    app = open_app(REGION, {"rsv": "Wadden", "indeling": "van nu"})
    assert_healthy(app)
    assert any("van geen enkele volle periode" in info.value for info in app.info)


def test_a_partnership_of_which_part_is_known_says_so(ended_release: Release) -> None:
    """Noord delivered nothing before 2024, and Wadden nothing from June 2023 on."""
    app = open_app(REGION, {"rsv": "Noord", "indeling": "van nu"})
    assert_healthy(app)
    table = rows_of(app, "Periode").set_index("Periode")["Gemeenten"].str.strip()
    assert table[label_of(ended_release, "2022")] == "1"
    assert table[label_of(ended_release, "12m")] == "1"
    assert [w.value for w in app.warning if "tellen 1 van de 2 gemeenten" in w.value]
