"""A page made of kept answers is the page that was made the first time, whoever came between."""

from streamlit.testing.v1 import AppTest

from pages.components.evaluation.story import CHAPTERS
from tests.pages.app_driver import EVALUATION, PAGES, assert_healthy, open_app
from warehouse import kept
from warehouse.releases import Release

# What names a file by the moment it was put there, or a session by itself.
OF_THE_MOMENT = {"url", "deferred_file_id", "form_id"}
SCREENS = [(page, {}) for page in PAGES]
SCREENS += [(EVALUATION, {"rsv": "Twente", "scherm": chapter.title}) for chapter in CHAPTERS]


def shown(app: AppTest) -> list[str]:
    """Every element in order, tables and charts included."""
    assert_healthy(app)
    found = []
    for element in app._tree:
        if getattr(element, "proto", None) is None:
            continue
        proto = type(element.proto)()
        proto.CopyFrom(element.proto)
        for name in OF_THE_MOMENT & set(proto.DESCRIPTOR.fields_by_name):
            proto.ClearField(name)
        found.append(f"{element.type}: {proto.SerializeToString(deterministic=True)!r}")
    return found


def test_a_page_of_kept_answers_is_the_same(example_release: Release) -> None:
    first = {}
    for page, query in SCREENS:
        kept.forget()
        first[page, *query.values()] = shown(open_app(page, query))
    for turn in range(2):
        for page, query in SCREENS:
            assert shown(open_app(page, query)) == first[page, *query.values()], (page, turn)
