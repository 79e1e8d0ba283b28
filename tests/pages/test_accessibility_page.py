"""The accessibility statement: complete, of its own day, and there without a release."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from access import log as log_module
from access.settings import AccessSettings
from pages.components.access import screens, visitor
from pages.components.accessibility.known import load_known
from pages.components.accessibility.statement import known_table
from pages.components.downloads import dutch_csv
from tests.pages.app_driver import ACCESSIBILITY, assert_healthy, open_app, table_with, words

SETTINGS = AccessSettings(role_claim="roles", rsv_claim="rsv")


def test_without_a_release_it_tells_all(data_folder: Path) -> None:
    known = load_known()
    app = open_app(ACCESSIBILITY)
    assert_healthy(app)
    assert not app.info
    screen = words(app)
    for part in (
        "voldoet gedeeltelijk aan WCAG 2.1",
        "niemand die dagelijks een schermlezer gebruikt",
        f"axe-core {known.tested.axe_core}",
        "Nagekeken op 22 nov 2026",
        "Vraag het de beheerder",
    ):
        assert part in screen
    table = table_with(app, "Wat u merkt")
    assert sorted(table["Wat u merkt"]) == sorted(
        one.notice for one in (*known.found, *known.beside)
    )


def test_what_is_against_wcag_comes_first() -> None:
    criteria = known_table(load_known())["WCAG"].tolist()
    assert criteria == sorted(criteria, key=lambda text: text == "goed gebruik")
    assert "goed gebruik" in criteria


def test_the_file_names_rule_and_element() -> None:
    content = dutch_csv(known_table(load_known()), ["bron"]).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content.split("\r\n", 1)[1]), delimiter=";"))
    assert {one.rule for one in load_known().found} <= {row["Regel van axe-core"] for row in rows}
    assert all(row["Gezien sinds"].startswith("Streamlit ") for row in rows)


def test_whom_to_ask_is_what_the_settings_say(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_module, "data_folder", lambda: tmp_path)
    named = replace(SETTINGS, contact="Bel de helpdesk: 030 123")
    monkeypatch.setattr(screens, "access_settings", lambda: named)
    assert visitor.access_settings() is None
    screen = words(open_app(ACCESSIBILITY))
    assert "Bel de helpdesk: 030 123" in screen
    assert "Vraag het de beheerder" not in screen


def test_every_entry_is_whole() -> None:
    known = load_known()
    for one in (*known.found, *known.beside):
        assert all((one.where, one.notice, one.why, one.instead, one.since)), one
    assert all(one.rule and one.element and one.seen for one in known.found)
    assert all(one.criterion for one in known.beside)
    assert known.tested.day < known.tested.next_review
