"""What every page starts with: the release it speaks of, its title and its labels."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import streamlit as st

from access.rights import Action
from language import tr
from pages.components import formats, share
from pages.components.access.visitor import require
from pages.components.empty_state import show_no_release
from pages.components.reference_date import choose_reference_date
from pages.components.snapshot_choice import choose_snapshot, say_fault, show_frozen
from pages.components.texts import LAYOUTS
from warehouse.connection import UnreadableReleaseError
from warehouse.opening import open_release
from warehouse.queries import NEWEST_PERIOD, TODAY, ReleaseInfo, offered_days, release_info
from warehouse.releases import NoReleaseError, Release, active_release_id
from warehouse.settings import BOUNDARIES_FOLDER, ZONE, outlines_name
from warehouse.snapshots import DAMAGED, Snapshot

OFFER_TODAY = "peildatum"


@dataclass(frozen=True)
class PageContext:
    """The release a page reads, the day it speaks of, and on which layout."""

    release: Release
    info: ReleaseInfo
    reference_date: date
    period: str = NEWEST_PERIOD  # the 12 months that end on the reference date
    layout: str = TODAY
    snapshot: Snapshot | None = None  # the frozen one it was opened by
    is_linked: bool = False  # by a link that names its release, whether or not that is active

    def on_layout(self, layout: str) -> "PageContext":
        """Return the same context for figures on another layout."""
        return replace(self, layout=layout)

    @property
    def release_id(self) -> str:
        """Return the first argument of every query."""
        return self.release.release_id

    @property
    def is_newest(self) -> bool:
        """Say whether the page speaks of the newest day that the release has complete data of."""
        return self.reference_date == self.info.reference_date

    @property
    def stand(self) -> str:
        """Return what queries on offer call the reference date: what runs, runs on that day."""
        return OFFER_TODAY if self.is_newest else self.period

    @property
    def period_text(self) -> str:
        """Return how the 12 months up to the reference date read."""
        if self.is_newest:
            return tr("laatste 12 maanden")
        return tr("12 maanden tot en met {day}").format(day=formats.day(self.reference_date))

    @property
    def boundaries_url(self) -> str:
        """Return the map file, relative so that it also works under a base path."""
        return f"app/static/{BOUNDARIES_FOLDER.name}/{self.info.boundaries_file}"

    @property
    def outlines_url(self) -> str:
        """Return the border lines in degrees, relative like the map file."""
        return f"app/static/{BOUNDARIES_FOLDER.name}/{outlines_name(self.info.boundaries_file)}"

    @property
    def credit(self) -> str:
        """Return whose outlines a map draws, and of which year the municipalities are."""
        info = self.info
        year = (
            ""
            if info.boundary_year == info.outline_year
            else tr("Gemeenten {year}. ").format(year=info.boundary_year)
        )
        return year + tr("Grenzen: CBS/Kadaster {year} (CC BY 4.0), eigen bewerking").format(
            year=info.outline_year
        )

    @property
    def marks(self) -> list[str]:
        """Return what a reader must know of all figures before believing them; may be empty."""
        marks = [tr("FICTIEF: voorbeelddata")] if self.info.is_fictitious else []
        marks += [tr("voorlopige indeling (aanname)")] if self.info.is_provisional_layout else []
        marks += (
            [tr("indeling {layout}").format(layout=LAYOUTS[self.layout])]
            if self.info.has_layout_of_then
            else []
        )
        marks += [tr("bevolking is een schatting")] if self.info.is_estimated_population else []
        return marks

    @property
    def source(self) -> str:
        """Return the sentence that belongs under every figure and in every export."""
        labels = [
            tr("Peildatum {day}").format(day=formats.day(self.reference_date)),
            *self.marks,
        ]
        labels += [tr("uitgave {release_id}").format(release_id=self.release_id)]
        labels += (
            [tr("bevroren stand {name}").format(name=self.snapshot.name)] if self.snapshot else []
        )
        return f"{' · '.join(labels)}."


def open_page(
    title: str, introduction: str, *, follows_date: bool = True, follows_snapshot: bool = True
) -> PageContext:
    """Show title and labels and return the release; without one, show how to make one and stop.

    A page that does not follow the chosen reference date speaks of the newest, or of the day of a
    snapshot; one that does not follow a snapshot speaks of the active release.
    """
    context = find_context(
        title, introduction, follows_date=follows_date, follows_snapshot=follows_snapshot
    )
    if context is None:
        show_no_release()
        st.stop()
    return context


def find_context(
    title: str, introduction: str, *, follows_date: bool = True, follows_snapshot: bool = True
) -> PageContext | None:
    """Show title and labels and return the release; None when there is none yet.

    No page has figures without it, so here is asked whether the visitor may read.
    """
    require(Action.READ)
    is_shared = share.show_title(title)
    snapshot = choose_snapshot() if follows_snapshot else None
    context = _open_snapshot(snapshot, follows_date=follows_date) if snapshot else None
    damaged_id = None
    if context is None:
        try:
            release, info, damaged_id = open_release()
        except NoReleaseError:
            if is_shared:
                share.show_links(share.Shown())
            st.markdown(introduction)
            return None
        context = PageContext(release, info, info.reference_date)
        if follows_date:
            context = _on_chosen_day(context)
    if is_shared:
        share.show_links(
            share.Shown(
                context.release_id,
                context.snapshot.name if context.snapshot else "",
                context.reference_date if follows_date and not context.snapshot else None,
                is_newest=context.is_newest,
                follows_snapshot=follows_snapshot,
            )
        )
    st.markdown(f"{introduction} {_labels(context)}")
    if snapshot and (context.snapshot or context.is_linked):
        show_frozen(snapshot)
    if damaged_id:
        st.warning(
            tr(
                "De actieve uitgave {damaged_id} is weg, beschadigd of van een oudere "
                "versie. U ziet de laatste uitgave die heel is: {release_id}. Laad "
                "opnieuw met `python -m etl load`."
            ).format(damaged_id=damaged_id, release_id=context.release_id),
            icon=":material/warning:",
        )
    return context


def _on_chosen_day(context: PageContext) -> PageContext:
    day, period = choose_reference_date(context.release_id, context.info.reference_date)
    return replace(context, reference_date=day, period=period)


def _open_snapshot(snapshot: Snapshot, *, follows_date: bool) -> PageContext | None:
    """Open a snapshot on its day, or a release on any; when its file cannot be read: None."""
    release = snapshot.release()
    assert release is not None  # a snapshot without one has a fault, and is not offered to a page
    try:
        info = release_info(release.release_id)
        period = offered_days(release.release_id).get(snapshot.reference_date, NEWEST_PERIOD)
    except UnreadableReleaseError:
        say_fault(snapshot, DAMAGED)
        return None
    if not snapshot.name:
        linked = PageContext(release, info, info.reference_date, is_linked=True)
        return _on_chosen_day(linked) if follows_date else linked
    return PageContext(release, info, snapshot.reference_date, period, snapshot=snapshot)


def _labels(context: PageContext) -> str:
    info = context.info
    labels = [_badge("blue", tr("Peildatum {day}").format(day=formats.day(context.reference_date)))]
    if context.snapshot:
        labels.insert(
            0,
            _badge(
                "green",
                tr("Bevroren stand: {title}").format(title=formats.plain(context.snapshot.title)),
            ),
        )
    if context.is_linked:
        created = datetime.fromisoformat(context.release.created_at).astimezone(ZONE).date()
        is_active = context.release_id == active_release_id()
        said = tr("Actieve uitgave, van {day}") if is_active else tr("Uitgave van {day}")
        labels.insert(0, _badge("green", said.format(day=formats.day(created))))
    if not context.is_newest:
        labels.append(_badge("red", tr("Eerdere peildatum")))
    if info.is_fictitious:
        labels.append(_badge("orange", tr("Fictief: voorbeelddata")))
    if info.is_provisional_layout:
        labels.append(_badge("violet", tr("Voorlopige indeling (aanname)")))
    return " ".join(labels)


def _badge(colour: str, text: str) -> str:
    return f":{colour}-badge[{text}]"
