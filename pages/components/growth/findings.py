"""How targets stand, each in one sentence."""

import math

import pandas as pd

from language import Words, mark, ntr, tr
from pages.components import formats
from pages.components.name_lists import name_list, shortened
from pages.components.texts import GROWTH_MEASURES, GROWTH_OUTCOMES
from warehouse.kept import kept
from warehouse.reference import growth_setting

DECISIONS = Words({"concept": mark("concept"), "vastgesteld": mark("vastgesteld")})


def chance(value: float, *, is_narrow: bool = False) -> str:
    """Write a probability, never 0% or 100% before the end of the year; in a narrow cell < 1%."""
    if math.isnan(value):
        return tr(formats.NO_DATA)
    if value > 0.99:
        return "> 99%" if is_narrow else tr("meer dan 99%")
    if value < 0.01:
        return "< 1%" if is_narrow else tr("minder dan 1%")
    return formats.percentage(100 * value)


def reached(row: pd.Series, *, is_narrow: bool = False) -> str:
    """Write what was reached; where months are hidden or missing it is at least that."""
    number = formats.number(row["reached"])
    if row["missing_months"] and not math.isnan(row["reached"]):
        return f"≥ {number}" if is_narrow else tr("ten minste {number}").format(number=number)
    return number


def decision(status: str) -> str:
    """Write whether a target is decided on; what is neither stays as delivered."""
    return DECISIONS.get(status, status)


def area_names(standing: pd.DataFrame) -> pd.Series:
    """Return the names of areas; of partnerships they are as delivered."""
    return standing["area_name"].mask(standing["area_code"] == "NL", tr("Nederland"))


def standing_sentence(row: pd.Series) -> str:
    """Say how one target stands: outcome, what is expected against the target, what it asks."""
    what = GROWTH_MEASURES[row["measure"]].lower()
    name = tr("Nederland") if row["area_code"] == "NL" else row["area_name"]
    target = formats.number(row["target"])
    outcome = GROWTH_OUTCOMES[row["outcome"]]
    head = tr("{name}, {what} in {year}: {outcome}").format(
        name=name, what=what, year=row["year"], outcome=outcome
    )
    if math.isnan(row["reached"]) and row["left"] == 0 and not row["missing_months"]:
        said = tr("{head}: van dat jaar is niets bekend. Het doel was {target}.")
    elif row["left"] == 0:
        said = tr("{head}. Er zijn er {reached} van de {target}.{missing}")
    elif row["missing_months"] and row["chance"] == 1:
        said = tr("{head}. Er zijn er al {reached}, het doel is {target}.{missing}")
    elif row["outcome"] == "undetermined":
        return tr("{head}: {why}. Het doel is {target}.").format(
            head=head, why=_why_undetermined(row), target=target
        )
    elif math.isnan(row["expected"]):
        said = tr("{head}; het doel is {target}, de stand {reached}.")
    else:
        said = tr(
            "{head}. Verwacht zijn er {expected} (80%-interval {interval}), "
            "het doel is {target}: een kans van {chance}."
        )
    return said.format(
        head=head,
        target=target,
        reached=reached(row),
        missing=_missing(row),
        expected=formats.number(row["expected"]),
        interval=formats.interval(row["lower_80"], row["upper_80"], 0),
        chance=chance(row["chance"]),
    )


def _why_undetermined(row: pd.Series) -> str:
    if row["known_months"] < growth_setting("fewest_months"):
        return tr("er zijn nog te weinig maanden bekend")
    if row["missing_months"]:
        said = tr("tot nu toe zijn het er {reached}.{missing}")
        return said.format(reached=reached(row), missing=_missing(row))[:-1]
    if row["year"] > row["last_month"].year + 1:
        return tr("een verwachting reikt niet verder dan het eind van het volgende jaar")
    return tr("na {month} is er niets meer aangeleverd").format(
        month=formats.month(row["last_month"])
    )


def _missing(row: pd.Series) -> str:
    """Say why what was reached is not known to the last; a hidden month is not an empty one."""
    hidden = int(row["months_hidden"])
    absent = int(row["missing_months"]) - hidden
    said = ""
    if hidden:
        said += " " + tr(
            "In {months} van {year} is het aantal te klein om te tonen; dat is geen nul."
        ).format(months=formats.count_of(hidden, "maand", "maanden"), year=row["year"])
    if absent > 0:
        said += " " + tr("Van {months} van {year} is niets aangeleverd.").format(
            months=formats.count_of(absent, "maand", "maanden"), year=row["year"]
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
        else tr("; in de laatste 12 maanden was dat {pace}").format(
            pace=_pace(row["recent_pace"], decimals)
        )
    )
    return tr("Nog nodig in {months}: gemiddeld {needed} per maand{recent}.").format(
        months=formats.count_of(row["left"], "maand", "maanden"),
        needed=formats.number(row["needed_pace"], decimals),
        recent=recent,
    )


