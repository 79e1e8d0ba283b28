"""A load that ran out of disk is refused in words: what stopped, where, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from etl.messages import LoadRefusedError
from warehouse.full_disk import is_full_disk


@contextmanager
def full_disk_is_refused(place: str = "") -> Iterator[None]:
    """Raise LoadRefusedError when what is done within fails for want of disk.

    `place` is the folder to name; none where a visitor reads it, who has nothing to look for there.
    """
    try:
        yield
    except LoadRefusedError:
        raise  # it says more
    except Exception as error:
        if not is_full_disk(error):
            raise
        raise LoadRefusedError(
            "de schijf is vol; wat half geschreven was, is weer weggehaald.",
            "ruimte voor een nieuwe uitgave naast de vorige.",
            "Maak ruimte vrij, of vraag dat aan de beheerder, en probeer het dan opnieuw.",
            place,
        ) from error
