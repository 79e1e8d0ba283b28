"""Indicator files are held against their schema before anything is loaded."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from etl.__main__ import main
from etl.indicators import validate_indicators
from etl.messages import LoadRefusedError
from tests.etl.delivery_writer import trajectories, write_csv
from warehouse.indicators import INDICATORS_FOLDER, Indicator, read_indicator_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the indicator files, to be broken."""
    found = tmp_path / "indicators"
    shutil.copytree(INDICATORS_FOLDER, found, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return found


def refusal_of(folder: Path) -> LoadRefusedError:
    with pytest.raises(LoadRefusedError) as refusal:
        validate_indicators(folder)
    return refusal.value


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / "started.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_what_ships_with_the_product_is_sound(folder: Path) -> None:
    validate_indicators()
    validate_indicators(folder)


@pytest.mark.parametrize("field", [field.name for field in fields(Indicator)])
def test_a_field_that_is_missing_is_named(folder: Path, field: str) -> None:
    path = folder / "started.yaml"
    content = read_indicator_file(path)
    del content[field]
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    refusal = refusal_of(folder)
    assert refusal.file_name == "started.yaml"
    assert refusal.found == f"onderdeel hele bestand: '{field}' is a required property."


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("order: 1\n", "order: eerste\n", "order"),
        ("order: 1\n", "order: 0\n", "order"),
        ("decimals: 1", "decimals: 4", "decimals"),
        ("decimals: 1", "decimals: -1", "decimals"),
        ("polarity: high_is_good", "polarity: hoog", "polarity"),
        ("short_title: Gestart", "short_title: Gestarte trajecten in de periode", "short_title"),
        ("short_title: Gestart", "short_title: ''", "short_title"),
        ("reviewed: 2026-11-21\n", "reviewed: 21-11-2026\n", "reviewed"),
        ("next_review: 2027-11-21", "next_review: 2027-02-30", "next_review"),
        ("  - Het telt trajecten,", "  - kort\n  - Het telt trajecten,", "caveats.0"),
        ("unit: per 1.000 jongeren", "unit:\n  - per 1.000", "unit"),
        ("code: started", "code: begonnen", "code"),
        ("code: started", "code: Started!", "code"),
        ("code: started", "code: started\nkleur: blauw", "hele bestand"),
    ],
)
def test_a_field_that_is_wrong_is_named(folder: Path, old: str, new: str, field: str) -> None:
    refusal = refusal_of(changed(folder, old, new))
    assert refusal.file_name == "started.yaml"
    assert refusal.found.startswith(f"onderdeel {field}: ")
    assert "schema.json" in refusal.expected


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"code: [a\ntitle: b\n", "onderdeel regel 2: dit is geen leesbare YAML"),
        (b"code: 'a\n", "dit is geen leesbare YAML"),
        (b"- code: a\n", "onderdeel hele bestand: dit is geen lijst van velden"),
        (b"zomaar tekst", "onderdeel hele bestand: dit is geen lijst van velden"),
        (b"", "onderdeel hele bestand: dit is geen lijst van velden"),
        (b"title: caf\xe9\n", "onderdeel hele bestand: dit is geen lijst van velden in UTF-8"),
    ],
)
def test_a_file_that_is_no_indicator_at_all(folder: Path, content: bytes, found: str) -> None:
    (folder / "started.yaml").write_bytes(content)
    refusal = refusal_of(folder)
    assert refusal.file_name == "started.yaml"
    assert found in refusal.found


def test_a_broken_indicator_stops_the_load_before_it_begins(
    *,
    folder: Path,
    inbox: Path,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_csv(inbox / "deelname.csv", trajectories(1))
    changed(folder, "decimals: 1", "decimals: veel")
    monkeypatch.setattr(validate_indicators, "__defaults__", (folder,))
    assert main(["load", "--inbox", str(inbox)]) == 1
    assert "Geweigerd: started.yaml: onderdeel decimals" in capsys.readouterr().err
    assert list(data_folder.rglob("*")) == []
