"""One Dutch sentence that says what a map, chart or table shows; also its alt text."""

import numpy as np
import pandas as pd

from language import tr
from pages.components import formats
from pages.components.texts import OWN_DIRECTIONS, RELATIVE_DIRECTIONS, SIGNALS
from warehouse.indicators import Indicator
from warehouse.kept import kept
from warehouse.queries import THEN

LONGEST_LIST = 4
NO_COMPARISON = ("too_small", "suppressed", "not_compared")


def name_list(names: list[str], *, total: int | None = None) -> str:
    """Write 'A, B, C en D', and how many more there are; 'alle 19' when they are all of a total."""
    shown, more = shortened(names)
    if more and len(names) == total:
        return tr("alle {total}").format(total=total)
    if more:
        return tr("{shown} en nog {more} andere").format(shown=", ".join(shown), more=more)
    if len(shown) < 2:
        return "".join(shown)
    return ", ".join(shown[:-1]) + " " + tr("en") + " " + shown[-1]


def shortened(names: list[str], longest: int = LONGEST_LIST) -> tuple[list[str], int]:
    """Return the first names and how many are left out: never a single one, which has a name."""
    shown = names if len(names) == longest + 1 else names[:longest]
    return shown, len(names) - len(shown)


@kept
def signals_finding(municipalities: pd.DataFrame) -> str:
    """Say which municipalities have a double signal and how many have a single one.

    When nothing could be compared it says that, and not that there is no signal.
    """
    if municipalities.empty:
        return tr("Er is voor deze periode nog niets aangeleverd, dus er zijn geen signalen.")
    total = formats.count_of(len(municipalities), "gemeente", "gemeenten")
    if not compared_count(municipalities):
        return tr("Van {total} is er geen te vergelijken; {not_compared}.").format(
            total=total, not_compared=_not_compared(municipalities)
        )
    double = municipalities.loc[municipalities["signal"] == "double", "area_name"].tolist()
    single = int(municipalities["signal"].isin(["level", "falling"]).sum())
    if not single and not double:
        return no_signals(municipalities)
    second = (
        tr("{single} een enkel signaal.").format(
            single=formats.count_of(single, "gemeente heeft", "gemeenten hebben")
        )
        if single
        else tr("geen gemeente heeft een enkel signaal.")
    )
    if not double:
        return tr("Van {total} heeft er geen een dubbel signaal; {second}").format(
            total=total, second=second
        )
    verb = tr("heeft") if len(double) == 1 else tr("hebben")
    return tr("Van {total} {verb} {double} een dubbel signaal; {second}").format(
        total=total, verb=verb, double=name_list(double), second=second
    )


def no_signals(municipalities: pd.DataFrame) -> str:
    """Say what it means that no municipality has a double or single signal."""
    compared = compared_count(municipalities)
    if not compared:
        return tr("Er kon nog niets vergeleken worden; er zijn dus geen signalen, ook geen goede.")
    subject = formats.count_of(compared, "vergeleken gemeente", "vergeleken gemeenten")
    said = tr("Van {subject} heeft er geen een dubbel of enkel signaal").format(subject=subject)
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
        parts.append(
            tr("{small} te klein om te beoordelen").format(
                small=formats.count_of(small, "is", "zijn")
            )
        )
    if hidden:
        parts.append(
            tr("bij {hidden} is het aantal te klein om te tonen").format(
                hidden=formats.number(hidden)
            )
        )
    if missing:
        parts.append(
            tr("bij {missing} ontbreekt een cijfer").format(missing=formats.number(missing))
        )
    return name_list(parts)


@kept
def rates_finding(municipalities: pd.DataFrame, indicator: Indicator, national: float) -> str:
    """Say how many municipalities are demonstrably lower and which is lowest."""
    known = municipalities.dropna(subset=["rate_per_1000"])
    if known.empty:
        return tr("Er is voor deze keuze niets aangeleverd.")
    worse = known[known["adjusted_outcome_998"] == "worse"].sort_values("rate_per_1000")
    subject = f"{indicator.title} {indicator.unit}"
    against = tr("Nederland ({national})").format(
        national=formats.number(national, indicator.decimals)
    )
    if worse.empty:
        shown = (
            tr("gemeente")
            if len(known) == len(municipalities)
            else tr("gemeente die getoond wordt")
        )
        return tr("{subject}: geen enkele {shown} is aantoonbaar lager dan {against}.").format(
            subject=subject, shown=shown, against=against
        )
    lowest = worse.iloc[0]
    verb = tr("is") if len(worse) == 1 else tr("zijn")
    return tr(
        "{subject}: {n} {verb} aantoonbaar lager dan {against}; het laagst "
        "daarvan is {area_name} ({rate_per_1000})."
    ).format(
        subject=subject,
        n=formats.count_of(len(worse), "gemeente", "gemeenten"),
        verb=verb,
        against=against,
        area_name=lowest["area_name"],
        rate_per_1000=formats.number(lowest["rate_per_1000"], indicator.decimals),
    )


