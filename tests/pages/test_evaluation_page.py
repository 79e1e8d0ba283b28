"""Evaluatiesessies as a visitor sees it: the regions, and every screen of the presentation."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.components import formats
from pages.components.evaluation.area import area_of
from pages.components.evaluation.story import CHAPTERS
from tests.pages.app_driver import EVALUATION, assert_healthy, open_app, table_with, words
from tests.pages.components.test_evaluation_story import context_of
from tests.warehouse.publishing import publish_changed
from warehouse.queries import evaluation_meetings, rsvs
from warehouse.releases import Release

TITLES = [chapter.title for chapter in CHAPTERS]
SCREENS = pytest.mark.parametrize("chapter", CHAPTERS, ids=[chapter.key for chapter in CHAPTERS])


def buttons(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


def test_every_region_with_its_meeting(example_release: Release) -> None:
    app = open_app(EVALUATION)
    assert_healthy(app)
    known = evaluation_meetings(
        example_release.release_id, reference_date=example_release.reference_date
    )
    table = table_with(app, "Evaluatie op")
    assert table["RSV"].tolist() == known["rsv_name"].tolist()
    assert (table["Stand"] == "niet gepland").sum() == known["meeting_date"].isna().sum() > 0
    screen = words(app)
    assert "Tweede beslisdag" in screen
    assert "FICTIEF" in screen
    assert "nov 2023 tot en met feb 2024" in screen


def test_a_planned_meeting_is_not_held_yet_on_an_earlier_day(example_release: Release) -> None:
    app = open_app(EVALUATION, {"peildatum": "31 dec 2023"})
    assert_healthy(app)
    stands = table_with(app, "Evaluatie op").set_index("RSV")["Stand"]
    assert stands["Twente"] == "gehouden"  # 12 December
    assert stands["Groningen"] == "gepland"  # 8 February


def test_a_region_in_short(example_release: Release) -> None:
    app = open_app(EVALUATION, {"rsv": "Twente"})
    assert_healthy(app)
    screen = words(app)
    assert "Evaluatiebijeenkomst van Twente: 12 dec 2023, gehouden." in screen
    assert "Twente, gestarte trajecten in 2024" in screen
    assert "presentatie" in buttons(app)


@SCREENS
@pytest.mark.parametrize("rsv", ["Twente", "Zeeland", "Heel Nederland"])
def test_a_screen_says_its_message(example_release: Release, chapter, rsv: str) -> None:
    app = open_app(EVALUATION, {"rsv": rsv, "scherm": chapter.title})
    assert_healthy(app)
    assert app.title[0].value == chapter.title
    codes = {name: code for code, name in rsvs(example_release.release_id).items()}
    context = context_of(example_release)
    message = chapter.message(context, area_of(context.release_id, codes.get(rsv)))
    screen = words(app)
    assert formats.plain(message.finding) in screen
    assert formats.plain(message.source) in screen
    assert f"{TITLES.index(chapter.title) + 1} van {len(CHAPTERS)}" in screen
    for question in message.questions:
        assert formats.plain(question) in screen
    assert len(app.get("plotly_chart")) == (message.chart is not None)
    assert {"vorige", "volgende", "sluiten"} <= buttons(app)
    # The rest of the page makes room.
    assert "Welke regio's hebben geëvalueerd?" not in screen


@SCREENS
def test_a_region_without_data_has_every_screen(cooperation_release: Release, chapter) -> None:
    for rsv in ("Noord", "Wadden"):
        app = open_app(EVALUATION, {"rsv": rsv, "scherm": chapter.title})
        assert_healthy(app)
        assert "nan" not in words(app).lower().split()


def test_next_previous_and_out_again(example_release: Release) -> None:
    app = open_app(EVALUATION, {"rsv": "Twente"})
    app.button(key="presentatie").click().run()
    assert app.title[0].value == TITLES[0]
    assert app.button(key="vorige").disabled
    app.button(key="volgende").click().run()
    app.button(key="volgende").click().run()
    assert app.title[0].value == TITLES[2]
    app.button(key="vorige").click().run()
    assert app.title[0].value == TITLES[1]
    assert app.selectbox(key="scherm").value == TITLES[1]
    app.selectbox(key="scherm").select(TITLES[-1]).run()
    assert app.button(key="volgende").disabled
    app.selectbox(key="rsv").select("Zeeland").run()
    assert app.title[0].value == TITLES[-1]
    app.button(key="sluiten").click().run()
    assert_healthy(app)
    assert app.title[0].value == "Evaluatiesessies"
    assert app.selectbox(key="rsv").value == "Zeeland"


@pytest.mark.parametrize("value", ["Onzin", "", "99", "<script>"])
def test_a_screen_that_does_not_exist_is_the_page(example_release: Release, value: str) -> None:
    app = open_app(EVALUATION, {"scherm": value})
    assert_healthy(app)
    assert app.title[0].value == "Evaluatiesessies"


def test_a_table_opens_when_asked_for(example_release: Release) -> None:
    app = open_app(EVALUATION, {"rsv": "Twente", "scherm": "Waar blijft deelname achter?"})
    titles = [opened.label for opened in app.expander]
    assert "Alle gemeenten (14)" in titles
    assert not [table for table in app.table if len(table.value) == 14]


def test_marks_in_a_name_stay_text(own_release: Release) -> None:
    publish_changed(
        own_release,
        "update mart.area set area_name = 'A *b* <i>c</i> $x$' where area_code = 'RSV05'",
    )
    for title in TITLES:
        app = open_app(EVALUATION, {"rsv": "A *b* <i>c</i> $x$", "scherm": title})
        assert_healthy(app)
        assert "A \\*b\\* \\<i\\>c\\</i\\> \\$x\\$" in words(app)
