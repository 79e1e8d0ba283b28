"""Municipal boundaries of a year, from the CBS/Kadaster WFS at PDOK."""

from collections.abc import Callable, Collection

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape

from etl.sources.refresh.addresses import FEATURES_PER_PAGE
from etl.sources.refresh.client import Client
from etl.sources.refresh.municipalities import same_codes
from etl.sources.refresh.refusals import count, unsound

WGS84 = "EPSG:4326"
MOST_PAGES = 100
# Of the points that ship with the product nearly all lie in their municipality. With longitude
# and latitude swapped none does, with the boundaries of other codes few do.
LEAST_POINTS_INSIDE = 0.95
_UNREADABLE = (AttributeError, IndexError, KeyError, TypeError, ValueError, ShapelyError)

Feature = dict[str, object]


def fetch_outlines(
    client: Client, address_of_page: Callable[[int], str], year: int, expected: Collection[str]
) -> gpd.GeoSeries:
    """Return the outline per municipality code in WGS84, as PDOK draws it.

    `address_of_page`: gives the address of the page that starts at a feature number.
    """
    features = _features(client, address_of_page)
    outlines = pd.DataFrame(
        [_outline(feature, year) for feature in features], columns=["code", "geometry"]
    )
    same_codes(outlines["code"], expected, "grenzen")
    ordered = outlines.sort_values("code")
    return gpd.GeoSeries(ordered["geometry"].to_numpy(), index=ordered["code"], crs=WGS84)


def lie_in_place(outlines: gpd.GeoSeries, points: pd.DataFrame) -> None:
    """Refuse outlines that lie elsewhere; `points`: municipality_code, longitude, latitude."""
    known = points[points["municipality_code"].isin(outlines.index)]
    inside = shapely.contains(
        outlines.loc[known["municipality_code"]].to_numpy(),
        shapely.points(known["longitude"], known["latitude"]),
    )
    if inside.mean() < LEAST_POINTS_INSIDE:
        raise unsound(
            f"grenzen: bij {count(int((~inside).sum()))} gemeenten ligt de grens ergens anders.",
            "grenzen in lengte- en breedtegraad (in die volgorde) bij de juiste codes.",
        )


def _features(client: Client, address_of_page: Callable[[int], str]) -> list[Feature]:
    """Read pages up to the number the server says it has or, if it says none, a short page."""
    features: list[Feature] = []
    for _ in range(MOST_PAGES):
        page = client.get_json(address_of_page(len(features)))
        of_page = page.get("features")
        if page.get("type") != "FeatureCollection" or not isinstance(of_page, list):
            raise unsound("grenzen: PDOK stuurt geen kaartvlakken.", "een FeatureCollection.")
        features += of_page
        client.report(f"grenzen: {count(len(features))} gemeenten")
        matched = page.get("numberMatched")
        is_last = (
            len(features) >= matched
            if isinstance(matched, int)
            else len(of_page) < FEATURES_PER_PAGE
        )
        if is_last or not of_page:
            return features
    raise unsound("grenzen: de pagina's houden niet op.", "een eindig aantal pagina's.")


def _outline(feature: object, year: int) -> tuple[str, shapely.Geometry]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = properties.get("statcode") if isinstance(properties, dict) else None
    if (
        not isinstance(feature, dict)
        or not isinstance(properties, dict)
        or not isinstance(code, str)
    ):
        raise unsound("grenzen: een kaartvlak heeft geen gemeentecode.", "een veld statcode.")
    code = code.strip()
    code_of_year = properties.get("jrstatcode")
    if code_of_year is not None and str(code_of_year).strip() != f"{year}{code}":
        raise unsound(f"grenzen: {code} is van een ander jaar ({code_of_year}).", f"{year}{code}.")
    return code, _area(feature.get("geometry"), code)


def _area(geometry: object, code: str) -> shapely.Geometry:
    try:
        outline = shapely.force_2d(shape(geometry))
        is_finite = np.isfinite(shapely.get_coordinates(outline)).all()
        if (
            is_finite and not outline.is_valid
        ):  # a ring that crosses itself; lines left over are no area
            outline = shapely.make_valid(outline, method="structure", keep_collapsed=False)
    except _UNREADABLE as error:
        raise unsound(f"grenzen: {code} heeft geen leesbaar vlak.", "een vlak.") from error
    is_area = outline.geom_type in ("Polygon", "MultiPolygon") and not outline.is_empty
    if not is_area or not is_finite:
        raise unsound(f"grenzen: {code} heeft geen vlak.", "een vlak, of meer dan een.")
    return outline
