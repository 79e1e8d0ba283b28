"""What someone writes in a note, and what is refused at the door."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from language import mark, tr
from methods.personal import personal_in_prose
from notes.errors import RefusedError
from notes.vocabulary import (
    ACTION,
    AGREEMENTS,
    KINDS,
    NOT_BEGUN,
    action_states,
    agenda_parts,
)

LONGEST_TEXT = 10_000
LONGEST_OWNER = 200
LONGEST_AMBITION = 500
# The days that a deadline of a work agenda may lie between.
FIRST_DAY, LAST_DAY = date(2017, 1, 1), date(2040, 12, 31)


@dataclass(frozen=True)
class Place:
    """What a note speaks of: a figure of one release on one day, in one region or the country."""

    release_id: str
    reference_date: date
    figure: str
    figure_title: str
    rsv_code: str
    municipality_code: str | None = None


@dataclass(frozen=True)
class Content:
    """What someone writes. Who and when belong to an agreement, the last three to an action."""

    kind: str
    text: str
    themes: tuple[str, ...] = ()
    owner: str | None = None
    due_date: date | None = None
    agenda_part: str | None = None
    ambition: str | None = None
    status: str | None = None


def accepted(content: Content) -> Content:
    """Return the content as it is kept; raises RefusedError with every reason it cannot be."""
    clean = _cleaned(content)
    if problems := [*_lengths(clean), *_choices(clean), *_personal(clean)]:
        raise RefusedError(problems)
    return clean


def _cleaned(content: Content) -> Content:
    is_agreement, is_action = content.kind in AGREEMENTS, content.kind == ACTION
    return replace(
        content,
        text=_plain(content.text),
        themes=tuple(dict.fromkeys(content.themes)),
        owner=(_plain(content.owner or "") or None) if is_agreement else None,
        due_date=content.due_date if is_agreement else None,
        agenda_part=content.agenda_part if is_action else None,
        ambition=(_plain(content.ambition or "") or None) if is_action else None,
        status=(content.status or NOT_BEGUN) if is_action else None,
    )


def _plain(text: str) -> str:
    """Keep letters and line ends; what no database or spreadsheet can hold goes."""
    # A half of a pair of code units has no bytes in UTF-8.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(s for s in lines if s in "\n\t" or unicodedata.category(s) != "Cc").strip()


def _lengths(content: Content) -> list[str]:
    if not content.text:
        return [tr("Schrijf eerst een tekst.")]
    return [
        tr("{what} is ten hoogste {longest} tekens; nu zijn het er {n}.").format(
            what=what, longest=_dutch(longest), n=_dutch(len(text or ""))
        )
        for what, text, longest in (
            (tr("Een notitie"), content.text, LONGEST_TEXT),
            (tr("Wie het doet"), content.owner, LONGEST_OWNER),
            (tr("Een ambitie"), content.ambition, LONGEST_AMBITION),
        )
        if len(text or "") > longest
    ]


def _choices(content: Content) -> list[str]:
    problems = []
    if content.kind not in KINDS:
        problems.append(tr("Kies wat voor notitie dit is."))
    if content.kind == ACTION and content.agenda_part not in agenda_parts():
        problems.append(tr("Kies bij een actie het onderdeel van de werkagenda."))
    if content.kind == ACTION and content.status not in action_states():
        problems.append(tr("Kies bij een actie de stand."))
    if content.due_date and not FIRST_DAY <= content.due_date <= LAST_DAY:
        problems.append(
            tr("Kies een dag van {first_year} tot en met {last_year}.").format(
                first_year=FIRST_DAY.year, last_year=LAST_DAY.year
            )
        )
    return problems


# As methods.personal names it.
FOUND = (
    mark("een e-mailadres"),
    mark("een geldig burgerservicenummer"),
    mark("een telefoonnummer"),
)


def _personal(content: Content) -> list[str]:
    places = (
        (tr("de tekst"), content.text),
        (tr("wie het doet"), content.owner),
        (tr("de ambitie"), content.ambition),
    )
    return [
        tr(
            "In {place} staat {found}. Notities bevatten geen persoonsgegevens: haal "
            "het weg, en noem een organisatie of een rol. Lijkt een volgnummer er "
            "toevallig op, zet er dan een letter voor."
        ).format(place=place, found=tr(found))
        for place, text in places
        if (found := personal_in_prose(text or ""))
    ]


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")
