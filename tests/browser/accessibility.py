"""What axe-core finds on a page, set against what the accessibility statement says is known."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from pages.components.accessibility.known import Shortcoming, load_known
from tests.browser.visitor import Visitor

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# A selector of a document finds nothing in a shadow root, so it never excuses our own components.
LOOK = """async ([rules, known]) => {
    const found = await axe.run(document, {
        elementRef: true,
        resultTypes: ["violations"],
        runOnly: rules,
    });
    return {
        version: found.testEngine.version,
        violations: found.violations.flatMap(({id, nodes}) => nodes.map((node) => ({
            rule: id,
            target: node.target,
            html: node.html.slice(0, 300),
            known: known.flatMap(([rule, selector], at) =>
                rule === id && node.element.matches(selector) ? [at] : []),
        }))),
    };
}"""


@dataclass(frozen=True)
class Violation:
    """One element that breaks a rule, with the entries of the statement that tell of it."""

    rule: str
    target: list[Any]
    html: str
    known: tuple[Shortcoming, ...]

    @property
    def is_in_shadow_root(self) -> bool:
        """Say whether it lies in one of our components: axe names such a place by a list."""
        return any(isinstance(part, list) for part in self.target)


def look(visitor: Visitor) -> tuple[str, list[Violation]]:
    """Return the version of axe-core, and all it finds."""
    known = load_known().found
    if not visitor.page.evaluate("'axe' in window"):
        visitor.page.evaluate(AXE_SCRIPT)
    selectors = [[one.rule, one.element] for one in known]
    answer = visitor.page.evaluate(LOOK, [RULES, selectors])
    return answer["version"], [
        Violation(**{**each, "known": tuple(known[at] for at in each["known"])})
        for each in answer["violations"]
    ]


def assert_accessible(visitor: Visitor, place: str = "") -> None:
    """Nothing is wrong that is not listed, and what is listed as seen in this place still is."""
    _, found = look(visitor)
    assert [each for each in found if not each.known] == []
    still = {one for each in found for one in each.known}
    gone = {one for one in load_known().found if one.seen == place} - still
    assert gone == set(), "known.yaml lists what is no longer so"
