"""What must be said beside the figures of the growth ambition: what they rest on."""

import pandas as pd

from language import Words, mark, ntr, tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.growth.progress import full_years
from pages.components.texts import GROWTH_MEASURES
from warehouse.kept import kept
from warehouse.queries.growth import STOCKS
from warehouse.reference import growth_setting

NO_FORECAST = Words(
    {
        "plaatsen": mark(
            "Plaatsen worden in rondes toegekend; een verwachting per maand zou iets "
            "suggereren dat er niet is. U ziet daarom alleen de stand tegenover het pad."
        ),
        "lopend": mark(
            "Wat loopt volgt uit starten en afronden; het heeft geen eigen verwachting."
        ),
        "projecten": mark(
            "Het aantal projecten volgt uit besluiten; daar is geen verwachting voor. U ziet "
            "de stand tegenover het pad."
        ),
        "organisaties": mark(
            "Het aantal organisaties volgt uit besluiten; daar is geen verwachting voor. "
            "U ziet de stand tegenover het pad."
        ),
    }
)


def source_line(context: PageContext, year: int) -> str:
    """Return the line under every figure of a year."""
    return tr("Periode: {year}. Bron: bestanden groeiambitie, deelname en aanbod. {source}").format(
        year=year, source=context.source
    )


@kept
def course_sentence(name: str, measure: str, months: pd.DataFrame, year: int) -> str:
    """Say what came in the year so far against the same months of the year before, or the stock."""
    what = GROWTH_MEASURES[measure].lower()
    published = months[~months["is_provisional"]]
    known = published.dropna(subset="value")
    days = known["month"].dt
    here = known[days.year == year]
    if here.empty:
        said = tr("{name}: van {year} zijn nog geen {what} bekend.")
        return said.format(name=name, year=year, what=what) + _hidden(published, year)
    last = here["month"].iloc[-1]
    before = known[(days.year == year - 1) & (days.month <= last.month)]
    is_same_length = len(before) == len(here)
    if measure in STOCKS:
        same = before[before["month"] == last - pd.DateOffset(years=1)]
        said = (
            tr("{name}: eind {month} {number} {what}.")
            if same.empty
            else tr("{name}: eind {month} {number} {what}, een jaar eerder {earlier}.")
        )
        return said.format(
            name=name,
            month=formats.month(last),
            number=formats.number(here["value"].iloc[-1]),
            what=what,
            earlier="" if same.empty else formats.number(same["value"].iloc[-1]),
        )
    hidden = _hidden(published, year)
    if hidden:
        said = tr("{name}: ten minste {number} {what} tot en met {month}.")
    elif not is_same_length:
        said = tr("{name}: {number} {what} tot en met {month}.")
    else:
        said = tr(
            "{name}: {number} {what} tot en met {month}, "
            "tegen {earlier} in dezelfde maanden van {year}."
        )
    written = said.format(
        name=name,
        number=formats.number(here["value"].sum()),
        what=what,
        month=formats.month(last),
        earlier=formats.number(before["value"].sum()),
        year=year - 1,
    )
    return f"{written}{hidden}"


def _hidden(published: pd.DataFrame, year: int) -> str:
    """Say how many months of a year are hidden: neither empty nor the end of the deliveries."""
    is_hidden = published["value"].isna() & (published["month"].dt.year == year)
    if not is_hidden.any():
        return ""
    months = formats.count_of(int(is_hidden.sum()), "maand", "maanden")
    said = tr("In {months} is het aantal te klein om te tonen; dat is geen nul.")
    return f" {said.format(months=months)}"


@kept
def path_note(months: pd.DataFrame, measure: str, year: int, is_seasonal: bool) -> str:
    """Say what a seasonal path rests on, when there is one to speak of."""
    if not is_seasonal:
        return ""
    if measure in STOCKS:
        return tr("Een stand heeft geen seizoen: het pad is gelijkmatig.")
    number = len(full_years(months[~months["is_provisional"]], year))
    if not number:
        return tr("Er is geen eerder vol jaar: het pad is gelijkmatig.")
    return tr("Het pad volgt het seizoen van {years}.").format(
        years=formats.count_of(number, "vol jaar", "volle jaren")
    )


@kept
def provisional_sentence(months: pd.DataFrame, *, is_newest: bool) -> str:
    """Say how many months are still filling, and that they are left out."""
    if not is_newest:
        return tr("Maanden na deze eerdere peildatum tellen niet mee.")
    number = months.loc[months["is_provisional"], "month"].nunique()
    if not number:
        return tr("Er zijn geen maanden na de peildatum die nog vollopen.")
    return ntr(
        "{n} maand na de peildatum loopt nog vol: voorlopig, en niet in stand of verwachting.",
        "{n} maanden na de peildatum lopen nog vol: voorlopig, en niet in stand of verwachting.",
        number,
    ).format(n=formats.number(number))


def thresholds() -> str:
    """Say from which probability a target is called what."""
    on_track, behind = (growth_setting(name) for name in ("on_track_from", "behind_below"))
    return tr("Op koers vanaf {on_track}, achter onder {behind}, ertussen onzeker.").format(
        on_track=formats.percentage(100 * on_track), behind=formats.percentage(100 * behind)
    )
