"""Keep every delivered file unchanged under its hash, so that a release can be rebuilt."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from etl.intake import DeliveredFile
from etl.messages import LoadRefusedError
from etl.sources.files import sha256_of
from warehouse.settings import archive_folder


def archived_file(name: str, sha256: str) -> Path:
    """Return where the archive keeps a file; its name only gives the extension."""
    return archive_folder() / f"{sha256}{Path(name).suffix.lower()}"


def archive_files(files: Iterable[DeliveredFile]) -> None:
    """Copy the files to the archive; what is there already is not copied again.

    Raises LoadRefusedError when a file changed since its hash was taken.
    """
    folder = archive_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        kept = archived_file(file.path.name, file.sha256)
        if kept.exists() and sha256_of(file.path) == file.sha256:
            continue
        partial = kept.with_suffix(".partial")
        shutil.copyfile(file.path, partial)
        if sha256_of(partial) != file.sha256:
            partial.unlink()
            raise LoadRefusedError(
                "het bestand is veranderd terwijl het gelezen werd.",
                "een bestand dat tijdens het laden niet verandert.",
                "Sluit het bestand in andere programma's en laad opnieuw.",
                file.path.name,
            )
        partial.replace(kept)
