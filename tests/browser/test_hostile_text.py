"""Script, layout and addresses in every text that people deliver or type: shown, never run."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, expect

from etl.load import load
from etl.sources.recognise import contract_in_name
from tests.browser.hostile import (
    NAME,
    PAYLOAD,
    START,
    UNREAD,
    inputs_with_text,
    write_hostile,
)
from tests.browser.serving import ROOT, served
from tests.browser.test_presentation import TITLES
from tests.browser.visitor import PATHS, Visitor
from tests.warehouse.freezing import put_down
from warehouse.queries import rsvs
from warehouse.releases import Release

pytestmark = pytest.mark.browser
# What data may never make, in the page or in a part of it with a tree of its own.
MADE = """() => {
    const found = [];
    const look = (root) => {
        for (const node of root.querySelectorAll('*')) {
            if (node.shadowRoot) look(node.shadowRoot);
            const name = node.tagName.toLowerCase();
            const where = (node.getAttribute('src') ?? '') + (node.getAttribute('href') ?? '');
            if (name === 'script' && node.textContent.includes('mis')) found.push('script');
            if (name === 'img' && where === 'x') found.push('img');
            // An address that stands in a text may be clicked; nothing else may lead there.
            const isText = name === 'a' && node.textContent === where;
            if (/^https?:.*example.org/.test(where) && !isText)
                found.push(`${name} ${where}`);
            if (node.getAttribute('onerror')) found.push(`${name} onerror`);
        }
    };
    look(document);
    return found;
}"""
# All words but those of charts, which break and shorten their labels.
WORDS = """() => {
    const charts = [...document.querySelectorAll('svg')];
    charts.forEach(chart => { chart.style.display = 'none'; });
    const words = document.querySelector('[data-testid="stApp"]').innerText;
    charts.forEach(chart => { chart.style.display = ''; });
    return words;
}"""
# The widgets that take any text, by module: each is typed in below.
TYPED_IN = {
    ("pages/components/fte_division/choices.py", "text_input"): 1,
    ("pages/components/notes/fields.py", "text_area"): 1,
    ("pages/components/notes/fields.py", "text_input"): 2,
    ("pages/components/snapshots.py", "text_input"): 1,
}
WHOLE_COUNTRY = {"aanbod", "facilitators", "overzicht", "partners", "werkagenda"}
CLOSER = (
    "aanbod?kaartbeeld=Aanbod en bereik&{rsv}",
    "breed?notities_themas=true",
    "vergelijken?{rsv}",
    "werkagenda?inleveren=true&{rsv}",
)
MANY = 50
CUT = {"'", '"', "…"}
TITLE = "<img src=x> **x** :red[x] $x$"
TEXT_WIDGETS = {"text_input", "text_area", "chat_input", "data_editor"}


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, Release]]:
    """A data folder with a release in which each text column carries the payload."""
    data = tmp_path_factory.mktemp("hostile")
    write_hostile(data / "inbox")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MDT_DATA", str(data))
        patch.setenv("MDT_SMALLEST_COUNT", "1")
        release = load(data / "inbox", lambda _: None).release
        put_down(release, NAME)
        yield data, release


@pytest.fixture(scope="module")
def one_visitor(
    browser: Browser, hostile: tuple[Path, Release], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitor]:
    with served(hostile[0], tmp_path_factory.mktemp("server") / "log.txt") as server:
        found = Visitor(browser, server.address)
        found.page.on("dialog", _refuse)
        yield found
        found.close()


@pytest.fixture
def visitor(one_visitor: Visitor) -> Visitor:
    """The visitor, who has nothing to complain of yet."""
    one_visitor.forget()
    return one_visitor


def _refuse(dialog: Dialog) -> None:
    raise AssertionError(dialog.message)


def assert_nothing_ran(visitor: Visitor, where: str) -> None:
    page = visitor.page
    assert "mis" not in page.title(), where
    assert page.evaluate(MADE) == [], where
    assert page.get_by_test_id("stException").count() == 0, where
    assert visitor.complaints == [], where
    assert visitor.outside() == [], where
    assert changed(page.evaluate(WORDS)) == [], where
    visitor.forget()


def changed(text: str) -> list[str]:
    """Return the places where the payload is not as it was delivered.

    A long text may be cut off, between quotes.
    """
    found = []
    for part in text.split(START)[1:]:
        shown = START + part
        pairs = enumerate(zip(shown, PAYLOAD, strict=False))
        same = next((at for at, (one, other) in pairs if one != other), len(PAYLOAD))
        if same < len(PAYLOAD) and shown[same : same + 1] not in CUT:
            found.append(shown[: same + 20])
    return found


def choose(visitor: Visitor, label: str, option: str) -> None:
    """Choose in a select box by its label; `option` is how the option begins."""
    visitor.page.get_by_label(label, exact=True).click()
    visitor.page.get_by_role("option", name=option).first.click()
    visitor.settle()


@pytest.fixture
def names(hostile: tuple[Path, Release], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the partnerships, and the data folder of the release for this test."""
    monkeypatch.setenv("MDT_DATA", str(hostile[0]))
    return list(rsvs(hostile[1].release_id).values())


