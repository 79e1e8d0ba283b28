"""Say in words what would change, and what of it must have been seen before publishing."""

from datetime import date
from typing import Any

import pandas as pd

from language import Words, mark, tr
from pages.components import formats
from pages.components.deliveries import INPUTS
from warehouse.changes import MUNICIPAL_FIGURES
from warehouse.reference import comparison_setting

KINDS = Words(
    {
        "gone": mark("verdwijnt"),
        "hidden": mark("verborgen (klein aantal)"),
        "now_hidden": mark("straks verborgen (klein aantal)"),
        "large": mark("meer dan {share}"),
        "few": mark("weinig trajecten verschil"),
        "new": mark("nieuw"),
        "small": mark("tot {share}"),
        "equal": mark("gelijk"),
    }
)
STRIKING = ("gone", "now_hidden", "large")


def finding(changes: pd.DataFrame) -> str:
    """Say in one sentence what would change."""
    counts = changes["kind"].value_counts()
    if set(counts.index) <= {"equal"}:
        return tr("Er verandert niets aan de cijfers.")
    parts = [
        say(int(counts[kind]))
        for kind, say in (
            ("gone", lambda n: formats.count_of(n, "verdwijnt", "verdwijnen")),
            (
                "now_hidden",
                lambda n: formats.count_of(n, "wordt verborgen", "worden verborgen"),
            ),
            (
                "large",
                lambda n: formats.count_of(
                    n, "verandert meer dan {share}", "veranderen meer dan {share}"
                ).format(share=large_share()),
            ),
            ("new", lambda n: formats.count_of(n, "is nieuw", "zijn nieuw")),
            (
                "few",
                lambda n: formats.count_of(
                    n, "scheelt weinig trajecten", "schelen weinig trajecten"
                ),
            ),
            ("small", lambda n: formats.count_of(n, "verandert minder", "veranderen minder")),
            (
                "hidden",
                lambda n: formats.count_of(
                    n, "is verborgen (klein aantal)", "zijn verborgen (klein aantal)"
                ),
            ),
            ("equal", lambda n: formats.count_of(n, "blijft gelijk", "blijven gelijk")),
        )
        if kind in counts
    ]
    return tr("Van de {n} vergeleken cijfers: {parts}.").format(
        n=formats.number(len(changes)), parts=", ".join(parts)
    )


def consequences(outcome: dict[str, Any], changes: pd.DataFrame) -> list[str]:
    """Say in plain sentences what matters most: reference date, a full year, rows that go."""
    said = []
    before, after = outcome["reference_dates"]
    if before and before != after:
        days = [formats.day(date.fromisoformat(day)) for day in (before, after)]
        said.append(
            tr("De peildatum verandert van {before} in {after}.").format(
                before=days[0], after=days[1]
            )
        )
    had_year, has_year = outcome["full_years"]
    if had_year and not has_year:
        said.append(
            tr(
                "Er is straks geen volle periode van 12 maanden meer: Overzicht, "
                "Deelname en Regio kunnen dan geen cijfers en signalen tonen."
            )
        )
    rows = changes[(changes["figure"] == "rows_loaded") & changes["kind"].isin(["gone", "large"])]
    for row in rows[rows["change"] < 0].fillna({"after": 0}).to_dict("records"):
        now, then = formats.number(row["before"]), formats.number(row["after"])
        said.append(
            tr("{input} gaat van {now} naar {then} rijen.").format(
                input=INPUTS[row["area_code"]], now=now, then=then
            )
        )
    if not outcome["is_compared"]:
        said.append(tr("De actieve uitgave is niet te lezen: er is met niets vergeleken."))
    if outcome["unloaded_files"]:
        names = formats.plain(", ".join(outcome["unloaded_files"]))
        said.append(
            tr(
                "Op de server staan bestanden die hier niet bij zitten: {names}. Ze "
                "wachten tot de beheerder ze laadt."
            ).format(names=names)
        )
    return said


def needs_attention(changes: pd.DataFrame) -> bool:
    """Say whether someone must have looked before publishing."""
    return bool(changes["kind"].isin(STRIKING).any())


def large_share() -> str:
    """Return from which part of a figure on a change stands out, as a percentage."""
    return formats.percentage(100 * comparison_setting("large_share"))


def nothing_striking(figures: pd.DataFrame) -> str:
    """Say what was compared, and so what was not."""
    if not figures["figure"].isin(MUNICIPAL_FIGURES).any():
        said = tr(
            "Geen totaal per RSV of per maand verdwijnt of verandert meer dan {share}. "
            "Gemeenten zijn niet vergeleken: er is geen volle periode van 12 maanden."
        )
    else:
        said = tr(
            "Geen totaal per RSV of per maand verdwijnt of verandert meer dan {share}, en geen "
            "gemeente wat daar in de laatste 12 maanden gestart of afgerond is. Uitsplitsingen "
            "naar variant of leeftijd zijn niet vergeleken."
        )
    return said.format(share=large_share())
