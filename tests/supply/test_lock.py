"""Nothing is installed but what was looked at: one version, one index, one set of files."""

import re

import pytest

from tests.supply.lock import DEVELOPMENT, RUNTIME, asked, locked
from warehouse.settings import PROJECT_FOLDER


@pytest.mark.parametrize("name", [RUNTIME, DEVELOPMENT])
def test_every_package_has_one_version_and_its_hashes(name: str) -> None:
    packages = locked(name)
    assert len(packages) > 50
    for package in packages:
        assert package.hashes, package
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in package.hashes), package
    # A package stands twice only when another version is for another Python.
    known = {(package.name, package.marker) for package in packages}
    assert len(known) == len(packages)


@pytest.mark.parametrize("name", [RUNTIME, DEVELOPMENT])
def test_no_package_comes_from_elsewhere(name: str) -> None:
    text = (PROJECT_FOLDER / name).read_text("utf-8")
    for line in (text + (PROJECT_FOLDER / name).with_suffix(".in").read_text("utf-8")).splitlines():
        bare = line.split("#")[0].strip()
        assert "://" not in bare
        assert " @ " not in bare
        assert not bare.startswith(("-e", "-f", "-i", "--index", "--extra", "--find", "--trusted"))


def test_what_is_asked_for_is_what_is_locked() -> None:
    versions = {(package.name, package.version) for package in locked(RUNTIME)}
    for line in asked(PROJECT_FOLDER / "requirements.in"):
        name, _, version = re.sub(r"\[.*?\]", "", line).partition("==")
        known = {of for package, of in versions if package == name}
        assert known, f"{name} is not locked: make lock"
        assert version in {"", *known}, f"{name} is locked at {known}: make lock"


def test_tests_run_on_what_runs() -> None:
    assert {(p.name, p.version, p.marker, p.hashes) for p in locked(RUNTIME)} <= {
        (p.name, p.version, p.marker, p.hashes) for p in locked(DEVELOPMENT)
    }
