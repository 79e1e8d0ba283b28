"""Partners and work agendas in words, tables and charts: right for few, for many and for none."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pages.components.partners import changes as partner_changes
from pages.components.partners import lists as partner_lists
from pages.components.partners import matrix as partner_matrix
from pages.components.work_agenda import actions as work_agenda_actions
from pages.components.work_agenda import progress as work_agenda_progress
from pages.components.work_agenda import tasks as work_agenda_tasks

DAY = date(2024, 2, 29)
SECTORS = {"s": "School", "f": "Fondsen", "all": "Alle"}


def sectors(**counts: list[float]) -> pd.DataFrame:
    """Partnerships with partners at school, of a fund, and in all; 'Oud' has ended."""
    return pd.DataFrame(
        [
            {
                "rsv_code": name,
                "rsv_name": name,
                "has_ended": name == "Oud",
                "sector": sector,
                "sector_label": SECTORS[sector],
                "partners": value,
            }
            for name, values in counts.items()
            for sector, value in zip(SECTORS, values, strict=True)
        ]
    )


@pytest.mark.parametrize(
    ("counts", "part"),
    [
        ({"A": [1, 2, 3], "B": [1, 1, 2]}, "heeft elk van de 2 RSV's een partner in elke sector"),
        ({"A": [1, 0, 1], "B": [1, 1, 2]}, "heeft 1 van de 2 RSV's een partner in elke sector; "),
        ({"A": [1, 0, 1], "B": [1, 1, 2]}, "niet A (zonder fondsen)."),
        ({"A": [0, 0, 0], "B": [0, 1, 1]}, "hebben 0 van de 2 RSV's"),
        ({"A": [0, 0, 0], "B": [0, 1, 1]}, "A (zonder school en fondsen) en B (zonder school)"),
        ({"A": [1, 1, 2], "B": [np.nan] * 3}, "Van B zijn geen partners aangeleverd."),
        ({"A": [1, 1, 2], "Oud": [1, 0, 1]}, "elk van de 1 RSV's"),
        ({"A": [np.nan] * 3}, "Er zijn nog geen partners aangeleverd."),
    ],
)
def test_which_sectors_are_missing(counts: dict[str, list[float]], part: str) -> None:
    assert part in partner_matrix.sectors_finding(sectors(**counts), DAY)


def test_the_matrix_writes_none_and_unknown_as_words() -> None:
    shown = sectors(A=[1, 0, 1], B=[np.nan] * 3, Oud=[0, 2, 2])
    figure = partner_matrix.heatmap(shown, "A")
    words = np.full((3, 3), "", dtype=object)
    for trace in figure.data:
        for at in np.ndindex(3, 3):
            if trace.z[at[0]][at[1]] is not None:
                assert words[at] == "", "a cell has one colour and one word"
                words[at] = trace.text[at]
    assert words.tolist() == [["1", "geen", "1"], ["?", "?", "?"], ["geen", "2", "2"]]
    assert list(figure.data[0].y) == ["<b>A</b>", "B", "Oud (gestopt)"]
    table = partner_matrix.matrix_table(shown)
    assert table.columns.tolist() == ["RSV", "School", "Fondsen", "Alle"]
    assert table["School"].isna().tolist() == [False, True, False]


def changes(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "first_day": pd.Timestamp(day),
                "joined": joined,
                "ended": ended,
                "joined_names": "x" if joined else None,
                "ended_names": None,
            }
            for day, joined, ended in rows
        ],
        columns=["first_day", "joined", "ended", "joined_names", "ended_names"],
    )


def test_joined_and_left_in_words_and_bars() -> None:
    shown = changes(("2023-10-01", 1, 0), ("2024-01-01", 3, 1))
    said = partner_changes.changes_finding(shown, 3, "Zeeland")
    assert said == (
        "In Zeeland kwamen er sinds okt 2023 4 partners bij; de meeste in kw 1 2024 (3); "
        "1 is gestopt."
    )
    figure = partner_changes.bars(shown, 3)
    assert [list(bar.y) for bar in figure.data] == [[1, 3], [0, 1]]
    assert list(figure.data[1].text) == ["", "1"]
    assert partner_changes.labels(shown, 1) == ["okt 2023", "jan 2024"]
    table = partner_changes.changes_table(shown, 1)
    assert table["Tijdvak"].tolist() == ["jan 2024", "okt 2023"]
    assert (table["Wie stopte"] == "").all()
    assert "nog geen partner begonnen" in partner_changes.changes_finding(changes(), 1, "X")
    partner_changes.bars(changes(("2024-01-01", 0, 0)), 1)


def test_organisations_in_several_partnerships() -> None:
    shared = pd.DataFrame(
        {
            "organisation": ["ROC", "Fonds"],
            "rsv_count": [3, 2],
            "rsv_names": ["A, B, C", "A, B"],
            "rsv_codes": [["a", "b", "c"], ["a", "b"]],
            "sectors": ["Onderwijs", "Fondsen"],
            "spellings": ["R.O.C.; ROC", "Fonds"],
            "spelling_count": [2, 1],
        }
    )
    said = partner_lists.shared_finding(shared, "Nederland")
    assert "zijn 2 organisaties partner van meer dan één RSV; het meest ROC (3 RSV's)." in said
    assert "1 organisatie staat er onder meer dan één schrijfwijze" in said
    assert partner_lists.in_partnership(shared, "c")["organisation"].tolist() == ["ROC"]
    assert "Schrijfwijzen" in partner_lists.shared_table(shared)
    assert "Schrijfwijzen" not in partner_lists.shared_table(shared[1:])
    assert "geen organisatie partner van meer" in partner_lists.shared_finding(shared[:0], "X")


def parts(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Partnership, part, progress; one action each, none when there is none."""
    return pd.DataFrame(
        [
            {
                "rsv_code": rsv,
                "rsv_name": rsv,
                "has_ended": False,
                "agenda_part": part,
                "has_agenda": progress != "unknown",
                "actions": int(progress not in {"none", "unknown"}),
                "done": int(progress == "done"),
                "overdue": int(progress == "overdue"),
                "not_started": 0,
                "in_progress": 0,
                "dropped": 0,
                "progress": progress,
            }
            for rsv, part, progress in rows
        ]
    )


