"""The story that screen and paper share: its messages, and the sentence on first results."""

import math
import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pages.components.context import PageContext
from pages.components.evaluation import meetings, since_start
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message
from pages.components.evaluation.story import CHAPTERS, national_story, region_story
from warehouse.queries import Baseline, participation, release_info, rsvs
from warehouse.releases import Release

FOLDER = Path(since_start.__file__).parent
ON_SCREEN = {"note_themes.py", "presentation.py", "sessions.py", "packs.py"}
YEAR = Baseline("2022", "2022 (jan 2022 t/m dec 2022)", True, shared_months=0, months_since=11)
ROW = pd.Series(
    {
        "area_name": "Twente",
        "is_suppressed": False,
        "rate_before": 8.06,
        "rate_now": 16.93,
        "ratio": 2.1,
        "lower_95": 1.84,
        "upper_95": 2.4,
        "outcome": "rising",
        "relative_ratio": 1.05,
        "relative_lower_95": 0.92,
        "relative_upper_95": 1.2,
        "relative_outcome": "stable",
        "same_municipalities": True,
        "country_is_comparable": True,
    }
)


def context_of(release: Release) -> PageContext:
    info = release_info(release.release_id)
    return PageContext(release, info, info.reference_date)


def texts(message: Message) -> str:
    tables = [table.rows.to_string() for table in message.tables]
    return "\n".join([message.finding, *message.remarks, *message.questions, *tables])


@pytest.mark.parametrize("rsv_code", ["RSV05", "RSV15", None])
def test_every_message_is_whole(example_release: Release, rsv_code: str | None) -> None:
    context = context_of(example_release)
    story = national_story(context) if rsv_code is None else region_story(context, rsv_code)
    assert [message.key for message in story] == [chapter.key for chapter in CHAPTERS]
    assert len(story) == len({message.key for message in story}) == 10
    name = rsvs(example_release.release_id).get(str(rsv_code), "")
    for message in story:
        assert message.title
        assert message.finding.endswith((".", "?")), message.finding
        assert name in texts(message), message.key
        for label in ("Peildatum 29 feb 2024", "FICTIEF", "voorlopige indeling"):
            assert label in message.source, message.key
        assert message.chart is None or message.chart_alt
        assert not re.search(r"\bnan\b|None", texts(message)), message.key
        for table in message.tables:
            assert table.title
            assert len(table.rows) == len(table.figures) > 0, (message.key, table.title)
            assert not [name for name in table.figures if "_" in str(name)], message.key
    drawn = [message.key for message in story if message.chart or message.map]
    assert len(drawn) == 8
    assert story[-2].questions


@pytest.mark.parametrize("rsv", ["Noord", "Wadden"])
def test_a_region_that_delivered_nothing_says_so(cooperation_release: Release, rsv: str) -> None:
    codes = {name: code for code, name in rsvs(cooperation_release.release_id).items()}
    said = {
        message.key: texts(message)
        for message in region_story(context_of(cooperation_release), codes[rsv])
    }
    assert not re.search(r"\bnan\b|None", "\n".join(said.values()))
    assert "Er is nog geen groeiambitie" in said["groei"] or "geen groeiambitie" in said["groei"]
    if rsv == "Noord":
        assert "geen werkagenda aangeleverd" in said["werkagenda"]
        assert "geen partners aangeleverd" in said["partners"]
    else:
        assert "geen gemeenten" in said["fte-en-kaders"]
        assert "niets aangeleverd" in said["stand"]


def test_a_release_with_little_in_it_has_a_whole_story(small_release: Release) -> None:
    context = context_of(small_release)
    for story in (national_story(context), region_story(context, "RSV15")):
        said = {message.key: texts(message) for message in story}
        assert "geen aanbod aangeleverd" in said["aanbod"]
        assert "geen werkagenda aangeleverd" in said["werkagenda"]
        assert not re.search(r"\bnan\b|None", "\n".join(said.values()))


def test_without_a_full_period_the_story_says_what_it_waits_for(short_release: Release) -> None:
    said = [texts(message) for message in national_story(context_of(short_release))]
    assert "nog geen volle periode" in said[0]
    assert "nog niets te vergelijken" in said[1]


def test_a_hidden_count_is_an_x(example_release: Release) -> None:
    shown = participation(
        example_release.release_id,
        period="12m",
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    )
    hidden = shown[shown["is_suppressed"]].dropna(subset="rsv_code").iloc[0]
    story = region_story(context_of(example_release), hidden["rsv_code"])
    table = next(t for t in story[2].tables if t.title == "Alle gemeenten").rows
    row = table[table["Gemeente"] == hidden["area_name"]].iloc[0]
    assert row[["Gestart", "Per 1.000", "95%-interval"]].tolist() == ["x", "x", "x"]
    assert "x: te klein om te tonen" in texts(story[2])


