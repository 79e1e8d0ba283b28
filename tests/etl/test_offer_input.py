"""Offer as people deliver it: what is kept and named, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl.load import load
from tests.etl.conftest import Intake
from tests.etl.delivery_writer import trajectories, write_csv
from warehouse import queries
from warehouse.releases import Release


def offer(number: int, **cells: object) -> dict[str, object]:
    """A sound row of aanbod; `cells` overrides."""
    return {
        "aanbod_id": f"A{number}",
        "naam": f"Aanbod {number}",
        "organisatie": "Stichting",
        "thema": "zorg",
        "variant": "basis",
        "moment": "vakantie",
        "doelgroep": "iedereen",
        "gemeente_code": "GM0344",
        "plaatsen": 10,
        "startdatum": "2023-01-01",
        "einddatum": None,
        **cells,
    }


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"gemeente_code": None}, "gemeente_code"),
        ({"gemeente_code": "Lutjebroekerdam"}, "gemeente_code"),
        ({"plaatsen": -5}, "plaatsen"),
        ({"einddatum": "2022-12-31"}, "einddatum"),
        ({"thema": ", ,"}, "thema"),
        ({"doelgroep": "marsbewoners"}, "doelgroep"),
    ],
)
def test_what_cannot_be_right_is_refused(
    taken_in: Callable[[], Intake], inbox: Path, cells: dict[str, object], column: str
) -> None:
    write_csv(inbox / "aanbod.csv", [offer(1, **cells), *(offer(n) for n in range(2, 40))])
    intake = taken_in()
    assert {row["column_name"] for row in intake.rows("staging.rejected")} == {column}
    assert len(intake.rows("accepted.aanbod")) == 38


@pytest.fixture
def odd_release(drawn_map: object, monkeypatch: pytest.MonkeyPatch, inbox: Path) -> Release:
    """Offer with everything that is odd but kept; Utrecht delivers none."""
    monkeypatch.setattr("etl.build.build_boundaries", lambda *_: drawn_map)
    write_csv(inbox / "deelname.csv", trajectories(3))
    write_csv(
        inbox / "aanbod.csv",
        [
            offer(1, thema='"zorg, Ruimtevaart"', gemeente_code="Groningen"),
            offer(2, thema="ruimtevaart", gemeente_code="onbekend"),
            offer(3, thema="Wichelen", gemeente_code="landelijk"),
        ],
    )
    return load(inbox, lambda _: None).release


def test_a_theme_that_is_new_is_kept_as_other_and_named(odd_release: Release) -> None:
    with duckdb.connect(str(odd_release.path), read_only=True) as connection:
        themes = dict(connection.execute("select offer_id, themes from mart.offer").fetchall())
    assert themes == {"A1": ["overig", "zorg"], "A2": ["overig"], "A3": ["overig"]}
    remarks = queries.quality_remarks(odd_release.release_id).set_index("remark")
    assert remarks["row_count"]["thema_onbekend"] == 3
    for text in ("Ruimtevaart", "ruimtevaart", "Wichelen"):
        assert f'"{text}"' in remarks["explanation"]["thema_onbekend"]
    assert remarks["row_count"]["gemeente_onbekend"] == 1
    assert remarks["row_count"]["rsv_zonder_aanbod"] == 18


def test_a_partnership_without_offer_is_unknown_and_not_white(odd_release: Release) -> None:
    release_id = odd_release.release_id
    assert queries.white_spots(release_id, period="12m", within_km=10.0).empty
    # Three trajectories make no period, yet the day itself has its offer.
    spots = queries.white_spots(release_id, period="peildatum", within_km=10.0).set_index(
        "area_code"
    )["white_spot"]
    assert spots["GM0014"] == "own"
    assert spots["GM0037"] == "none"  # Stadskanaal: the same partnership, far from Groningen
    assert spots["GM0363"] == "unknown"
    capacity = queries.offer_capacity(release_id, period="peildatum", area_kind="rsv")
    assert capacity["area_code"].tolist() == ["RSV01"]
    assert capacity["places"].tolist() == [10]
    (nationwide,) = queries.offer_nationwide(release_id, period="peildatum").to_dict("records")
    assert nationwide["places"] == 10
    choice = queries.choice_summary(
        release_id,
        period="peildatum",
        area_kind="rsv",
        within_km=10.0,
        dimension="theme",
        at_least=2,
    )
    assert choice["area_code"].tolist() == ["RSV01"]
    with duckdb.connect(str(odd_release.path), read_only=True) as connection:
        known = connection.execute(
            "select area_code from mart.offer_area where area_kind = 'rsv'"
        ).fetchall()
        lags = connection.execute("select distinct outcome from mart.offer_lag").fetchall()
    assert known == [("RSV01",)]
    assert lags == [("not_compared",)]
