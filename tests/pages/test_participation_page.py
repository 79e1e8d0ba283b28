"""Deelname: a stock is of a day, files have Dutch names, every caption its period and source."""

from typing import Any

import pytest

from etl.contracts import CONTRACTS
from etl.contracts.cells import CellError
from tests.pages.app_driver import (
    DIVERSITY,
    EVALUATION,
    PARTICIPATION,
    REGION,
    assert_healthy,
    open_app,
    table_with,
    words,
)
from tests.pages.test_downloads import files_of, made_by_the_server
from tests.warehouse.publishing import publish_changed
from warehouse.releases import Release

DAY = "stand op 29 feb 2024"
# Amsterdam is no part of it.
OUTSIDE = {"rsv": "RSV15", "gemeente": "GM0363"}


def test_what_runs_is_of_a_day(example_release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, Any] = files_of(PARTICIPATION, {"cijfer": "running"}, monkeypatch)
    assert "fictief-deelname-lopend-2024-02-29.csv" in made
    head = made_by_the_server(made["fictief-deelname-lopend-2024-02-29.csv"]).decode("utf-8-sig")
    assert DAY in head.splitlines()[1]

    app = open_app(PARTICIPATION, {"cijfer": "running", "gemeente": "GM0363"})
    assert_healthy(app)
    shown = words(app)
    assert f"Periode: {DAY}. Bron: " in shown
    assert "laatste 12 maanden (" not in shown
    (box,) = [box for box in app.selectbox if box.label == "Periode"]
    assert (box.options, box.disabled) == ([DAY], True)


def test_a_link_to_what_runs_over_a_period_gives_no_false_message(
    example_release: Release,
) -> None:
    app = open_app(PARTICIPATION, {"cijfer": "Lopend", "periode": "2022"})
    assert_healthy(app)
    assert not app.warning
    # Back to a flow the period that was asked is there.
    app.radio(key="cijfer").set_value("Gestart").run()
    assert app.session_state["periode"].startswith("2022 ")
    assert not app.warning


def test_files_are_named_in_dutch(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in (PARTICIPATION, DIVERSITY):
        names = " ".join(files_of(page, {"cijfer": "Gestart"}, monkeypatch))
        assert not any(code in names for code in ("started", "12m", "places", "projects"))
        if page == PARTICIPATION:
            assert "fictief-deelname-kaart-gestart-12-maanden-2024-02-29.svg" in names
            assert "fictief-verloop-gestart-NL-2024-02-29.csv" in names


def test_the_captions_of_funnel_and_months_have_period_and_source(
    example_release: Release,
) -> None:
    captions = [caption.value for caption in open_app(PARTICIPATION).caption]
    (funnel,) = [text for text in captions if "De grenzen zijn verbreed" in text]
    assert "Periode: laatste 12 maanden" in funnel
    assert "Bron: Deelnameregistratie" in funnel
    assert "Periode: jan 2021 t/m feb 2024. Bron: Deelnameregistratie" in captions[-1]


@pytest.mark.parametrize("page", ["deelname", "aanbod", "kansen", "diversiteit"])
def test_a_municipality_outside_the_partnership_is_said_to_be_so(
    example_release: Release, page: str
) -> None:
    lens = {"lens": "Sport"}
    app = open_app(f"pages/signalen/{page}.py", OUTSIDE | lens)
    assert_healthy(app)
    assert "Amsterdam ligt buiten Zeeland." in words(app)
    assert "ligt buiten" not in words(
        open_app(f"pages/signalen/{page}.py", {"rsv": "RSV15", "gemeente": "GM0664"} | lens)
    )


def test_a_municipality_of_which_nothing_was_delivered_lies_in_its_own_partnership(
    own_release: Release,
) -> None:
    publish_changed(own_release, "delete from mart.participation where area_code = 'GM0664'")
    for rsv, is_said in (("RSV15", False), ("RSV01", True)):
        app = open_app(PARTICIPATION, {"rsv": rsv, "gemeente": "GM0664"})
        assert_healthy(app)
        assert ("Goes ligt buiten" in words(app)) == is_said


def test_the_months_are_of_the_partnership_that_the_page_is_about(
    example_release: Release,
) -> None:
    assert "In Zeeland zijn er in de laatste 12 maanden" in words(open_app(PARTICIPATION, OUTSIDE))


@pytest.mark.parametrize(
    ("page", "query"),
    [
        (PARTICIPATION, {}),
        (REGION, {}),
        (EVALUATION, {"scherm": "stand"}),
        (EVALUATION, {"scherm": "eerste-resultaten"}),
    ],
)
def test_why_a_partnership_can_be_less_certain_than_its_municipality_is_said(
    example_release: Release, page: str, query: dict[str, str]
) -> None:
    app = open_app(page, {"rsv": "RSV11"} | query)
    assert "dat van Nederland is niet verbreed" in words(app)


def test_the_account_tells_both_spreads_and_both_ages(example_release: Release) -> None:
    said = words(open_app("pages/gegevens/verantwoording.py"))
    assert "per RSV spreiden 16,8 keer zo sterk" in said
    assert "per gemeente spreiden 3,8 keer zo sterk" in said
    age = next(column for column in CONTRACTS["deelname"].columns if column.name == "leeftijd")
    assert age.parser is not None
    with pytest.raises(CellError) as refusal:
        age.parser({})("99")
    accepted = refusal.value.expected.removeprefix("een heel getal van ")
    assert f"bij de start {accepted} jaar is" in said


def test_a_municipality_elsewhere_has_its_own_projects_of_a_theme(
    example_release: Release,
) -> None:
    alone = open_app(DIVERSITY, {"gemeente": "GM0363", "lens": "Sport"})
    beside = open_app(DIVERSITY, OUTSIDE | {"lens": "Sport"})
    projects = [table_with(app, "Project")["Project"].tolist() for app in (alone, beside)]
    assert projects[0] == projects[1] != []
