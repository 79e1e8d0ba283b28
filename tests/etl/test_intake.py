"""Whole files: doubles, overlaps, files with too many errors, and what is fictitious."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.intake import too_many_errors
from etl.messages import LoadRefusedError
from tests.etl.conftest import Intake
from tests.etl.delivery_writer import trajectories, trajectory, write_csv

TakenIn = Callable[[], Intake]


def refused_lines(intake: Intake) -> list[tuple[str, int]]:
    names = {file.file_id: file.path.name for file in intake.files}
    return [(names[row["file_id"]], row["line"]) for row in intake.rows("staging.refused_line")]


def member(code: str, municipality: str, start: str, end: str | None = None) -> dict[str, object]:
    return {
        "rsv_code": code,
        "gemeente_code": municipality,
        "geldig_vanaf": start,
        "geldig_tot": end,
        "status": "vastgesteld",
    }


def band(youngest: int, oldest: int, **cells: object) -> dict[str, object]:
    return {
        "gemeente_code": "GM0363",
        "jaar": 2023,
        "leeftijd_van": youngest,
        "leeftijd_tot": oldest,
        "aantal": 100,
        "status": "definitief",
        **cells,
    }


def test_a_key_that_stood_before_is_refused_and_the_first_one_stays(
    inbox: Path, taken_in: TakenIn
) -> None:
    rows = [trajectory(1), trajectory(2), trajectory(1, variant="plus"), trajectory(1)]
    write_csv(inbox / "deelname.csv", rows)
    intake = taken_in()
    first, second = intake.rows("staging.rejected")
    assert (first["line"], second["line"]) == (4, 5)
    assert (first["column_name"], first["found"]) == ("traject_id", "T1")
    assert first["expected"] == "een waarde die niet vaker voorkomt"
    assert first["advice"] == "Dezelfde staat al op regel 2; die telt, deze niet."
    assert first["raw_row"] == (
        '{"traject_id": "T1", "gemeente_code": "GM0344", "startdatum": "2023-09-01", '
        '"einddatum": "", "status": "gestart", "variant": "plus", "leeftijd": "17"}'
    )
    assert [row["rows_in"] for row in intake.rows("staging.ingested_file")] == [4]


def test_a_key_in_another_file_of_the_same_input_is_refused_and_the_file_named(
    inbox: Path, taken_in: TakenIn
) -> None:
    write_csv(inbox / "deelname 1.csv", [trajectory(1), trajectory(2)])
    write_csv(inbox / "deelname 2.csv", [trajectory(3), trajectory(2)])
    intake = taken_in()
    assert refused_lines(intake) == [("deelname 2.csv", 3)]
    (reason,) = intake.rows("staging.rejected")
    assert "al op regel 3 van bestand deelname 1.csv;" in str(reason["advice"])


def test_a_key_of_more_columns_is_doubled_only_as_a_whole(inbox: Path, taken_in: TakenIn) -> None:
    ambition = {"gebied": "NL", "jaar": 2023, "maat": "gestart", "doel": 5, "status": "concept"}
    write_csv(
        inbox / "groeiambitie.csv",
        [ambition, {**ambition, "jaar": 2024}, {**ambition, "gebied": "Nederland", "doel": 6}],
    )
    intake = taken_in()
    assert refused_lines(intake) == [("groeiambitie.csv", 4)]
    assert intake.rows("staging.rejected")[0]["found"] == "NL / 2023 / gestart"


def test_without_a_key_equal_rows_are_rows(inbox: Path, taken_in: TakenIn) -> None:
    row = {
        "rsv_code": "RSV01", "rol": "kwartiermaker", "fte": "0,5", "vanaf": "2023-05-01",
        "stap": "aangesteld",
    }  # fmt: skip
    write_csv(inbox / "facilitatoren.csv", [row, row])
    assert refused_lines(taken_in()) == []


def test_a_refused_row_does_not_make_a_double_of_a_sound_one(
    inbox: Path, taken_in: TakenIn
) -> None:
    write_csv(inbox / "deelname.csv", [trajectory(1, leeftijd=99), trajectory(1)])
    assert refused_lines(taken_in()) == [("deelname.csv", 2)]


def test_periods_of_membership_that_overlap(inbox: Path, taken_in: TakenIn) -> None:
    write_csv(
        inbox / "rsv_gemeenten.csv",
        [
            member("RSV01", "GM0014", "2023-01-01", "2023-06-30"),
            member("RSV02", "GM0014", "2023-07-01"),  # follows on: fine
            member("RSV01", "GM0037", "2023-01-01", "2023-07-01"),
            member("RSV02", "GM0037", "2023-07-01"),  # the first of July twice
            member("RSV01", "GM0047", "2023-01-01"),
            member("RSV02", "GM0047", "2024-01-01", "2024-12-31"),  # the first has no end
            member("RSV02", "GM0080", "2023-07-01"),
            member("RSV01", "GM0080", "2023-01-01", "2023-06-30"),  # order does not matter
            member("RSV01", "GM0085", "2023-01-01"),
            member("RSV02", "GM0085", "2023-01-01"),  # the same day: a double key, said once
        ],
    )
    intake = taken_in()
    reasons = intake.rows("staging.rejected")
    assert [(row["line"], row["column_name"]) for row in reasons] == [
        (5, "geldig_vanaf"), (7, "geldig_vanaf"), (11, "gemeente_code, geldig_vanaf"),
    ]  # fmt: skip
    assert reasons[0]["found"] == "01-07-2023"
    assert reasons[0]["advice"] == (
        "Gemeente GM0037 hoort op die dag al bij RSV01 (regel 4): vul daar geldig_tot in."
    )


def test_an_overlap_with_another_file_names_that_file(inbox: Path, taken_in: TakenIn) -> None:
    write_csv(inbox / "rsv_gemeenten 1.csv", [member("RSV01", "GM0014", "2023-01-01")])
    write_csv(inbox / "rsv_gemeenten 2.csv", [member("RSV02", "GM0014", "2023-02-01")])
    write_csv(inbox / "bevolking 1.csv", [band(12, 29)])
    write_csv(inbox / "bevolking 2.csv", [band(20, 24)])
    first, second = taken_in().rows("staging.rejected")
    assert "(regel 2 van bestand rsv_gemeenten 1.csv)" in str(first["advice"])
    assert "Zie regel 2 van bestand bevolking 1.csv (12-29)" in str(second["advice"])


def test_age_bands_that_overlap(inbox: Path, taken_in: TakenIn) -> None:
    write_csv(
        inbox / "bevolking.csv",
        [
            band(12, 17),
            band(18, 29),
            band(17, 17),  # lies within the first
            band(0, 120, jaar=2022),
            band(12, 29, gemeente_code="GM0344"),
            band(29, 40),  # one age too many
            band(30, 40),
        ],
    )
    intake = taken_in()
    assert refused_lines(intake) == [
        ("bevolking.csv", 4),
        ("bevolking.csv", 7),
        ("bevolking.csv", 8),
    ]
    reasons = intake.rows("staging.rejected")
    assert [row["found"] for row in reasons] == ["17-17", "29-40", "30-40"]
    assert str(reasons[1]["advice"]).startswith("Zie regel 3 (18-29)")


@pytest.mark.parametrize(
    ("rows", "wrong", "is_refused"), [(20, 1, False), (19, 1, True), (40, 3, True)]
)
def test_one_row_in_twenty_may_be_wrong(
    *, inbox: Path, taken_in: TakenIn, rows: int, wrong: int, is_refused: bool
) -> None:
    delivered = trajectories(rows)
    for row in delivered[:wrong]:
        row |= {"leeftijd": 99, "variant": "lang"}  # two reasons, one row
    write_csv(inbox / "deelname.csv", delivered)
    intake = taken_in()
    refusals = too_many_errors(intake.connection, intake.files)
    assert [refusal.file_name for refusal in refusals] == ["deelname.csv"] * is_refused
    if is_refused:
        verb = "is" if wrong == 1 else "zijn"
        assert f"{wrong} van de {rows} rijen {verb} geweigerd" in refusals[0].found
        assert (
            'regel 2, kolom variant: gevonden "lang"; verwacht een van: basis' in refusals[0].found
        )
        assert "ten hoogste 5%" in refusals[0].expected


def test_only_the_first_reasons_are_shown(inbox: Path, taken_in: TakenIn) -> None:
    write_csv(inbox / "deelname.csv", trajectories(7, leeftijd=99))
    intake = taken_in()
    (refusal,) = too_many_errors(intake.connection, intake.files)
    assert refusal.found.count("kolom leeftijd") == 5
    assert "en nog 2 redenen; zie 'python -m etl check'" in refusal.found


def test_doubles_count_as_errors(inbox: Path, taken_in: TakenIn) -> None:
    write_csv(inbox / "deelname.csv", trajectories(30))
    write_csv(inbox / "deelname kopie.csv", trajectories(31))
    intake = taken_in()
    refusals = too_many_errors(intake.connection, intake.files)
    assert [refusal.file_name for refusal in refusals] == [
        "deelname.csv"
    ]  # a dot sorts after a space


def test_the_same_file_twice_is_said_once(inbox: Path, taken_in: TakenIn) -> None:
    for name in ("deelname.csv", "deelname kopie.csv"):
        write_csv(inbox / name, trajectories(30))
    with pytest.raises(LoadRefusedError) as refusal:
        taken_in()
    said = str(refusal.value)
    assert said.startswith(
        "deelname.csv: dit bestand is hetzelfde als deelname kopie.csv, dat al meetelt."
    )
    assert said.endswith("Lever het niet opnieuw aan.")
    assert "map" not in said


def test_a_header_without_rows_is_refused(inbox: Path, taken_in: TakenIn) -> None:
    (inbox / "rsv.csv").write_text("rsv_code;naam\n;\n \n")
    with pytest.raises(
        LoadRefusedError, match=r"rsv.csv: het bestand heeft een kopregel maar geen rij"
    ):
        taken_in()


def test_partnerships_are_read_before_what_names_them(inbox: Path, taken_in: TakenIn) -> None:
    write_csv(inbox / "a.csv", [member("Noord", "GM0014", "2023-01-01")])
    write_csv(inbox / "b.csv", [{"rsv_code": "R1", "naam": "Noord"}])
    intake = taken_in()
    assert [row["rsv_code"] for row in intake.rows("accepted.rsv_gemeenten")] == ["R1"]


@pytest.mark.parametrize(
    ("name", "cells", "is_fictitious"),
    [
        ("deelname.csv", {}, False),
        ("Deelname_FICTIEF.csv", {}, True),
        ("deelname.csv", {"traject_id": "Fictief-1"}, True),
        ("deelname.csv", {"traject_id": "T1 (fictief)"}, True),
        ("deelname.csv", {"aanbod_id": "fictief 3"}, True),
        ("deelname.csv", {"opleiding": "fictief"}, False),  # not a label
        ("deelname.csv", {"traject_id": "nietfictief"}, False),
    ],
)
def test_what_is_fictitious_is_known_by_name_or_label(
    *, inbox: Path, taken_in: TakenIn, name: str, cells: dict[str, object], is_fictitious: bool
) -> None:
    first, *others = [{"aanbod_id": None, "opleiding": None, **row} for row in trajectories(25)]
    write_csv(inbox / name, [*others, {**first, **cells}])
    (row,) = taken_in().rows("staging.ingested_file")
    assert row["is_fictitious"] is is_fictitious
    assert (row["file_name"], row["rows_in"], row["extra_columns"]) == (name, 25, "")


def test_columns_that_are_not_asked_for_are_named(inbox: Path, taken_in: TakenIn) -> None:
    write_csv(inbox / "deelname.csv", [{**trajectory(1), "kleur": "x", "Maat": "y"}])
    (row,) = taken_in().rows("staging.ingested_file")
    assert row["extra_columns"] == "kleur, Maat"
