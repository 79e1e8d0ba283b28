"""Offer, reach and look-alikes of the small country."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest

from tests.etl.conftest import SmallCountry
from tests.etl.small_country import LAYOUT, PARTNERS, invent_offers, youth
from warehouse.reference import read_reference

OFFERS = {f"A{number}": offer for number, offer in enumerate(invent_offers(), start=1)}
SECTORS = {"mbo": "onderwijs", "onderwijs": "onderwijs", "gemeente": "gemeenten"} | {
    "bedrijf": "bedrijven",
    "fonds": "fondsen",
}
NO_END = pd.Timestamp("2099-12-31")


def test_every_offer_is_there_as_it_was_meant(small_country: SmallCountry) -> None:
    frame = small_country.mart("offer").set_index("offer_id")
    assert set(frame.index) == set(OFFERS)
    for offer_id, offer in OFFERS.items():
        row = frame.loc[offer_id]
        assert (row["organisation"], row["variant"], row["places"]) == (
            offer.organisation,
            offer.variant,
            offer.places,
        )
        groups = [offer.variant] if offer.variant == "kort" else [offer.variant, "regulier"]
        assert list(row["variant_groups"]) == groups
        assert row["start_date"] == pd.Timestamp(offer.start)
        assert list(row["themes"]) == ["eenzaamheid", "zorg"]
        assert row["is_nationwide"] == any(word in offer.cell for word in ("landelijk", "online"))
        assert row["is_place_unknown"] == (offer.cell == "onbekend")


def test_places_are_shared_over_everything_an_offer_names(small_country: SmallCountry) -> None:
    frame = small_country.mart("offer_place")
    for offer_id, offer in OFFERS.items():
        rows = frame[frame["offer_id"] == offer_id].set_index("municipality_code")
        nationwide = any(word in offer.cell for word in ("landelijk", "online"))
        named = [*offer.municipalities, *(["landelijk"] if nationwide else [])]
        assert sorted(rows.index) == sorted(named)
        total = len(named) + (offer.cell == "onbekend")
        assert rows["part"].tolist() == pytest.approx([1 / total] * len(named))
        for code in offer.municipalities:
            assert rows["rsv_code"][code] == LAYOUT.get(code) or pd.isna(rows["rsv_code"][code])


def test_young_people_stand_where_their_municipality_is(small_country: SmallCountry) -> None:
    demand = small_country.mart("demand_point")
    assert demand["point_id"].is_unique
    assert (demand["youth_share"] > 0).all()
    shares = demand.groupby("municipality_code")["youth_share"].sum()
    assert len(shares) == 342
    assert shares.to_numpy() == pytest.approx(np.ones(342))
    reach = small_country.mart("reach")
    assert reach["distance_km"].between(0, 20).all()
    assert not reach.duplicated(["point_id", "municipality_code"]).any()
    home = demand.set_index("point_id")["municipality_code"]
    own = reach[home[reach["point_id"]].to_numpy() == reach["municipality_code"]]
    assert len(own) == len(demand)
    assert (own["distance_km"] == 0).all()


def test_population_and_codes_that_pages_need(small_country: SmallCountry) -> None:
    frame = small_country.mart("youth_population").set_index(["municipality_code", "year"])
    population = youth()
    for code, year in (("GM0014", 2023), ("GM0307", 2023), ("GM0363", 2022)):
        row = frame.loc[(code, year)]
        assert (row["youth_population"], row["population_status"]) == population[code, year]
    codes = small_country.mart("code_list")
    shipped = read_reference("code_lists.csv", dtype=str)
    for name in ("theme", "moment", "target_group"):
        listed = codes[codes["list"] == name].sort_values("sort_order")
        assert listed["code"].tolist() == shipped.loc[shipped["list"] == name, "code"].tolist()
        assert listed["bit"].tolist() == [2**at for at in range(len(listed))]


def test_partners_with_their_days(small_country: SmallCountry) -> None:
    frame = small_country.mart("partner")
    days = frame.assign(member_to=frame["member_to"].fillna(NO_END)).astype("str")
    found = set(days.itertuples(index=False, name=None))
    assert found == {
        (
            rsv,
            SECTORS[sector],
            name,
            name.lower(),
            begin,
            end or "2099-12-31",
        )
        for rsv, name, sector, begin, end in PARTNERS
    }


def test_look_alikes_of_every_area_with_their_values(small_country: SmallCountry) -> None:
    peer = small_country.mart("peer")
    per_area = peer.groupby(["area_kind", "area_code"]).size()
    assert Counter(per_area["municipality"]) == {10: 342}
    assert Counter(per_area["rsv"]) == {3: 4}  # four partnerships: three others
    assert (peer["area_code"] != peer["peer_code"]).all()
    assert peer.groupby(["area_kind", "area_code"])["distance"].is_monotonic_increasing.all()
    values = small_country.mart("peer_variable")
    assert not values.duplicated(["area_kind", "area_code", "variable"]).any()
    noord = values[(values["area_kind"] == "rsv") & (values["area_code"] == "R1")]
    people = sum(youth()[code, 2023][0] for code in ("GM0014", "GM0037"))
    municipalities = read_reference("municipalities.csv").query("year == 2023")
    inhabitants = municipalities.set_index("municipality_code")["inhabitants"]
    found = noord.set_index("variable")["value"]
    assert found["youth_population"] == people
    assert found["youth_share_pct"] == pytest.approx(
        100 * people / inhabitants[["GM0014", "GM0037"]].sum()
    )


def test_running_offer_by_partnership_has_its_diversity(small_country: SmallCountry) -> None:
    frame = small_country.mart("diversity")
    themes = frame[
        (frame["stand"] == "peildatum")
        & (frame["dimension"] == "theme")
        & (frame["weight"] == "places")
        & (frame["area_code"] == "R1")
    ].set_index("hill_order")
    # A (9 places in three municipalities, two of them here) and half of C: each half zorg, half
    # eenzaamheid.
    assert themes["projects"].tolist() == [2, 2, 2]
    assert themes["observed"].tolist() == pytest.approx([2, 2, 2])
    # Two projects are too few to compare.
    assert themes["at_coverage"].isna().all()
    lags = small_country.mart("offer_lag")
    assert set(lags["rsv_code"]) == {"R1", "R2"}  # the others delivered no offer
    zorg = lags[(lags["dimension"] == "theme") & (lags["code"] == "zorg")]
    of_day = {day: part.set_index("rsv_code") for day, part in zorg.groupby("stand")}
    # One project of R2 ended between the last day of 2023 and the reference date.
    assert of_day["2023"]["projects"].to_dict() == {"R1": 2, "R2": 4}
    zorg = of_day["peildatum"]
    assert zorg["projects"].to_dict() == {"R1": 2, "R2": 3}
    assert zorg["peer_projects"].to_dict() == {"R1": 3, "R2": 2}


def test_clusters_of_known_municipalities(small_country: SmallCountry) -> None:
    frame = small_country.mart("cluster")
    participation = small_country.mart("participation").query(
        "period == '12m' and measure == 'started' and variant_group == 'regulier' "
        "and area_kind == 'municipality'"
    )
    assert set(frame["municipality_code"]) == set(participation["area_code"])


def test_the_texts_of_macros_are_part_of_the_content(small_country: SmallCountry) -> None:
    macros = small_country.mart("macro").set_index("macro")["definition"]
    assert set(macros.index) == {
        "period_days", "demand_in", "offer_in", "choice_at", "rsv_on", "meetings_on",
    }  # fmt: skip
    assert "list_contains(themes" in macros["offer_in"]