def test_every_text_column_carries_the_payload(
    hostile: tuple[Path, Release], names: list[str]
) -> None:
    data, release = hostile
    found = {contract_in_name(path.name) for path in (data / "inbox").iterdir()}
    assert inputs_with_text() <= {contract.name for contract in found if contract}
    assert release.rows_rejected == 1  # the one that is meant to be
    assert all(PAYLOAD in name for name in names)


def test_delivered_text_is_shown_and_never_run(visitor: Visitor, names: list[str]) -> None:
    chosen = f"?rsv={quote(next(name for name in names if name.startswith('Oost')))}"
    shown = 0
    for name, path in PATHS.items():
        where = [path + chosen, *([path] if name in WHOLE_COUNTRY else [])]
        for address in where:
            visitor.open(address)
            assert_nothing_ran(visitor, address)
            shown += visitor.text().count(PAYLOAD)
    assert shown > MANY
    for address in CLOSER:
        visitor.open(address.format(rsv=chosen.removeprefix("?")))
        assert_nothing_ran(visitor, address)
    visitor.open(f"deelname{chosen}&gemeente=Utrecht")
    visitor.area("GM0344").hover()
    expect(visitor.page.locator("figure.map")).to_contain_text("Utrecht")
    assert_nothing_ran(visitor, "card of the map")
    visitor.open(f"evaluatie{chosen}")
    visitor.page.get_by_role("button", name="Presentatie openen").click()
    for title in TITLES:
        expect(visitor.page.locator("h1")).to_have_text(title)
        visitor.settle()
        assert_nothing_ran(visitor, title)
        # A long text comes in parts.
        source = visitor.page.locator(".st-key-bron")
        while "Volgende toont de rest" in (said := source.get_attribute("data-part") or ""):
            visitor.page.keyboard.press("ArrowRight")
            expect(source).not_to_have_attribute("data-part", said)
        visitor.page.keyboard.press("ArrowRight")


def test_what_stands_in_the_address_is_never_run(visitor: Visitor) -> None:
    asked = quote(PAYLOAD)
    for path in ("regio", "facilitators", "aanleveren"):
        keys = ("rsv", "gemeente", "uitgave", "peildatum", "levering", "fte")
        visitor.open(f"{path}?{'&'.join(f'{key}={asked}' for key in keys)}")
        assert_nothing_ran(visitor, path)


def test_every_widget_for_text_is_typed_in_here() -> None:
    found: Counter[tuple[str, str]] = Counter()
    for path in (ROOT / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            allows_more = any(keyword.arg == "accept_new_options" for keyword in node.keywords)
            if called in TEXT_WIDGETS or allows_more:
                found[(path.relative_to(ROOT).as_posix(), called)] += 1
    assert found == TYPED_IN


def test_typed_text_is_shown_and_never_run(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("facilitators")
    field = page.get_by_label("Totaal te verdelen (fte)")
    field.fill("<b>*x*</b> 1")
    field.press("Enter")
    expect(page.get_by_text("Geen voorstel.")).to_be_visible()
    assert_nothing_ran(visitor, "fte")

    visitor.open("regio?notities_regio=true")
    page.get_by_text("In welke rol schrijft u?").wait_for()
    page.get_by_label("Tekst").fill(PAYLOAD)
    choose(visitor, "Soort", "Actie")
    page.get_by_label("Wie").fill(PAYLOAD)
    page.get_by_label("Ambitie").fill(PAYLOAD)
    page.get_by_label("Ambitie").press("Tab")
    visitor.settle()
    assert_nothing_ran(visitor, "fields of a note")
    choose(visitor, "Onderdeel van de werkagenda", "b.")
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page.get_by_test_id("stText").filter(has_text=PAYLOAD)).to_have_count(2)
    assert_nothing_ran(visitor, "note")

    visitor.open("gegevens")
    page.get_by_text("Bevries als evaluatiestand").click()
    page.get_by_label("Titel").fill(TITLE)
    page.get_by_label("Titel").press("Tab")
    page.get_by_role("button", name="Bevriezen").click()
    expect(page.get_by_role("link", name="Open <img src=x>")).to_be_visible()
    assert_nothing_ran(visitor, "titles of snapshots")
    page.get_by_role("link", name="Open <img src=x>").click()
    visitor.settle()
    expect(page.get_by_test_id("stApp")).to_contain_text(TITLE)
    assert_nothing_ran(visitor, "badge of a snapshot")


def test_an_upload_is_shown_and_never_run(visitor: Visitor) -> None:
    visitor.open("aanleveren")
    content = f"gemeente_code;traject_id;{UNREAD}\n{PAYLOAD};1;{PAYLOAD}\n"
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": f"deelname {NAME}.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    expect(visitor.page.get_by_text("Wat u kunt doen").first).to_be_visible()
    visitor.settle()
    assert_nothing_ran(visitor, "upload")
