"""Which municipalities have a signal, and what it means that none has."""

import pandas as pd

from language import tr
from pages.components import formats
from pages.components.name_lists import name_list
from pages.components.texts import LAGGING_SIGNALS, SIGNALS
from warehouse.kept import kept

NO_COMPARISON = ("too_small", "suppressed", "not_compared")


@kept
def lagging_municipalities(signals: pd.DataFrame) -> pd.DataFrame:
    """Return who has a double signal first, then single ones, most missing participants first."""
    order = {code: at for at, code in enumerate(SIGNALS)}
    lagging = signals[signals["signal"].isin(LAGGING_SIGNALS)]
    return lagging.assign(urgency=lagging["signal"].map(order)).sort_values(
        ["urgency", "missing_participants_lower"], ascending=[True, False]
    )


@kept
def in_order(municipalities: pd.DataFrame, *, by_signal: bool = True) -> pd.DataFrame:
    """Return who has a signal first, and then the lowest rate; a rate that is not known is last.

    The signal speaks of regular starts: of another figure (`by_signal` False) only the rate counts.
    """
    lowest = municipalities.sort_values("rate_per_1000", kind="stable")
    if not by_signal:
        return lowest
    first = lagging_municipalities(municipalities).index
    return lowest.loc[first.append(lowest.index.drop(first))]


def order_text(*, by_signal: bool = True) -> str:
    """Say in which order a list of municipalities stands."""
    if not by_signal:
        return tr("Volgorde: het laagste cijfer per 1.000 eerst.")
    return tr("Volgorde: eerst de gemeenten met een signaal, dan het laagste cijfer per 1.000.")


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
