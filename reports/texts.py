"""Words that a pack has beside its messages: what it is, how to read it, definitions, sources."""

from collections.abc import Iterable

from pages.components import formats
from pages.components.context import PageContext
from warehouse.indicators import Indicator


def source_line(context: PageContext) -> str:
    """Return the line that stands on every page: where the figures come from and of when."""
    return f"Bron: MDT Regiomonitor · {context.source}"


def about_pack(context: PageContext) -> list[list[str]]:
    """Say what the pack is, as pairs of a word and its meaning."""
    return [
        ["Peildatum", formats.day(context.reference_date)],
        ["Periode", f"{context.period_text} voor deelname; de peildatum voor wat loopt"],
        ["Uitgave", context.release_id],
        ["Let op", "; ".join(context.marks) or "geen bijzonderheden"],
        ["Bestanden", ", ".join(sorted(context.info.delivered_inputs)) or "geen"],
    ]


def reading_guide(context: PageContext) -> list[str]:
    """Say how the figures are to be read; each item is a sentence or two."""
    return [
        "Een figuur vergelijkt en geeft een signaal; een oordeel is aan de mensen in het gesprek.",
        "Een interval hoort bij een cijfer: zo ver kan toeval het cijfer brengen. Overlappen twee "
        "intervallen, dan kan het verschil toeval zijn.",
        f"{formats.HIDDEN}: {formats.HIDDEN_MEANING} (kleiner dan {context.info.smallest_count}). "
        f"'{formats.NO_DATA}' is iets anders dan nul.",
        "Toegekend, gestart, lopend en afgerond zijn verschillende dingen: niet optellen.",
    ]


def definitions(indicators: Iterable[Indicator]) -> list[dict[str, str]]:
    """Give title, definition, unit, source and reservations of each indicator."""
    return [
        {
            "title": indicator.title,
            "definition": indicator.definition,
            "unit": indicator.unit,
            "benchmark": indicator.benchmark,
            "source": indicator.source,
            "caveats": " ".join(indicator.caveats),
        }
        for indicator in indicators
    ]


def sources(context: PageContext) -> list[str]:
    """Say where reference data come from, and what is assumed."""
    layout = (
        "De indeling van gemeenten in RSV's is een aanname zolang de echte lijst niet geladen is."
        if context.info.is_provisional_layout
        else "De indeling van gemeenten in RSV's is aangeleverd (bestand rsv_gemeenten)."
    )
    population = (
        "Bevolking van 12 tot en met 29 jaar: schatting uit CBS-cijfers."
        if context.info.is_estimated_population
        else "Bevolking van 12 tot en met 29 jaar: CBS, bewerkt."
    )
    fictitious = ["De voorbeelddata is fictief: er is niets uit af te leiden over echte regio's."]
    return [
        *(fictitious if context.info.is_fictitious else []),
        layout,
        population,
        f"Alle gemeenten staan op de indeling van 1 januari {context.info.boundary_year}.",
        f"{context.credit}. De grenzen zijn vereenvoudigd en alleen om naar te kijken.",
    ]
