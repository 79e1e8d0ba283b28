"""Parts of the page Kaders: all frames at a glance, per region, and one by one."""

from datetime import date

import pandas as pd
import streamlit as st

from language import ntr, tr
from pages.components import address, downloads, formats, kept_column, tables
from pages.components.context import PageContext
from pages.components.deliveries import INPUTS
from pages.components.frames import links as frame_links
from pages.components.frames import tables as frame_tables
from pages.components.frames.texts import STATUSES, provisional_note, verdicts_finding
from pages.components.name_lists import name_list
from warehouse.frames import NOT_MET, Frame, load_frames, rsv_verdicts
from warehouse.kept import kept


def show_limits_of_the_day(context: PageContext, day: date) -> None:
    """Say what cannot be known of a day after the data, or of one before."""
    known_until = context.info.reference_date
    if day > known_until:
        st.info(
            tr(
                "De gegevens lopen tot en met {day}. Wat daarna is veranderd, "
                "weet het dashboard niet: wat toen liep, telt hier als nog lopend."
            ).format(day=formats.day(known_until)),
            icon=":material/info:",
        )
    elif day < known_until:
        st.info(
            tr(
                "U toetst een dag vóór het einde van de gegevens ({day}). De "
                "indeling, facilitators, partners en gehouden overleggen tellen zoals zij op die "
                "dag waren. De werkagenda, het dossier en wat gepland was, staan er zoals "
                "aangeleverd: hoe dat op die dag was, is niet bekend."
            ).format(day=formats.day(known_until)),
            icon=":material/info:",
        )


def show_overview(
    context: PageContext, verdicts: pd.DataFrame, checks: pd.DataFrame, area_name: str | None
) -> None:
    """Say how many frames are met, and show each with its status."""
    finding = verdicts_finding(verdicts, area_name)
    st.markdown(f"**{formats.plain(finding)}**")
    table = frame_tables.overview(verdicts, checks, context.info.reference_date)
    st.table(tables.drawn(table), hide_index=True, border="horizontal", alt=finding)


def show_matrix(checks: pd.DataFrame) -> None:
    """Show every region against every frame it must meet itself."""
    per_rsv = rsv_verdicts(checks)
    if per_rsv.empty:
        st.info(tr("Op deze dag is er geen RSV met gemeenten: er is per RSV niets te toetsen."))
        return
    finding = _matrix_finding(per_rsv)
    st.markdown(f"**{formats.plain(finding)}**")
    named = checks.dropna(subset=["rsv_code"])
    names = dict(zip(named["rsv_code"], named["rsv_name"].map(formats.plain), strict=True))
    kept_column.show(frame_tables.matrix(per_rsv, names), alt=finding)
    legend = " · ".join(f"{text.mark} {text.short}: {text.word}" for text in STATUSES.values())
    st.caption(tr("{legend}. Kies bovenaan een RSV voor de uitleg.").format(legend=legend))


def show_frame(
    context: PageContext, frame: Frame, verdict: pd.Series, checks: pd.DataFrame
) -> None:
    """Show one frame behind its title: rule, how it is judged, evidence, source and link."""
    status = STATUSES[verdict["status"]]
    word = f"{status.word}{provisional_note(verdict)}"
    address.settle_flag(f"kader_{frame.code}", frame.title)
    opened = st.expander(
        f"{status.mark} {frame.title}: {word}", key=f"kader_{frame.code}", bind="query-params"
    )
    # What is closed is not made: fourteen tables would be most of the work of this page.
    if not opened.open:
        return
    with opened:
        st.markdown(tr("**Regel.** {rule}").format(rule=frame.rule))
        st.markdown(tr("**Zo getoetst.** {how}").format(how=frame.how))
        found = frame_tables.evidence(checks, context.info.reference_date)
        shown = frame_tables.evidence_on_screen(found)
        st.table(
            tables.drawn(shown), hide_index=True, border="horizontal", alt=f"{frame.title}: {word}"
        )
        if len(found) > len(shown):
            st.caption(
                tr("{shown} van de {all} bevindingen; de download heeft alle.").format(
                    shown=len(shown), all=len(found)
                )
            )
        files = name_list([INPUTS[name] for name in frame.inputs])
        data = tr("Gegevens: {files}.").format(files=files) if files else ""
        source = tr("Bron van de regel: {source}.").format(source=frame.source)
        st.caption(f"{source} {data}".strip())
        frame_links.show(frame)


def show_download(context: PageContext, checks: pd.DataFrame, described: str) -> None:
    """Offer everything that was found as a file."""
    downloads.offer(
        context,
        frame_tables.evidence(checks, context.info.reference_date),
        name="kaders",
        description=described,
        key="download_kaders",
    )


@kept
def _matrix_finding(per_rsv: pd.DataFrame) -> str:
    unmet = per_rsv[per_rsv["status"] == NOT_MET]
    total, with_breach = per_rsv["rsv_code"].nunique(), unmet["rsv_code"].nunique()
    if unmet.empty:
        said = tr("Geen van de {total} RSV's voldoet aantoonbaar niet aan een kader.")
        return said.format(total=total)
    counts = unmet["frame"].value_counts()
    most = load_frames()[str(counts.index[0])].title
    return ntr(
        "{n} van de {total} RSV's voldoet aan ten minste één kader niet; het vaakst gaat het om "
        "{most} ({often} RSV's).",
        "{n} van de {total} RSV's voldoen aan ten minste één kader niet; het vaakst gaat het om "
        "{most} ({often} RSV's).",
        with_breach,
    ).format(n=with_breach, total=total, most=most, often=counts.iloc[0])
