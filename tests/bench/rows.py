"""What is measured and how often, and a line of the table: ratios travel, milliseconds do not."""

from dataclasses import dataclass

from tests.bench.users import Crowd
from tests.browser.visitor import PATHS

DECISION_DAY = Crowd(120)
"""So many people sat in it."""


@dataclass(frozen=True)
class Sizes:
    """How often everything is done."""

    loads: int = 3
    trajectories: tuple[int, ...] = (200_000, 1_000_000, 10_000_000)
    reruns: int = 40
    paints: int = 5
    pages: tuple[str, ...] = tuple(PATHS)
    checked_rows: int = 1_000_000
    checked_workbook_rows: int = 78_000  # about 5 MB
    seeds: int = 4
    countries: int = 12
    crowds: tuple[Crowd, ...] = (Crowd(20), Crowd(60), DECISION_DAY, Crowd(240))
    during_load: Crowd = DECISION_DAY


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure, its anchor, and how often it was measured."""

    what: str
    value: float
    unit: str
    anchor: str
    anchor_value: float
    times: int

    def line(self) -> str:
        """Return the line as markdown."""
        ratio = f"{self.value / self.anchor_value:.1f}" if self.anchor_value else "–"
        return (
            f"| {self.what} | {self.value:.4g} {self.unit} | {self.anchor} "
            f"| {self.anchor_value:.4g} {self.unit} | {ratio} | {self.times} |"
        )


def table(rows: list[Row]) -> str:
    """Return all rows as one markdown table."""
    head = (
        "| what | measured | anchor | anchor measured | ratio | times |\n|---|---|---|---|---|---|"
    )
    return "\n".join([head, *(row.line() for row in rows)])
