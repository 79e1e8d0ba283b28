"""How targets stand, each in one Dutch sentence."""

import math

import pandas as pd

from pages.components import formats
from pages.components.findings import name_list
from pages.components.texts import GROWTH_MEASURES, GROWTH_OUTCOMES
from warehouse.reference import growth_setting

_MONTHS_FOR_SEASON = 24


def chance(value: float) -> str:
    """Write a probability; of a year that is not over never 0% or 100%."""
    if math.isnan(value):
        return formats.NO_DATA
    if value > 0.99:
        return "meer dan 99%"
    return "minder dan 1%" if value < 0.01 else formats.percentage(100 * value)


def reached(row: pd.Series) -> str:
    """Write what was reached; where months are hidden or missing it is at least that."""
    if row["missing_months"] and not math.isnan(row["reached"]):
        return f"ten minste {formats.number(row['reached'])}"
    return formats.number(row["reached"])


def standing_sentence(row: pd.Series) -> str:
    """Say how one target stands: outcome, what is expected against the target, what it asks."""
    what = GROWTH_MEASURES[row["measure"]].lower()
    name = row["area_name"]
    target = formats.number(row["target"])
    outcome = GROWTH_OUTCOMES[row["outcome"]]
    head = f"{name}, {what} in {row['year']}: {outcome}"
    if math.isnan(row["reached"]) and row["left"] == 0 and not row["missing_months"]:
        return f"{head}: van dat jaar is niets bekend. Het doel was {target}."
    if row["left"] == 0:
        return f"{head}. Er zijn er {reached(row)} van de {target}.{_missing(row)}"
    if row["missing_months"] and row["chance"] == 1:
        return f"{head}. Er zijn er al {reached(row)}, het doel is {target}.{_missing(row)}"
    if row["outcome"] == "undetermined":
        return f"{head}: {_why_undetermined(row)}. Het doel is {target}."
    if math.isnan(row["expected"]):
        return f"{head}; het doel is {target}, de stand {reached(row)}."
    interval = formats.interval(row["lower_80"], row["upper_80"], 0)
    return (
        f"{head}. Verwacht zijn er {formats.number(row['expected'])} (80%-interval {interval}), "
        f"het doel is {target}: een kans van {chance(row['chance'])}."
    )


def _why_undetermined(row: pd.Series) -> str:
    if row["known_months"] < growth_setting("fewest_months"):
        return "er zijn nog te weinig maanden bekend"
    if row["missing_months"]:
        return f"tot nu toe zijn het er {reached(row)}.{_missing(row)}"[:-1]
    if row["year"] > row["last_month"].year + 1:
        return "een verwachting reikt niet verder dan het eind van het volgende jaar"
    return f"na {formats.month(row['last_month'])} is er niets meer aangeleverd"


def _missing(row: pd.Series) -> str:
    """Say why what was reached is not known to the last; a hidden month is not an empty one."""
    hidden = int(row["months_hidden"])
    absent = int(row["missing_months"]) - hidden
    said = ""
    if hidden:
        said += (
            f" In {formats.count_of(hidden, 'maand', 'maanden')} van {row['year']} is het aantal "
            "te klein om te tonen; dat is geen nul."
        )
    if absent > 0:
        said += (
            f" Van {formats.count_of(absent, 'maand', 'maanden')} van {row['year']} is niets "
            "aangeleverd."
        )
    return said


def pace_sentence(row: pd.Series) -> str:
    """Say what each month left must bring beside what the last months brought."""
    if row["left"] == 0 or math.isnan(row["needed_pace"]):
        return ""
    decimals = 0 if row["needed_pace"] >= 10 else 1
    recent = (
        ""
        if math.isnan(row["recent_pace"])
        else f"; in de laatste 12 maanden was dat {_pace(row['recent_pace'], decimals)}"
    )
    months = formats.count_of(row["left"], "maand", "maanden")
    return (
        f"Nog nodig in {months}: gemiddeld {formats.number(row['needed_pace'], decimals)} per "
        f"maand{recent}."
    )


def difference_sentence(row: pd.Series, provisional: int) -> str:
    """Say why what is expected can differ from the present pace; `provisional` months left out."""
    if math.isnan(row["expected"]):
        return ""
    grounds = ["het niveau van de laatste maanden"]
    if row["known_months"] >= _MONTHS_FOR_SEASON:
        grounds.append("het seizoen (in de zomer starten er minder)")
    if row["measure"] == "afgerond":
        grounds[1:] = ["wie er in de maanden ervoor startte"]
    left_out = (
        "geen enkele maand is"
        if not provisional
        else formats.count_of(provisional, "maand is", "maanden zijn")
    )
    return (
        f"De verwachting kan van dat tempo afwijken: ze rekent met {' en '.join(grounds)}, trekt "
        f"groei niet door, en {left_out} als voorlopig weggelaten."
    )


def _pace(value: float, decimals: int) -> str:
    return formats.number(value, decimals).replace("-", "−")


def partnerships_sentence(parts: pd.DataFrame) -> str:
    """Say how many partnerships stand how, and which lag most."""
    if parts.empty:
        return "Geen enkel RSV heeft een doel voor dit jaar en deze maat."
    counts = parts["outcome"].value_counts()
    said = ", ".join(
        f"{formats.number(counts[code])} {text}"
        for code, text in GROWTH_OUTCOMES.items()
        if code in counts
    )
    lagging = parts[parts["gap"] < 0].sort_values("gap")["area_name"].tolist()
    most = f" Het meest ontbreekt bij {name_list(lagging)}." if lagging else ""
    return f"Van {formats.count_of(len(parts), 'RSV', 'RSV’s')} met een doel: {said}.{most}"


def sum_sentence(standing: pd.DataFrame) -> str:
    """Say whether the targets of the partnerships add up to the national one."""
    country = standing[standing["area_code"] == "NL"]
    parts = standing[standing["area_code"] != "NL"]
    if parts.empty:
        return ""
    total = int(parts["target"].sum())
    concept = parts[parts["status"] == "concept"]
    loose = (
        f" Daarvan is {formats.number(concept['target'].sum())} concept "
        f"({formats.count_of(len(concept), 'RSV', 'RSV’s')})."
        if len(concept)
        else " Alle doelen zijn vastgesteld."
    )
    if country.empty:
        return (
            f"De doelen van de RSV's zijn samen {formats.number(total)}; een landelijk doel "
            f"ontbreekt.{loose}"
        )
    target = int(country["target"].iloc[0])
    if total == target:
        compared = "precies het landelijke doel"
    else:
        word = "minder" if total < target else "meer"
        compared = (
            f"{formats.number(abs(target - total))} {word} dan het landelijke doel "
            f"({formats.number(target)})"
        )
    return f"De doelen van de RSV's zijn samen {formats.number(total)}: {compared}.{loose}"


def scenario_sentence(now: pd.Series, then: pd.Series) -> str:
    """Say what a scenario does to the expected national total and its probability."""
    change = then["expected"] - now["expected"]
    return (
        f"Met deze keuzes: {formats.signed(change)} in {now['year']}, dus landelijk verwacht "
        f"{formats.number(then['expected'])} van {formats.number(now['target'])}. De kans gaat van "
        f"{chance(now['chance'])} naar {chance(then['chance'])}."
    )
