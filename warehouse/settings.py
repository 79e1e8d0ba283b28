"""Where data lives. One variable moves it all, so that a server or a test has its own."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

PROJECT_FOLDER = Path(__file__).resolve().parent.parent
STATIC_FOLDER = PROJECT_FOLDER / "static"
BOUNDARIES_FOLDER = STATIC_FOLDER / "boundaries"
ZONE = ZoneInfo("Europe/Amsterdam")
"""The clock of those who read: a server may run on another."""


def data_folder() -> Path:
    """Return the folder that holds inbox, archive and releases (MDT_DATA; default warehouse/)."""
    return Path(os.environ.get("MDT_DATA", PROJECT_FOLDER / "warehouse"))


def inbox_folder() -> Path:
    """Return where users drop their files."""
    return data_folder() / "inbox"


def archive_folder() -> Path:
    """Return where delivered files are kept unchanged, under their hash."""
    return data_folder() / "archive"


def releases_folder() -> Path:
    """Return where published releases and the pointer to the active one are."""
    return data_folder() / "releases"


def snapshots_folder() -> Path:
    """Return where the names under which a release was frozen are."""
    return data_folder() / "snapshots"


def drafts_folder() -> Path:
    """Return where deliveries in preparation stand, each in a folder of its own."""
    return data_folder() / "drafts"


def outlines_name(boundaries_name: str) -> str:
    """Return the name of the border lines that belong to a boundary file: the same hash."""
    return boundaries_name.replace("boundaries-", "outlines-", 1)
