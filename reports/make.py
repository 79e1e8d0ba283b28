"""Make packs: of one region, of the country, or all of them in one zip; and keep them."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pages.components.context import PageContext
from pages.components.evaluation.pack_names import pack_name
from pages.components.evaluation.story import national_story, region_story
from reports.charts import UndrawableError
from reports.document import Pack
from reports.map_svg import MissingBoundariesError
from reports.pdf import LayoutError, pack_pdf
from reports.refusal import NotesAwayError, PackRefusedError
from reports.session_notes import AWAY
from reports.workbook import pack_workbook
from warehouse.connection import UnreadableReleaseError
from warehouse.packs import COUNTRY, EVERYTHING, PDF, XLSX, ZIP, Shelf, hash_of
from warehouse.queries import offered_days, release_info, rsvs
from warehouse.releases import NoReleaseError, current_release, read_release

Report = Callable[[str], None]
Notes = Mapping[str, Sequence[str]]
"""Notes of the session by code of the region, as plain texts."""


def open_context(release_id: str | None, day: date | None = None) -> PageContext:
    """Return what the stories speak of: this release or the active one, on this day or its newest.

    Raises PackRefusedError when there is none, or when it has no 12 months that end on that day.
    """
    try:
        release = current_release()[0] if release_id is None else read_release(release_id)
        if release is None or not release.is_whole():
            raise PackRefusedError(
                f"Uitgave {release_id} is er niet, is beschadigd of is van een oudere versie. "
                "Bekijk de uitgaven met: python -m etl releases"
            )
        info = release_info(release.release_id)
        context = PageContext(release, info, info.reference_date)
        return context if day is None else _on_day(context, day)
    except NoReleaseError:
        raise PackRefusedError(
            "Er is nog geen uitgave. Maak er een met: python -m etl load"
        ) from None
    except UnreadableReleaseError:
        raise PackRefusedError(f"Uitgave {release_id or ''} is niet te lezen.") from None


def _on_day(context: PageContext, day: date) -> PageContext:
    period = offered_days(context.release_id).get(day)
    if period is None:
        raise PackRefusedError(f"Deze uitgave heeft geen 12 maanden die eindigen op {day}.")
    return replace(context, reference_date=day, period=period)


def shelf_of(context: PageContext) -> Shelf:
    """Return where the packs of this context are kept."""
    return Shelf(context.release_id, context.reference_date)


def make_pack(context: PageContext, code: str, notes: Sequence[str] = ()) -> bool:
    """Make and keep the pack of one region, or of the country; False when it was there already.

    Raises PackRefusedError when there is no such region or something cannot be drawn, and
    NotesAwayError when it would replace a pack while the notes cannot be read.
    """
    regions = rsvs(context.release_id)
    if code not in {*regions, COUNTRY}:
        raise PackRefusedError(
            f"RSV {code} is er niet in deze uitgave. Kies een van: {', '.join(regions)}, of "
            f"{COUNTRY} voor de landelijke samenvatting."
        )
    shelf = shelf_of(context)
    if shelf.is_ready(code, hash_of(notes)):
        return False
    if list(notes) == [AWAY] and shelf.is_ready(code):
        raise NotesAwayError
    is_country = code == COUNTRY
    try:
        pack = Pack(
            title="Nederland" if is_country else regions[code],
            context=context,
            messages=national_story(context) if is_country else region_story(context, code),
            notes=notes,
        )
        contents = {PDF: pack_pdf(pack), XLSX: pack_workbook(pack)}
    except MissingBoundariesError as error:
        raise PackRefusedError(
            f"De grenzen van de kaart ({error}) zijn er niet. Laad opnieuw met: python -m etl load"
        ) from error
    except (UndrawableError, LayoutError) as error:
        raise PackRefusedError(f"Het pakket van {code} is niet te tekenen: {error}.") from error
    shelf.keep(code, contents, hash_of(notes))
    return True


def make_all(context: PageContext, report: Report, notes: Notes | None = None) -> None:
    """Make the packs of all regions and of the country, and keep them together as one zip.

    Raises as make_pack does. When notes cannot be read, packs that stand go in as they are, and
    NotesAwayError is raised in the end.
    """
    regions = rsvs(context.release_id)
    names = {**regions, COUNTRY: "Nederland"}
    told, is_away = notes or {}, False
    for number, (code, name) in enumerate(names.items(), start=1):
        report(f"{number} van {len(names)}: {name}")
        try:
            make_pack(context, code, told.get(code, ()))
        except NotesAwayError:
            is_away = True
    shelf = shelf_of(context)
    if not shelf.is_ready(EVERYTHING):
        report("samenvoegen tot een zip")
        members = shelf.members()  # first: one that is made anew meanwhile makes the zip old
        shelf.keep(EVERYTHING, {ZIP: _zip(context, names)}, members)
    if is_away:
        raise NotesAwayError


def _zip(context: PageContext, names: Mapping[str, str]) -> bytes:
    """Put the files together; as if on the reference date, so that bytes do not tell a clock."""
    shelf, day = shelf_of(context), context.reference_date
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for code, name in names.items():
            for kind in (PDF, XLSX):
                entry = zipfile.ZipInfo(
                    pack_name(context, code, name, kind), (day.year, day.month, day.day, 0, 0, 0)
                )
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
                target.writestr(entry, shelf.file(code, kind).read_bytes())
    return stream.getvalue()
