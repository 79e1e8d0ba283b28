"""Drive the app as a browser would: always through dashboard.py, never a page file alone."""

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "pages").glob("*/*.py")
    if path.parent.name != "components"
)
OVERVIEW = "pages/start/overzicht.py"
PARTICIPATION = "pages/signalen/deelname.py"
OFFER = "pages/signalen/aanbod.py"
DIVERSITY = "pages/signalen/diversiteit.py"
REGION = "pages/regio/regio.py"
FRAMES = "pages/sturing/kaders.py"
GROWTH = "pages/sturing/groeiambitie.py"
AGENDA = "pages/signalen/kansen.py"
FACILITATORS = "pages/sturing/facilitators.py"
PARTNERS = "pages/sturing/partners.py"
WORK_AGENDA = "pages/sturing/werkagenda.py"
EVALUATION = "pages/evaluatie/evaluatie.py"
DELIVERIES = "pages/gegevens/gegevens.py"
UPLOAD = "pages/gegevens/aanleveren.py"
LOG = "pages/beheer/logboek.py"
ACCESSIBILITY = "pages/gegevens/toegankelijkheid.py"
PAGES_ON_A_RELEASE = [page for page in PAGES if page not in (LOG, ACCESSIBILITY)]
# On the others nothing is shown of a release, so they do with none.
PAGES_WITH_FIGURES = [page for page in PAGES_ON_A_RELEASE if page != UPLOAD]
PAGES_WITH_MAP = (OVERVIEW, PARTICIPATION)


def open_app(page: str | None = None, query: dict[str, Any] | None = None) -> AppTest:
    """Start a session with a first request for a page, with what stands in the address."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in (query or {}).items():
        app.query_params[name] = value
    if page is not None:
        app.switch_page(page)
    return app.run()


def assert_healthy(app: AppTest) -> None:
    """A failing page shows a message instead of an exception: neither may be there."""
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert len(app.title) == 1


def words(app: AppTest) -> str:
    """Everything that stands on the screen, tables included."""
    found: list[str] = []
    for element in app._tree:
        if element.type in {"arrow_data_frame", "table"}:
            table: pd.DataFrame = element.value
            found += [*map(str, table.columns), *table.astype(str).to_numpy().ravel()]
            continue
        for name in ("label", "value", "delta", "placeholder"):
            text = getattr(element, name, None)
            found += [text] if isinstance(text, str) else []
    return "\n".join(found)


def table_with(app: AppTest, column: str) -> pd.DataFrame:
    """The one table, plain or with a scroll bar, that has this column."""
    tables = [element.value for element in (*app.table, *app.dataframe)]
    (found,) = [table for table in tables if column in table.columns]
    return found


def sent_to_map(app: AppTest) -> dict[str, Any]:
    """What the browser gets to draw the map with."""
    component = app.get("bidi_component")[0]
    sent: dict[str, Any] = json.loads(component.proto.json)
    return sent


def codes_on_map(sent: dict[str, Any]) -> list[str]:
    """Read the codes of municipalities as the browser does: each a step on from the one before."""
    steps = [int(step) for step in sent["steps"].split()]
    return [f"GM{number:04}" for number in accumulate(steps)]


def click_on_map(app: AppTest, code: str | None, turn: int = 1) -> AppTest:
    """Send what the map sends after a click, so that the page's callback runs."""
    state = WidgetState(
        id=app.get("bidi_component")[0].proto.id,
        json_value=json.dumps({"selected": {"code": code, "turn": turn}}),
    )
    return _run_with(app, state)


def click_on_row(app: AppTest, row: int) -> AppTest:
    """Send what the first selectable table sends after a click on a row."""
    selection = {"selection": {"rows": [row], "columns": [], "cells": []}}
    table = next(table for table in app.dataframe if table.proto.id)
    return _run_with(app, WidgetState(id=table.proto.id, string_value=json.dumps(selection)))


def _run_with(app: AppTest, state: WidgetState) -> AppTest:
    states = app._tree.get_widget_states()
    states.widgets.append(state)
    return app._run(states)
