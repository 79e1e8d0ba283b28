"""No password, key or token is kept among the sources."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from detect_secrets import SecretsCollection
from detect_secrets.core import baseline
from detect_secrets.settings import configure_settings_from_baseline, get_settings

from tests.supply.lock import DEVELOPMENT, RUNTIME
from warehouse.settings import PROJECT_FOLDER

LOOKED_AT = PROJECT_FOLDER / ".secrets.baseline"
APPROVE = (
    "a secret? take it out, and out of use; if it is none: "
    "detect-secrets scan --baseline .secrets.baseline && detect-secrets audit .secrets.baseline"
)


@pytest.fixture(scope="module")
def looked_at() -> Iterator[SecretsCollection]:
    """What looks like a secret and is none; says in passing what is searched for."""
    content = baseline.load_from_file(str(LOOKED_AT))
    configure_settings_from_baseline(content, str(LOOKED_AT))
    yield SecretsCollection.load_from_baseline(content)
    get_settings().clear()


# Every character of a lock is known to test_lock.py; the rest are figures and fonts.
PASSED_BY = (".csv", ".parquet", ".ttf", ".woff2", RUNTIME, DEVELOPMENT, LOOKED_AT.name)


def tracked_files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT_FOLDER, capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split("\0") if name]


def found_in(names: list[str]) -> SecretsCollection:
    found = SecretsCollection()
    for name in names:
        found.scan_file(name)
    return found


def test_the_sources_hold_no_secret(
    looked_at: SecretsCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT_FOLDER)
    found = found_in([name for name in tracked_files() if not name.endswith(PASSED_BY)])
    new = [(name, secret.type, secret.line_number) for name, secret in found - looked_at]
    assert new == [], APPROVE
    for name, secret in looked_at:
        assert secret.is_secret is False, f"{name}: nobody has looked at this"


@pytest.mark.parametrize(
    "text",
    [
        # Put together here, or this file would hold them.
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "client_sec" + 'ret = "q7J2mZx0Lw4Tt9"',
        "postgresql://monitor:" + "Winter2024@databank/monitor",
        'key = "AKIA' + 'IOSFODNN7EXAMPLE"',
    ],
)
def test_a_secret_would_be_found(
    looked_at: SecretsCollection, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("settings.py").write_text(text, encoding="utf-8")
    assert len(found_in(["settings.py"]).data) == 1


def test_the_file_with_secrets_is_never_tracked() -> None:
    names = tracked_files()
    assert ".streamlit/secrets.toml" not in names
    assert ".streamlit/secrets.example.toml" in names
    assert not [name for name in names if name.endswith((".pem", ".key", ".p12", ".env"))]
