"""Make official outlines fit together exactly, as the simplification of the map needs."""

import geopandas as gpd
import shapely

from etl.geometry.cells import RD_CRS
from etl.sources.refresh.refusals import some, unsound

# Neighbours are drawn apart when the source is generalised or its coordinates are rounded, so
# borders may cross or leave slivers of some metres. Corners this near each other become one.
# Less is not better: with a smaller step many slivers stay, and cleaning becomes slow. The map
# is simplified to 500 m afterwards.
SNAP_M = 10
SLIVER_M = 20
# More than this share of an area given or taken is no repair: the source is wrong.
MOST_MOVED_SHARE = 0.01


def fit_together(outlines: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return the outlines as a coverage: no overlaps, no slivers, corners shared exactly.

    Outlines that fit already stay as they are. Islands, exclaves and holes are kept. The result
    has the coordinate system of what was given.
    """
    given = outlines.to_crs(RD_CRS).to_numpy()
    if shapely.coverage_is_valid(given, gap_width=SLIVER_M):
        return outlines
    cleaned = shapely.coverage_clean(given, gap_width=SLIVER_M, snapping_distance=SNAP_M)
    moved = shapely.area(shapely.symmetric_difference(given, cleaned)) / shapely.area(given)
    wrong = outlines.index[moved > MOST_MOVED_SHARE]
    if len(wrong):
        raise unsound(
            f"grenzen: {some(wrong)} overlapt een buurgemeente of laat een gat open.",
            "grenzen die op enkele meters na op elkaar aansluiten.",
        )
    return gpd.GeoSeries(cleaned, index=outlines.index, crs=RD_CRS).to_crs(outlines.crs)
