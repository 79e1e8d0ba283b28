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
    "No options to select": mark("Er is niets te kiezen"),
    "Select all": mark("Alles kiezen"),
    "Select {} matches": mark("Kies deze {}"),
    "Press Enter to apply": mark("Druk op Enter"),
    "Search": mark("Zoeken"),
    "Show/hide columns": mark("Kolommen tonen of verbergen"),
    "Fullscreen": mark("Volledig scherm"),
    "Close fullscreen": mark("Volledig scherm sluiten"),
    "Connection error": mark("Geen verbinding"),
    # On this computer, from elsewhere, and after waiting in vain.
    "Is Streamlit still running?{}": _NO_ANSWER,
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
    "Show/hide columns: {}": mark("Kolommen tonen of verbergen: {}"),
    "Fullscreen": mark("Volledig scherm"),
    "Close fullscreen": mark("Volledig scherm sluiten"),
    "Fullscreen: {}": mark("Volledig scherm: {}"),
    "Close fullscreen: {}": mark("Volledig scherm sluiten: {}"),
    "Link to heading": mark("Koppeling naar deze kop"),
    "Copy to clipboard": mark("Kopieer"),
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
    parts = text.replace("$", "$$$$").split(ANY)
    filled = parts[0] + "".join(f"${n}{part}" for n, part in enumerate(parts[1:], 1))
    return kind, pattern, filled
