"""Choose what is compared with what: a release or a frozen snapshot, and a day of it.

The keys in the address are van, van_dag, naar and naar_dag.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from language import tr
from pages.components import address, formats
from pages.components.snapshot_choice import ACTIVE, ACTIVE_CODE, open_title
from warehouse.connection import is_known_unreadable
from warehouse.queries import ReleaseFacts, can_compare, offered_days, release_facts
from warehouse.releases import Release, list_releases
from warehouse.snapshots import OUTDATED, Snapshot, list_snapshots

BASELINE = date(2022, 12, 31)  # the last day of the year that the regions started from
FROM, TO = "van", "naar"


@dataclass(frozen=True)
class Side:
    """One of the two: a release on a day, and what it is called.

    `can_open`: other pages can speak of it, as the active release or as a snapshot.
    """

    release_id: str
    name: str
    day: date
    period: str
    snapshot_title: str = ""
    can_open: bool = False

    @property
    def facts(self) -> ReleaseFacts:
        """Return what the release says of itself."""
        return release_facts(self.release_id)

    @property
    def label(self) -> str:
        """Return how it reads: what it is, and of which day."""
        return f"{self.name}, {formats.day(self.day)}"


@dataclass(frozen=True)
class _Source:
    release_id: str
    day: date | None = None  # fixed for a snapshot
    snapshot_title: str = ""
    can_open: bool = False
    name: str = ""  # of a snapshot, in a link


def choose_sides(active: Release) -> tuple[Side, Side]:
    """Choose the two; without a choice an earlier one is held against the active release."""
    sources, refused = _sources(active)
    first, second = st.columns(2, gap="medium")
    with second:
        after = _choose(TO, tr("Naar"), sources, tr(ACTIVE), None)
    with first:
        usual = _usual_source(sources)
        # Of one release, the baseline says more than the same day twice.
        before = _choose(FROM, tr("Van"), sources, usual, after.release_id)
    if refused:
        st.caption(
            tr(
                "Niet te vergelijken, want gemaakt met een andere versie van het dashboard en "
                "zonder dezelfde tabellen: {releases}."
            ).format(releases=", ".join(refused))
        )
    return before, after


def _sources(active: Release) -> tuple[dict[str, _Source], list[str]]:
    """Return what can be chosen by name, and which releases cannot."""
    found = {tr(ACTIVE): _Source(active.release_id, can_open=True)}
    for snapshot in list_snapshots():
        if not snapshot.is_withdrawn and _can_read(snapshot):
            found[_frozen(snapshot.title)] = _Source(
                snapshot.release_id,
                snapshot.reference_date,
                snapshot.title,
                can_open=snapshot.fault() is None,
                name=snapshot.name,
            )
    refused = []
    for release in list_releases():
        is_damaged = not release.has_its_size() or is_known_unreadable(release.release_id)
        if release.release_id == active.release_id or is_damaged:
            continue
        if release.is_outdated() and not can_compare(release.release_id):
            refused.append(release.release_id)
        else:
            found[tr("Uitgave {release}").format(release=release.release_id)] = _Source(
                release.release_id
            )
    return found, refused


def _can_read(snapshot: Snapshot) -> bool:
    fault = snapshot.fault()
    return fault is None or (fault == OUTDATED and can_compare(snapshot.release_id))


def _usual_source(sources: dict[str, _Source]) -> str:
    opened = _frozen(open_title())
    others = [name for name in sources if name != tr(ACTIVE)]
    return opened if opened in sources else next(iter(others), tr(ACTIVE))


def _frozen(title: str | None) -> str:
    return tr("Stand: {title}").format(title=title)


def _choose(
    key: str, label: str, sources: dict[str, _Source], usual: str, other_id: str | None
) -> Side:
    codes = {each: found.name or found.release_id for each, found in sources.items()}
    codes[tr(ACTIVE)] = ACTIVE_CODE
    name = _box(key, label, codes, usual, also={sources[tr(ACTIVE)].release_id: tr(ACTIVE)})
    source = sources[name]
    offered = offered_days(source.release_id)
    if source.day is not None:
        st.markdown(tr("Peildatum **{day}** (bevroren)").format(day=formats.day(source.day)))
        period = offered[source.day]
        return Side(
            source.release_id, name, source.day, period, source.snapshot_title, source.can_open
        )
    days = {formats.day(day): day for day in offered}
    newest = next(iter(days))
    is_same = source.release_id == other_id
    earlier = formats.day(BASELINE if BASELINE in offered else min(offered))
    chosen = days[_box(f"{key}_dag", tr("Peildatum"), _iso(days), earlier if is_same else newest)]
    return Side(source.release_id, name, chosen, offered[chosen], can_open=source.can_open)


def _iso(days: dict[str, date]) -> dict[str, str]:
    return {text: day.isoformat() for text, day in days.items()}


def _box(
    key: str,
    label: str,
    options: dict[str, str],
    usual: str,
    also: Mapping[str, str] = address.NOTHING,
) -> str:
    address.settle(key, options, name=formats.lower_first(label), usual=usual, also=also)
    return st.selectbox(
        label,
        list(options),
        index=list(options).index(usual),
        key=key,
        bind="query-params",
        persist_state="session",
    )
