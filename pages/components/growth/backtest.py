"""How often what was expected of the growth held in the past."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import downloads, formats, tables
from pages.components.context import PageContext
from pages.components.growth import notes as growth_notes
from pages.components.growth import tables as growth_tables
from warehouse.kept import kept
from warehouse.queries import backtest
from warehouse.reference import growth_setting, growth_settings


def show(context: PageContext, measure: str) -> None:
    """Show how often intervals made in the past held what came, and what the words mean."""
    if measure in growth_notes.NO_FORECAST:
        st.markdown(growth_notes.NO_FORECAST[measure])
        return
    tested = backtest(context.release_id, measure=measure)
    finding = backtest_sentence(tested)
    st.markdown(f"**{finding}** {longest_sentence(tested)}")
    if len(tested):
        table = growth_tables.backtest_table(tested)
        shown = table[table["Maanden vooruit"].isin((1, 3, 6, 12))]
        tables.plain_table(shown, alt=finding)
        downloads.offer(
            context, table, name=f"terugtoets-{measure}", description=finding,
            key="download_terugtoets",
        )  # fmt: skip
    st.caption(
        tr(
            "Steeds is gedaan alsof een eerdere maand de laatste was; getoetst is het totaal van "
            "de maanden erna, tot en met {day}. Groei of een sprong "
            "die niet in de maanden ervoor zat, ziet een verwachting niet aankomen. Die toetsen "
            "overlappen, dus het zijn er minder dan het lijkt. Zo werkt het: het "
            "landelijke verloop wordt duizend keer doorgespeeld met niveau, seizoen en toeval, en "
            "elk RSV krijgt daarvan een deel dat zelf ook schommelt. Zo tellen de RSV's precies op "
            "tot Nederland. Afronden volgt daarin uit het starten van de maanden ervoor."
        ).format(day=formats.day(context.info.reference_date))
    )
    with st.expander(tr("Afspraken waar deze pagina op rust")):
        table = growth_tables.settings_table(growth_settings())
        st.table(
            tables.drawn(table),
            hide_index=True,
            border="horizontal",
            alt=tr("Afspraken en hun waarde"),
        )
        downloads.offer(
            context,
            table,
            name="groei-afspraken",
            description=tr("Afspraken waar de pagina Groeiambitie op rust"),
            key="download_afspraken",
        )


def warn_when_too_narrow(context: PageContext, measure: str) -> None:
    """Say beside a probability when past intervals held less than they should."""
    tested = backtest(context.release_id, measure=measure)
    if is_too_narrow(tested, growth_setting("fewest_held_80")):
        st.warning(
            tr(
                "Achteraf getoetst waren de intervallen te smal: er veranderde meer dan uit de "
                "maanden ervoor bleek. Lees de kans als een grove aanwijzing."
            ),
            icon=":material/warning:",
        )


@kept
def backtest_sentence(tested: pd.DataFrame) -> str:
    """Say how often past intervals held what came, for the country and the partnerships."""
    if tested.empty:
        return tr(
            "Terugtoetsen kan nog niet: daarvoor zijn meer dan twee jaar aan maanden nodig. Hoe "
            "goed de intervallen zijn, is dus niet bekend."
        )
    by_kind = tested.groupby("area_kind")[["tested", "held_80", "held_95"]].sum()
    names = {"country": tr("landelijk"), "rsv": tr("per RSV")}
    part = tr("{area} {held_80} binnen het 80%-interval en {held_95} binnen het 95%-interval")
    shares = by_kind.div(by_kind["tested"], axis="index") * 100
    parts = [
        part.format(
            area=names[str(kind)],
            held_80=formats.percentage(held_80),
            held_95=formats.percentage(held_95),
        )
        for kind, _, held_80, held_95 in shares.itertuples(name=None)
    ]
    return tr("Achteraf getoetst lag van de uitkomsten {parts}.").format(parts="; ".join(parts))


@kept
def longest_sentence(tested: pd.DataFrame) -> str:
    """Say apart how often the interval held furthest ahead: there it says most, and least often."""
    country = tested[tested["area_kind"] == "country"]
    if country.empty:
        return ""
    furthest = country.sort_values("months_ahead").iloc[-1]
    return tr(
        "Het verst vooruit, {months}, lag landelijk {held} van de {tested} uitkomsten "
        "binnen het 80%-interval."
    ).format(
        months=formats.count_of(furthest["months_ahead"], "maand", "maanden"),
        held=formats.number(furthest["held_80"]),
        tested=formats.number(furthest["tested"]),
    )


def is_too_narrow(tested: pd.DataFrame, fewest_held: float) -> bool:
    """Say whether past 80% intervals held less often than they may."""
    number = tested["tested"].sum()
    return bool(number and tested["held_80"].sum() / number < fewest_held)
