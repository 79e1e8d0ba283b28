"""Definitions, methods and sources in words."""

import pandas as pd
import streamlit as st

from methods.funnel import expected_for_power
from pages.components import downloads, formats
from pages.components.context import PageContext
from warehouse.indicators import Indicator, load_indicators
from warehouse.queries import municipalities


def show_spread(spread: pd.DataFrame) -> None:
    """Say how strong the over-dispersion is and from which size a lag can be found."""
    if spread.empty:
        return
    row = spread.iloc[0]
    needed = float(expected_for_power(row["dispersion"]))
    young_people = needed / row["national_per_1000"] * 1000
    st.info(
        f"De aantallen per gemeente spreiden {formats.number(row['dispersion'], 1)} keer zo sterk "
        "als door toeval alleen. Een achterstand van 40% wordt daardoor pas met 90% zekerheid "
        f"gevonden bij ongeveer {formats.number(needed)} verwachte trajecten: een gemeente met "
        f"zo'n {formats.number(round(young_people, -2))} jongeren. "
        f"{formats.count_of(int(row['too_small_areas']), 'gemeente is', 'gemeenten zijn')} te "
        "klein om te beoordelen.",
        icon=":material/info:",
    )


def show_indicator(indicator: Indicator) -> None:
    """Show one indicator as its file describes it."""
    st.header(indicator.title, anchor=indicator.code)
    st.markdown(indicator.definition)
    rows = parts_of(indicator)
    table = pd.DataFrame({"Onderdeel": list(rows), "Omschrijving": list(rows.values())})
    st.table(table, hide_index=True, hide_header=True, border="horizontal", alt=indicator.title)


def parts_of(indicator: Indicator) -> dict[str, str]:
    """Return what its file tells beside its title and definition."""
    return {
        "Waarom": indicator.why,
        "Teller": indicator.numerator,
        "Noemer": indicator.denominator,
        "Eenheid": indicator.unit,
        "Vergelijking": indicator.benchmark,
        "Bron": indicator.source,
        "Let op": " ".join(indicator.caveats),
        "Nagekeken": f"{indicator.reviewed}; opnieuw vóór {indicator.next_review}",
    }


def offer_indicators(context: PageContext) -> None:
    """Offer all indicators as one table, a row for each."""
    listed = load_indicators().values()
    downloads.download_csv(
        context,
        pd.DataFrame(
            [{"Cijfer": one.title, "Wat het is": one.definition, **parts_of(one)} for one in listed]
        ),
        name="verantwoording",
        description="Wat elk cijfer betekent, hoe het gemaakt is en wat u er niet uit mag lezen",
        key="download_verantwoording",
    )


def show_sources(context: PageContext) -> None:
    """Show where reference data come from, and what is assumed."""
    st.header("Bronnen en aannamen", anchor=False)
    st.markdown(
        f"""
- Gemeenten, inwoners, stedelijkheid: CBS StatLine, Gebieden in Nederland 2020–2026 (CC BY 4.0).
- Bevolking van 12 tot en met 29 jaar: schatting uit CBS-cijfers, sluit op de officiële inwoners.
- {context.credit}. De grenzen zijn vereenvoudigd en alleen om naar te kijken.
- De indeling in 19 RSV's is een aanname zolang de echte lijst niet geladen is. Zij voegt
  veiligheidsregio's samen en houdt zich aan de kaders.
- Cijfers per RSV staan op de indeling van nu, die van de peildatum, ook voor eerdere perioden. Is
  een gemeente van RSV veranderd, dan is er ook de indeling van toen: die van de laatste dag van
  elke periode of maand. Signaal, richting en trend vergelijken perioden en staan altijd op de
  indeling van nu, net als aanbod en groeiambitie.
- Alle gemeenten staan op de indeling van 1 januari {context.info.boundary_year}
  ({len(municipalities(context.release_id))}). Oude codes zijn omgezet; een gesplitste gemeente
  wordt geweigerd met de keuzes erbij. Inwoners van samengevoegde gemeenten zijn opgeteld.
- Aantallen jongeren van 1 tot en met {context.info.smallest_count - 1} staan er niet: daar staat
  een x, net als bij andere aantallen waarmee zo'n klein getal te berekenen zou zijn. Cijfers die
  uit meer getallen volgen (gemiddelden, spreiding, buren) zijn berekend uit wat wel getoond wordt.
  Projecten en plaatsen zijn geen persoonsgegevens en staan er altijd. Van een gemeente zijn er geen
  cijfers per maand, en een variant apart is er alleen over de laatste en de eerdere 12 maanden.

{context.source}
"""
    )
