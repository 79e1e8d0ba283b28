"""The house rules of pages: registered, opened through dashboard.py, and light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st

from tests.pages.app_driver import PAGES, ROOT, open_app, words
from warehouse.releases import Release

HEAVY = {
    "esda",
    "etl",
    "geopandas",
    "h3",
    "jsonschema",
    "libpysal",
    "openpyxl",
    "plotly.express",
    "pydeck",
    "pyogrio",
    "python_calamine",
    "rapidfuzz",
    "scipy.stats",
    "shapely",
    "statsmodels",
}


def imports_of(path: Path) -> str:
    """The import lines of a script, without running the rest of it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(ast.unparse(node) for node in found)


def test_no_script_stands_directly_in_pages() -> None:
    """Such a script would answer a cold deep link without dashboard.py, so without sign-in."""
    assert list((ROOT / "pages").glob("*.py")) == []


def test_every_page_is_registered_and_every_registered_page_exists(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered: list[st.Page] = []
    navigation = st.navigation

    def listen(pages: dict, **options: object) -> object:
        registered.extend(page for section in pages.values() for page in section)
        return navigation(pages, **options)

    monkeypatch.setattr(st, "navigation", listen)
    open_app()
    files = [Path(page._page).resolve().relative_to(ROOT).as_posix() for page in registered]
    assert sorted(files) == PAGES
    assert len({page.title for page in registered}) == len(PAGES)
    assert len({page.url_path for page in registered}) == len(PAGES)


def test_the_first_request_shows_the_overview(example_release: Release) -> None:
    assert open_app().title[0].value == open_app("pages/start/overzicht.py").title[0].value


def test_pages_do_not_pull_in_what_only_the_load_needs() -> None:
    scripts = [ROOT / "dashboard.py", *(ROOT / page for page in PAGES)]
    components = sorted((ROOT / "pages" / "components").rglob("[a-z]*.py"))
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in components]
    code = "\n".join(
        [
            "import sys",
            *map(imports_of, scripts),
            *(f"import {module}" for module in modules),
            f"print(sorted({HEAVY!r} & set(sys.modules)))",
        ]
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("page", PAGES)
def test_a_failure_is_told_in_dutch_without_details(
    example_release: Release, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("wachtwoord")

    monkeypatch.setattr("warehouse.opening.release_info", fail)
    monkeypatch.setattr("pages.components.access.log_view.months", fail)
    monkeypatch.setattr("pages.components.accessibility.statement.show_status", fail)
    app = open_app(page)
    assert not app.exception
    assert "Ververs de pagina" in app.error[0].value
    assert "wachtwoord" not in words(app)
    assert "Traceback" not in words(app)
