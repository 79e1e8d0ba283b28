"""The language of the screen: Dutch, the source, or English from the catalogue language/en.po.

A Dutch text is written where it is used, as ``tr("Gemeente")``. What stands between braces is
filled in afterwards, for a translation may put it elsewhere: ``tr("{n} van {all}").format(...)``.
Texts in data files are translated where they are read (see ``language.data_texts``).
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

from language.catalogue import english

Code = TypeVar("Code", bound=Hashable)

LANGUAGES = {"nl": "Nederlands", "en": "English"}
SOURCE = "nl"
KEY = "taal"
"""How the language is called in an address."""

_chosen: ContextVar[str | None] = ContextVar("language", default=None)
_asked: list[Callable[[], str]] = []


def use(code: str) -> None:
    """Speak this language from here on, in this thread; an unknown code is Dutch."""
    _chosen.set(code if code in LANGUAGES else SOURCE)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak this language for as long as it takes; what is delivered is Dutch for every reader."""
    before = _chosen.set(code)
    try:
        yield
    finally:
        _chosen.reset(before)


def follow(ask: Callable[[], str]) -> None:
    """Let this function say the language of a thread in which none was chosen yet."""
    _asked[:] = [ask]


def current() -> str:
    """Return the code of the language of this thread: nl or en."""
    code = _chosen.get()
    if code is None:
        use(_asked[0]() if _asked else SOURCE)
        code = _chosen.get() or SOURCE
    return code


def tr(dutch: str) -> str:
    """Return a text in the language of the reader."""
    return dutch if current() == SOURCE else english().text(dutch)


def ntr(singular: str, plural: str, amount: float) -> str:
    """Return the form of a text that belongs to an amount, in the language of the reader."""
    if current() == SOURCE:
        return singular if amount == 1 else plural
    return english().form(singular, plural, amount)


def ptr(context: str, dutch: str) -> str:
    """Return a text of which the Dutch has more than one meaning; the context tells which."""
    return dutch if current() == SOURCE else english().text(dutch, context)


def known(text: str) -> str:
    """Return a text in the language of the reader if it has one there; a name stays a name."""
    return text if current() == SOURCE else english().known(text)


def counterpart(text: str) -> str:
    """Return what a text of the other language is in that of the reader; else the text itself."""
    return english().dutch(text) if current() == SOURCE else english().known(text)


def mark(dutch: str) -> str:
    """Return a text as it is, to be translated later: where it is shown, by ``tr``."""
    return dutch


class Words(Mapping[Code, str], Generic[Code]):
    """Words for codes, kept in Dutch and read in the language of the reader."""

    def __init__(self, dutch: Mapping[Code, str]) -> None:
        self.dutch = dict(dutch)

    def __getitem__(self, code: Code) -> str:
        """Return the word for a code; raises KeyError."""
        return tr(self.dutch[code])

    def __iter__(self) -> Iterator[Code]:
        return iter(self.dutch)

    def __len__(self) -> int:
        return len(self.dutch)
