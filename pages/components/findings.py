"""One Dutch sentence that says what a map, chart or table shows; also its alt text."""

import numpy as np
import pandas as pd

from pages.components import formats
from pages.components.texts import OWN_DIRECTIONS, RELATIVE_DIRECTIONS, SIGNALS
from warehouse.indicators import Indicator
from warehouse.queries import THEN

LONGEST_LIST = 4
NO_COMPARISON = ("too_small", "suppressed", "not_compared")


def name_list(names: list[str], *, total: int | None = None) -> str:
    """Write 'A, B, C en D', and how many more there are; 'alle 19' when they are all of a total."""
    shown, more = shortened(names)
    if more and len(names) == total:
        return f"alle {total}"
    if more:
        return f"{', '.join(shown)} en nog {more} andere"
    return " en ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def shortened(names: list[str], longest: int = LONGEST_LIST) -> tuple[list[str], int]:
    """Return the first names and how many are left out: never a single one, which has a name."""
    shown = names if len(names) == longest + 1 else names[:longest]
    return shown, len(names) - len(shown)


def signals_finding(municipalities: pd.DataFrame) -> str:
    """Say which municipalities have a double signal and how many have a single one.

    When nothing could be compared it says that, and not that there is no signal.
    """
    if municipalities.empty:
        return "Er is voor deze periode nog niets aangeleverd, dus er zijn geen signalen."
    total = formats.count_of(len(municipalities), "gemeente", "gemeenten")
    if not compared_count(municipalities):
        return f"Van {total} is er geen te vergelijken; {_not_compared(municipalities)}."
    double = municipalities.loc[municipalities["signal"] == "double", "area_name"].tolist()
    single = int(municipalities["signal"].isin(["level", "falling"]).sum())
    if not single and not double:
        return no_signals(municipalities)
    second = (
        f"{formats.count_of(single, 'gemeente heeft', 'gemeenten hebben')} een enkel signaal."
        if single
        else "geen gemeente heeft een enkel signaal."
    )
    if not double:
        return f"Van {total} heeft er geen een dubbel signaal; {second}"
    verb = "heeft" if len(double) == 1 else "hebben"
    return f"Van {total} {verb} {name_list(double)} een dubbel signaal; {second}"


def no_signals(municipalities: pd.DataFrame) -> str:
    """Say what it means that no municipality has a double or single signal."""
    compared = compared_count(municipalities)
    if not compared:
        return "Er kon nog niets vergeleken worden; er zijn dus geen signalen, ook geen goede."
    subject = formats.count_of(compared, "vergeleken gemeente", "vergeleken gemeenten")
    said = f"Van {subject} heeft er geen een dubbel of enkel signaal"
    rest = _not_compared(municipalities)
    return f"{said}; {rest}." if rest else f"{said}."


def compared_count(municipalities: pd.DataFrame) -> int:
    """Return how many municipalities could be compared with the country."""
    signal = municipalities["signal"]
    return int((signal.notna() & ~signal.isin(NO_COMPARISON)).sum())


def _not_compared(municipalities: pd.DataFrame) -> str:
    small = int((municipalities["signal"] == "too_small").sum())
    hidden = int((municipalities["signal"] == "suppressed").sum())
    missing = len(municipalities) - small - hidden - compared_count(municipalities)
    parts = []
    if small:
        parts.append(f"{formats.count_of(small, 'is', 'zijn')} te klein om te beoordelen")
    if hidden:
        parts.append(f"bij {formats.number(hidden)} is het aantal te klein om te tonen")
    if missing:
        parts.append(f"bij {formats.number(missing)} ontbreekt een cijfer")
    return name_list(parts)


def rates_finding(municipalities: pd.DataFrame, indicator: Indicator, national: float) -> str:
    """Say how many municipalities are demonstrably lower and which is lowest."""
    known = municipalities.dropna(subset=["rate_per_1000"])
    if known.empty:
        return "Er is voor deze keuze niets aangeleverd."
    worse = known[known["adjusted_outcome_998"] == "worse"].sort_values("rate_per_1000")
    subject = f"{indicator.title} {indicator.unit}"
    against = f"Nederland ({formats.number(national, indicator.decimals)})"
    if worse.empty:
        shown = "gemeente" if len(known) == len(municipalities) else "gemeente die getoond wordt"
        return f"{subject}: geen enkele {shown} is aantoonbaar lager dan {against}."
    lowest = worse.iloc[0]
    verb = "is" if len(worse) == 1 else "zijn"
    return (
        f"{subject}: {formats.count_of(len(worse), 'gemeente', 'gemeenten')} {verb} aantoonbaar "
        f"lager dan {against}; het laagst daarvan is {lowest['area_name']} "
        f"({formats.number(lowest['rate_per_1000'], indicator.decimals)})."
    )


