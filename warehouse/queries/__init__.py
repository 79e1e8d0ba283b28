"""Typed questions that pages ask; the release id comes first, always."""

from warehouse.queries.areas import areas, municipalities, rsv_profiles, rsvs
from warehouse.queries.deliveries import (
    delivery_status,
    ingested_files,
    quality_remarks,
    rejected_rows,
)
from warehouse.queries.participation import (
    THEN,
    TODAY,
    completion,
    dispersion,
    national_figures,
    participation,
    participation_months,
    rsv_periods,
    trend,
)
from warehouse.queries.release import ReleaseInfo, periods, release_info
from warehouse.queries.steering import ambition, offer_by_municipality

__all__ = [
    "THEN",
    "TODAY",
    "ReleaseInfo",
    "ambition",
    "areas",
    "completion",
    "delivery_status",
    "dispersion",
    "ingested_files",
    "municipalities",
    "national_figures",
    "offer_by_municipality",
    "participation",
    "participation_months",
    "periods",
    "quality_remarks",
    "rejected_rows",
    "release_info",
    "rsv_periods",
    "rsv_profiles",
    "rsvs",
    "trend",
]
