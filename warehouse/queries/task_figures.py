"""A figure beside each task of the work agendas."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from language import tr
from warehouse.kept import kept
from warehouse.queries.choice import choice_summary
from warehouse.queries.diversity import diversity
from warehouse.queries.offer import offer_capacity, white_spots
from warehouse.queries.participation import participation
from warehouse.queries.partners import ALL_SECTORS, partner_sectors, partners
from warehouse.queries.release import NEWEST_PERIOD
from warehouse.queries.run import run_query
from warehouse.queries.work_agenda import work_agenda_parts

COUNTRY = "NL"
STRATEGY = "e"
NEWEST = "peildatum"
COLUMNS = ["figure", "area_code", "value", "lower_95", "upper_95", "total", "detail"]


@kept
def task_figures(
    release_id: str,
    *,
    reference_date: date,
    within_km: float,
    stand: str = NEWEST,
    period: str = NEWEST_PERIOD,
) -> pd.DataFrame:
    """The figures that stand beside the tasks, of every partnership and of the country (NL), long.

    `stand` is what queries on offer call the day, `period` the 12 months that end on it.
    Columns: figure (a code of work_agenda_tasks.yaml), area_code, value (shares in percent),
    lower_95, upper_95 (NaN without an interval), total (of how many; NaN for no part of a whole),
    detail (what lacks or how it divides, in words). A figure that is not known for an area, or has
    no meaning there, has no row.
    """
    found = [
        *_reach(release_id, within_km, stand),
        *_themes(release_id, reference_date),
        *_diversity(release_id, stand),
        *_growth(release_id, stand, period),
        *_agenda(release_id, reference_date),
        *_partners(release_id, reference_date),
        *_commitments(release_id, reference_date),
    ]
    # Frames without rows have no types of their own, and would blur those of the others.
    filled = [frame for frame in found if not frame.empty]
    joined = pd.concat(filled) if filled else pd.DataFrame(columns=COLUMNS)
    return joined.dropna(subset=["area_code", "value"]).reset_index(drop=True)


def _rows(figure: str, frame: pd.DataFrame, value: pd.Series, **others: object) -> pd.DataFrame:
    """Return the rows of one figure; what is not given has no interval, total or detail."""
    rest = {"lower_95": np.nan, "upper_95": np.nan, "total": np.nan, "detail": "", **others}
    return pd.DataFrame(
        {
            "figure": figure,
            "area_code": frame["area_code"],
            "value": value.astype(float),
            **rest,
        }
    )[COLUMNS].astype({"lower_95": float, "upper_95": float, "total": float})


def _reach(release_id: str, within_km: float, stand: str) -> Iterator[pd.DataFrame]:
    """Young people with any offer within reach, and municipalities without."""
    for area_kind in ("rsv", "country"):
        reach = choice_summary(
            release_id,
            dimension="any",
            at_least=1,
            period=stand,
            area_kind=area_kind,
            within_km=within_km,
        )
        yield _rows("youth_in_reach", reach, reach["share_at_least"] * 100)
    spots = white_spots(release_id, period=stand, within_km=within_km)
    known = spots[spots["white_spot"] != "unknown"]
    twice = pd.concat(
        [known.assign(area_code=known["rsv_code"]), known.assign(area_code=COUNTRY)],
        ignore_index=True,
    )
    counted = (
        twice.assign(white=twice["white_spot"] == "none")
        .groupby("area_code", as_index=False)["white"]
        .agg(["sum", "count"])
    )
    yield _rows("white_spots", counted, counted["sum"], total=counted["count"])


def _themes(release_id: str, reference_date: date) -> Iterator[pd.DataFrame]:
    """Themes with running offer, and what is new on the priority themes."""
    every = run_query(release_id, "theme_offers", reference_date=reference_date)
    of_priority = every["theme"] == "priority"
    themes = every[~of_priority].assign(theme_label=lambda rows: rows["theme_label"].map(tr))
    running, new = (
        themes["theme_label"] + " " + themes[column].astype("str")
        for column in ("running_projects", "new_projects")
    )
    by_area = themes.assign(
        covered=themes["running_projects"] > 0,
        lacking=themes["theme_label"].where(themes["running_projects"] == 0),
        running=running.where(themes["is_priority"]),
        new=new.where(themes["is_priority"] & (themes["new_projects"] > 0)),
    )
    counts = _counted(by_area, detail="lacking")
    yield _rows("themes_covered", counts, counts["covered"], **counts[["total", "detail"]])
    counts = _counted(by_area[by_area["is_priority"]], detail="running")
    yield _rows("priority_themes", counts, counts["covered"], **counts[["total", "detail"]])
    fresh = every[of_priority].merge(_counted(by_area, detail="new"), on="area_code")
    yield _rows("new_priority_projects", fresh, fresh["new_projects"], detail=fresh["detail"])


def _counted(rows: pd.DataFrame, *, detail: str) -> pd.DataFrame:
    """Return per area how many of its rows are covered, of how many, and the texts joined."""
    return rows.groupby("area_code", as_index=False).agg(
        covered=("covered", "sum"), total=("covered", "size"), detail=(detail, _joined)
    )


def _joined(texts: pd.Series) -> str:
    return ", ".join(texts.dropna())


def _diversity(release_id: str, stand: str) -> Iterator[pd.DataFrame]:
    """Equally large themes at equal coverage."""
    hill = diversity(release_id, stand=stand, dimension="theme", weight="places")
    rows = hill[(hill["hill_order"] == 1) & hill["area_kind"].isin(["rsv", "country"])]
    yield _rows(
        "equal_themes",
        rows,
        rows["at_coverage"],
        lower_95=rows["at_coverage_lower_95"],
        upper_95=rows["at_coverage_upper_95"],
    )


def _growth(release_id: str, stand: str, period: str) -> Iterator[pd.DataFrame]:
    """Starts, their growth, and organisations that offer something."""
    for area_kind in ("rsv", "country"):
        rates = participation(
            release_id,
            period=period,
            measure="started",
            variant_group="regulier",
            area_kind=area_kind,
        )
        for figure, value, lower, upper in (
            ("started_rate", "rate_per_1000", "adjusted_lower_95_per_1000",
             "adjusted_upper_95_per_1000"),
            ("own_growth", "own_ratio", "own_lower_95", "own_upper_95"),
            ("relative_growth", "relative_ratio", "adjusted_relative_lower_95",
             "adjusted_relative_upper_95"),
        ):  # fmt: skip
            if (figure, area_kind) != ("relative_growth", "country"):
                yield _rows(
                    figure, rates, rates[value], lower_95=rates[lower], upper_95=rates[upper]
                )
        offer = offer_capacity(release_id, period=stand, area_kind=area_kind)
        yield _rows("organisations", offer, offer["organisations"])


def _agenda(release_id: str, reference_date: date) -> Iterator[pd.DataFrame]:
    """Which parts of the agenda have an action."""
    parts = work_agenda_parts(release_id, reference_date=reference_date)
    known = parts[parts["has_agenda"]].rename(columns={"rsv_code": "area_code"})
    has_action = known.assign(present=known["actions"] > 0)
    per_rsv = has_action.groupby("area_code", as_index=False)["present"].agg(["sum", "size"])
    yield _rows("parts_present", per_rsv, per_rsv["sum"], total=per_rsv["size"])
    strategy = has_action[has_action["agenda_part"] == STRATEGY]
    yield _rows("strategy_present", strategy, strategy["present"], total=1)
    yield from _how_many("strategy_present", strategy.loc[~strategy["has_ended"], "present"])


def _partners(release_id: str, reference_date: date) -> Iterator[pd.DataFrame]:
    """Partners by sector of the vijfhoek."""
    every = partner_sectors(release_id, reference_date=reference_date).dropna(subset="partners")
    every = every.rename(columns={"rsv_code": "area_code"})
    sectors = every[every["sector"] != ALL_SECTORS].assign(
        sector_label=lambda rows: rows["sector_label"].map(tr)
    )
    by_area = sectors.assign(
        covered=sectors["partners"] > 0,
        lacking=sectors["sector_label"].where(sectors["partners"] == 0),
        divided=sectors["sector_label"] + " " + sectors["partners"].astype(int).astype("str"),
    )
    counts = _counted(by_area, detail="lacking")
    yield _rows("sectors_covered", counts, counts["covered"], **counts[["total", "detail"]])
    going_on = counts[~counts["area_code"].isin(every.loc[every["has_ended"], "area_code"])]
    yield from _how_many("all_sectors", going_on["covered"] == going_on["total"])
    everyone = every[every["sector"] == ALL_SECTORS].merge(
        _counted(by_area, detail="divided"), on="area_code"
    )
    yield _rows("partners", everyone, everyone["partners"], detail=everyone["detail"])
    own = partners(release_id, rsv_code=None, reference_date=reference_date)
    if not every.empty:
        yield _country("partners", own["organisation_key"].nunique())


def _commitments(release_id: str, reference_date: date) -> Iterator[pd.DataFrame]:
    """Meetings held, and whether someone is appointed."""
    kept = run_query(release_id, "commitments", reference_date=reference_date)
    yield _rows("meetings", kept, kept["meetings"])
    held = kept["meetings"].dropna()
    if not held.empty:
        yield _country("meetings", held.sum())
    known = kept.dropna(subset="is_appointed")
    appointed = known["is_appointed"] > 0
    yield _rows("appointed", known, appointed, total=1)
    yield from _how_many("appointed", appointed)


def _how_many(figure: str, is_so: pd.Series) -> Iterator[pd.DataFrame]:
    """Return for the country how many partnerships have it, of those of which it is known."""
    if not is_so.empty:
        yield _country(figure, is_so.sum(), total=len(is_so))


def _country(figure: str, value: float, total: float = np.nan) -> pd.DataFrame:
    return _rows(figure, pd.DataFrame({"area_code": [COUNTRY]}), pd.Series([value]), total=total)
