"""What a visitor does: look, choose, click, read, take along, and send the address on."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from warehouse.queries import participation
from warehouse.releases import Release

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
NAME, CODE, RSV = "Goes", "GM0664", "Zeeland"


def dutch(value: float, decimals: int = 1) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def chosen(visitor: Visitor) -> list[str]:
    areas = visitor.page.locator('figure.map .area[aria-selected="true"]')
    return areas.evaluate_all("areas => areas.map(area => area.dataset.code)")


def test_from_the_overview_to_a_file_and_a_permalink(
    visit: Visit, example_release: Release, tmp_path: Path
) -> None:
    visitor = visit()
    visitor.navigate("Deelname").choose("rsv", RSV)
    assert visitor.page.locator("figure.map .area:not(.outside)").count() == 13

    visitor.area(CODE).click()
    visitor.settle()
    assert chosen(visitor) == [CODE]
    slice_ = participation(
        example_release.release_id,
        period="12m",
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    ).set_index("area_code")
    own = slice_.loc[CODE]
    count, rate = dutch(own["trajectory_count"], 0), dutch(own["rate_per_1000"])
    card = visitor.page.locator("figure.map .card")
    visitor.area(CODE).hover()
    assert all(part in card.inner_text() for part in (NAME, RSV, rate, count))
    label = str(visitor.area(CODE).get_attribute("aria-label"))
    assert all(part in label for part in (NAME, rate, "geselecteerd"))
    screen = visitor.text()
    story = next(line for line in screen.splitlines() if line.startswith(f"{NAME}:"))
    assert count in story
    assert rate in story

    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name="Download als CSV").first.click()
    assert "fictief" in download.value.suggested_filename
    download.value.save_as(tmp_path / "download.csv")
    content = (tmp_path / "download.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    header = next(number for number, line in enumerate(lines) if len(line) > 1)
    remarks = " ".join(line[0] for line in lines[:header])
    assert "FICTIEF" in remarks
    assert example_release.release_id in remarks
    rows = {row[0]: dict(zip(lines[header], row, strict=True)) for row in lines[header + 1 :]}
    assert len(rows) == 13
    assert set(rows) == set(slice_.loc[slice_["rsv_name"] == RSV, "area_name"])
    for name, row in rows.items():
        truth = slice_[slice_["area_name"] == name].iloc[0]
        assert float(row["Aantal"].replace(",", ".")) == truth["trajectory_count"]
        assert re.fullmatch(r"\d+,\d+", row["Per 1.000"])
        assert float(row["Per 1.000"].replace(",", ".")) == pytest.approx(
            truth["rate_per_1000"], abs=0.00051
        )

    link = visitor.page.url.removeprefix(visitor.address + "/")
    other = visit(link, new=True)
    assert chosen(other) == [CODE]
    assert other.box("rsv").input_value() == RSV
    assert story in other.text()
    assert other.page.locator("figure.map .area:not(.outside)").count() == 13


def test_a_second_click_and_the_button_clear_the_choice(visit: Visit) -> None:
    visitor = visit()
    visitor.area("GM0344").click()
    assert chosen(visitor.settle()) == ["GM0344"]
    assert "gemeente=Utrecht" in visitor.page.url
    visitor.area("GM0344").click()
    assert chosen(visitor.settle()) == []
    assert "gemeente" not in visitor.page.url
    visitor.area("GM0344").click()
    visitor.settle().page.locator("figure.map button.clear").click()
    assert chosen(visitor.settle()) == []
    assert "gemeente" not in visitor.page.url


def test_what_a_page_opens_with_is_no_choice_elsewhere(visit: Visit) -> None:
    """The region page always shows one partnership; that alone narrows no other page."""
    visitor = visit("deelname")
    visitor.navigate("Regio").navigate("Deelname")
    assert visitor.page.locator("figure.map .area.outside").count() == 0
    visitor.navigate("Regio").choose("rsv", RSV)
    visitor.navigate("Deelname")
    assert visitor.page.locator("figure.map .area.outside").count() == 342 - 13


def test_map_list_and_address_tell_one_story(visit: Visit) -> None:
    """Also after a click on a neighbour outside the chosen partnership."""
    visitor = visit(f"deelname?rsv={RSV}")
    visitor.area("GM0748").dispatch_event("click")
    visitor.settle()
    listed = bool(visitor.box("gemeente").input_value())
    assert (bool(chosen(visitor)), "gemeente=" in visitor.page.url) == (listed, listed)


def test_the_map_by_keyboard_alone(visit: Visit) -> None:
    visitor = visit("deelname")
    keyboard = visitor.page.keyboard
    visitor.page.locator("body").evaluate("body => body.focus()")
    for _ in range(60):
        keyboard.press("Tab")
        if focused(visitor):
            break
    assert focused(visitor)
    keyboard.press("Home")
    assert focused(visitor) == "GM1680"  # Aa en Hunze, the first by name
    keyboard.press("ArrowDown")
    below = focused(visitor)
    assert below not in ("", "GM1680")
    keyboard.press("ArrowUp")
    assert focused(visitor) != below
    keyboard.press("End")
    assert focused(visitor) == "GM0193"  # Zwolle, the last
    assert chosen(visitor) == []
    keyboard.press("Enter")
    assert chosen(visitor.settle()) == ["GM0193"]
    assert "gemeente=Zwolle" in visitor.page.url
    assert focused(visitor) == "GM0193"  # a rerun does not take the focus away
    keyboard.press("Escape")
    assert chosen(visitor.settle()) == []
    expect(visitor.page).not_to_have_url(re.compile("gemeente"))  # the address follows the server
    keyboard.press("Tab")
    assert not focused(visitor)  # one stop for Tab, not 342


def test_by_keyboard_from_the_map_to_the_table_and_the_file_and_back(visit: Visit) -> None:
    """Also: wherever Tab leads is on the screen, is seen to have the focus, and in its order."""
    visitor = visit(f"deelname?rsv={RSV}", new=True)
    keyboard = visitor.page.keyboard
    stops: list[str] = []
    unseen: list[str] = []

    def tab_to(name: str) -> None:
        for _ in range(60):
            keyboard.press("Tab")
            visitor.page.wait_for_timeout(60)
            stop = visitor.page.evaluate(STOP)
            stops.append(stop["name"])
            unseen.extend([] if stop["isSeen"] else [stop["name"]])
            if name in stop["name"]:
                return
        raise AssertionError(f"{name} is not among {stops}")

    for name in ("Overzicht", "English", "Deel deze weergave", "RSV", "Gestart", "Periode"):
        tab_to(name)
    tab_to("per 1.000")  # a municipality on the map
    keyboard.press("Home")
    keyboard.press("ArrowDown")
    code = focused(visitor)
    keyboard.press("Enter")
    assert chosen(visitor.settle()) == [code]
    assert focused(visitor) == code
    name = str(visitor.area(code).get_attribute("aria-label")).partition(":")[0]
    assert f"gemeente={name}" in visitor.page.url
    for button in ("Heel Nederland", "Selectie wissen", "Zoek een gemeente", "Zoeken", "CELL"):
        tab_to(button)
    tab_to("Download als CSV")
    with visitor.page.expect_download() as download:
        keyboard.press("Enter")
    assert "fictief" in download.value.suggested_filename
    for _ in range(60):
        keyboard.press("Shift+Tab")
        if focused(visitor):
            break
    assert focused(visitor) == code
    keyboard.press("Escape")
    assert chosen(visitor.settle()) == []
    assert unseen == []


# A table draws itself which cell has the focus; the main part of a page is no button.
STOP = """() => {
    let active = document.activeElement;
    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active.closest('canvas')) return {name: 'CELL', isSeen: true};
    const words = active.matches('input') ? active.closest('label')?.innerText : active.innerText;
    const name = [active.getAttribute('aria-label'), words].filter(Boolean).join(' ');
    if (active.matches('main')) return {name, isSeen: true};
    const around = [active];
    for (let part = active; around.length < 6 && (part = part.parentElement);) around.push(part);
    const styles = around.map((part) => getComputedStyle(part));
    const isMarked = styles.some((style) => parseFloat(style.outlineWidth) && (
        style.outlineStyle === 'solid' || style.outlineStyle === 'auto' && style === styles[0])
        || style.boxShadow !== 'none' || style.borderColor === 'rgb(21, 66, 115)');
    const ring = active.closest('svg')?.querySelector('.ring:not(.halo)')?.getAttribute('d');
    const isHidden = styles.some((style, at) => style.opacity === '0'
        && !around[at].matches('input'));
    const box = active.getBoundingClientRect();
    const isOnScreen = box.right > 0 && box.bottom > 0
        && box.left < innerWidth && box.top < innerHeight;
    return {name, isSeen: isOnScreen && !isHidden && (isMarked || Boolean(ring))};
}"""


def focused(visitor: Visitor) -> str:
    """Return the code of the municipality that has the focus."""
    return visitor.page.evaluate(
        """() => {
            let active = document.activeElement;
            while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
            return active?.dataset?.code ?? '';
        }"""
    )
