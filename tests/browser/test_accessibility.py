"""Every page by the rules of WCAG 2.1 A and AA: what is wrong stands in the statement, or fails.

Pages on a phone are looked at where they are opened already: test_every_page.py.
"""

from collections.abc import Callable
from importlib.metadata import version

import pytest
from playwright.sync_api import expect

from pages.components.accessibility.known import load_known
from tests.browser.accessibility import assert_accessible, look
from tests.browser.visitor import PATHS, SETTLED, Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_a_page(visit: Visit, path: str) -> None:
    assert_accessible(visit(path), f"screen/{path}")


@pytest.mark.parametrize("path", ["", "deelname", "werkagenda", "toegankelijkheid"])
def test_a_page_in_english(visit: Visit, path: str) -> None:
    visitor = visit(f"{path}?taal=en")
    expect(visitor.page.locator("html[lang=en]")).to_be_attached()
    assert_accessible(visitor)


def open_window(visitor: Visitor) -> None:
    visitor.open("deelname?rsv=Zeeland&gemeente=Goes")
    visitor.page.get_by_role("button", name="Deel deze weergave").click()
    expect(visitor.page.get_by_role("dialog").locator("input").first).to_be_visible()


def open_sidebar(visitor: Visitor) -> None:
    visitor.open("deelname?rsv=Zeeland&gemeente=Goes")
    visitor.page.get_by_test_id("stExpandSidebarButton").click()
    expect(visitor.page.get_by_test_id("stSidebarUserContent")).to_be_visible()


def open_menu(visitor: Visitor) -> None:
    visitor.open("verantwoording")
    visitor.page.get_by_test_id("stTopNavSection").first.click()
    expect(visitor.page.locator("[data-floating-ui-portal] a").first).to_be_visible()


def open_list(visitor: Visitor) -> None:
    visitor.open("diversiteit")
    visitor.box("rsv").click()
    expect(visitor.page.get_by_role("listbox").last).to_be_visible()


def open_expanders(visitor: Visitor) -> None:
    visitor.open("diversiteit?rsv=Zeeland")
    closed = visitor.page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
        visitor.page.wait_for_function(SETTLED)
    assert visitor.page.locator("details[open]").count() > 1


def open_menu_on_a_phone(visitor: Visitor) -> None:
    visitor.open("verantwoording")
    visitor.page.get_by_test_id("stExpandSidebarButton").click()
    expect(visitor.page.get_by_test_id("stSidebarNavItems")).to_be_visible()


STATES = {
    "window": open_window,
    "sidebar": open_sidebar,
    "menu": open_menu,
    "list": open_list,
    "expanders": open_expanders,
}


@pytest.mark.parametrize("state", STATES)
def test_what_opens(regular: Visitor, state: str) -> None:
    STATES[state](regular)
    regular.page.wait_for_timeout(400)  # while it fades in, its colours are not yet its own
    assert_accessible(regular, f"state/{state}")


def test_the_menu_on_a_phone(phone: Visitor) -> None:
    open_menu_on_a_phone(phone)
    phone.page.wait_for_timeout(400)
    assert_accessible(phone, "state/menu_on_a_phone")


def test_axe_looks_inside_the_map(visit: Visit) -> None:
    """Without this the tests here could pass by looking past it; and nothing there is excused."""
    visitor = visit()
    visitor.page.locator("figure.map button.clear").evaluate("button => button.replaceChildren()")
    _, found = look(visitor)
    inside = [each for each in found if each.is_in_shadow_root]
    assert [(each.rule, each.known) for each in inside] == [("button-name", ())]


def test_the_statement_names_the_versions_of_the_test(visit: Visit) -> None:
    """With another version: look again whether the list is right, and change the day too."""
    found_by, _ = look(visit("toegankelijkheid"))
    tested = load_known().tested
    assert (tested.axe_core, tested.streamlit) == (found_by, version("streamlit"))


def test_what_is_listed_is_looked_for() -> None:
    """An entry that no test comes across could stay for ever."""
    places = {f"{size}/{path}" for size in ("screen", "phone") for path in PATHS.values()}
    states = {f"state/{name}" for name in (*STATES, "menu_on_a_phone")}
    assert {one.seen for one in load_known().found} <= places | states
