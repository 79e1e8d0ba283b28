"""The notes beside a figure, as people use them: through dashboard.py, on a real database."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from notes import store
from notes.content import Content, Place
from notes.database import FILE_NAME, VARIABLE, forget_engines
from notes.errors import SchemaMissingError
from notes.migrate import upgrade
from notes.models import Note
from notes.questions import notes_of
from pages.components.notes import availability
from tests.pages.app_driver import PARTICIPATION, REGION, ROOT, assert_healthy, open_app, words
from warehouse.queries import rsvs
from warehouse.releases import Release

SCRIPT = "<script>alert('x')</script> **vet** [l](http://x.nl) :smile: :red[rood] $x$"


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    forget_engines()
    availability._made_ready.clear()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database that is ready, apart from the release that all tests read."""
    file = tmp_path / FILE_NAME
    monkeypatch.setenv(VARIABLE, f"sqlite:///{file}")
    upgrade()
    return file


def opened() -> AppTest:
    app = open_app(REGION, {"notities_regio": "true"})
    assert not app.exception
    return app


def first_rsv(release: Release) -> str:
    """The region that the page opens with."""
    codes = {name: code for code, name in rsvs(release.release_id).items()}
    return codes[min(codes)]


def written(release: Release, text: str, **fields: object) -> Note:
    place = {
        "release_id": release.release_id, "reference_date": date(2024, 2, 29), "figure": "regio",
        "figure_title": "dit RSV", "rsv_code": first_rsv(release),
    }  # fmt: skip
    known = {key: fields.pop(key) for key in list(fields) if key in place}
    content = Content(**{"kind": "story", "text": text, **fields})  # type: ignore[arg-type]
    return store.add(Place(**{**place, **known}), content, "beheer")  # type: ignore[arg-type]


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label.startswith(label)]
    return button.click().run()


def new_text(app: AppTest):
    (area,) = [area for area in app.text_area if area.key.endswith("_new_text")]
    return area


def edited_text(app: AppTest):
    (area,) = [area for area in app.text_area if not area.key.endswith("_new_text")]
    return area


def texts(app: AppTest) -> list[str]:
    """What is shown as plain text."""
    return [element.value for element in app.text]


