"""Definitions, methods and sources in words."""

import pandas as pd
import streamlit as st

from language import mark, ntr, tr
from methods.funnel import expected_for_power
from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.tables import drawn
from warehouse.indicators import Indicator, load_indicators
from warehouse.queries import municipalities


def show_spread(spread: pd.DataFrame, of_partnerships: pd.DataFrame) -> None:
    """Say how strong the over-dispersion is, and what that does to a lag and to the intervals.

    `spread` is that of municipalities.
    """
    if spread.empty:
        return
    row = spread.iloc[0]
    needed = float(expected_for_power(row["dispersion"]))
    young_people = needed / row["national_per_1000"] * 1000
    spreads = tr(
        "De aantallen per gemeente spreiden {n} keer zo sterk als door toeval alleen. Een "
        "achterstand van 40% wordt daardoor pas met 90% zekerheid gevonden bij ongeveer {needed} "
        "verwachte trajecten: een gemeente met zo'n {people} jongeren."
    ).format(
        n=formats.number(row["dispersion"], 1),
        needed=formats.number(needed),
        people=formats.number(round(young_people, -2)),
    )
    too_small = ntr(
        "{n} gemeente is te klein om te beoordelen.",
        "{n} gemeenten zijn te klein om te beoordelen.",
        int(row["too_small_areas"]),
    ).format(n=formats.number(row["too_small_areas"]))
    st.info(f"{spreads} {too_small}", icon=":material/info:")
    if of_partnerships.empty:
        return
    said = tr(
        "De aantallen per RSV spreiden {n} keer zo sterk als door toeval alleen. Elk interval is "
        "verbreed met de spreiding van zijn eigen soort gebied: een RSV staat tussen de andere "
        "RSV's, een gemeente tussen de andere gemeenten. Het interval van een RSV kan daardoor "
        "breder zijn dan dat van een van zijn gemeenten. Nederland staat nergens tussen: dat "
        "interval is niet verbreed en houdt alleen rekening met toeval. Vergelijk de breedte dus "
        "niet tussen gemeente, RSV en Nederland."
    )
    number = formats.number(of_partnerships["dispersion"].iloc[0], 1)
    st.info(said.format(n=number), icon=":material/info:")


def show_indicator(indicator: Indicator) -> None:
    """Show one indicator as its file describes it."""
    st.header(indicator.title, anchor=indicator.code)
    st.markdown(indicator.definition)
    rows = parts_of(indicator)
    table = pd.DataFrame({mark("Onderdeel"): list(rows), mark("Omschrijving"): list(rows.values())})
    st.table(
        drawn(table), hide_index=True, hide_header=True, border="horizontal", alt=indicator.title
    )


def parts_of(indicator: Indicator) -> dict[str, str]:
    """Return what its file tells beside its title and definition."""
    return {
        tr("Waarom"): indicator.why,
        tr("Teller"): indicator.numerator,
        tr("Noemer"): indicator.denominator,
        tr("Eenheid"): indicator.unit,
        tr("Vergelijking"): indicator.benchmark,
        tr("Bron"): indicator.source,
        tr("Let op"): " ".join(indicator.caveats),
        tr("Nagekeken"): tr("{day}; opnieuw vóór {next_day}").format(
            day=indicator.reviewed, next_day=indicator.next_review
        ),
    }


def offer_indicators(context: PageContext) -> None:
    """Offer all indicators as one table, a row for each."""
    listed = load_indicators().values()
    downloads.offer(
        context,
        pd.DataFrame(
            [
                {tr("Cijfer"): one.title, tr("Wat het is"): one.definition, **parts_of(one)}
                for one in listed
            ]
        ),
        name="verantwoording",
        description=tr(
            "Wat elk cijfer betekent, hoe het gemaakt is en wat u er niet uit mag lezen"
        ),
        key="download_verantwoording",
    )


def show_sources(context: PageContext) -> None:
    """Show where reference data come from, and what is assumed."""
    st.header(tr("Bronnen en aannamen"), anchor=False)
    sources = (
        tr(
            "Gemeenten, inwoners, stedelijkheid: CBS StatLine, Gebieden in Nederland 2020–2026 (CC "
            "BY 4.0)."
        ),
        tr(
            "Bevolking van 12 tot en met 29 jaar: schatting uit CBS-cijfers, sluit op de officiële "
            "inwoners."
        ),
        tr("{credit}. De grenzen zijn vereenvoudigd en alleen om naar te kijken.").format(
            credit=context.credit
        ),
        tr(
            "De indeling in RSV's is een aanname zolang de echte lijst niet geladen is. Zij "
            "voegt veiligheidsregio's samen en houdt zich aan de kaders."
        ),
        tr(
            "Cijfers per RSV staan op de indeling van nu, die van de peildatum, ook voor eerdere "
            "perioden. Is een gemeente van RSV veranderd, dan is er ook de indeling van toen: die "
            "van de laatste dag van elke periode of maand. Signaal, richting en trend vergelijken "
            "perioden en staan altijd op de indeling van nu, net als aanbod en groeiambitie."
        ),
        tr(
            "Alle gemeenten staan op de indeling van 1 januari {year} ({n}). Oude codes zijn "
            "omgezet; een gesplitste gemeente wordt geweigerd met de keuzes erbij. Inwoners van "
            "samengevoegde gemeenten zijn opgeteld."
        ).format(year=context.info.boundary_year, n=len(municipalities(context.release_id))),
        tr(
            "Aantallen jongeren van 1 tot en met {n} staan er niet: daar staat een x, net als bij "
            "andere aantallen waarmee zo'n klein getal te berekenen zou zijn. Cijfers die uit meer "
            "getallen volgen (gemiddelden, spreiding, buren) zijn berekend uit wat wel getoond "
            "wordt. Projecten en plaatsen zijn geen persoonsgegevens en staan er altijd. Van een "
            "gemeente zijn er geen cijfers per maand, en een variant apart is er alleen over de "
            "laatste en de eerdere 12 maanden."
        ).format(n=context.info.smallest_count - 1),
    )
    listed = "\n".join(f"- {source}" for source in sources)
    st.markdown(f"{listed}\n\n{context.source}")