def test_the_story_draws_nothing_itself() -> None:
    """The packs make it in a process without a web server."""
    modules = [path for path in FOLDER.glob("*.py") if path.name not in ON_SCREEN]
    assert len(modules) > 12
    for path in modules:
        assert "streamlit" not in path.read_text(encoding="utf-8"), path.name


def test_a_rise_that_is_no_chance() -> None:
    assert since_start.change_finding(ROW, YEAR, "laatste 12 maanden") == (
        "Twente: van 8,1 gestarte trajecten per 1.000 jongeren in 2022 naar 16,9 in de laatste 12 "
        "maanden: 2,10 keer zoveel (95%-interval 1,84 – 2,40). Die stijging is te onderscheiden "
        "van toeval."
    )


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("falling", "Die daling is te onderscheiden van toeval."),
        ("stable", "Dat verschil is niet te onderscheiden van toeval."),
    ],
)
def test_the_words_follow_the_test(outcome: str, said: str) -> None:
    row = pd.Series({**ROW, "outcome": outcome})
    assert since_start.change_finding(row, YEAR, "laatste 12 maanden").endswith(said)


def test_what_cannot_be_tested_is_said_with_the_reason() -> None:
    row = pd.Series({**ROW, "ratio": math.nan, "outcome": "undetermined"})
    sentence = since_start.change_finding(row, YEAR, "laatste 12 maanden")
    assert sentence.endswith("Of dat verschil toeval kan zijn, is niet te bepalen.")
    shared = Baseline("2022", "2022", True, shared_months=4, months_since=5)
    said = " ".join(since_start.remarks(row, shared, Area("Twente", "RSV05")))
    assert "Beide perioden delen 4 maanden; daarom is het verschil niet getoetst." in said
    fewer = pd.Series({**row, "same_municipalities": False})
    said = " ".join(since_start.remarks(fewer, YEAR, Area("Twente", "RSV05")))
    assert "Niet van dezelfde gemeenten is aangeleverd" in said
    other_country = pd.Series({**ROW, "country_is_comparable": False})
    said = " ".join(since_start.remarks(other_country, YEAR, Area("Twente", "RSV05")))
    assert "niet met die van Nederland vergeleken" in said
    hidden = pd.Series({**row, "is_suppressed": True})
    assert "x in een van beide perioden" in since_start.change_finding(hidden, YEAR, "2023")


def test_the_country_beside_the_region_and_no_cause() -> None:
    said = since_start.remarks(ROW, YEAR, Area("Twente", "RSV05"))
    assert "Van de 12 maanden begonnen er 11 na de start (28 mrt 2023)." in said
    assert (
        "Tegenover Nederland × 1,05 (0,92 – 1,20): niet te onderscheiden van de groei van "
        "Nederland." in said
    )
    assert said[-1] == since_start.NO_CAUSE
    other = Baseline("12m-eerder", "12 maanden", False, shared_months=0, months_since=11)
    assert "laatste volle periode" in " ".join(since_start.remarks(ROW, other, Area()))


def test_meetings_on_a_day() -> None:
    day = date(2024, 1, 15)
    rows = pd.DataFrame(
        {
            "rsv_code": ["A", "B", "C", "D", "E"],
            "rsv_name": ["Aa", "Bee", "Cee", "Dee", "Ee"],
            "has_meetings": [True, True, True, True, False],
            "meeting_date": pd.to_datetime(["2024-01-15", "2024-01-16", "2023-09-01", None, None]),
            "attendees": [12, None, 8, None, None],
            "is_within": [True, True, False, None, None],
        }
    )
    known = meetings.with_state(rows, day)
    assert known["state"].tolist() == [
        meetings.HELD,
        meetings.PLANNED,
        meetings.OUTSIDE,
        meetings.NONE,
        meetings.UNKNOWN,
    ]
    assert meetings.meetings_finding(known, day) == (
        "Op 15 jan 2024 is de evaluatie gehouden in 1 van de 5 RSV’s; voor 1 is zij gepland; niet "
        "gepland in Dee; buiten de afgesproken maanden in Cee; niet aangeleverd door Ee."
    )
    table = meetings.meetings_table(known)
    assert table["Evaluatie op"].tolist() == ["15 jan 2024", "16 jan 2024", "1 sep 2023", "–", "–"]
    assert table["Deelnemers"].tolist() == ["12", "–", "8", "–", "–"]
    assert meetings.region_sentence(known.iloc[0]) == (
        "Evaluatiebijeenkomst van Aa: 15 jan 2024, gehouden, 12 deelnemers."
    )
