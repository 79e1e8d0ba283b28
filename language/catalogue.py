"""The English texts, read from a gettext catalogue; a text that is not in it stays Dutch."""

import warnings
from functools import cached_property, lru_cache
from pathlib import Path

CATALOGUE = Path(__file__).parent / "en.po"


class NotTranslatedWarning(UserWarning):
    """A Dutch text stands on an English screen; tests fail on it."""


class Catalogue:
    """Texts by their Dutch; plural forms by their Dutch singular."""

    def __init__(self, path: Path) -> None:
        # The library is only loaded when somebody reads English.
        from babel.messages.pofile import read_po  # noqa: PLC0415

        with path.open("rb") as stream:
            messages = [message for message in read_po(stream) if message.id and message.string]
        # gettext keeps one message for a singular: with any plural, and for the text alone too.
        self._forms = {m.id[0]: tuple(m.string or ()) for m in messages if m.pluralizable}
        self._texts = {("", dutch): english[0] for dutch, english in self._forms.items()}
        self._texts |= {
            (m.context or "", str(m.id)): str(m.string) for m in messages if not m.pluralizable
        }

    def text(self, dutch: str, context: str = "") -> str:
        """Return the English of a text; '' stays ''."""
        found = self._texts.get((context, dutch))
        if found is None:
            return _missed(dutch) if dutch else ""
        return found

    def known(self, text: str) -> str:
        """Return the English of a text, or the text when it has none."""
        return self._texts.get(("", text), text)

    def dutch(self, text: str) -> str:
        """Return the Dutch of a text, or the text when it is no English of this catalogue."""
        return self._sources.get(text, text)

    def form(self, singular: str, plural: str, amount: float) -> str:
        """Return the English form: one, or any other amount."""
        found = self._forms.get(singular)
        if found is None:
            return _missed(singular if amount == 1 else plural)
        return found[0 if amount == 1 else 1]

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {english: dutch for (context, dutch), english in self._texts.items() if not context}


@lru_cache(maxsize=1)
def english() -> Catalogue:
    """Return the English catalogue, read once."""
    return Catalogue(CATALOGUE)


def _missed(dutch: str) -> str:
    warnings.warn(f"no English for: {dutch!r}", NotTranslatedWarning, stacklevel=4)
    return dutch
