"""The files a delivery adds to: those of the active release, as the archive keeps them."""

from pathlib import Path

from etl.archive import archived_file
from etl.sources.files import inbox_files
from warehouse.releases import active_release_id, read_release
from warehouse.settings import inbox_folder

EXAMPLE_ENDINGS = ("_fictief", "_voorbeeld")


def base_files() -> dict[str, Path]:
    """Map file names to where they can be read; without a release, what is in the inbox."""
    release = read_release(active_release_id() or "")
    if release is None or not release.files:
        return {path.name: path for path in inbox_files(inbox_folder())}
    return {name: archived_file(name, sha256) for name, sha256 in release.files.items()}


def is_example(name: str) -> bool:
    """Say whether a file is one that `python -m etl example` writes."""
    return Path(name).stem.endswith(EXAMPLE_ENDINGS)
