"""Typed questions that pages ask; the release id comes first, always."""

from warehouse.queries.agenda import agenda
from warehouse.queries.areas import (
    areas,
    municipalities,
    municipality_names,
    municipality_points,
    rsv_profiles,
    rsvs,
)
from warehouse.queries.choice import choice, choice_cells, choice_summary, reach_by_code
from warehouse.queries.comparison import (
    ReleaseFacts,
    can_compare,
    comparable_figures,
    comparable_months,
    lag_states,
    partnership_layout,
    release_facts,
    spread_of,
)
from warehouse.queries.covering import covering
from warehouse.queries.deliveries import (
    delivery_status,
    ingested_files,
    quality_remarks,
    rejected_rows,
)
from warehouse.queries.diversity import coverage, diversity, offer_lags
from warehouse.queries.evaluation import evaluation_meetings, evaluation_months
from warehouse.queries.facilitators import (
    appointment_remarks,
    appointments,
    facilitators,
    fte_history,
)
from warehouse.queries.frames import frame_checks
from warehouse.queries.growth import backtest, forecast, forecast_totals, growth_months
from warehouse.queries.offer import (
    OfferFilter,
    code_list,
    offer_capacity,
    offer_nationwide,
    offer_points,
    offers,
    white_spots,
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
from warehouse.queries.partners import (
    partner_changes,
    partner_sectors,
    partners,
    shared_partners,
)
from warehouse.queries.peers import (
    better_examples,
    clusters,
    peer_benchmark,
    peer_values,
    peers,
)
from warehouse.queries.release import (
    NEWEST_PERIOD,
    ReleaseInfo,
    offered_days,
    periods,
    published_periods,
    release_info,
)
from warehouse.queries.since_start import (
    Baseline,
    baseline,
    change_since,
    start_of_regions,
)
from warehouse.queries.steering import ambition
from warehouse.queries.target_standing import target_standing
from warehouse.queries.task_figures import task_figures
from warehouse.queries.work_agenda import work_agenda_actions, work_agenda_parts

__all__ = [
    "NEWEST_PERIOD",
    "THEN",
    "TODAY",
    "Baseline",
    "OfferFilter",
    "ReleaseFacts",
    "ReleaseInfo",
    "agenda",
    "ambition",
    "appointment_remarks",
    "appointments",
    "areas",
    "backtest",
    "baseline",
    "better_examples",
    "can_compare",
    "change_since",
    "choice",
    "choice_cells",
    "choice_summary",
    "clusters",
    "code_list",
    "comparable_figures",
    "comparable_months",
    "completion",
    "coverage",
    "covering",
    "delivery_status",
    "dispersion",
    "diversity",
    "evaluation_meetings",
    "evaluation_months",
    "facilitators",
    "forecast",
    "forecast_totals",
    "frame_checks",
    "fte_history",
    "growth_months",
    "ingested_files",
    "lag_states",
    "municipalities",
    "municipality_names",
    "municipality_points",
    "national_figures",
    "offer_capacity",
    "offer_lags",
    "offer_nationwide",
    "offer_points",
    "offered_days",
    "offers",
    "participation",
    "participation_months",
    "partner_changes",
    "partner_sectors",
    "partners",
    "partnership_layout",
    "peer_benchmark",
    "peer_values",
    "peers",
    "periods",
    "published_periods",
    "quality_remarks",
    "reach_by_code",
    "rejected_rows",
    "release_facts",
    "release_info",
    "rsv_periods",
    "rsv_profiles",
    "rsvs",
    "shared_partners",
    "spread_of",
    "start_of_regions",
    "target_standing",
    "task_figures",
    "trend",
    "white_spots",
    "work_agenda_actions",
    "work_agenda_parts",
]