def test_progress_in_words() -> None:
    shown = parts(
        ("A", "a", "overdue"), ("A", "voordracht", "done"),
        ("B", "a", "none"), ("B", "voordracht", "done"),
        ("C", "a", "unknown"), ("C", "voordracht", "unknown"),
    )  # fmt: skip
    assert work_agenda_progress.progress_finding(shown, "Nederland") == (
        "Nederland: 3 acties, waarvan 2 klaar en 1 te laat, het meest bij a. Aanbod overal en voor "
        "iedereen."
    )
    assert work_agenda_progress.gaps_finding(shown) == (
        "Een onderdeel zonder actie: B (a). Geen werkagenda aangeleverd: C."
    )
    planning = work_agenda_progress.planning_text(shown, DAY)
    assert (
        "(uiterlijk 31 okt 2023): 1 van de 2 RSV's met een werkagenda heeft op aanbod overal en "
        "voor iedereen een actie."
    ) in planning
    assert "(uiterlijk 31 mei 2023): 2 van de 2 RSV's" in planning
    assert work_agenda_progress.planning_text(shown[4:], DAY) == ""
    before = work_agenda_progress.planning_text(shown[:2], date(2023, 10, 31), is_one=True)
    assert "(nog tot en met 31 okt 2023): dit RSV heeft op aanbod overal" in before
    grid = work_agenda_progress.matrix(shown)
    assert grid.columns.tolist() == [
        "RSV",
        "a. Aanbod overal en voor iedereen",
        "Voordracht van een facilitator",
    ]
    assert "te laat" in grid.iloc[0, 1]
    assert "niets aangeleverd" in grid.iloc[2, 1]
    line = work_agenda_progress.states_line(shown[shown["agenda_part"] == "a"])
    assert line.index("te laat") < line.index("geen actie") < line.index("niets aangeleverd")
    table = work_agenda_progress.progress_table(shown)
    assert table["Acties"].isna().tolist() == [False] * 4 + [True] * 2


