"""The files a delivery adds to: those of the active release, as the archive keeps them."""

from pathlib import Path

from etl.archive import archived_file
from etl.messages import LoadRefusedError
from etl.sources.files import is_example
from warehouse.connection import UnreadableReleaseError
from warehouse.queries import ingested_files
from warehouse.releases import Release, active_release_id, read_release


def base_release() -> Release | None:
    """Return the active release; None when nothing was published yet.

    Raises LoadRefusedError when there is one of which the files are not known.
    """
    active = active_release_id()
    if active is None:
        return None
    release = read_release(active)
    if release is None or not release.files:
        raise LoadRefusedError(
            f"van de actieve uitgave {active} is niet te lezen uit welke bestanden zij bestaat.",
            "een uitgave die met deze versie geladen is.",
            "Laat de beheerder eerst opnieuw laden (python -m etl load).",
        )
    return release


def base_files() -> dict[str, Path]:
    """Map the file names of the active release to where the archive keeps them."""
    release = base_release()
    files = release.files if release else {}
    return {name: archived_file(name, sha256) for name, sha256 in files.items()}


def examples_of(inputs: set[str]) -> set[str]:
    """Name the files of the active release that are example data of these inputs."""
    release = base_release()
    if release is None:
        return set()
    try:
        files = ingested_files(release.release_id)
    except UnreadableReleaseError:
        return {name for name in release.files if is_example(name)}
    is_one = files["is_fictitious"] | files["file_name"].map(is_example)
    return set(files.loc[is_one & files["input_name"].isin(inputs), "file_name"])
