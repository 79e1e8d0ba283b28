"""Questions for the talk: each can be asked, all compare and ask, none holds a verdict."""

import re
from dataclasses import replace
from string import Formatter

import pytest

from pages.components.evaluation.question_conditions import CONDITIONS
from pages.components.evaluation.question_facts import Facts
from pages.components.evaluation.questions import asked
from warehouse.reference import evaluation_questions

NOTHING = Facts(area="Twente", target_outcome="undetermined")
FIRES = {
    "always": {},
    "rate_below_country": {"outcome": "worse", "rate": "8,1", "national": "9,0"},
    "rate_like_country": {"outcome": "similar", "rate": "8,9", "national": "9,0"},
    "rate_above_country": {"outcome": "better", "rate": "9,8", "national": "9,0"},
    "rose_since_start": {"change": "rising", "times": "2,0"},
    "fell_since_start": {"change": "falling", "times": "0,5"},
    "change_may_be_chance": {"change": "stable", "times": "1,1"},
    "grew_less_than_country": {"relative_change": "falling"},
    "grew_more_than_country": {"relative_change": "rising"},
    "municipalities_with_signal": {"with_signal": ("Almelo", "Borne")},
    "counts_not_shown": {"not_shown": 2},
    "white_spots": {"white_spots": ("Losser",)},
    "themes_without_project": {"themes_missing": ("Zorg",)},
    "target_on_course": {
        "target_outcome": "on_track",
        "expected": "de verwachting is 90",
        "target": "80",
    },
    "target_not_on_course": {
        "target_outcome": "behind",
        "expected": "bereikt is 70",
        "target": "80",
    },
    "no_target": {"target_outcome": ""},
    "vacancy": {"vacancies": ("Twente",)},
    "frames_not_met": {"frames_not_met": ("Werkagenda",)},
    "actions_late": {"actions_late": 1},
    "parts_without_action": {"parts_without_action": ("b. Divers aanbod",)},
    "sectors_without_partner": {"sectors_without_partner": ("fondsen",)},
}
# Blame, praise, and causes that a figure cannot show.
NOT_IN_A_QUESTION = (
    "slecht", "goed", "beter", "falen", "faalt", "mislukt", "tekort", "teleurstellend", "zwak",
    "schuld", "verwijt", "helaas", "onvoldoende", "zou moeten", "moet u", "waarom niet", "had",
    "achterstand", "probleem", "te weinig", "dankzij", "door de", "succes", "prestatie",
)  # fmt: skip


def test_every_entry_is_whole_and_its_condition_is_known() -> None:
    questions = evaluation_questions()
    assert len(questions) > len(CONDITIONS)
    for name, entry in questions.items():
        assert set(entry) == {"question", "when", "about", "text"}, name
        assert entry["when"] in CONDITIONS, name
        assert all(isinstance(value, str) and value.strip() == value for value in entry.values())
        assert entry["text"].endswith("?"), name
    assert {entry["when"] for entry in questions.values()} == set(CONDITIONS)
    assert sum(entry["when"] == "always" for entry in questions.values()) >= 3


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_can_fire_and_fills_its_question(condition: str) -> None:
    facts = replace(NOTHING, **FIRES[condition])
    filled = CONDITIONS[condition](facts)
    assert filled is not None
    for entry in evaluation_questions().values():
        if entry["when"] == condition:
            needed = {name for _, name, _, _ in Formatter().parse(entry["text"]) if name}
            assert needed <= {"area", *filled}
            assert "{" not in entry["text"].format(area=facts.area, **filled)


def test_without_cause_only_the_questions_that_are_always_asked() -> None:
    assert {row["Bij"] for row in asked(NOTHING)} == {"Altijd"}
    for condition, cause in FIRES.items():
        assert (CONDITIONS[condition](NOTHING) is None) == (condition != "always"), cause


def test_a_figure_stands_in_its_question() -> None:
    facts = replace(NOTHING, outcome="worse", rate="8,1", national="9,0")
    (question, *_) = asked(facts)
    assert (
        "In Twente startten 8,1 trajecten per 1.000 jongeren, in Nederland 9,0"
        in (question["Vraag"])
    )


@pytest.mark.parametrize("name", evaluation_questions())
def test_no_question_holds_a_verdict(name: str) -> None:
    text = evaluation_questions()[name]["text"].lower()
    assert [word for word in NOT_IN_A_QUESTION if re.search(rf"\b{word}\b", text)] == []
