"""Links in a browser: choices go along, what was tampered with runs nothing, and copying copies."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import served
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
LONGEST_WAIT_MS = 30_000
FIRST_TITLE = "Waar blijft deelname achter?"
SHARE = "Deel deze weergave"
SCRIPT = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>"


def in_address(visitor: Visitor, **choices: str) -> None:
    """Wait until the address holds these choices; it follows the page."""
    visitor.page.wait_for_function(
        """choices => Object.entries(choices).every(([key, value]) =>
            new URLSearchParams(location.search).get(key) === value)""",
        arg=choices,
    )


def checked(visitor: Visitor, key: str) -> str:
    return visitor.page.locator(f".st-key-{key} label:has(input:checked)").inner_text().strip()


def test_choices_by_code_go_along_from_page_to_page(visit: Visit) -> None:
    query = "rsv=RSV15&cijfer=running&gemeente=GM0664&afstand=20&peildatum=2024-02-29"
    visitor = visit(f"deelname?{query}", new=True)
    in_address(visitor, rsv="Zeeland", cijfer="Lopend", gemeente="Goes")
    visitor.navigate("Kansen")  # which also knows the distance that Deelname does not
    in_address(visitor, rsv="Zeeland", gemeente="Goes", afstand="20 km")
    assert visitor.box("rsv").input_value() == "Zeeland"
    assert visitor.box("afstand").input_value() == "20 km"
    visitor.navigate("Regio").navigate("Gegevens").navigate("Deelname")
    in_address(visitor, rsv="Zeeland", cijfer="Lopend", gemeente="Goes")
    assert visitor.box("rsv").input_value() == "Zeeland"
    assert visitor.box("gemeente").input_value() == "Goes"
    assert checked(visitor, "cijfer") == "Lopend"
    visitor.choose("rsv", "Twente")
    in_address(visitor, rsv="Twente")
    assert "gemeente=" not in visitor.page.url
    assert visitor.complaints == []


def test_what_a_page_opens_with_does_not_go_along(visit: Visit) -> None:
    visitor = visit("regio", new=True)
    assert visitor.box("rsv").input_value()
    visitor.navigate("Deelname")
    assert visitor.box("rsv").input_value() == "Heel Nederland"
    assert "rsv=" not in visitor.page.url


def test_a_wrong_choice_leaves_the_address_and_is_said_until_another_is_made(visit: Visit) -> None:
    visitor = visit("deelname?rsv=Zeelandd&peildatum=99&onbekend=1", new=True)
    said = visitor.page.get_by_text("Bedoelde u Zeeland?")
    expect(said).to_be_visible()
    assert "rsv=" not in visitor.page.url
    assert "peildatum=" not in visitor.page.url
    visitor.choose("variant", "MDT-basis")
    expect(said).to_be_visible()
    visitor.choose("rsv", "Zeeland")
    expect(said).to_have_count(0)
    assert visitor.complaints == []


def test_a_tampered_link_runs_nothing(visit: Visit) -> None:
    keys = ("rsv", "gemeente", "cijfer", "periode", "peildatum", "uitgave", "gebieden", "x")
    for page in ("deelname", "evaluatie", quote(f"x{SCRIPT.replace('/', '')}")):
        query = "&".join(f"{key}={quote(SCRIPT)}" for key in keys)
        visitor = visit(f"{page}?{query}&scherm={quote(SCRIPT)}&rsv=javascript:window.ran=1")
        assert visitor.page.evaluate("window.ran") is None
        assert visitor.page.locator("img[src=x]").count() == 0
        assert visitor.page.get_by_test_id("stAlertContentError").count() == 0
        # Below an unknown page Streamlit looks for its own service in vain.
        assert [text for text in visitor.complaints if "/_stcore/" not in text] == []


def copied_link(visitor: Visitor) -> str:
    """Press the button; returns what can be pasted then, which is also there to select."""
    visitor.page.get_by_role("button", name=SHARE).click()
    field = visitor.page.get_by_role("textbox", name="Met precies deze cijfers")
    expect(field).to_be_visible(timeout=LONGEST_WAIT_MS)
    expect(visitor.page.get_by_text("Gekopieerd", exact=True)).to_be_visible()
    link = str(visitor.page.evaluate("navigator.clipboard.readText()"))
    assert link == field.input_value()
    return link


def test_copying_gives_a_link_that_opens_the_same_view(visit: Visit) -> None:
    visitor = visit("deelname?rsv=Zeeland&cijfer=Afgerond", new=True)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.area("GM0664").click()
    visitor.settle()
    link = copied_link(visitor)
    assert link.startswith(f"{visitor.address}/deelname?")
    assert {"rsv", "cijfer", "gemeente", "peildatum", "uitgave"} <= set(
        parse_qs(urlsplit(link).query)
    )
    visitor.page.get_by_role("button", name="Kopieer").nth(1).click()
    newest = str(visitor.page.evaluate("navigator.clipboard.readText()"))
    assert "uitgave=" not in newest
    assert "gemeente=GM0664" in newest
    for opened in (link, newest):
        other = visit(opened.removeprefix(f"{visitor.address}/"), new=True)
        assert other.box("rsv").input_value() == "Zeeland"
        assert other.box("gemeente").input_value() == "Goes"
        assert checked(other, "cijfer") == "Afgerond"
        assert other.page.get_by_text("Actieve uitgave, van").count() == (opened == link)
        assert other.page.get_by_test_id("stAlert").count() == 0
    assert visitor.complaints == []


def test_a_link_below_a_base_path_carries_it(
    browser: Browser, example_data: Path, tmp_path: Path
) -> None:
    option = "--server.baseUrlPath=monitor"
    with served(example_data, tmp_path / "log.txt", "serve.py", option) as server:
        visitor = Visitor(browser, server.address)
        visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
        assert server.address.endswith("/monitor")
        visitor.open("deelname?rsv=RSV15")
        assert copied_link(visitor).startswith(f"{server.address}/deelname?")
        visitor.close()


@pytest.mark.parametrize("path", ["bestaatniet", "deelneming?rsv=x", "deelname/iets/dieper"])
def test_a_page_that_does_not_exist(visit: Visit, path: str) -> None:
    visitor = visit(path)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    assert visitor.page.get_by_role("dialog").count() == 0
    assert visitor.page.get_by_test_id("stTopNav").is_visible()
    visitor.page.get_by_role("link", name="Naar Overzicht").click()
    visitor.page.wait_for_function("() => location.pathname === '/'")
    visitor.settle()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(FIRST_TITLE)
    visitor.navigate("Deelname")
    assert urlsplit(visitor.page.url).path == "/deelname"
    assert visitor.page.get_by_role("dialog").count() == 0


def test_the_first_page_by_its_name(visit: Visit) -> None:
    visitor = visit("overzicht?gemeente=GM0664", new=True)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(FIRST_TITLE)
    assert visitor.page.get_by_role("dialog").count() == 0
    assert visitor.box("gemeente").input_value() == "Goes"
