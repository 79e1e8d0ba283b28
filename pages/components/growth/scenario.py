"""A scenario: what partnerships will add, and what that does to the country."""

from datetime import date

import streamlit as st

from language import tr
from pages.components import downloads, formats, tables
from pages.components.context import PageContext
from pages.components.growth import findings as growth_findings
from pages.components.growth import tables as growth_tables
from pages.components.growth.choices import choose_extra
from pages.components.texts import GROWTH_MEASURES
from warehouse.queries import forecast, rsvs, target_standing


def show(context: PageContext, *, measure: str, year: int, day: date) -> None:
    """Ask what each partnership adds per month; show total and probability, and a download."""
    coming = forecast(context.release_id, measure=measure, reference_date=day)
    now = target_standing(context.release_id, measure=measure, year=year, reference_date=day)
    is_expected = coming["month"].dt.year == year
    if not is_expected.any() or now.empty:
        st.info(
            tr(
                "Een scenario rekent vanaf de verwachting; die is er voor deze maat en dit jaar "
                "niet."
            )
        )
        return
    known = set(coming["area_code"])
    names = {code: name for code, name in rsvs(context.release_id).items() if code in known}
    left = formats.count_of(int(now["left"].iloc[0]), "maand", "maanden")
    what = GROWTH_MEASURES[measure].lower()
    st.markdown(
        tr(
            "Hoeveel {what} komen er per maand bij (of gaan eraf) boven op de verwachting? Dat "
            "telt in de {months} die van {year} nog komen."
        ).format(what=what, months=left, year=year)
    )
    # Above the inputs, so that a change is seen where it is made.
    outcome = st.container()
    extra = choose_extra(names)
    then = target_standing(
        context.release_id, measure=measure, year=year, reference_date=day, extra_per_month=extra
    )
    country = now["area_code"] == "NL"
    with outcome:
        if not country.any():
            st.info(tr("Er is geen landelijk doel voor dit jaar; de tabel geldt per RSV."))
        elif extra:
            said = growth_findings.scenario_sentence(now[country].iloc[0], then[country].iloc[0])
            st.markdown(f"**{said}**")
        else:
            said = tr("Nog niets gewijzigd: kies per RSV hoeveel er per maand bij komt.")
            st.markdown(f"**{said}**")
    each = tr("{name} {amount} per maand")
    described = tr("Scenario: {what} in {year}; {changes}").format(
        what=what,
        year=year,
        changes=", ".join(
            each.format(name=names[code], amount=formats.signed(amount))
            for code, amount in extra.items()
        ),
    )
    table = growth_tables.scenario_table(now, then, extra)
    if extra:
        changed = table[now["area_code"].isin(["NL", *extra])]
        shown = growth_tables.shown_scenario(changed)
        st.table(tables.drawn(shown), hide_index=True, border="horizontal", alt=described)
    downloads.offer(
        context, table, name=f"scenario-{measure}-{year}", description=described,
        key="download_scenario",
    )  # fmt: skip
    st.caption(
        tr(
            "Het scenario staat in het adres van deze pagina: bewaar of deel de link. Het "
            "verschuift de verwachting; hoe zeker die is, verandert niet. Minder dan nul in een "
            "maand kan niet. {source}"
        ).format(source=context.source)
    )