def test_closed_notes_ask_nothing_of_a_database(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notes.database._engine", None)
    app = open_app(REGION)
    assert_healthy(app)
    assert any(box.label.startswith("Verhalen en afspraken") for box in app.expander)


def test_the_first_who_opens_makes_the_database(own_release: Release, data_folder: Path) -> None:
    app = opened()
    assert (data_folder / FILE_NAME).exists()
    assert "Hier staat nog geen notitie" in words(app)
    new_text(app).set_value("De eerste").run()
    press(app, "Bewaar notitie")
    assert_healthy(app)
    assert texts(app) == ["De eerste"]


def test_markup_and_script_are_shown_as_text(example_release: Release, database: Path) -> None:
    app = opened()
    new_text(app).set_value(SCRIPT).run()
    press(app, "Bewaar notitie")
    assert_healthy(app)
    assert texts(app) == [SCRIPT]
    assert "script" not in "".join(m.value for m in (*app.markdown, *app.caption))
    assert new_text(app).value == ""
    (note,) = notes_of()
    assert (note.release_id, note.figure) == (example_release.release_id, "regio")
    assert note.author_role == "regionaal facilitator"


def test_personal_data_is_refused_and_the_text_stays(
    example_release: Release, database: Path
) -> None:
    app = opened()
    new_text(app).set_value("Bel 06-12345678").run()
    press(app, "Bewaar notitie")
    (error,) = app.error
    assert "staat een telefoonnummer" in error.value
    assert new_text(app).value == "Bel 06-12345678"
    assert notes_of() == []


def test_ten_thousand_signs_and_one_more(example_release: Release, database: Path) -> None:
    app = opened()
    new_text(app).set_value("x" * 10_001).run()
    press(app, "Bewaar notitie")
    assert "nu zijn het er 10.001" in app.error[0].value
    new_text(app).set_value("x" * 10_000).run()
    press(app, "Bewaar notitie")
    assert_healthy(app)
    assert texts(app) == ["x" * 10_000]


def test_an_action_goes_to_the_work_agenda(example_release: Release, database: Path) -> None:
    app = opened()
    (kind,) = [box for box in app.selectbox if box.label == "Soort"]
    kind.select("action").run()
    new_text(app).set_value("Gesprek met drie gemeenten").run()
    press(app, "Bewaar notitie")
    assert "Kies bij een actie het onderdeel" in app.error[0].value
    (part,) = [box for box in app.selectbox if box.label == "Onderdeel van de werkagenda"]
    part.select("b").run()
    (who,) = [box for box in app.text_input if box.label == "Wie"]
    who.set_value("<b>Gemeente</b>").run()
    (when,) = [box for box in app.date_input if box.label == "Wanneer"]
    when.set_value(date(2024, 5, 1)).run()
    press(app, "Bewaar notitie")
    assert_healthy(app)
    assert texts(app)[1].splitlines() == [
        "Wie: <b>Gemeente</b>",
        "Wanneer: 1 mei 2024",
        "Onderdeel: b. Divers aanbod",
        "Stand: niet begonnen",
    ]
    assert "1 actie voor de werkagenda" in [b.label for b in app.get("download_button")]


def test_two_editors_at_once_lose_nothing(example_release: Release, database: Path) -> None:
    written(example_release, "begin")
    first, second = opened(), opened()
    for app, text in ((first, "van de eerste"), (second, "van de **tweede**")):
        press(app, "Wijzig")
        edited_text(app).set_value(text).run()
    press(first, "Bewaar wijziging")
    assert_healthy(first)
    press(second, "Bewaar wijziging")
    assert_healthy(second)
    assert "heeft deze notitie intussen gewijzigd" in second.warning[0].value
    assert texts(second) == ["van de eerste"]
    assert edited_text(second).value == "van de **tweede**"
    press(second, "Zet beide teksten onder elkaar")
    assert edited_text(second).value == "van de eerste\n\nvan de **tweede**"
    press(second, "Bewaar de mijne als versie 3")
    assert_healthy(second)
    (note,) = notes_of()
    assert [v.text for v in store.history(note.id)] == [
        "van de eerste\n\nvan de **tweede**", "van de eerste", "begin",
    ]  # fmt: skip
    (toggle,) = [t for t in second.toggle if t.label == "Geschiedenis (3 versies)"]
    toggle.set_value(True).run()
    assert texts(second)[-1] == "begin"


def test_an_edit_of_what_is_gone_can_be_kept_apart(
    example_release: Release, database: Path
) -> None:
    note = written(example_release, "begin")
    app = opened()
    press(app, "Wijzig")
    edited_text(app).set_value("mijn tekst").run()
    store.remove(note.id, "beheer", based_on=1)
    press(app, "Bewaar wijziging")
    assert "intussen verwijderd" in app.warning[0].value
    assert edited_text(app).value == "mijn tekst"
    press(app, "Bewaar de mijne als aparte notitie")
    assert_healthy(app)
    assert texts(app) == ["mijn tekst"]


def test_remove_and_undo(example_release: Release, database: Path) -> None:
    written(example_release, "blijft")
    app = opened()
    press(app, "Verwijder")
    assert "Hier staat nog geen notitie" in words(app)
    press(app, "Ongedaan maken")
    assert texts(app) == ["blijft"]
    press(app, "Verwijder")
    (box,) = [box for box in app.checkbox if box.label == "Toon verwijderde notities (1)"]
    box.check().run()
    press(app, "Zet terug")
    assert_healthy(app)
    assert texts(app) == ["blijft"]


def test_what_was_changed_meanwhile_is_not_removed(
    example_release: Release, database: Path
) -> None:
    note = written(example_release, "oud")
    app = opened()
    store.edit(note.id, Content("story", "nieuw"), "beheer", based_on=1)
    press(app, "Verwijder")
    assert "er is niets overschreven" in app.error[0].value
    assert texts(app) == ["nieuw"]


def test_notes_elsewhere_are_kept_apart(example_release: Release, database: Path) -> None:
    written(example_release, "hier")
    written(example_release, "andere figuur", figure="groei")
    written(example_release, "ander RSV", rsv_code="RSV99")
    written(example_release, "eerdere uitgave", release_id="2023-11-30-b")
    app = opened()
    # Of an earlier release they are shown too, and say so: a new delivery loses nobody's text.
    assert texts(app) == ["eerdere uitgave", "hier"]
    assert "Bij uitgave 2023-11-30-b" in words(app)
    (box,) = [b for b in app.checkbox if b.label == "Ook notities bij andere uitgaven (1)"]
    box.uncheck().run()
    assert texts(app) == ["hier"]


def test_a_database_that_is_away_keeps_what_was_typed(
    example_release: Release, database: Path
) -> None:
    written(example_release, "staat er")
    app = opened()
    press(app, "Wijzig")
    edited_text(app).set_value("gewijzigd").run()
    away = database.rename(database.with_suffix(".weg"))
    database.mkdir()  # something that is no database
    new_text(app).set_value("getypt tijdens de storing").run()
    assert "Notities zijn nu niet beschikbaar" in app.warning[0].value
    press(app, "Bewaar notitie")
    assert "Niet bewaard" in app.error[0].value
    press(app, "Bewaar wijziging")
    assert new_text(app).value == "getypt tijdens de storing"
    assert edited_text(app).value == "gewijzigd"
    assert len(app.metric) == 5  # the figures go on
    database.rmdir()
    away.rename(database)
    press(app, "Probeer opnieuw")
    assert not app.warning
    press(app, "Bewaar notitie")
    press(app, "Bewaar wijziging")
    assert_healthy(app)
    assert texts(app) == ["getypt tijdens de storing", "gewijzigd"]


def test_another_database_is_left_to_its_keeper(
    example_release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'eigen.sqlite'}")
    app = opened()
    assert_healthy(app)
    assert "`python -m notes upgrade`" in app.warning[0].value
    assert list(tmp_path.iterdir()) == []


def test_what_was_typed_outlives_a_visit_to_another_page(
    example_release: Release, database: Path
) -> None:
    app = opened()
    new_text(app).set_value("nog niet af").run()
    app.switch_page(PARTICIPATION).run()
    app.switch_page(REGION).run()
    assert new_text(app).value == "nog niet af"


def test_closed_notes_do_not_load_the_database_library() -> None:
    code = (
        "import sys, pages.components.notes\n"
        "print(sorted({'sqlalchemy', 'alembic', 'xlsxwriter'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def two_panels() -> None:
    from pages.components.context import open_page
    from pages.components.notes import show_notes

    context = open_page("Proef", "")
    show_notes(context, figure="land", title="Nederland")
    show_notes(
        context,
        figure="deelname:tempo",
        title="Tempo",
        rsv_code="RSV01",
        municipality_code="GM0014",
    )


def test_two_figures_on_one_page(
    example_release: Release, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AppTest.from_function(two_panels, default_timeout=60)
    app.query_params.update({"notities_land": "true", "notities_deelname_tempo": "true"})
    app.run()
    assert_healthy(app)
    app.text_area[0].set_value("over het land").run()
    app.text_area[1].set_value("over een gemeente").run()
    app.selectbox[2].select("beheer").run()
    for button in ("land", "tempo"):
        (keep,) = [b for b in app.button if b.key.endswith("_keep") and button in b.key]
        keep.click().run()
    assert_healthy(app)
    found = {note.text: note for note in notes_of()}
    country, municipality = found["over het land"], found["over een gemeente"]
    assert (country.rsv_code, country.author_role) == ("NL", "regionaal facilitator")
    assert (municipality.rsv_code, municipality.municipality_code) == ("RSV01", "GM0014")
    assert (municipality.figure, municipality.author_role) == ("deelname:tempo", "beheer")
    assert "Groningen · beheer" in words(app)
    # Both can be away at once.
    monkeypatch.setenv(VARIABLE, "geen adres")
    app.run()
    assert not app.exception
    assert len(app.warning) == 2


def test_a_failed_upgrade_is_tried_again_and_another_session_waits(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(availability, "is_default", lambda: True)
    codes = [1, 0]

    def upgrade_slowly(*_: str, **__: str) -> SimpleNamespace:
        time.sleep(0.1)
        return SimpleNamespace(returncode=codes.pop(0))

    def answer() -> str:
        if codes:
            raise SchemaMissingError
        return "answer"

    monkeypatch.setattr(availability.etl_process, "run", upgrade_slowly)
    with pytest.raises(SchemaMissingError):
        availability._asked_of_a_ready_database(answer)
    with ThreadPoolExecutor(2) as sessions:
        asked = [sessions.submit(availability._asked_of_a_ready_database, answer) for _ in range(2)]
        assert [one.result() for one in asked] == ["answer"] * 2
    assert codes == []
