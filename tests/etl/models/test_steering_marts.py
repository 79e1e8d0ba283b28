"""Areas, offer, partnerships and remarks of the small country, counted by hand."""

import itertools
from datetime import date

import pandas as pd
import pytest

from tests.etl.conftest import SmallCountry
from tests.etl.small_country import (
    LAYOUT,
    REFERENCE_DATE,
    RSVS,
    Area,
    Offer,
    areas,
    invent_offers,
    invent_trajectories,
    month_ends,
    youth,
)
from warehouse.reference import read_reference

AREAS = list(areas())
ALL_CODES = {area.code for area in AREAS if area.kind == "municipality"}
OFFERS = invent_offers()


def runs(offer: Offer, day: date) -> bool:
    is_begun = offer.start <= day
    return offer.variant != "kort" and is_begun and (offer.end is None or offer.end >= day)


def parts(offer: Offer) -> int:
    """Over how many places an offer is shared: its municipalities, and elsewhere as one."""
    return len(offer.municipalities) + any(
        word in offer.cell for word in ("landelijk", "online", "onbekend")
    )


def test_offer_counts_once_in_every_area_it_reaches(small_country: SmallCountry) -> None:
    running = [offer for offer in OFFERS if runs(offer, REFERENCE_DATE)]
    expected = {}
    for area in AREAS:
        here = [offer for offer in running if area.members & set(offer.municipalities)]
        places = sum(
            offer.places * len(area.members & set(offer.municipalities)) / parts(offer)
            for offer in here
        )
        organisations = {offer.organisation for offer in here}
        expected[area.kind, area.code] = (len(here), len(organisations), pytest.approx(places))
    # B with 100 places, and half of the 50 of C.
    expected["nationwide", "landelijk"] = (2, 2, 125)
    # A partnership without any offer in the deliveries is missing, and so are its municipalities.
    delivered = {LAYOUT.get(code, code) for offer in OFFERS for code in offer.municipalities}
    known = {code for code in ALL_CODES if LAYOUT.get(code, code) in delivered}
    for area in AREAS:
        if not area.members & known:
            del expected[area.kind, area.code]
    frame = small_country.mart("offer_area")
    found = {
        (row.area_kind, row.area_code): (row.projects, row.organisations, row.places)
        for row in frame.itertuples()
    }
    assert found == expected
    # One offer in two municipalities of Midden, and one that Midden shares with Noord.
    assert found["rsv", "R2"] == (3, 2, pytest.approx(10 + 3 + 1200))
    assert ("rsv", "R3") not in found


def test_national_figures_of_offer(small_country: SmallCountry) -> None:
    figures = small_country.mart("national_figure").set_index(["day", "figure"])["value"]
    regular = [offer for offer in OFFERS if offer.variant != "kort"]
    now, year_before = pd.Timestamp(REFERENCE_DATE), pd.Timestamp("2023-02-28")
    for moment, day in ((now, REFERENCE_DATE), (year_before, year_before.date())):
        running = [offer for offer in regular if runs(offer, day)]
        assert figures[moment, "running_projects"] == len(running)
        assert figures[moment, "organisations"] == len({offer.organisation for offer in running})
        assert figures[moment, "granted_places"] == sum(
            offer.places for offer in regular if offer.start <= day
        )
    assert figures[now, "granted_places"] == figures[year_before, "granted_places"] + 113


def test_offer_per_month_is_what_was_granted_and_what_runs(small_country: SmallCountry) -> None:
    frame = small_country.mart("growth_month")
    found = frame.set_index(["measure", "area_code", "month"])["value"]
    regular = [offer for offer in OFFERS if offer.variant != "kort"]
    members = {area.code: area.members for area in AREAS if area.kind == "rsv"}
    ends = month_ends(date(2022, 1, 1), REFERENCE_DATE)
    for end, code in itertools.product(ends, [*RSVS, "NL"]):
        inside = members.get(code, frozenset())
        here = [
            (offer, 1 if code == "NL" else len(inside & set(offer.municipalities)) / parts(offer))
            for offer in regular
            if code == "NL" or inside & set(offer.municipalities)
        ]
        month = pd.Timestamp(end.replace(day=1))
        granted = sum(
            offer.places * share
            for offer, share in here
            if (offer.start.year, offer.start.month) == (end.year, end.month)
        )
        running = [offer for offer, _ in here if runs(offer, end)]
        assert found["plaatsen", code, month] == pytest.approx(granted)
        assert found["projecten", code, month] == len(running)
        assert found["organisaties", code, month] == len({one.organisation for one in running})
    assert frame.groupby("measure")["month"].max()["plaatsen"] == pd.Timestamp("2024-02-01")


