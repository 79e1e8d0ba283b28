"""The English catalogue: complete, without what is no longer used, and with the same blanks."""

import ast
import re
import string

import pytest
from babel.messages.catalog import Message

from language import extraction, mark, ntr, speaking, tr
from language.catalogue import NotTranslatedWarning
from language.data_texts import ROOT, in_language, text_fields
from language.extraction import forms

MESSAGES = [message for message in extraction.catalogue() if message.id]


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_of_code_and_data_is_in_it_and_no_other() -> None:
    assert extraction.is_up_to_date(), "run `make texts`, and write the English that lacks"


def test_every_text_has_english() -> None:
    assert extraction.untranslated() == []


@pytest.mark.parametrize("package", extraction.PACKAGES)
def test_no_text_hides_in_an_f_string(package: str) -> None:
    """The extraction cannot look into one on Python 3.11."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (ROOT / package).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and called(call.func) in extraction.KEYWORDS
        and any(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    assert hidden == []


def called(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def test_what_the_programme_asks_has_one_name() -> None:
    """Its "kaders" are requirements; a frame is what a picture hangs in."""
    for message in MESSAGES:
        shown = " ".join(re.sub(r"{.*?}", "", text) for text in forms(message.string)).lower()
        assert not re.search(r"\bframes?\b", shown), message.id
        if re.search(r"\bkaders?\b", " ".join(forms(message.id)), re.IGNORECASE):
            assert "requirement" in shown, message.id


def test_nothing_is_a_guess() -> None:
    assert [message.id for message in MESSAGES if message.fuzzy] == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: str(message.id)[:40])
def test_the_same_is_filled_in(message: Message) -> None:
    """A singular may leave the number out."""
    dutch, english = forms(message.id), forms(message.string)
    for source, translated in zip(dutch, english, strict=True):
        asked = blanks(source)
        if message.pluralizable and source == dutch[0]:
            assert asked - {"n"} <= blanks(translated) <= blanks(dutch[1]) | asked
        else:
            assert blanks(translated) == asked


def test_a_text_without_english_is_said_and_stays_dutch() -> None:
    with speaking("en"):
        with pytest.warns(NotTranslatedWarning, match="niet vertaald"):
            assert tr("niet vertaald") == "niet vertaald"
        with pytest.warns(NotTranslatedWarning):
            assert ntr("een zoiets", "veel zoiets", 2) == "veel zoiets"
        assert tr("") == ""
        assert tr("Gemeente") == "Municipality"
        assert ntr("gemeente", "gemeenten", 1) == "municipality"
        assert ntr("gemeente", "gemeenten", 0) == "municipalities"
        assert mark("Gemeente") == "Gemeente"
    assert tr("Gemeente") == "Gemeente"


def test_a_file_that_is_not_listed_has_no_texts() -> None:
    path = ROOT / "warehouse" / "reference" / "municipalities.csv"
    assert text_fields(path) == frozenset()
    with speaking("en"):
        assert in_language(path, [{"label": "Utrecht"}]) == [{"label": "Utrecht"}]
