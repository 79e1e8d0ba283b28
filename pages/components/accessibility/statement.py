"""The parts of the accessibility statement."""

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import formats
from pages.components.access.screens import whom_to_ask
from pages.components.accessibility.known import Known, Shortcoming, Tested
from pages.components.downloads import offer_table
from pages.components.file_names import plain_name
from pages.components.tables import drawn, heads


def show_status(known: Known) -> None:
    """Say how far the dashboard meets the standard."""
    st.markdown(
        "**"
        + tr("Dit dashboard voldoet gedeeltelijk aan WCAG 2.1, niveau A en AA.")
        + "** "
        + tr(
            "Op wat wij zelf maken, vindt de automatische toets geen fouten. Van Streamlit, waar "
            "het dashboard op draait, zijn {n} tekortkomingen bekend. Die staan op deze pagina, "
            "met wat u dan wel kunt doen."
        ).format(n=len(known.found) + len(known.beside))
    )
    st.markdown(
        tr(
            "Dit is een eigen verklaring. Een onafhankelijk onderzoek is er niet geweest, en de "
            "verklaring staat niet in het register van de overheid."
        )
    )


def show_tested(tested: Tested) -> None:
    """Say what was tested, how, and when; and what was not."""
    st.header(tr("Wat is getoetst"), anchor=False)
    _show_list(
        tr(
            "**Elke pagina, automatisch:** met axe-core {axe_core} in Chromium, op een breed "
            "scherm en op een telefoon (390 pixels), volgens de regels voor WCAG 2.0 en 2.1 (A en "
            "AA) en voor goed gebruik. De toets hoort bij de tests van het programma; die "
            "mislukken op een fout die niet in de lijst hieronder staat."
        ).format(axe_core=tested.axe_core),
        tr(
            "**Wat openklapt, automatisch, op enkele pagina's:** het menu, de zijbalk, een "
            "keuzelijst, uitklappers, het venster met links, de presentatie en het Engelse "
            "scherm."
        ),
        tr(
            "**Het toetsenbord:** op de kaart een gemeente kiezen, de tabel en het bestand "
            "bereiken, en terug."
        ),
    )
    st.header(tr("Wat niet is getoetst"), anchor=False)
    _show_list(
        tr(
            "**Schermlezers met mensen:** niemand die dagelijks een schermlezer gebruikt, heeft "
            "het dashboard beproefd."
        ),
        tr("Spraakbediening, vergrotingsprogramma's en andere browsers dan Chromium."),
        tr("De pakketten op papier (PDF) met een schermlezer."),
    )
    st.markdown(
        tr(
            "Een automatische toets vindt maar een deel van de fouten. Er kan dus meer ontbreken "
            "dan hier staat."
        )
    )


def show_known(known: Known) -> None:
    """Show what is not accessible as a table, with the whole list as a file."""
    listed = _in_order(known)
    st.header(tr("Wat niet toegankelijk is"), anchor=False)
    wcag = len({one.where for one in (*known.found, *known.beside) if one.criterion})
    finding = tr(
        "{n} tekortkomingen, op {places} plaatsen tegen een eis van WCAG; alle in onderdelen van "
        "Streamlit."
    ).format(n=len(listed), places=wcag)
    st.markdown(f"**{finding}**")
    # Three columns: as many as a phone can show, and no table is to be scrolled on this page.
    shown = pd.DataFrame(
        {
            mark("Waar"): [one.where for one in listed],
            mark("Wat u merkt"): [one.notice for one in listed],
            mark("Waarom, en wat dan wel"): [
                one.why + "\n\n**" + tr("Wat dan wel:") + f"** {one.instead}" for one in listed
            ],
        }
    )
    st.table(drawn(shown), hide_index=True, border="horizontal", alt=finding)
    day = known.tested.day
    offer_table(
        heads(known_table(known)),
        release_id="",
        name_of=lambda kind: f"{plain_name('toegankelijkheid')}-{day:%Y-%m-%d}.{kind}",
        title=finding,
        source=tr("Toegankelijkheid van de MDT Regiomonitor, nagekeken op {day}.").format(
            day=formats.day(day)
        ),
        about={},
        stamp=day,
        key="download_toegankelijkheid",
    )


def known_table(known: Known) -> pd.DataFrame:
    """Return every shortcoming with all that is known of it, for a file."""
    return pd.DataFrame([_row(one) for one in _in_order(known)])


def show_what_we_do() -> None:
    """Say what was made so that the dashboard can be used in more than one way."""
    st.header(tr("Wat wij doen"), anchor=False)
    _show_list(
        tr(
            "De kaart van gemeenten werkt met het toetsenbord: `Tab` naar de kaart, pijltjes naar "
            "de gemeente ernaast, `Home` en `End` naar de eerste en de laatste; `Enter` kiest en "
            "`Esc` wist de keuze."
        ),
        tr(
            "Waar u met `Tab` bent, is te zien aan een rand. Ook waar Streamlit die weglaat: in "
            "het menu, bij keuzerondjes en bij de knoppen van een tabel."
        ),
        tr(
            "Boven elke grafiek en kaart staat in één zin wat erop te zien is. Er hoort een tabel "
            "bij, en een bestand."
        ),
        tr(
            "Wat een kleur zegt, staat er ook in woorden of getallen. De kleuren zijn te "
            "onderscheiden voor wie kleurenblind is."
        ),
        tr("Elke keuze staat in het adres, dus een weergave is als link te bewaren en te delen."),
        tr("Een pakket op papier heeft koppen, een leesvolgorde en beschrijvingen van figuren."),
    )


def show_contact(tested: Tested) -> None:
    """Say where to report a problem, and when this was reviewed."""
    st.header(tr("Een probleem melden"), anchor=False)
    st.markdown(
        tr(
            "Kunt u iets niet lezen, bedienen of vinden? Zeg op welke pagina, en met welk "
            "hulpmiddel u werkt. U krijgt de gegevens dan zo mogelijk op een andere manier."
        )
        + " "
        + whom_to_ask()
    )
    st.caption(
        tr("Nagekeken op {day}, met Streamlit {streamlit}; opnieuw vóór {next_day}.").format(
            day=formats.day(tested.day),
            streamlit=tested.streamlit,
            next_day=formats.day(tested.next_review),
        )
    )


def _in_order(known: Known) -> list[Shortcoming]:
    """Return those against WCAG first, those against good practice last."""
    return sorted((*known.found, *known.beside), key=lambda one: not one.criterion)


def _row(one: Shortcoming) -> dict[str, str]:
    return {
        mark("Waar"): one.where,
        mark("Wat u merkt"): one.notice,
        mark("Waarom"): one.why,
        mark("Wat dan wel"): one.instead,
        mark("WCAG"): one.criterion or tr("goed gebruik"),
        mark("Regel van axe-core"): one.rule or tr("met de hand gevonden"),
        mark("Onderdeel"): one.element or tr("niet van toepassing"),
        mark("Gezien sinds"): "Streamlit " + one.since,
    }


def _show_list(*points: str) -> None:
    st.markdown("\n".join("- " + point for point in points))
