"""Boundaries made from H3 cells: complete, gapless, small and reproducible."""

import gzip
import json
import re
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from etl.geometry import (
    Boundaries,
    boundaries_from_polygons,
    build_boundaries,
    polygons_from_cells,
    write_static,
)
from etl.geometry.cells import to_rd
from etl.messages import LoadRefusedError
from warehouse.settings import outlines_name

REFERENCE = Path(__file__).parents[2] / "warehouse" / "reference"


@pytest.fixture(scope="module")
def cells() -> pd.DataFrame:
    return pd.read_parquet(REFERENCE / "municipality_h3_cells.parquet")


@pytest.fixture(scope="module")
def municipalities() -> pd.DataFrame:
    return pd.read_csv(REFERENCE / "municipalities.csv").query("year == 2023")


@pytest.fixture(scope="module")
def membership() -> pd.DataFrame:
    return pd.read_csv(REFERENCE / "provisional_rsv_layout.csv")


@pytest.fixture(scope="module")
def built(
    cells: pd.DataFrame, municipalities: pd.DataFrame, membership: pd.DataFrame
) -> Boundaries:
    return build_boundaries(cells, municipalities, membership)


@pytest.fixture(scope="module")
def written(built: Boundaries, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_static(built, tmp_path_factory.mktemp("static") / "boundaries")


@pytest.fixture(scope="module")
def document(written: Path) -> dict:
    return json.loads(written.read_text(encoding="utf-8"))


def points_of(path: str) -> list[np.ndarray]:
    """Corners per ring of an SVG path as the writer makes them (M x y l dx dy … z)."""
    rings = []
    for ring in re.findall(r"M([^Mz]*)z", path):
        start, steps = ring.split("l")
        moves = [int(number) for number in re.findall(r"-?\d+", f"{start} {steps}")]
        rings.append(np.cumsum(np.reshape(moves, (-1, 2)), axis=0))
    return rings


def area_of(path: str) -> float:
    """Shoelace over all rings; holes run the other way round and subtract."""
    return abs(
        sum(
            np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2
            for x, y in (points.T for points in points_of(path))
        )
    )


def test_every_municipality_rsv_and_province_is_there(built: Boundaries) -> None:
    assert (len(built.municipality), len(built.rsv), len(built.province)) == (342, 19, 12)
    assert {str(frame.crs) for frame in (built.municipality, built.rsv, built.province)} == {
        "EPSG:28992"
    }


@pytest.mark.parametrize("level", ["municipality", "rsv", "province"])
def test_areas_are_valid_and_neither_overlap_nor_leave_gaps(built: Boundaries, level: str) -> None:
    outlines = getattr(built, level).geometry.to_numpy()
    assert shapely.is_valid(outlines).all()
    assert shapely.coverage_is_valid(outlines)
    whole = shapely.union_all(outlines)
    assert shapely.area(outlines).sum() == pytest.approx(whole.area, rel=1e-9)
    country = shapely.union_all(built.municipality.geometry.to_numpy())
    assert whole.symmetric_difference(country).area == pytest.approx(0, abs=1)


@pytest.mark.parametrize("level", ["municipality", "rsv", "province"])
def test_label_points_lie_inside(built: Boundaries, level: str) -> None:
    frame = getattr(built, level)
    points = shapely.points(frame["label_x"], frame["label_y"])
    assert shapely.contains(frame.geometry.to_numpy(), points).all()


@pytest.mark.parametrize("level", ["rsv", "province"])
def test_dissolved_area_is_the_union_of_its_municipalities(built: Boundaries, level: str) -> None:
    frame = getattr(built, level).set_index(f"{level}_code").geometry
    for code, members in built.municipality.groupby(f"{level}_code"):
        union = shapely.union_all(members.geometry.to_numpy())
        assert frame[code].symmetric_difference(union).area == pytest.approx(0, abs=1)


def test_islets_and_ponds_are_left_out_but_islands_stay(
    cells: pd.DataFrame, built: Boundaries
) -> None:
    raw = polygons_from_cells(cells)
    parts = built.municipality.set_index("municipality_code").geometry.explode()
    assert len(parts) < len(raw.explode())
    assert abs(raw.area.sum() - parts.area.sum()) / 1e6 < 30  # of 35,000 km²
    country = shapely.get_parts(shapely.coverage_union_all(parts.to_numpy()))
    lakes = [shapely.Polygon(ring).area / 1e6 for part in country for ring in part.interiors]
    assert lakes
    assert min(lakes) > 2
    terschelling = parts[["GM0093"]]
    assert len(terschelling) == 1
    assert len(parts[["GM0852"]]) == 2  # Waterland has Marken


def test_areas_come_near_the_official_land_areas(built: Boundaries) -> None:
    official = pd.read_csv(REFERENCE / "municipality_points.csv").set_index("municipality_code")
    ours = built.municipality.set_index("municipality_code").area / 1e6
    difference = ((ours - official["area_km2"]) / official["area_km2"]).abs()
    assert difference.median() < 0.02
    assert difference.max() < 0.25


def test_official_points_lie_in_their_municipality(built: Boundaries) -> None:
    official = pd.read_csv(REFERENCE / "municipality_points.csv").sort_values("municipality_code")
    points = shapely.points(official["rd_x_m"], official["rd_y_m"])
    assert shapely.contains(built.municipality.geometry.to_numpy(), points).mean() > 0.99


def test_file_name_follows_from_the_content(
    cells: pd.DataFrame,
    municipalities: pd.DataFrame,
    membership: pd.DataFrame,
    written: Path,
    tmp_path: Path,
) -> None:
    assert re.fullmatch(r"boundaries-[0-9a-f]{12}\.json", written.name)
    shuffled = build_boundaries(
        cells.sample(frac=1, random_state=1),
        municipalities.sample(frac=1, random_state=2),
        membership.sample(frac=1, random_state=3),
    )
    again = write_static(shuffled, tmp_path)
    assert (again.name, again.read_bytes()) == (written.name, written.read_bytes())


def test_writing_twice_leaves_two_files_and_does_not_touch_them(
    built: Boundaries, tmp_path: Path
) -> None:
    first = write_static(built, tmp_path)
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert set(before) == {first.name, outlines_name(first.name)}
    assert write_static(built, tmp_path) == first
    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_every_border_is_a_line_once(built: Boundaries, written: Path) -> None:
    content = written.with_name(outlines_name(written.name)).read_bytes()
    assert len(content) <= 150_000
    features = json.loads(content)["features"]
    lines = {
        each["properties"]["level"]: shapely.from_geojson(json.dumps(each["geometry"]))
        for each in features
    }
    assert list(lines) == ["municipality", "rsv"]
    west, south, east, north = shapely.total_bounds(list(lines.values()))
    assert (3.2 < west < east < 7.4) and (50.7 < south < north < 53.7)
    metres = {
        level: shapely.transform(line, lambda xy: to_rd(*xy.T)) for level, line in lines.items()
    }
    drawn = sum(line.length for line in metres.values())
    borders = shapely.union_all(built.municipality.geometry.boundary.to_numpy())
    assert drawn == pytest.approx(borders.length, rel=0.01)
    assert shapely.hausdorff_distance(borders, shapely.union_all(list(metres.values()))) < 20
    partnerships = shapely.union_all(built.rsv.geometry.boundary.to_numpy())
    assert metres["rsv"].length == pytest.approx(partnerships.length, rel=0.01)


def test_a_damaged_file_is_replaced(built: Boundaries, tmp_path: Path) -> None:
    first = write_static(built, tmp_path)
    whole = first.read_bytes()
    first.write_bytes(whole[:100])
    assert write_static(built, tmp_path).read_bytes() == whole


def test_file_stays_small(written: Path) -> None:
    content = written.read_bytes()
    assert len(content) <= 150_000
    assert len(gzip.compress(content)) <= 60_000


def test_file_has_what_the_map_needs(document: dict) -> None:
    assert set(document) == {"view_box", "municipality", "rsv", "province"}
    groningen = document["municipality"]["GM0014"]
    assert (groningen["n"], groningen["r"]) == ("Groningen", "RSV01")
    assert set(groningen) == {"n", "d", "x", "y", "r"}
    assert set(document["rsv"]["RSV01"]) == {"n", "d", "x", "y", "b"}
    assert document["province"]["PV21"]["n"] == "Fryslân"


def test_paths_lie_in_the_view_box_and_north_is_up(document: dict) -> None:
    left, top, width, height = document["view_box"]
    for record in document["municipality"].values():
        corners = np.vstack(points_of(record["d"]))
        assert (corners >= [left, top]).all()
        assert (corners <= [left + width, top + height]).all()
    municipality = document["municipality"]
    assert municipality["GM0014"]["y"] < municipality["GM0935"]["y"]  # Groningen, Maastricht
    assert municipality["GM0518"]["x"] < municipality["GM0153"]["x"]  # Den Haag, Enschede


def test_drawn_paths_tile_the_country(document: dict) -> None:
    """Rounding is the same on both sides of a border, so the drawn areas add up exactly."""
    drawn = {
        level: sum(area_of(record["d"]) for record in document[level].values())
        for level in ("municipality", "rsv", "province")
    }
    assert drawn["municipality"] == drawn["rsv"] == drawn["province"]


def test_bounding_box_of_an_rsv_fits_its_path(document: dict) -> None:
    for record in document["rsv"].values():
        corners = np.vstack(points_of(record["d"]))
        low, high = corners.min(axis=0), corners.max(axis=0)
        assert record["b"] == [*low, *(high - low)]


@pytest.mark.parametrize("missing", ["absent", "empty code"])
def test_municipality_without_rsv(
    cells: pd.DataFrame,
    municipalities: pd.DataFrame,
    membership: pd.DataFrame,
    tmp_path: Path,
    missing: str,
) -> None:
    is_utrecht = membership["municipality_code"] == "GM0344"
    if missing == "absent":
        partial = membership[~is_utrecht]
    else:
        partial = membership.assign(rsv_code=membership["rsv_code"].mask(is_utrecht))
    boundaries = build_boundaries(cells, municipalities, partial)
    document = json.loads(write_static(boundaries, tmp_path).read_text(encoding="utf-8"))
    assert document["municipality"]["GM0344"]["r"] is None
    assert document["municipality"]["GM0014"]["r"] == "RSV01"
    utrecht = boundaries.municipality.set_index("municipality_code").geometry["GM0344"]
    assert boundaries.rsv.intersection(utrecht).area.sum() == pytest.approx(0, abs=1)


def test_no_membership_at_all(
    cells: pd.DataFrame, municipalities: pd.DataFrame, membership: pd.DataFrame, tmp_path: Path
) -> None:
    boundaries = build_boundaries(cells, municipalities, membership.iloc[:0])
    document = json.loads(write_static(boundaries, tmp_path).read_text(encoding="utf-8"))
    assert document["rsv"] == {}
    assert len(document["municipality"]) == 342


def test_wrong_input_is_named_in_dutch(
    cells: pd.DataFrame, municipalities: pd.DataFrame, membership: pd.DataFrame
) -> None:
    with pytest.raises(LoadRefusedError, match=r"zonder grens: GM0014"):
        build_boundaries(cells[cells["municipality_code"] != "GM0014"], municipalities, membership)
    with pytest.raises(LoadRefusedError, match=r"grenzen zonder gemeente: GM0014"):
        build_boundaries(
            cells,
            municipalities[municipalities["municipality_code"] != "GM0014"],
            membership[membership["municipality_code"] != "GM0014"],
        )
    with pytest.raises(LoadRefusedError, match=r"RSV-indeling noemt gemeenten dubbel: GM0014"):
        build_boundaries(cells, municipalities, pd.concat([membership, membership.head(1)]))
    with pytest.raises(LoadRefusedError, match=r"onbekende gemeenten: GM9999"):
        stranger = membership.head(1).assign(municipality_code="GM9999")
        build_boundaries(cells, municipalities, pd.concat([membership, stranger]))


def test_overlapping_official_polygons_are_refused() -> None:
    polygons = gpd.GeoSeries(
        [shapely.box(0, 0, 2000, 2000), shapely.box(1000, 0, 3000, 2000)],
        index=["GM0001", "GM0002"],
        crs="EPSG:28992",
    )
    municipalities = pd.DataFrame(
        {
            "municipality_code": ["GM0001", "GM0002"],
            "municipality_name": ["A", "B"],
            "province_code": "PV20",
            "province_name": "Groningen",
        }
    )
    membership = pd.DataFrame(columns=["municipality_code", "rsv_code", "rsv_name"])
    with pytest.raises(LoadRefusedError, match="overlappen"):
        boundaries_from_polygons(polygons, municipalities, membership)