def difference_sentence(row: pd.Series, provisional: int) -> str:
    """Say why what is expected can differ from the present pace; `provisional` months left out."""
    if math.isnan(row["expected"]):
        return ""
    grounds = [
        tr("het niveau van de laatste maanden"),
        tr("wie er in de maanden ervoor startte")
        if row["measure"] == "afgerond"
        else tr("het landelijke seizoen, zodra dat twee jaar bekend is"),
    ]
    left_out = (
        tr("geen enkele maand is")
        if not provisional
        else formats.count_of(provisional, "maand is", "maanden zijn")
    )
    return tr(
        "De verwachting kan van dat tempo afwijken: ze rekent met {grounds}, trekt "
        "groei niet door, en {left_out} als voorlopig weggelaten."
    ).format(grounds=name_list(grounds), left_out=left_out)


def _pace(value: float, decimals: int) -> str:
    return formats.number(value, decimals).replace("-", "−")


@kept
def partnerships_sentence(parts: pd.DataFrame) -> str:
    """Say how many partnerships stand how, and which lag most."""
    if parts.empty:
        return tr("Geen enkel RSV heeft een doel voor dit jaar en deze maat.")
    counts = parts["outcome"].value_counts()
    said = ", ".join(
        f"{formats.number(counts[code])} {text}"
        for code, text in GROWTH_OUTCOMES.items()
        if code in counts
    )
    lagging = parts[parts["gap"] < 0].sort_values("gap")["area_name"].tolist()
    most, others = shortened(lagging)
    sentence = ntr(
        "Van {n} RSV met een doel: {said}.", "Van {n} RSV’s met een doel: {said}.", len(parts)
    ).format(n=formats.number(len(parts)), said=said)
    if not lagging:
        return sentence
    if not others:
        lack = tr("Het meest ontbreekt bij {names}.")
    elif len(lagging) == len(parts):
        lack = tr("Bij elk RSV ontbreekt iets, het meest bij {names}.")
    else:
        lack = tr("Bij {n} RSV's ontbreekt iets, het meest bij {names}.")
    return f"{sentence} " + lack.format(n=formats.number(len(lagging)), names=name_list(most))


@kept
def sum_sentence(standing: pd.DataFrame) -> str:
    """Say whether the targets of the partnerships add up to the national one."""
    country = standing[standing["area_code"] == "NL"]
    parts = standing[standing["area_code"] != "NL"]
    if parts.empty:
        return ""
    total = int(parts["target"].sum())
    concept = parts[parts["status"] == "concept"]
    loose = (
        ntr(
            "Daarvan is {number} concept ({n} RSV).",
            "Daarvan is {number} concept ({n} RSV’s).",
            len(concept),
        ).format(number=formats.number(concept["target"].sum()), n=formats.number(len(concept)))
        if len(concept)
        else tr("Alle doelen zijn vastgesteld.")
    )
    target = total if country.empty else int(country["target"].iloc[0])
    if country.empty:
        said = tr("De doelen van de RSV's zijn samen {total}; een landelijk doel ontbreekt.")
    elif total == target:
        said = tr("De doelen van de RSV's zijn samen {total}: precies het landelijke doel.")
    elif total < target:
        said = tr(
            "De doelen van de RSV's zijn samen {total}: {difference} minder dan het landelijke "
            "doel ({target})."
        )
    else:
        said = tr(
            "De doelen van de RSV's zijn samen {total}: {difference} meer dan het landelijke "
            "doel ({target})."
        )
    written = said.format(
        total=formats.number(total),
        difference=formats.number(abs(target - total)),
        target=formats.number(target),
    )
    return f"{written} {loose}"


def scenario_sentence(now: pd.Series, then: pd.Series) -> str:
    """Say what a scenario does to the expected national total and its probability."""
    change = then["expected"] - now["expected"]
    return tr(
        "Met deze keuzes: {change} in {year}, dus landelijk verwacht {expected} van {target}. "
        "De kans gaat van {before} naar {after}."
    ).format(
        change=formats.signed(change),
        year=now["year"],
        expected=formats.number(then["expected"]),
        target=formats.number(now["target"]),
        before=chance(now["chance"]),
        after=chance(then["chance"]),
    )
