"""Tables of the growth ambition, with numbers as numbers."""

from typing import Any

import pandas as pd

from pages.components import formats, growth_findings
from pages.components.growth_findings import chance
from pages.components.texts import GROWTH_OUTCOMES

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


def standing_table(standing: pd.DataFrame) -> pd.DataFrame:
    """Return every target with how it stands."""
    return pd.DataFrame(
        {
            "Gebied": standing["area_name"],
            "Status": standing["outcome"].map(GROWTH_OUTCOMES),
            "Doel": standing["target"],
            "Besluit": standing["status"],
            "Bereikt": standing["reached"],
            "Maanden die ontbreken": standing["missing_months"],
            "Verwacht": standing["expected"],
            "Van (80%)": standing["lower_80"],
            "Tot (80%)": standing["upper_80"],
            "Van (95%)": standing["lower_95"],
            "Tot (95%)": standing["upper_95"],
            "Kans (%)": standing["chance"] * 100,
            "Nodig per maand": standing["needed_pace"],
            "Laatste 12 per maand": standing["recent_pace"],
            "Verschil": standing["gap"],
        }
    )


def reached(row: pd.Series) -> str:
    """Write what was reached in a narrow cell; with a hidden month it is at least that."""
    return growth_findings.reached(row).replace("ten minste", "≥")


def shown_table(standing: pd.DataFrame) -> pd.DataFrame:
    """Return the same for the screen: in Dutch, and without columns nobody can fill."""
    has_forecast = standing["expected"].notna().any()
    is_over = (standing["left"] == 0).all()
    columns: dict[str, list[str]] = {
        "Gebied": standing["area_name"].tolist(),
        "Status": [GROWTH_OUTCOMES[code] for code in standing["outcome"]],
        "Doel": formats.number_column(standing["target"]),
        "Besluit": standing["status"].tolist(),
        "Bereikt": [reached(row) for _, row in standing.iterrows()],
    }
    if has_forecast:
        columns |= {
            "Verwacht": formats.number_column(standing["expected"]),
            "80%-interval": [
                formats.interval(low, high, 0)
                for low, high in zip(standing["lower_80"], standing["upper_80"], strict=True)
            ],
            "Kans": [
                chance(value).replace("minder dan", "<").replace("meer dan", ">")
                for value in standing["chance"]
            ],
        }
    if not is_over:
        decimals = 0 if standing["needed_pace"].median() >= 10 else 1
        columns["Nodig"] = formats.number_column(standing["needed_pace"], decimals)
    return pd.DataFrame(columns)


def within_year_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the months of the year under their Dutch names."""
    return pd.DataFrame(
        {
            "Maand": [formats.month(day) for day in frame["month"]],
            "Bereikt": frame["actual"],
            "Voorlopig": frame["provisional"],
            "Pad": frame["path"],
            "Verwacht": frame["expected"],
            "Van (80%)": frame["lower_80"],
            "Tot (80%)": frame["upper_80"],
            "Van (95%)": frame["lower_95"],
            "Tot (95%)": frame["upper_95"],
        }
    )


def per_year_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the years under their Dutch names."""
    return pd.DataFrame(
        {
            "Jaar": frame["year"].astype(str),
            "Bereikt": frame["reached"],
            "Maanden bekend": frame["months"],
            "Verwacht erbij": frame["to_come"],
            "Van (80%)": frame["lower_80"],
            "Tot (80%)": frame["upper_80"],
            "Doel": frame["target"],
        }
    )


def backtest_table(tested: pd.DataFrame) -> pd.DataFrame:
    """Return per area and number of months ahead how often the intervals held, in percent."""
    return pd.DataFrame(
        {
            "Gebied": tested["area_kind"].map({"country": "Nederland", "rsv": "RSV's"}),
            "Maanden vooruit": tested["months_ahead"],
            "Getoetst": tested["tested"],
            "Binnen 80% (%)": tested["held_80"] / tested["tested"] * 100,
            "Binnen 95% (%)": tested["held_95"] / tested["tested"] * 100,
        }
    )


def scenario_table(now: pd.DataFrame, then: pd.DataFrame, extra: dict[str, int]) -> pd.DataFrame:
    """Return what every area adds, and what is expected and how likely before and after."""
    together = {**extra, "NL": sum(extra.values())}
    return pd.DataFrame(
        {
            "Gebied": now["area_name"],
            "Extra per maand": [together.get(code, 0) for code in now["area_code"]],
            "Doel": now["target"],
            "Verwacht": now["expected"],
            "Verwacht in het scenario": then["expected"],
            "Kans (%)": now["chance"] * 100,
            "Kans in het scenario (%)": then["chance"] * 100,
            "Status in het scenario": then["outcome"].map(GROWTH_OUTCOMES),
        }
    )


def shown_scenario(table: pd.DataFrame) -> pd.DataFrame:
    """Return a scenario for the screen: probabilities in words where they are near certain."""
    return pd.DataFrame(
        {
            "Gebied": table["Gebied"],
            "Extra per maand": [formats.signed(value) for value in table["Extra per maand"]],
            "Doel": formats.number_column(table["Doel"]),
            "Verwacht": formats.number_column(table["Verwacht"]),
            "In het scenario": formats.number_column(table["Verwacht in het scenario"]),
            "Kans": [chance(value / 100) for value in table["Kans (%)"]],
            "Kans in het scenario": [chance(v / 100) for v in table["Kans in het scenario (%)"]],
        }
    )


def settings_table(settings: dict[str, dict[str, Any]]) -> pd.DataFrame:
    """Return what can be argued about: value and why."""
    return pd.DataFrame(
        {
            "Waarde": [
                formats.number(setting["value"], 0 if isinstance(setting["value"], int) else 2)
                for setting in settings.values()
            ],
            "Wat ermee gebeurt": [setting["why"] for setting in settings.values()],
        }
    )
