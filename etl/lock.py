"""One load or publication at a time, and nothing half-done left behind."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from etl.messages import LoadRefusedError
from etl.switch import finish_interrupted_switch
from warehouse.drafts import clear_old_drafts
from warehouse.settings import releases_folder
from warehouse.work_agenda_deliveries import clear_published

BUILD_PREFIX = ".build-"


@contextmanager
def only_one_load() -> Iterator[None]:
    """Hold the lock of everything that publishes; what a killed one left is put right first."""
    releases_folder().mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(releases_folder() / ".load.lock")
    try:
        with lock.acquire(blocking=False):
            finish_interrupted_switch()
            clear_published()
            _remove_what_a_killed_load_left()
            clear_old_drafts()
            yield
    except filelock.Timeout:
        raise LoadRefusedError(
            "er wordt op dit moment al geladen of gepubliceerd.",
            "één tegelijk.",
            "Wacht tot dat klaar is, kijk wat er dan actief is, en begin opnieuw.",
        ) from None


def _remove_what_a_killed_load_left() -> None:
    for left_behind in releases_folder().glob(f"{BUILD_PREFIX}*"):
        shutil.rmtree(left_behind)


@contextmanager
def build_folder() -> Iterator[Path]:
    """Give an empty folder beside the releases, for as long as it is needed."""
    folder = releases_folder() / f"{BUILD_PREFIX}{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
