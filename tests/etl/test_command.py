"""python -m etl as a user meets it: exit codes, Dutch messages, and the last release untouched."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.etl.delivery_writer import trajectories, trajectory, write_csv
from warehouse.releases import Release, activate, active_release_id, current_release

OFFER = {
    "aanbod_id": "A1", "naam": "Samen", "organisatie": "Stichting", "thema": "zorg",
    "variant": "basis", "moment": "vakantie", "doelgroep": "alle", "gemeente_code": 363,
    "plaatsen": 5, "startdatum": "2023-01-01",
}  # fmt: skip
Spoil = Callable[[Path], object]


def snapshot(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file with its bytes and the moment it was written."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".load.lock"
    }


def without(row: dict[str, object], column: str) -> dict[str, object]:
    return {name: cell for name, cell in row.items() if name != column}


def emptied(inbox: Path) -> None:
    for path in inbox.iterdir():
        path.unlink()


def as_deelname(rows: list[dict[str, object]]) -> Spoil:
    return lambda inbox: write_csv(inbox / "deelname.csv", rows)


REFUSALS: dict[str, tuple[Spoil, tuple[str, ...]]] = {
    "empty inbox": (
        emptied,
        ("is leeg of bestaat niet", "ten minste één invoerbestand", "python -m etl example"),
    ),
    "missing column": (
        as_deelname([without(trajectory(1), "status")]),
        ("deelname.csv: kolom ontbreekt: status (kopregel: regel 1)", "Voeg de kolom toe"),
    ),
    "wrong type": (
        as_deelname(trajectories(2, leeftijd="zeventien")),
        (
            "deelname.csv: 2 van de 2 rijen zijn geweigerd",
            'regel 2, kolom leeftijd: gevonden "zeventien"; verwacht een heel getal van 12 tot',
        ),
    ),
    "unknown municipality": (
        as_deelname(trajectories(2, gemeente_code="Utrrecht")),
        ('kolom gemeente_code: gevonden "Utrrecht"', "Bedoelde u Utrecht?"),
    ),
    "split municipality": (
        as_deelname(trajectories(2, gemeente_code="Haaren")),
        ("Deze gemeente is gesplitst: kies Boxtel of Oisterwijk of Tilburg of Vught.",),
    ),
    "duplicate key": (
        as_deelname([trajectory(1), trajectory(1)]),
        ("1 van de 2 rijen", "kolom traject_id", "Dezelfde staat al op regel 2"),
    ),
    "other columns than the name says": (
        as_deelname([OFFER]),
        ("deelname.csv: de naam zegt Deelname (deelname), maar de kolommen passen bij Aanbod",),
    ),
    "pdf": (
        lambda inbox: (inbox / "deelname.csv").write_bytes(b"%PDF-1.7\n"),
        ("deelname.csv: het bestand is een pdf", "Vraag het oorspronkelijke Excel-bestand op"),
    ),
    "no table": (
        lambda inbox: (inbox / "notitie.txt").write_text("Beste collega,\nhierbij.\n"),
        ("notitie.txt: de kopregel is niet herkend: Beste collega",),
    ),
    "empty file": (
        lambda inbox: (inbox / "rsv.csv").write_bytes(b""),
        ("rsv.csv: het bestand is leeg",),
    ),
    "header only": (
        lambda inbox: (inbox / "rsv.csv").write_text("rsv_code;naam\n"),
        ("rsv.csv: het bestand heeft een kopregel maar geen rijen", "ten minste één rij"),
    ),
    "personal data": (
        as_deelname([trajectory(1, traject_id="111222333")]),
        ("deelname.csv: regel 2: in de kolom traject_id staat een geldig burgerservicenummer",),
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_delivery_that_is_refused_leaves_the_last_release_untouched(
    *,
    published: Release,
    inbox: Path,
    data_folder: Path,
    case: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil, messages = REFUSALS[case]
    spoil(inbox)
    before = snapshot(data_folder)
    assert main(["load", "--inbox", str(inbox)]) == 1
    said = capsys.readouterr().err
    for message in (*messages, "Geweigerd: ", "Verwacht:", "Wat u kunt doen:"):
        assert message in said
    assert said.endswith("De vorige uitgave blijft actief.\n")
    assert snapshot(data_folder) == before
    assert current_release() == (published, None)


def test_a_file_that_cannot_be_opened(
    *,
    published: Release,
    inbox: Path,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def locked(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("etl.delivered.open_sheet", locked)
    before = snapshot(data_folder)
    assert main(["load", "--inbox", str(inbox)]) == 1
    said = capsys.readouterr().err
    assert f"Mislukt. {inbox / 'aanbod.csv'}: Permission denied." in said
    assert "open in een ander programma?\nDe vorige uitgave blijft actief." in said
    assert snapshot(data_folder) == before


def test_an_inbox_that_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("load", "check"):
        assert main([command, "--inbox", str(tmp_path / "nergens")]) == 1
        assert "nergens is leeg of bestaat niet" in capsys.readouterr().err


def test_the_inbox_is_where_the_settings_say(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 1
    assert f"de map {data_folder / 'inbox'} is leeg" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["laad"], ["activate"], ["load", "--snel"], ["load", "--inbox"], ["load", "x"]],
)
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(arguments)
    assert ending.value.code == 2
    assert capsys.readouterr().err.startswith("Verkeerd gebruik (")


def test_help_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["--help"])
    assert ending.value.code == 0
    assert "controleer de inbox en publiceer een nieuwe uitgave" in capsys.readouterr().out


def test_a_load_says_what_it_published(
    quick_load: Callable[[], int], inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*trajectories(20), trajectory(21, leeftijd=99)]
    write_csv(inbox / "deelname.csv", rows)
    assert quick_load() == 0
    said = capsys.readouterr().out
    assert f"Gepubliceerd: {active_release_id()} (peildatum 31-08-2023)" in said
    assert "20 rijen geladen, 1 geweigerd" in said
    assert "deelname.csv (deelname)" in said
    assert quick_load() == 0
    assert f"Niets veranderd: uitgave {active_release_id()} is actief" in capsys.readouterr().out


def test_the_check_names_every_reason_with_its_file(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [trajectory(number, leeftijd=99, variant="lang") for number in range(1, 9)]
    write_csv(inbox / "deelname.csv", rows)
    write_csv(inbox / "rsv.csv", [{"rsv_code": "R1", "naam": ""}])
    assert main(["check", "--inbox", str(inbox)]) == 1
    lines = capsys.readouterr().out.splitlines()
    for line in range(2, 10):
        assert (
            f"deelname.csv, regel {line}, kolom leeftijd: gevonden '99'; verwacht een heel getal "
            "van 12 tot en met 30. Verbeter deze cel."
        ) in lines
    assert (
        "rsv.csv, regel 2, kolom naam: gevonden '(leeg)'; verwacht een waarde. Vul deze cel in."
        in lines
    )
    assert "9 rijen geweigerd." in lines
    assert [line for line in lines if line.startswith("Zo is er niet te laden. rsv.csv")]
    assert [line for line in lines if line.startswith("Zo is er niet te laden. deelname.csv")]


def test_the_check_of_a_sound_delivery(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_csv(inbox / "deelname.csv", trajectories(3))
    assert main(["check", "--inbox", str(inbox)]) == 0
    assert capsys.readouterr().out.endswith("Alles is goed.\n")


def test_the_check_gives_the_notes_and_the_advice_of_a_load(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_csv(inbox / "deelname.csv", [*trajectories(3), trajectory(4, leeftijd=99)])
    with (inbox / "deelname.csv").open("a") as stream:
        stream.write("Totaal;;;;;;4\n")
    assert main(["check", "--inbox", str(inbox)]) == 1
    said = capsys.readouterr().out
    assert "Let op: deelname.csv, regel 6: een totaalrij is herkend en niet meegeteld." in said
    assert main(["load", "--inbox", str(inbox)]) == 1
    of_load = capsys.readouterr().err
    for line in ("1 van de 5 rijen is geweigerd.", "Verwacht: een bestand waarvan ten hoogste 5%",
                 "Wat u kunt doen: Verbeter de genoemde rijen"):  # fmt: skip
        assert line in said
        assert line in of_load


def test_a_few_wrong_rows_do_not_stop_a_load_but_the_check_reports_them(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_csv(inbox / "deelname.csv", [*trajectories(20), trajectory(21, leeftijd=99)])
    assert main(["check", "--inbox", str(inbox)]) == 1
    said = capsys.readouterr().out
    assert "1 rij geweigerd." in said
    assert "niet te laden" not in said


def test_activate_of_what_is_not_there(
    published: Release, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(data_folder)
    for name in ("2020-01-01-onzin", "active", "../releases/active"):
        assert main(["activate", name]) == 1
        said = capsys.readouterr().err
        assert f"uitgave {name} is er niet, is beschadigd" in said
        assert f"Verwacht: een van: {published.release_id}." in said
    assert snapshot(data_folder) == before


def test_activate_of_a_damaged_release(
    published: Release, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published.path.write_bytes(published.path.read_bytes()[:-1])
    before = snapshot(data_folder)
    assert main(["activate", published.release_id]) == 1
    assert "Verwacht: een van: geen." in capsys.readouterr().err
    assert snapshot(data_folder) == before


def test_the_list_of_releases(published: Release, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["releases"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"* {published.release_id}  peildatum 29-02-2024  gemaakt 20")
    assert f"{published.rows_loaded} rijen  (aanbod, bevolking, bijeenkomsten" in line
    activate("een-andere")
    published.path.unlink()
    assert main(["releases"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"  {published.release_id}")
    assert line.endswith("BESCHADIGD OF WEG")


def test_the_example_never_overwrites_a_users_files(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_csv(inbox / "deelname.csv", trajectories(1))
    before = snapshot(inbox)
    assert main(["example", "--inbox", str(inbox)]) == 1
    said = capsys.readouterr().err
    assert f"in {inbox} staan al eigen bestanden: {path.name}" in said
    assert main(["example", "--inbox", str(inbox), "--if-empty"]) == 0
    assert snapshot(inbox) == before
