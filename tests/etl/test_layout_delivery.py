"""Which layout holds when rsv and rsv_gemeenten are delivered together, apart, or in part."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.__main__ import main
from etl.load import load
from tests.etl.delivery_writer import trajectories, write_csv
from warehouse.reference import read_reference
from warehouse.releases import Release

LAYOUT = read_reference("provisional_rsv_layout.csv")
CODES = sorted(LAYOUT["rsv_code"].unique())
MEMBER = {"geldig_vanaf": "2023-03-28", "status": "vastgesteld"}


def loaded(inbox: Path) -> Release:
    write_csv(inbox / "deelname.csv", trajectories(3))
    return load(inbox, lambda _: None).release


def mart(release: Release, name: str) -> pd.DataFrame:
    with duckdb.connect(str(release.path), read_only=True) as connection:
        return connection.table(f"mart.{name}").df()


def rsv_of(release: Release) -> pd.Series:
    areas = mart(release, "area").query("area_kind == 'municipality'")
    return areas.set_index("area_code")["rsv_code"]


def test_other_partnerships_without_a_layout_are_refused(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"rsv_code": code, "naam": f"Regio {code}"} for code in ("R1", "R2")]
    write_csv(inbox / "rsv.csv", rows)
    write_csv(inbox / "deelname.csv", trajectories(3))
    assert main(["load", "--inbox", str(inbox)]) == 1
    said = capsys.readouterr().err
    assert "rsv.csv: 2 van de 2 rijen zijn geweigerd" in said
    assert 'regel 2, kolom rsv_code: gevonden "R1"' in said
    assert "een code van de voorlopige indeling (RSV01 tot en met RSV19)" in said
    assert "Lever ook Gemeenten per RSV (rsv_gemeenten) aan" in said


def test_other_names_for_some_of_the_provisional_partnerships(inbox: Path) -> None:
    write_csv(inbox / "rsv.csv", [{"rsv_code": "RSV01", "naam": "Het hoge noorden"}])
    profiles = mart(loaded(inbox), "rsv_profile").set_index("rsv_code")["rsv_name"]
    names = LAYOUT.drop_duplicates("rsv_code").set_index("rsv_code")["rsv_name"].to_dict()
    assert profiles.to_dict() == {**names, "RSV01": "Het hoge noorden"}


def test_one_that_is_not_in_the_layout_is_refused_with_what_belongs_to_it(inbox: Path) -> None:
    own = [{"rsv_code": code, "naam": f"Regio {code}"} for code in [*CODES, "R20"]]
    write_csv(inbox / "rsv.csv", own)
    partner = {"organisatie": "School", "sector": "onderwijs", "lid_vanaf": "2023-05-01"}
    write_csv(inbox / "partners.csv", [{"rsv_code": code, **partner} for code in ("RSV01", "R20")])
    release = loaded(inbox)
    assert mart(release, "rejected")["found"].tolist() == ["R20"]
    assert mart(release, "rsv_profile")["rsv_code"].tolist() == CODES
    remarks = mart(release, "quality").set_index("remark")
    assert remarks.loc["rsv_niet_in_gebruik", ["input_name", "row_count"]].tolist() == [
        "partners", 1,
    ]  # fmt: skip
    assert remarks.loc["rsv_niet_in_gebruik", "explanation"].endswith(": R20")


def test_a_layout_of_one_municipality_leaves_the_others_without(inbox: Path) -> None:
    row = {"rsv_code": "RSV01", "gemeente_code": "GM0344", **MEMBER}
    write_csv(inbox / "rsv_gemeenten.csv", [row])
    release = loaded(inbox)
    assert rsv_of(release).dropna().to_dict() == {"GM0344": "RSV01"}
    remarks = mart(release, "quality").set_index("remark")
    assert remarks.loc["gemeente_zonder_rsv", "row_count"] == 341
    explanation = remarks.loc["gemeente_zonder_rsv", "explanation"]
    assert "(rsv_gemeenten noemt ze niet, of niet meer): " in explanation
    assert explanation.endswith(" en nog 331")
    assert remarks.loc["rsv_zonder_gemeente", "row_count"] == 18
    assert not mart(release, "release_info")["is_provisional_layout"].iloc[0]


def test_own_partnerships_with_their_layout_replace_the_provisional_ones(inbox: Path) -> None:
    write_csv(
        inbox / "rsv.csv", [{"rsv_code": "R1", "naam": "Een"}, {"rsv_code": "R2", "naam": "Twee"}]
    )
    write_csv(
        inbox / "rsv_gemeenten.csv", [{"rsv_code": "Een", "gemeente_code": "GM0344", **MEMBER}]
    )
    release = loaded(inbox)
    assert mart(release, "rsv_profile")["rsv_name"].tolist() == ["Een", "Twee"]
    remarks = mart(release, "quality").set_index("remark")
    assert remarks.loc["rsv_zonder_gemeente", "explanation"].endswith("geen gemeente: Twee")
