"""The licence is there to the letter, and nothing is used that does not go with it."""

import hashlib
from importlib import metadata

import pytest

from tests.supply.licences import LIST, UNKNOWN, Line, known, licence_of, listed, parts, sections
from tests.supply.lock import Locked
from warehouse.settings import PROJECT_FOLDER

# Of the words of EUPL-1.2 as SPDX has them; line ends and spaces do not count.
EUPL_WORDS = "b265314fe0920ed66121307961dabb70eb3c26c508d2362783e821bbb4a0e16c"
RUNTIME_TABLE = "Om te draaien"


def allowed(heading: str) -> set[str]:
    extra = set() if heading == RUNTIME_TABLE else set(known()["allowed_for_development"])
    return set(known()["allowed"]) | extra


def test_the_licence_is_the_official_text() -> None:
    text = (PROJECT_FOLDER / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert hashlib.sha256(" ".join(text.split()).encode()).hexdigest() == EUPL_WORDS


def test_whoever_made_something_that_ships_is_named() -> None:
    notice = (PROJECT_FOLDER / "NOTICE").read_text("utf-8")
    for named in (
        "Licensed under the EUPL",
        "CBS",
        "Kadaster",
        "CC BY 4.0",
        "Fira Sans",
        "OFL.txt",
    ):
        assert named in notice
    fonts = [*PROJECT_FOLDER.glob("static/fonts/*.woff2"), *PROJECT_FOLDER.glob("reports/**/*.ttf")]
    assert fonts
    for font in fonts:
        text = (font.parent / "OFL.txt").read_text("utf-8")
        assert text.startswith("Copyright (c) 2012-2015, The Mozilla Foundation")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
    # What stands in these folders was made here; a library of others would be named in NOTICE.
    scripts = {path.name for path in PROJECT_FOLDER.glob("static/**/*.js")}
    assert scripts == {"map.js"}


@pytest.mark.parametrize(("heading", "packages"), sections().items())
def test_the_list_is_that_of_the_lock(heading: str, packages: list[Locked]) -> None:
    table = listed(LIST.read_text("utf-8"), heading)
    assert [(line.name, line.version) for line in table] == [
        (package.name, package.version) for package in packages
    ], "make licences"


@pytest.mark.parametrize("heading", sections())
def test_every_licence_is_known_and_may_be_used(heading: str) -> None:
    table = listed(LIST.read_text("utf-8"), heading)
    not_allowed = [line for line in table if not parts(line.licence) <= allowed(heading)]
    assert not_allowed == []


@pytest.mark.parametrize(("heading", "packages"), sections().items())
def test_what_is_installed_says_the_same(heading: str, packages: list[Locked]) -> None:
    """A new version may come under another licence; the list is then made anew."""
    table = {line.name: line for line in listed(LIST.read_text("utf-8"), heading)}
    for package in packages:
        try:
            version = metadata.version(package.name)
        except metadata.PackageNotFoundError:
            assert package.marker or package.name == "colorama", f"{package.name} is not installed"
            continue
        line = Line(package.name, version, licence_of(package.name))
        assert parts(line.licence) <= allowed(heading)
        if version == table[package.name].version:
            assert line == table[package.name], "make licences"


def test_a_package_that_says_nothing_is_unknown() -> None:
    assert licence_of("no-such-package") == UNKNOWN
    assert not parts(UNKNOWN) <= allowed(RUNTIME_TABLE)
    assert parts("(MIT AND PSF-2.0)") == {"MIT", "PSF-2.0"}
