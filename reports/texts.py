"""Words that a pack has beside its messages: what it is of, and how to read it."""

from pages.components import formats
from pages.components.context import PageContext


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
