"""Which release there is to show: what every page, and whoever guards the server, asks first."""

from warehouse.connection import UnreadableReleaseError, is_known_unreadable
from warehouse.queries import ReleaseInfo, release_info
from warehouse.releases import Release, current_release, list_releases


def open_release() -> tuple[Release, ReleaseInfo, str | None]:
    """Return the active release, or the newest one that can be read, and the id of a damaged one.

    Raises NoReleaseError when none can be read.
    """
    unreadable = {r.release_id for r in list_releases() if is_known_unreadable(r.release_id)}
    while True:
        release, damaged_id = current_release(unreadable)
        try:
            return release, release_info(release.release_id), damaged_id
        except UnreadableReleaseError:
            unreadable.add(release.release_id)
