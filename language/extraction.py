"""Collect every Dutch text for readers, from code and from data, into the catalogue."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from language.catalogue import CATALOGUE
from language.data_texts import ROOT, listed_fields, texts_of

PACKAGES = ("access", "notes", "pages", "reports", "warehouse", "web")
# The function that a text stands in → which of its arguments is the text (1 is the first).
KEYWORDS = {
    "tr": None,
    "mark": None,
    "ntr": (1, 2),
    "ptr": ((1, "c"), 2),
    "count_of": (2, 3),
}


def collected() -> Catalog:
    """Return a catalogue of all texts, without English, in the order of their files."""
    catalog = Catalog(locale="en", project="MDT Regiomonitor", fuzzy=False)
    for name, text, context in [*_of_code(), *_of_data()]:
        catalog.add(text, locations=[(name, 0)], context=context)
    return catalog


def catalogue() -> Catalog:
    """Return the catalogue as it stands in its file."""
    with CATALOGUE.open("rb") as stream:
        return read_po(stream, locale="en")


def updated() -> Catalog:
    """Return the texts of today with the English that is known; what is not used is left out."""
    known, fresh = catalogue(), collected()
    for message in fresh:
        found = known.get(message.id, message.context) if message.id else None
        if found is not None:
            message.string = found.string
    return fresh


def written(catalog: Catalog) -> bytes:
    """Return a catalogue as it is kept; the moment is left out, so that only texts change it."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=100, omit_header=True, sort_by_file=True, include_lineno=False)
    header = (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    )
    header += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return header.encode("utf-8") + stream.getvalue()


def update_catalogue() -> None:
    """Write the texts of today, with the English that is known, to the catalogue."""
    CATALOGUE.write_bytes(written(updated()))


def is_up_to_date() -> bool:
    """Say whether the catalogue holds every text of today, and no other."""
    return CATALOGUE.read_bytes() == written(updated())


def untranslated() -> list[str]:
    """Return the texts that have no English, or not in each of their forms."""
    return [
        str(message.id)
        for message in catalogue()
        if message.id and not (message.string and all(forms(message.string)))
    ]


def forms(string: str | Iterable[str]) -> tuple[str, ...]:
    """Return the forms of a text: one, or singular and plural."""
    return (string,) if isinstance(string, str) else tuple(string)


def _of_code() -> list[tuple[str, str | tuple[str, ...], str | None]]:
    found = []
    for package in PACKAGES:
        for name, _, text, _, context in extract_from_dir(
            ROOT / package, [("**.py", "python")], keywords=KEYWORDS
        ):
            found.append((f"{package}/{name}", text, context))
    for name, _, text, _, context in extract_from_dir(
        ROOT, [("dashboard.py", "python")], keywords=KEYWORDS, directory_filter=lambda _: False
    ):
        found.append((name, text, context))
    return sorted(found, key=lambda entry: entry[0])


def _of_data() -> list[tuple[str, str, None]]:
    return [
        (path.relative_to(ROOT).as_posix(), text, None)
        for pattern, fields in listed_fields().items()
        for path in sorted(ROOT.glob(pattern))
        for text in texts_of(_content(path), fields)
    ]


def _content(path: Path) -> object:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(text)))
    # A number in a text stays as it is written.
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