def actions(*changes: dict[str, Any]) -> pd.DataFrame:
    sound = {
        "rsv_name": "A", "agenda_part": "a", "ambition": "meer", "action": "doen", "owner": "wij",
        "deadline": pd.Timestamp("2024-01-31"), "status": "bezig", "status_label": "Bezig",
        "is_overdue": True, "file_name": "w.csv", "line": 2,
    }  # fmt: skip
    return pd.DataFrame([{**sound, **change} for change in changes])


def test_actions_lose_nothing_on_their_way_to_the_screen() -> None:
    shown = actions(
        {},
        {"owner": None, "deadline": pd.NaT, "is_overdue": False, "line": 3},
        {"status": "vervallen", "status_label": "Vervallen", "owner": None, "is_overdue": False},
    )
    table = work_agenda_actions.action_table(shown)
    assert table["Status"].tolist() == ["bezig, te laat", "bezig", "vervallen"]
    assert table["Deadline"].tolist() == ["31 jan 2024", "niet genoemd", "31 jan 2024"]
    incomplete = work_agenda_actions.incomplete(shown)  # what was dropped needs no owner
    named = work_agenda_actions.incomplete_table(incomplete)
    assert named[["Ontbreekt", "Regel"]].to_numpy().tolist() == [["eigenaar en deadline", "3"]]
    said = work_agenda_actions.incomplete_finding(incomplete, "A")
    assert said.startswith("A: 1 actie heeft geen eigenaar en 1 geen deadline.")
    said = work_agenda_actions.actions_finding(shown, 3, "A")
    assert said == "A: 3 acties, waarvan 1 te laat en 1 vervallen."
    late = work_agenda_actions.chosen(shown, "a", "bezig", only_overdue=True)
    assert late.index.tolist() == [0]
    assert "1 actie van de 3, waarvan" in work_agenda_actions.actions_finding(late, 3, "A")
    assert "geen van de 3" in work_agenda_actions.actions_finding(shown[:0], 3, "A")
    plan = work_agenda_actions.plan_table(actions({"action": "*=1+1*"}))
    assert plan["Actie"].tolist() == [r"\*=1+1\*"]
    assert plan["Status"].tolist() == [":red-badge[! bezig, te laat]"]


@pytest.mark.parametrize(
    ("shown_as", "row", "text"),
    [
        ("yes_no", {"value": 1.0, "total": 1.0}, "ja"),
        ("yes_no", {"value": 0.0, "total": 1.0}, "nee"),
        ("yes_no", {"value": 17.0, "total": 19.0}, "17 van de 19"),
        ("of_total", {"value": 1.0, "total": 14.0}, "1 van de 14"),
        ("percentage", {"value": 95.6}, "96%"),
        ("times", {"value": 1.0, "lower_95": 0.5, "upper_95": 2.0}, "× 1 (0 – 2)"),
    ],
)
def test_a_figure_as_its_task_asks(shown_as: str, row: dict[str, float], text: str) -> None:
    empty = {"total": np.nan, "lower_95": np.nan, "upper_95": np.nan, "detail": ""}
    figure = {"shown_as": shown_as, "decimals": 0}
    written = work_agenda_tasks.figure_text(figure, {**empty, **row})
    assert written.replace("\u00a0", " ").replace("\u2060", "") == text


def test_a_figure_that_is_not_known_is_left_out() -> None:
    task = {
        "figures": [
            {
                "figure": "x",
                "label": "X",
                "shown_as": "number",
                "decimals": 0,
                "detail": "zonder {}",
            },
            {"figure": "y", "label": "Y", "shown_as": "number", "decimals": 0},
        ]
    }
    row = {"value": 2.0, "total": np.nan, "lower_95": np.nan, "upper_95": np.nan, "detail": "Z"}
    every = pd.DataFrame([{"figure": "x", "area_code": area, **row} for area in ("R", "S")])
    figures = work_agenda_tasks.figures_of(every, ["R", "NL"])
    table = work_agenda_tasks.figure_table(task, figures, "R", "Rijn")
    assert table.to_numpy().tolist() == [["X (zonder Z)", "2", "–"]]
    assert table.columns.tolist() == ["Cijfer", "Rijn", "Nederland"]
    assert work_agenda_tasks.figure_table(task, figures, None, "Nederland").empty
