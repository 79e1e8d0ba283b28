"""What the pages run for a delivery in preparation: draft, agenda."""

import argparse

from etl.commands.parser import Commands, add_role
from etl.commands.progress import report
from etl.drafts import STEPS, run_step
from etl.messages import LoadRefusedError
from warehouse.drafts import Draft, find_draft


def add(commands: Commands) -> None:
    """Add draft and agenda."""
    draft = commands.add_parser("draft", help="een stap van een levering in voorbereiding")
    draft.add_argument("step", choices=STEPS, help="wat er moet gebeuren")
    draft.add_argument("draft", help="kenmerk van de levering")
    add_role(draft)
    draft.set_defaults(command=_draft)
    agenda = commands.add_parser("agenda", help="controleer de werkagenda die één RSV aanlevert")
    agenda.add_argument("draft", help="kenmerk van de levering")
    agenda.add_argument("rsv", help="code van het RSV")
    agenda.set_defaults(command=_agenda)


def _draft(options: argparse.Namespace) -> int:
    run_step(_found_draft(options.draft), options.step, options.role, report)
    return 0


def _agenda(options: argparse.Namespace) -> int:
    from etl.drafts import agenda  # noqa: PLC0415

    agenda.run(_found_draft(options.draft), options.rsv, report)
    return 0


def _found_draft(draft_id: str) -> Draft:
    draft = find_draft(draft_id)
    if draft is None:
        raise LoadRefusedError(
            f"levering {draft_id} is er niet (meer).",
            "een levering die in voorbereiding is.",
            "Begin opnieuw op de pagina waar u aanlevert.",
        )
    return draft
