"""What a contract is: the one place where an input table and its columns are described."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from etl.contracts.cells import Parser, normalise
from etl.contracts.lookups import Lookups

RowCheck = Callable[[pa.Table], pa.ChunkedArray | pa.Array]


@dataclass(frozen=True)
class Column:
    """One column of an input file.

    `parser` builds the cell parser from the reference lists; None is free text of at most
    `longest_text` characters. `arrow_type` is what the parser returns.
    `required`: the column must be in the file; `may_be_empty`: its cells may be blank.
    `default` fills blank cells; `choices` names the list a drop-down offers (a code list, or one
    of etl/contracts/choices.py). `is_label` marks texts that carry the word "fictief" in
    example data.
    """

    name: str
    parser: Callable[[Lookups], Parser] | None
    arrow_type: pa.DataType
    explanation: str
    example: str
    required: bool = True
    may_be_empty: bool = False
    default: str | None = None
    choices: str | None = None
    aliases: tuple[str, ...] = ()
    is_label: bool = False
    longest_text: int = 500

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Every normalised header that means this column, its own name first."""
        aliases = sorted(normalise(alias) for alias in self.aliases)
        return tuple(dict.fromkeys([normalise(self.name), *aliases]))


@dataclass(frozen=True)
class RowRule:
    """A rule over several columns of one row; `breaks` gives True where a row breaks it."""

    column: str
    breaks: RowCheck
    expected: str
    advice: str


@dataclass(frozen=True)
class Contract:
    """One input table: its columns, what makes a row unique, and its rules."""

    name: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    rules: tuple[RowRule, ...] = ()
    allows_contact_details: bool = False

    @property
    def title_and_name(self) -> str:
        """Return the title, and in brackets the code that a file name starts with."""
        return f"{self.title} ({self.name})"

    def arrow_schema(self) -> pa.Schema:
        """Return the typed shape of accepted rows: file, line, then the columns in order."""
        fields = [pa.field("file_id", pa.int32()), pa.field("line", pa.int64())]
        fields += [pa.field(column.name, column.arrow_type) for column in self.columns]
        return pa.schema(fields)

    def column(self, name: str) -> Column:
        """Return a column by name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