@kept
def months_finding(name: str, months: pd.DataFrame, measure: str, word: str) -> str:
    """Compare the last 12 months with the 12 before, for a flow; say the stock otherwise."""
    if months.empty:
        return tr(
            "Voor {name} zijn er geen maandcijfers: er is niets aangeleverd, of de "
            "aantallen zijn te klein om te tonen."
        ).format(name=name)
    values = months[measure].to_numpy(float)
    if measure == "running":
        last = formats.month(pd.Timestamp(months["month"].iloc[-1]))
        return tr("In {name} liepen er eind {last} {running} trajecten.").format(
            name=name, last=last, running=formats.number(values[-1])
        )
    if np.isnan(values[-24:]).any():
        return tr("Van {name} is het aantal in een of meer maanden te klein om te tonen.").format(
            name=name
        )
    later = values[-12:].sum()
    if len(values) < 24:
        return tr("In {name} zijn er in de laatste 12 maanden {later} {word}.").format(
            name=name, later=formats.number(later), word=word
        )
    earlier = values[-24:-12].sum()
    return tr(
        "In {name} zijn er in de laatste 12 maanden {later} trajecten {word}, "
        "tegen {earlier} in de 12 maanden daarvoor."
    ).format(name=name, later=formats.number(later), word=word, earlier=formats.number(earlier))


def municipality_finding(row: pd.Series, indicator: Indicator) -> str:
    """Tell one municipality's story: count, rate with interval, comparison, direction."""
    decimals = indicator.decimals
    if row["is_suppressed"]:
        return tr(
            "**{area_name}**: {hidden} trajecten ({hidden_meaning}); Nederland "
            "{national_per_1000} {unit}."
        ).format(
            area_name=row["area_name"],
            hidden=formats.HIDDEN,
            hidden_meaning=tr(formats.HIDDEN_MEANING),
            national_per_1000=formats.number(row["national_per_1000"], decimals),
            unit=indicator.unit,
        )
    signal = SIGNALS[row["signal"]] if isinstance(row["signal"], str) else SIGNALS["not_compared"]
    low, high = row["adjusted_lower_95_per_1000"], row["adjusted_upper_95_per_1000"]
    return tr(
        "**{area_name}**: {trajectory_count} trajecten, {rate_per_1000} {unit} "
        "(interval {interval}); Nederland {national_per_1000}. Signaal op gestarte "
        "trajecten in deze periode: **{label}** ({meaning}).{direction}"
    ).format(
        area_name=row["area_name"],
        trajectory_count=formats.number(row["trajectory_count"]),
        rate_per_1000=formats.number(row["rate_per_1000"], decimals),
        unit=indicator.unit,
        interval=formats.interval(low, high, decimals),
        national_per_1000=formats.number(row["national_per_1000"], decimals),
        label=signal.label,
        meaning=signal.meaning,
        direction=_direction_sentence(row),
    )


def _direction_sentence(row: pd.Series) -> str:
    """Give both readings of the direction, each with its interval; a stock has none."""
    if not isinstance(row["own_direction"], str):
        return ""
    own = formats.interval(row["own_lower_95"], row["own_upper_95"], 2)
    relative = formats.interval(
        row["adjusted_relative_lower_95"], row["adjusted_relative_upper_95"], 2
    )
    return tr(
        " Tegenover het jaar ervoor: eigen cijfer {own_direction} (× "
        "{own_ratio}; {own}), tegenover Nederland {relative_direction} (× "
        "{relative_ratio}; {relative})."
    ).format(
        own_direction=OWN_DIRECTIONS[row["own_direction"]],
        own_ratio=formats.number(row["own_ratio"], 2),
        own=own,
        relative_direction=RELATIVE_DIRECTIONS[row["relative_direction"]],
        relative_ratio=formats.number(row["relative_ratio"], 2),
        relative=relative,
    )


@kept
def funnel_finding(shown: pd.DataFrame, spread: pd.Series) -> str:
    """Say how many lie outside the limits, the dispersion, and how many are too small."""
    shown = shown[~shown["is_suppressed"]]
    below = int((shown["adjusted_outcome_998"] == "worse").sum())
    above = int((shown["adjusted_outcome_998"] == "better").sum())
    small = int(shown["is_too_small"].sum())
    return tr(
        "Van {n} {lie} er {below} onder en {above} boven de 99,8%-grenzen; "
        "{small} te klein om te beoordelen. Landelijk is de spreiding "
        "{dispersion} keer zo groot als door toeval alleen."
    ).format(
        n=formats.count_of(len(shown), "gemeente", "gemeenten"),
        lie=tr("ligt") if below == 1 else tr("liggen"),
        below=below,
        above=above,
        small=formats.count_of(small, "is", "zijn"),
        dispersion=formats.number(spread["dispersion"], 1),
    )


def layout_of_trend(layout: str, area_kind: str) -> str:
    """Say that a trend of a partnership is always on today's layout, when the figures are not."""
    is_other = layout == THEN and area_kind == "rsv"
    return tr("Die trend is op de indeling van nu. ") if is_other else ""


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
    return "country", "NL", tr("Nederland")


def months_note(kind: str, selected: str | None, measure: str, variant_group: str) -> str:
    """Say why the months are of a larger area than was chosen."""
    if kind == "country" and measure == "running":
        return tr("Wat er liep is er per maand alleen voor Nederland. ")
    if kind == "country" and variant_group != "regulier":
        return tr("Maandcijfers van één variant zijn er alleen voor Nederland. ")
    if selected is not None:
        return tr("Per gemeente zijn maandaantallen te klein om te tonen. ")
    return ""
