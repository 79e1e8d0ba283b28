"""Texts that stand in data files: which they are, and a file's content in the reader's language."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from language import SOURCE, current, tr

ROOT = Path(__file__).parents[1]
_LISTED = Path(__file__).with_suffix(".yaml")


@lru_cache(maxsize=1)
def listed_fields() -> dict[str, frozenset[str]]:
    """Return of each pattern of files the fields or columns that hold a text for readers."""
    listed = yaml.safe_load(_LISTED.read_text(encoding="utf-8"))
    return {pattern: frozenset(fields) for pattern, fields in listed.items()}


@lru_cache(maxsize=256)
def text_fields(path: Path) -> frozenset[str]:
    """Return the fields of one file that hold a text for readers; none when it is not listed."""
    name = PurePosixPath(path.relative_to(ROOT).as_posix())
    found = [fields for pattern, fields in listed_fields().items() if name.match(pattern)]
    return frozenset().union(*found)


def in_language(path: Path, content: Any) -> Any:
    """Return what was read from a file with its texts in the language of the reader."""
    return content if current() == SOURCE else _translated(content, text_fields(path))


def texts_of(content: Any, fields: frozenset[str]) -> Iterator[str]:
    """Yield every text for readers in what was read from a file."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key in fields:
                yield from _leaves(value)
            else:
                yield from texts_of(value, fields)
    elif isinstance(content, list):
        for value in content:
            yield from texts_of(value, fields)


def _translated(content: Any, fields: frozenset[str]) -> Any:
    if isinstance(content, dict):
        return {
            key: _each(value) if key in fields else _translated(value, fields)
            for key, value in content.items()
        }
    if isinstance(content, list):
        return [_translated(value, fields) for value in content]
    return content


def _each(value: Any) -> Any:
    if isinstance(value, str):
        return tr(value)
    if isinstance(value, list):
        return [_each(part) for part in value]
    if isinstance(value, dict):
        return {key: _each(part) for key, part in value.items()}
    return value


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from _leaves(part)