def test_trajectories_per_month_are_those_of_participation(small_country: SmallCountry) -> None:
    frame = small_country.mart("growth_month")
    months = small_country.mart("participation_month").query("variant_group == 'regulier'")
    for dutch, name in (("gestart", "started"), ("afgerond", "completed"), ("lopend", "running")):
        found = frame[(frame["measure"] == dutch) & ~frame["is_provisional"]]
        expected = months[months["area_kind"].isin(["rsv", "country"])]
        pd.testing.assert_series_equal(
            found.set_index(["area_code", "month"])["value"].sort_index(),
            expected.set_index(["area_code", "month"])[name].dropna().sort_index(),
            check_names=False,
        )


def test_areas(small_country: SmallCountry) -> None:
    frame = small_country.mart("area")
    population = youth()

    def expected_of(area: Area) -> tuple[int, str]:
        figures = [population[code, 2024] for code in area.members]
        statuses = {status for _, status in figures}
        status = "schatting" if "schatting" in statuses else "definitief"
        return sum(inhabitants for inhabitants, _ in figures), status

    found = {
        (row.area_kind, row.area_code): (row.youth_population, row.population_status)
        for row in frame.itertuples()
    }
    assert found == {(area.kind, area.code): expected_of(area) for area in AREAS}
    assert set(frame["population_year"]) == {2024}
    municipalities = frame[frame["area_kind"] == "municipality"].set_index("area_code")
    assert municipalities["rsv_code"].dropna().to_dict() == LAYOUT
    names = read_reference("municipalities.csv").query("year == 2023")
    assert municipalities["area_name"].to_dict() == dict(
        zip(names["municipality_code"], names["municipality_name"], strict=True)
    )


def test_profiles_of_partnerships(small_country: SmallCountry) -> None:
    frame = small_country.mart("rsv_profile").set_index("rsv_code")
    assert frame["rsv_name"].to_dict() == RSVS
    assert frame["municipalities"].to_dict() == {"R1": 2, "R2": 3, "R3": 2, "R4": 1}
    noord, midden, zuid = (frame.loc[code] for code in ("R1", "R2", "R3"))
    assert noord["fte"] == 0.5  # a tested candidate is not yet appointed
    assert noord["partners"] == 2
    assert noord["actions"] == 4  # what was dropped is none
    assert midden["actions"] == 1
    # Nothing on the reference date, or nothing at all, is missing and not zero.
    for profile in (midden, zuid):
        assert profile[["fte", "partners"]].isna().all()
    assert pd.isna(zuid["actions"])


def test_remarks_on_the_deliveries(small_country: SmallCountry) -> None:
    frame = small_country.mart("quality")
    rows = invent_trajectories()
    homeless = {
        bucket: sum(row.count for row in rows if row.home == bucket)
        for bucket in ("onbekend", "caribisch")
    }
    unknown = frame[frame["remark"] == "woongemeente_onbekend"]
    found = {
        bucket: row.row_count
        for row in unknown.itertuples()
        for bucket in homeless
        if f"({bucket})" in row.explanation
    }
    assert found == homeless
    counts = frame[frame["remark"] != "woongemeente_onbekend"].set_index("remark")["row_count"]
    assert counts.to_dict() == {
        "leeftijden_onvolledig": 2,
        "jaar_onvolledig": 1,
        "gemeente_zonder_rsv": 342 - len(LAYOUT),
        "gemeente_onbekend": 1,
        "rsv_zonder_aanbod": 2,
    }


def test_what_the_release_speaks_of(small_country: SmallCountry) -> None:
    (info,) = small_country.mart("release_info").to_dict("records")
    assert info["reference_date"] == pd.Timestamp(REFERENCE_DATE)
    assert info["is_estimated_population"]
    assert (info["is_fictitious"], info["is_provisional_layout"]) == (False, True)
    delivered = sorted(path.stem for path in small_country.inbox.iterdir())
    assert list(info["delivered_inputs"]) == delivered
    release = small_country.release
    assert (release.reference_date, list(release.inputs)) == (REFERENCE_DATE, delivered)
    assert (small_country.data_folder.parent / "boundaries" / info["boundaries_file"]).is_file()


def test_every_file_is_accounted_for(small_country: SmallCountry) -> None:
    frame = small_country.mart("ingested_file").set_index("file_name")
    lines = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) - 1
        for path in small_country.inbox.iterdir()
    }
    assert frame["rows_in"].to_dict() == frame["rows_loaded"].to_dict() == lines
    assert (frame["rows_rejected"] == 0).all()
    assert small_country.release.rows_loaded == sum(lines.values())
    kept = {path.stem: path for path in (small_country.data_folder / "archive").iterdir()}
    assert kept.keys() == set(frame["sha256"])
    for name, sha256 in frame["sha256"].items():
        assert kept[sha256].read_bytes() == (small_country.inbox / str(name)).read_bytes()
