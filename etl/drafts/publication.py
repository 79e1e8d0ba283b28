"""Publish the candidate of a draft, if nobody published anything else in the meantime."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from etl.archive import archive_files
from etl.lock import only_one_load
from etl.messages import LoadRefusedError
from etl.publish import is_sound_file
from etl.switch import switch_to
from warehouse.drafts import CANDIDATE, DONE, PUBLICATION, Draft
from warehouse.publication_log import PUBLISHED
from warehouse.releases import active_release_id, as_release
from warehouse.work_agenda_deliveries import BusyError, ChangedMeanwhileError, publishing


def run(draft: Draft, role: str, report: Callable[[str], None]) -> None:
    """Publish; raises LoadRefusedError when the comparison no longer holds."""
    with only_one_load():
        outcome = draft.read(CANDIDATE) or {}
        if outcome.get("status") != DONE:
            raise LoadRefusedError(
                "er is geen uitgave klaargezet.",
                "een vergelijking die klaar is.",
                "Maak de vergelijking en publiceer daarna.",
            )
        _refuse_when_others_published(outcome["base_release_id"])
        candidate = as_release(outcome["release"])
        _refuse_what_nobody_looked_at(candidate.release_id, draft)
        if not is_sound_file(draft.candidate_file, candidate):
            raise LoadRefusedError(
                "de klaargezette uitgave is beschadigd.",
                "een bestand dat heel is.",
                "Maak de vergelijking opnieuw.",
            )
        report("bestanden bewaren")
        archive_files({draft.inbox / name: sha256 for name, sha256 in candidate.files.items()})
        report("publiceren")
        with _agendas_that_still_wait(draft, outcome["uploads"]):
            switch_to(
                candidate,
                role=role,
                action=PUBLISHED,
                files=tuple(outcome["names"].values()),
                build_file=draft.candidate_file,
                updates_inbox=True,
            )
        draft.write(PUBLICATION, {"status": DONE, "release_id": candidate.release_id})


@contextmanager
def _agendas_that_still_wait(draft: Draft, uploads: dict[str, str]) -> Iterator[None]:
    """Publish no work agenda that its partnership withdrew or replaced after it was taken along."""
    try:
        with publishing(draft.agendas_among(uploads)):
            yield
    except ChangedMeanwhileError as changed:
        raise LoadRefusedError(
            f"de werkagenda van {changed} is intussen ingetrokken of vervangen.",
            "de werkagenda die nu klaarstaat.",
            "Haal het bestand weg uit deze levering, neem zo nodig mee wat er nu klaarstaat, en "
            "vergelijk opnieuw.",
        ) from None
    except BusyError:
        raise LoadRefusedError(
            "er wordt op dit moment een werkagenda ingeleverd of ingetrokken.",
            "één tegelijk.",
            "Wacht even en publiceer dan opnieuw.",
        ) from None


def _refuse_what_nobody_looked_at(release_id: str, draft: Draft) -> None:
    """Another tab on the same delivery may have built another candidate in the meantime."""
    if draft.approved_release_id() != release_id:
        raise LoadRefusedError(
            f"de klaargezette uitgave is een andere dan u hebt bekeken: {release_id}.",
            f"de uitgave van uw vergelijking: {draft.approved_release_id() or 'geen'}.",
            "Bekijk de vergelijking die hier nu staat en publiceer daarna.",
        )


def _refuse_when_others_published(base_id: str) -> None:
    active = active_release_id() or ""
    if active != base_id:
        raise LoadRefusedError(
            f"intussen is een andere uitgave actief geworden: {active}.",
            f"dezelfde uitgave als waarmee vergeleken is: {base_id or 'geen'}.",
            "Vergelijk opnieuw met de uitgave van nu en publiceer daarna. Uw bestanden staan "
            "nog klaar.",
        )
