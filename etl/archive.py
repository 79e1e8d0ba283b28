"""Keep every delivered file unchanged under its hash, so that a release can be rebuilt."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from etl.messages import LoadRefusedError
from etl.sources.files import sha256_of
from warehouse.settings import archive_folder


def archived_file(name: str, sha256: str) -> Path:
    """Return where the archive keeps a file; its name only gives the extension."""
    return archive_folder() / f"{sha256}{Path(name).suffix.lower()}"


def archive_files(files: Mapping[Path, str]) -> None:
    """Copy files (path → hash) to the archive; what is there already is not copied again.

    Raises LoadRefusedError when a file changed since its hash was taken.
    """
    archive_folder().mkdir(parents=True, exist_ok=True)
    for path, sha256 in files.items():
        if not path.is_file() or sha256_of(path) != sha256:
            raise LoadRefusedError(
                "het bestand is veranderd terwijl het gelezen werd.",
                "een bestand dat tijdens het laden niet verandert.",
                "Sluit het bestand in andere programma's en laad opnieuw.",
                path.name,
            )
        kept = archived_file(path.name, sha256)
        if not (kept.exists() and sha256_of(kept) == sha256):
            copy_verified(path, kept, sha256)


def copy_verified(source: Path, target: Path, sha256: str) -> None:
    """Put a copy in its place, whole and written to disk.

    Raises LoadRefusedError when the source is gone or is not what its hash says.
    """
    partial = target.with_name(f".{target.name}.partial")  # hidden: a load does not see it
    try:
        shutil.copyfile(source, partial)
        with partial.open("r+b") as stream:
            os.fsync(stream.fileno())
        if sha256_of(partial) != sha256:
            raise _not_what_was_kept(target.name)
        partial.replace(target)
    except FileNotFoundError:
        raise _not_what_was_kept(target.name) from None
    finally:
        partial.unlink(missing_ok=True)


def _not_what_was_kept(name: str) -> LoadRefusedError:
    return LoadRefusedError(
        "de bewaarde kopie van dit bestand is weg of beschadigd.",
        "een kopie die gelijk is aan wat er is aangeleverd.",
        "Lever dit bestand opnieuw aan.",
        name,
    )
