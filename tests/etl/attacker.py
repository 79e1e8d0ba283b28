"""Someone who holds a release file and wants to know what was hidden in it.

All they know is written as linear equations over what they do not know: how many started, completed
and stopped per municipality and variant between any two days on which a published period begins or
ends, and how many were running before. No number is negative, and what is hidden is at least 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import csr_array

Name = tuple[str | int, ...]
FURTHEST = 60.0  # above what a number is, so that "as far as you like" has an end
NEARLY = 1e-6
FLOWS = ("started", "completed", "stopped")


@dataclass
class Knowledge:
    """Equations over unknown numbers; `hidden` are the unknowns that were cells of a table."""

    names: dict[Name, int] = field(default_factory=dict)
    owners: list[str] = field(default_factory=list)
    hidden: dict[Name, int] = field(default_factory=dict)
    _entries: list[tuple[int, int, float]] = field(default_factory=list)
    _right: list[float] = field(default_factory=list)

    def unknown(self, owner: str, *name: str | int) -> int:
        """The column of an unknown; `owner` says of which partnership it is."""
        if name not in self.names:
            self.names[name] = len(self.names)
            self.owners.append(owner)
        return self.names[name]

    def is_known(self, columns: Iterable[int], value: float) -> None:
        """The unknowns add up to a published number."""
        self._write(dict.fromkeys(columns, 1.0), value)

    def is_hidden(self, owner: str, columns: Iterable[int], *cell: str) -> None:
        """The unknowns add up to a number that is not published."""
        column = self.hidden[cell] = self.unknown(owner, "cell", *cell)
        self._write({**dict.fromkeys(columns, 1.0), column: -1.0}, 0.0)

    def follows(self, plus: Iterable[int], less: Iterable[int]) -> None:
        """Both add up to the same."""
        self._write({**dict.fromkeys(plus, 1.0), **dict.fromkeys(less, -1.0)}, 0.0)

    def _write(self, row: dict[int, float], right: float) -> None:
        self._entries += [(len(self._right), column, value) for column, value in row.items()]
        self._right.append(right)

    def system(self) -> tuple[csr_array, np.ndarray, np.ndarray]:
        """Matrix, right-hand side, and the least each unknown can be."""
        rows, columns, values = zip(*self._entries, strict=True)
        shape = (len(self._right), len(self.names))
        least = np.zeros(len(self.names))
        least[list(self.hidden.values())] = 1.0
        return csr_array((values, (rows, columns)), shape=shape), np.array(self._right), least


class Release:
    """What the tables with counts say."""

    def __init__(self, path: Path) -> None:
        with duckdb.connect(str(path), read_only=True) as connection:
            self.counts, self.ended, self.months, self.periods, areas, self.headline = (
                connection.execute(sql).df()
                for sql in (
                    "from mart.participation",
                    "from mart.completion",
                    "from mart.participation_month",
                    "from mart.period",
                    "from mart.area where area_kind = 'municipality'",
                    "from mart.national_figure",
                )
            )
        self.rsv_of: dict[str, str] = {
            code: rsv if isinstance(rsv, str) else code
            for code, rsv in zip(areas["area_code"], areas["rsv_code"], strict=True)
        }
        self.groups = {
            "regulier": ("basis", "extra", "plus"),
            **{variant: (variant,) for variant in ("basis", "extra", "plus", "kort")},
        }
        ends = self.periods["last_month"] + pd.offsets.MonthBegin(1)
        self.days = sorted({*self.periods["first_month"], *ends})
        self.spans = {
            period: (self.days.index(first), self.days.index(end))
            for period, first, end in zip(
                self.periods["period"], self.periods["first_month"], ends, strict=True
            )
        }

    def members(self, kind: str, code: str, known: Iterable[str]) -> list[str]:
        """The known municipalities of an area."""
        if kind == "municipality":
            return [code]
        return [one for one in known if kind == "country" or self.rsv_of[one] == code]


def what_is_known(release: Release) -> Knowledge:
    """Write every published number down."""
    knowledge = Knowledge()

    def flow(measure: str, municipality: str, variant: str, number: int) -> int:
        owner = release.rsv_of[municipality]
        return knowledge.unknown(owner, measure, municipality, variant, number)

    def parts(
        measure: str, municipalities: list[str], group: str, first: int, end: int
    ) -> list[int]:
        # What runs is known on a day: the stock before the first segment that is not counted.
        numbers = [end] if measure == "running" else range(first, end)
        return [
            flow(measure, municipality, variant, number)
            for municipality in municipalities
            for variant in release.groups[group]
            for number in numbers
        ]

    for municipality in release.rsv_of:
        for variant in ("basis", "extra", "plus", "kort"):
            for number in range(len(release.days) - 1):
                now, later, came, *left = (
                    flow(measure, municipality, variant, at)
                    for measure, at in (
                        ("running", number),
                        ("running", number + 1),
                        ("started", number),
                        ("completed", number),
                        ("stopped", number),
                    )
                )
                knowledge.follows([now, came], [later, *left])

    municipal = release.counts[release.counts["area_kind"] == "municipality"]
    known = municipal.groupby("period")["area_code"].unique()

    def published(frame: pd.DataFrame, measure: str, column: str) -> None:
        for row in frame.itertuples():
            members = release.members(row.area_kind, row.area_code, known[row.period])
            columns = parts(measure, members, row.variant_group, *release.spans[row.period])
            if not row.is_suppressed:
                knowledge.is_known(columns, getattr(row, column))
                continue
            owner = {"country": "NL", "rsv": row.area_code}.get(row.area_kind)
            owner = owner or release.rsv_of[row.area_code]
            cell = (row.period, measure, row.variant_group, row.area_kind, row.area_code)
            if column == "trajectory_count":
                knowledge.is_hidden(owner, columns, *cell)

    for measure, slice_ in release.counts.groupby("measure"):
        published(slice_, measure, "trajectory_count")
    for measure in ("completed", "stopped"):
        published(release.ended, measure, measure)
    is_count = release.headline["figure"].isin(["started", "completed", "running"])
    for row in release.headline[is_count].dropna().itertuples():
        after = row.day + pd.Timedelta(days=1)
        ended = [name for name, (_, end) in release.spans.items() if release.days[end] == after]
        if not ended:
            continue  # the stock of a month in between, which is known by month as well
        period = ended[0]
        # What runs counts everyone, a period those that are known in it.
        everyone = list(release.rsv_of if row.figure == "running" else known[period])
        columns = parts(row.figure, everyone, "regulier", *release.spans[period])
        knowledge.is_known(columns, row.value)
    for (kind, code, group), series in release.months.groupby(
        ["area_kind", "area_code", "variant_group"]
    ):
        members = release.members(kind, code, release.rsv_of)
        for number, (first, end) in enumerate(zip(release.days, release.days[1:], strict=False)):
            within = series[(series["month"] >= first) & (series["month"] < end)]
            for measure in ("started", "completed"):
                if within[measure].notna().all():
                    knowledge.is_known(
                        parts(measure, members, group, number, number + 1), within[measure].sum()
                    )
            if pd.notna(stock := within["running"].iloc[-1]):
                knowledge.is_known(parts("running", members, group, number, number + 1), stock)
    return knowledge


class Attack:
    """How far every hidden count can be narrowed, shown by possible worlds.

    A world that fits all that is known proves that its numbers are possible. It starts from what
    is true; each program moves the unknowns of a few partnerships, and leaves those of others.
    """

    def __init__(self, knowledge: Knowledge, truth: dict[Name, float]) -> None:
        matrix, right, self._least = knowledge.system()
        self._matrix = matrix.tocsc()
        self._owners = np.array(knowledge.owners)
        self.hidden = {column: name for name, column in knowledge.hidden.items()}
        self.truth = np.zeros(matrix.shape[1])
        for name, column in knowledge.names.items():
            self.truth[column] = truth.get(name, 0.0)
        # A hidden cell stands in one equation, with -1: it is what the others there add up to.
        cells = list(self.hidden)
        rows = [int(self._matrix[:, [cell]].nonzero()[0][0]) for cell in cells]
        self.truth[cells] = (matrix @ self.truth - right)[rows]
        self.misfit = float(np.abs(matrix @ self.truth - right).max())
        self._low, self._high = self.truth.copy(), self.truth.copy()
        self._random = np.random.default_rng(1)

    def narrow(self, threshold: float, owners: Iterable[str]) -> list[int]:
        """The hidden cells of these partnerships of which no worlds lie `threshold` apart yet."""
        room, asked = self._high - self._low, set(owners)
        return [
            cell
            for cell in self.hidden
            if room[cell] < threshold - NEARLY and self._owners[cell] in asked
        ]

    def found(self, cells: Iterable[int]) -> dict[Name, tuple[float, float]]:
        """What an attacker is left with, as far as it is shown."""
        return {
            self.hidden[cell]: (float(self._low[cell]), float(self._high[cell])) for cell in cells
        }

    def push_all(self, owners: list[str], threshold: float, times: int) -> None:
        """Move all narrow cells of these partnerships at once, again and again."""
        block = self._block(owners)
        for _ in range(times):
            if cells := self.narrow(threshold, owners):
                self._move(block, cells, self._random.choice([-1.0, 1.0], len(cells)))

    def push(self, cell: int, threshold: float, others: Iterable[str] = ()) -> None:
        """Move one cell as far as it goes, up and down."""
        block = self._block([str(self._owners[cell]), *others])
        for sign in (1.0, -1.0):
            if self._high[cell] - self._low[cell] < threshold - NEARLY:
                self._move(block, [cell], np.array([sign]))

    def _block(self, owners: list[str]) -> tuple[np.ndarray, csr_array, np.ndarray]:
        columns = np.flatnonzero(np.isin(self._owners, owners))
        part = self._matrix[:, columns].tocsr()
        part = part[np.diff(part.indptr) > 0]
        return columns, part, part @ self.truth[columns]

    def _move(
        self,
        block: tuple[np.ndarray, csr_array, np.ndarray],
        cells: list[int],
        signs: np.ndarray,
    ) -> None:
        columns, part, right = block
        aim = np.zeros(len(columns))
        aim[np.searchsorted(columns, cells)] = signs
        bounds = np.column_stack([self._least[columns], self.truth[columns] + FURTHEST])
        answer = linprog(aim, A_eq=part, b_eq=right, bounds=bounds, method="highs-ipm")
        assert answer.x is not None, answer.message
        self._low[columns] = np.minimum(self._low[columns], answer.x)
        self._high[columns] = np.maximum(self._high[columns], answer.x)
