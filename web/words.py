"""What Streamlit writes itself, in English and without a setting for it, as we say it."""

import json
import re
from collections.abc import Iterator

from language import mark, tr

ANY = "{}"  # stands for what Streamlit fills in
_NO_ANSWER = mark(
    "De server antwoordt niet. Wat u ziet, blijft staan; zodra de server er weer is, gaat deze "
    "pagina vanzelf verder."
)
TEXTS = {
    "Skip to main content": mark("Naar de inhoud"),
    "View {} more": mark("Nog {}"),
    "View less": mark("Minder tonen"),
    "Upload": mark("Kies bestanden"),
    "{}MB per file{}": mark("{} MB per bestand{}"),
    "Drag and drop files here": mark("Sleep bestanden hierheen"),
    "File must be {}.0MB or smaller.": mark("Een bestand mag ten hoogste {} MB zijn."),
    "No results": mark("Niets gevonden"),
    "Select all": mark("Alles kiezen"),
    "Select {} matches": mark("Kies deze {}"),
    "Press Enter to apply": mark("Druk op Enter"),
    "Press {}+Enter to apply": mark("Druk op {}+Enter"),
    "Add files": mark("Kies meer bestanden"),
    "Sort ascending": mark("Oplopend sorteren"),
    "Sort descending": mark("Aflopend sorteren"),
    "Statistics": mark("Samenvatting"),
    "Autosize": mark("Passende breedte"),
    "Pin column": mark("Kolom vastzetten"),
    "Unpin column": mark("Kolom losmaken"),
    "Hide column": mark("Kolom verbergen"),
    "Search": mark("Zoeken"),
    "Show/hide columns": mark("Kolommen tonen of verbergen"),
    "Fullscreen": mark("Volledig scherm"),
    "Close fullscreen": mark("Volledig scherm sluiten"),
    "Connection error": mark("Geen verbinding"),
    # On this computer, from elsewhere, refused, and after waiting in vain.
    "Is Streamlit still running?{}": _NO_ANSWER,
    "Streamlit server is not responding. Are you connected to the internet?": _NO_ANSWER,
    "Cannot connect to Streamlit (HTTP status: {}": _NO_ANSWER,
    "Connection failed with status {}": _NO_ANSWER,
    "Connection timed out.": _NO_ANSWER,
}
NAMES = {
    "Help for {}": mark("Uitleg bij {}"),
    "Sidebar": mark("Zijbalk"),
    "Expand sidebar": mark("Zijbalk openen"),
    "Collapse sidebar": mark("Zijbalk sluiten"),
    "App pages": mark("Pagina's"),
    "Open": mark("Lijst openen"),
    "Close": mark("Sluiten"),
    "Choose an option": mark("Maak een keuze"),
    "Choose options": mark("Maak een keuze"),
    "Choose date": mark("Kies een dag"),
    "No options to select": mark("Er is niets te kiezen"),
    "Clear value": mark("Wissen"),
    "Clear all": mark("Alles wissen"),
    "Selected values": mark("Gekozen"),
    "Remove {}": mark("{} weghalen"),
    "Increment": mark("Meer"),
    "Decrement": mark("Minder"),
    "file upload": mark("bestanden kiezen"),
    "Upload": mark("Kies bestanden"),
    "Search": mark("Zoeken"),
    "Search: {}": mark("Zoeken: {}"),
    "Close Search": mark("Zoeken sluiten"),
    "Previous Result": mark("Vorige"),
    "Next Result": mark("Volgende"),
    "Show/hide columns: {}": mark("Kolommen tonen of verbergen: {}"),
    "Fullscreen": mark("Volledig scherm"),
    "Close fullscreen": mark("Volledig scherm sluiten"),
    "Fullscreen: {}": mark("Volledig scherm: {}"),
    "Close fullscreen: {}": mark("Volledig scherm sluiten: {}"),
    "Link to heading": mark("Koppeling naar deze kop"),
    "Copy to clipboard": mark("Kopieer"),
    "Copied": mark("Gekopieerd"),
    "Dataframe column menu": mark("Menu van de kolom"),
    "Running...": mark("Bezig"),
}


def words_json() -> str:
    """Return kind, pattern and replacement of all words for a script, in the language spoken."""
    said = [[*_as_script(kind, english, text)] for kind, english, text in _all_words()]
    # Inside a script a tag would end it.
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")


def _all_words() -> Iterator[tuple[str, str, str]]:
    for kind, words in (("text", TEXTS), ("name", NAMES)):
        for english, text in words.items():
            if tr(text) != english:
                yield kind, english, tr(text)


def _as_script(kind: str, english: str, text: str) -> tuple[str, str, str]:
    pattern = "(.*)".join(map(re.escape, english.split(ANY)))
    parts = text.replace("$", "$$").split(ANY)
    filled = parts[0] + "".join(f"${n}{part}" for n, part in enumerate(parts[1:], 1))
    return kind, pattern, filled
