"""Tables of the growth ambition, with numbers as numbers."""

from typing import Any

import pandas as pd

from language import mark, tr
from pages.components import formats
from pages.components.growth.findings import area_names, chance, decision, reached
from pages.components.texts import GROWTH_OUTCOMES
from warehouse.kept import kept

WIDTHS_PX = {
    "Gebied": 250,
    "Status": 130,
    "Doel": 80,
    "Besluit": 100,
    "Bereikt": 108,
    "Verwacht": 108,
    "80%-interval": 130,
    "Kans": 108,
    "Nodig": 108,
}


@kept
def standing_table(standing: pd.DataFrame) -> pd.DataFrame:
    """Return every target with how it stands."""
    return pd.DataFrame(
        {
            mark("Gebied"): area_names(standing),
            mark("Status"): standing["outcome"].map(GROWTH_OUTCOMES),
            mark("Doel"): standing["target"],
            mark("Besluit"): standing["status"].map(decision),
            mark("Bereikt"): standing["reached"],
            mark("Maanden die ontbreken"): standing["missing_months"],
            mark("Verwacht"): standing["expected"],
            mark("Van (80%)"): standing["lower_80"],
            mark("Tot (80%)"): standing["upper_80"],
            mark("Van (95%)"): standing["lower_95"],
            mark("Tot (95%)"): standing["upper_95"],
            mark("Kans (%)"): standing["chance"] * 100,
            mark("Nodig per maand"): standing["needed_pace"],
            mark("Laatste 12 per maand"): standing["recent_pace"],
            mark("Verschil"): standing["gap"],
        }
    )


@kept
def shown_table(standing: pd.DataFrame) -> pd.DataFrame:
    """Return the same for the screen: in Dutch, and without columns nobody can fill."""
    has_forecast = standing["expected"].notna().any()
    is_over = (standing["left"] == 0).all()
    columns: dict[str, list[str]] = {
        mark("Gebied"): area_names(standing).tolist(),
        mark("Status"): [GROWTH_OUTCOMES[code] for code in standing["outcome"]],
        mark("Doel"): formats.number_column(standing["target"]),
        mark("Besluit"): [decision(status) for status in standing["status"]],
        mark("Bereikt"): [reached(row, is_narrow=True) for _, row in standing.iterrows()],
    }
    if has_forecast:
        columns |= {
            mark("Verwacht"): formats.number_column(standing["expected"]),
            mark("80%-interval"): [
                formats.interval(low, high, 0)
                for low, high in zip(standing["lower_80"], standing["upper_80"], strict=True)
            ],
            mark("Kans"): [chance(value, is_narrow=True) for value in standing["chance"]],
        }
    if not is_over:
        decimals = 0 if standing["needed_pace"].median() >= 10 else 1
        columns[mark("Nodig")] = formats.number_column(standing["needed_pace"], decimals)
    return pd.DataFrame(columns)


@kept
def within_year_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the months of the year under their names."""
    return pd.DataFrame(
        {
            mark("Maand"): [formats.month(day) for day in frame["month"]],
            mark("Bereikt"): frame["actual"],
            mark("Voorlopig"): frame["provisional"],
            mark("Pad"): frame["path"],
            mark("Verwacht"): frame["expected"],
            mark("Van (80%)"): frame["lower_80"],
            mark("Tot (80%)"): frame["upper_80"],
            mark("Van (95%)"): frame["lower_95"],
            mark("Tot (95%)"): frame["upper_95"],
        }
    )


@kept
def per_year_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the years under their names."""
    return pd.DataFrame(
        {
            mark("Jaar"): frame["year"].astype(str),
            mark("Bereikt"): frame["reached"],
            mark("Maanden bekend"): frame["months"],
            mark("Verwacht erbij"): frame["to_come"],
            mark("Van (80%)"): frame["lower_80"],
            mark("Tot (80%)"): frame["upper_80"],
            mark("Doel"): frame["target"],
        }
    )


@kept
def backtest_table(tested: pd.DataFrame) -> pd.DataFrame:
    """Return per area and number of months ahead how often the intervals held, in percent."""
    return pd.DataFrame(
        {
            mark("Gebied"): tested["area_kind"].map(
                {"country": tr("Nederland"), "rsv": tr("RSV's")}
            ),
            mark("Maanden vooruit"): tested["months_ahead"],
            mark("Getoetst"): tested["tested"],
            mark("Binnen 80% (%)"): tested["held_80"] / tested["tested"] * 100,
            mark("Binnen 95% (%)"): tested["held_95"] / tested["tested"] * 100,
        }
    )


@kept
def scenario_table(now: pd.DataFrame, then: pd.DataFrame, extra: dict[str, int]) -> pd.DataFrame:
    """Return what every area adds, and what is expected and how likely before and after."""
    together = {**extra, "NL": sum(extra.values())}
    return pd.DataFrame(
        {
            mark("Gebied"): area_names(now),
            mark("Extra per maand"): [together.get(code, 0) for code in now["area_code"]],
            mark("Doel"): now["target"],
            mark("Verwacht"): now["expected"],
            mark("Verwacht in het scenario"): then["expected"],
            mark("Kans (%)"): now["chance"] * 100,
            mark("Kans in het scenario (%)"): then["chance"] * 100,
            mark("Status in het scenario"): then["outcome"].map(GROWTH_OUTCOMES),
        }
    )


@kept
def shown_scenario(table: pd.DataFrame) -> pd.DataFrame:
    """Return a scenario for the screen: probabilities in words where they are near certain."""
    return pd.DataFrame(
        {
            mark("Gebied"): table["Gebied"],
            mark("Extra per maand"): [formats.signed(value) for value in table["Extra per maand"]],
            mark("Doel"): formats.number_column(table["Doel"]),
            mark("Verwacht"): formats.number_column(table["Verwacht"]),
            mark("In het scenario"): formats.number_column(table["Verwacht in het scenario"]),
            mark("Kans"): [chance(value / 100) for value in table["Kans (%)"]],
            mark("Kans in het scenario"): [
                chance(v / 100) for v in table["Kans in het scenario (%)"]
            ],
        }
    )


@kept
def settings_table(settings: dict[str, dict[str, Any]]) -> pd.DataFrame:
    """Return what can be argued about: value and why."""
    return pd.DataFrame(
        {
            mark("Waarde"): [
                formats.number(setting["value"], 0 if isinstance(setting["value"], int) else 2)
                for setting in settings.values()
            ],
            mark("Wat ermee gebeurt"): [setting["why"] for setting in settings.values()],
        }
    )
