"""What stands now of the work agenda of a partnership: published, and waiting."""

from dataclasses import dataclass

import pandas as pd

from warehouse.connection import UnreadableReleaseError
from warehouse.queries import ingested_files, rsvs, work_agenda_actions
from warehouse.releases import Release, active_release_id, read_release
from warehouse.work_agenda_changes import as_texts, read_agenda
from warehouse.work_agenda_deliveries import INPUT, AgendaDelivery, waiting_of


@dataclass(frozen=True)
class Present:
    """A delivery is about the active release, whatever snapshot or day the page shows."""

    rsv_code: str
    rsv_name: str
    release: Release
    waiting: AgendaDelivery | None

    @property
    def published(self) -> pd.DataFrame:
        """Return the agenda that is published, as texts."""
        return as_texts(
            work_agenda_actions(
                self.release.release_id,
                rsv_code=self.rsv_code,
                reference_date=self.release.reference_date,
            )
        )

    @property
    def newest(self) -> pd.DataFrame:
        """Return what waits, or else what is published: what a next delivery goes on from."""
        if self.waiting is not None:
            return read_agenda(self.waiting.content.encode())
        return self.published

    @property
    def waiting_hash(self) -> str:
        """Return which delivery waits; empty when none does."""
        return self.waiting.sha256 if self.waiting else ""

    @property
    def is_example(self) -> bool:
        """Say whether the published work agendas are example data."""
        files = ingested_files(self.release.release_id)
        return bool(files.loc[files["input_name"] == INPUT, "is_fictitious"].any())


def find_present(rsv_code: str) -> Present | None:
    """Return what stands; None when the active release does not know this partnership."""
    active = active_release_id()
    release = read_release(active) if active else None
    if release is None:
        return None
    try:
        names = rsvs(release.release_id)
    except UnreadableReleaseError:
        return None
    if rsv_code not in names:
        return None
    return Present(rsv_code, names[rsv_code], release, waiting_of(rsv_code))