def months_finding(name: str, months: pd.DataFrame, measure: str, word: str) -> str:
    """Compare the last 12 months with the 12 before, for a flow; say the stock otherwise."""
    if months.empty:
        return (
            f"Voor {name} zijn er geen maandcijfers: er is niets aangeleverd, of de aantallen zijn "
            "te klein om te tonen."
        )
    values = months[measure].to_numpy(float)
    if measure == "running":
        last = formats.month(pd.Timestamp(months["month"].iloc[-1]))
        return f"In {name} liepen er eind {last} {formats.number(values[-1])} trajecten."
    if np.isnan(values[-24:]).any():
        return f"Van {name} is het aantal in een of meer maanden te klein om te tonen."
    later = values[-12:].sum()
    if len(values) < 24:
        return f"In {name} zijn er in de laatste 12 maanden {formats.number(later)} {word}."
    earlier = values[-24:-12].sum()
    return (
        f"In {name} zijn er in de laatste 12 maanden {formats.number(later)} trajecten {word}, "
        f"tegen {formats.number(earlier)} in de 12 maanden daarvoor."
    )


def municipality_finding(row: pd.Series, indicator: Indicator) -> str:
    """Tell one municipality's story: count, rate with interval, comparison, direction."""
    decimals = indicator.decimals
    if row["is_suppressed"]:
        return (
            f"**{row['area_name']}**: {formats.HIDDEN} trajecten ({formats.HIDDEN_MEANING}); "
            f"Nederland {formats.number(row['national_per_1000'], decimals)} {indicator.unit}."
        )
    signal = SIGNALS[row["signal"]] if isinstance(row["signal"], str) else SIGNALS["not_compared"]
    low, high = row["adjusted_lower_95_per_1000"], row["adjusted_upper_95_per_1000"]
    return (
        f"**{row['area_name']}**: {formats.number(row['trajectory_count'])} trajecten, "
        f"{formats.number(row['rate_per_1000'], decimals)} {indicator.unit} "
        f"(interval {formats.interval(low, high, decimals)}); "
        f"Nederland {formats.number(row['national_per_1000'], decimals)}. "
        f"Signaal op gestarte trajecten in deze periode: **{signal.label}** ({signal.meaning})."
        f"{_direction_sentence(row)}"
    )


def _direction_sentence(row: pd.Series) -> str:
    """Give both readings of the direction, each with its interval; a stock has none."""
    if not isinstance(row["own_direction"], str):
        return ""
    own = formats.interval(row["own_lower_95"], row["own_upper_95"], 2)
    relative = formats.interval(
        row["adjusted_relative_lower_95"], row["adjusted_relative_upper_95"], 2
    )
    return (
        f" Tegenover het jaar ervoor: eigen cijfer {OWN_DIRECTIONS[row['own_direction']]} "
        f"(× {formats.number(row['own_ratio'], 2)}; {own}), tegenover Nederland "
        f"{RELATIVE_DIRECTIONS[row['relative_direction']]} "
        f"(× {formats.number(row['relative_ratio'], 2)}; {relative})."
    )


def funnel_finding(shown: pd.DataFrame, spread: pd.Series) -> str:
    """Say how many lie outside the limits, the dispersion, and how many are too small."""
    shown = shown[~shown["is_suppressed"]]
    below = int((shown["adjusted_outcome_998"] == "worse").sum())
    above = int((shown["adjusted_outcome_998"] == "better").sum())
    small = int(shown["is_too_small"].sum())
    return (
        f"Van {formats.count_of(len(shown), 'gemeente', 'gemeenten')} "
        f"{'ligt' if below == 1 else 'liggen'} er {below} onder en "
        f"{above} boven de 99,8%-grenzen; {formats.count_of(small, 'is', 'zijn')} te klein om te "
        f"beoordelen. Landelijk is de spreiding "
        f"{formats.number(spread['dispersion'], 1)} keer zo groot als door toeval "
        "alleen."
    )


def layout_of_trend(layout: str, area_kind: str) -> str:
    """Say that a trend of a partnership is always on today's layout, when the figures are not."""
    is_other = layout == THEN and area_kind == "rsv"
    return "Die trend is op de indeling van nu. " if is_other else ""


def months_area(
    selected: str | None,
    rsv_code: str | None,
    country: pd.DataFrame,
    measure: str,
    variant_group: str,
) -> tuple[str, str, str]:
    """Return kind, code and name of the narrowest area that has months: they are small numbers.

    A municipality has none, and a partnership only the flows of the regular variants together.
    """
    is_chosen = country["area_code"] == selected
    rows = country[is_chosen if is_chosen.any() else country["rsv_code"] == rsv_code]
    has_partnerships = variant_group == "regulier" and measure != "running"
    if has_partnerships and len(rows) and isinstance(rows["rsv_code"].iloc[0], str):
        return "rsv", str(rows["rsv_code"].iloc[0]), str(rows["rsv_name"].iloc[0])
    return "country", "NL", "Nederland"


def months_note(kind: str, selected: str | None, measure: str, variant_group: str) -> str:
    """Say why the months are of a larger area than was chosen."""
    if kind == "country" and measure == "running":
        return "Wat er liep is er per maand alleen voor Nederland. "
    if kind == "country" and variant_group != "regulier":
        return "Maandcijfers van één variant zijn er alleen voor Nederland. "
    if selected is not None:
        return "Per gemeente zijn maandaantallen te klein om te tonen. "
    return ""
