"""What must be said beside the figures of the growth ambition: what they rest on."""

import pandas as pd

from pages.components import formats
from pages.components.context import PageContext
from pages.components.growth_progress import full_years
from pages.components.texts import GROWTH_MEASURES
from warehouse.queries.growth import STOCKS
from warehouse.reference import growth_setting

NO_FORECAST = {
    "plaatsen": "Plaatsen worden in rondes toegekend; een verwachting per maand zou iets "
    "suggereren dat er niet is. U ziet daarom alleen de stand tegenover het pad.",
    "lopend": "Wat loopt volgt uit starten en afronden; het heeft geen eigen verwachting.",
    "projecten": "Het aantal projecten volgt uit besluiten; daar is geen verwachting voor. U ziet "
    "de stand tegenover het pad.",
    "organisaties": "Het aantal organisaties volgt uit besluiten; daar is geen verwachting voor. "
    "U ziet de stand tegenover het pad.",
}


def source_line(context: PageContext, year: int) -> str:
    """Return the line under every figure of a year."""
    return f"Periode: {year}. Bron: bestanden groeiambitie, deelname en aanbod. {context.source}"


def course_sentence(name: str, measure: str, months: pd.DataFrame, year: int) -> str:
    """Say what came in the year so far against the same months of the year before, or the stock."""
    what = GROWTH_MEASURES[measure].lower()
    published = months[~months["is_provisional"]]
    known = published.dropna(subset="value")
    days = known["month"].dt
    here = known[days.year == year]
    if here.empty:
        return f"{name}: van {year} zijn nog geen {what} bekend.{_hidden(published, year)}"
    last = here["month"].iloc[-1]
    before = known[(days.year == year - 1) & (days.month <= last.month)]
    is_same_length = len(before) == len(here)
    if measure in STOCKS:
        end = f"{name}: eind {formats.month(last)} {formats.number(here['value'].iloc[-1])} {what}"
        same = before[before["month"] == last - pd.DateOffset(years=1)]
        if same.empty:
            return f"{end}."
        return f"{end}, een jaar eerder {formats.number(same['value'].iloc[-1])}."
    hidden = _hidden(published, year)
    least = "ten minste " if hidden else ""
    number = formats.number(here["value"].sum())
    begin = f"{name}: {least}{number} {what} tot en met {formats.month(last)}"
    if hidden or not is_same_length:
        return f"{begin}.{hidden}"
    earlier = formats.number(before["value"].sum())
    return f"{begin}, tegen {earlier} in dezelfde maanden van {year - 1}."


def _hidden(published: pd.DataFrame, year: int) -> str:
    """Say how many months of a year are hidden: neither empty nor the end of the deliveries."""
    is_hidden = published["value"].isna() & (published["month"].dt.year == year)
    if not is_hidden.any():
        return ""
    months = formats.count_of(int(is_hidden.sum()), "maand", "maanden")
    return f" In {months} is het aantal te klein om te tonen; dat is geen nul."


def path_note(months: pd.DataFrame, measure: str, year: int, is_seasonal: bool) -> str:
    """Say what a seasonal path rests on, when there is one to speak of."""
    if not is_seasonal:
        return ""
    if measure in STOCKS:
        return "Een stand heeft geen seizoen: het pad is gelijkmatig."
    number = len(full_years(months[~months["is_provisional"]], year))
    if not number:
        return "Er is geen eerder vol jaar: het pad is gelijkmatig."
    return f"Het pad volgt het seizoen van {formats.count_of(number, 'vol jaar', 'volle jaren')}."


def gap_title(parts: pd.DataFrame) -> str:
    """Name the axis of the gap: what is compared with the target depends on what is known."""
    if (parts["left"] == 0).all():
        return "Bereikt min doel"
    return "Verwacht min doel" if parts["expected"].notna().any() else "Stand min pad"


def provisional_sentence(months: pd.DataFrame, *, is_newest: bool) -> str:
    """Say how many months are still filling, and that they are left out."""
    if not is_newest:
        return "Maanden na deze eerdere peildatum tellen niet mee."
    number = months.loc[months["is_provisional"], "month"].nunique()
    if not number:
        return "Er zijn geen maanden na de peildatum die nog vollopen."
    return (
        f"{formats.count_of(number, 'maand', 'maanden')} na de peildatum "
        f"{'loopt' if number == 1 else 'lopen'} nog vol: voorlopig, en niet in stand of "
        "verwachting."
    )


def backtest_sentence(tested: pd.DataFrame) -> str:
    """Say how often past intervals held what came, for the country and the partnerships."""
    if tested.empty:
        return (
            "Terugtoetsen kan nog niet: daarvoor zijn meer dan twee jaar aan maanden nodig. Hoe "
            "goed de intervallen zijn, is dus niet bekend."
        )
    by_kind = tested.groupby("area_kind")[["tested", "held_80", "held_95"]].sum()
    names = {"country": "landelijk", "rsv": "per RSV"}
    shares = by_kind.div(by_kind["tested"], axis="index") * 100
    parts = [
        f"{names[str(kind)]} {formats.percentage(held_80)} binnen het 80%-interval en "
        f"{formats.percentage(held_95)} binnen het 95%-interval"
        for kind, _, held_80, held_95 in shares.itertuples(name=None)
    ]
    return f"Achteraf getoetst lag van de uitkomsten {'; '.join(parts)}."


def longest_sentence(tested: pd.DataFrame) -> str:
    """Say apart how often the interval held furthest ahead: there it says most, and least often."""
    country = tested[tested["area_kind"] == "country"]
    if country.empty:
        return ""
    furthest = country.sort_values("months_ahead").iloc[-1]
    months = formats.count_of(furthest["months_ahead"], "maand", "maanden")
    return (
        f"Het verst vooruit, {months}, lag landelijk {formats.number(furthest['held_80'])} van de "
        f"{formats.number(furthest['tested'])} uitkomsten binnen het 80%-interval."
    )


def is_too_narrow(tested: pd.DataFrame, fewest_held: float) -> bool:
    """Say whether past 80% intervals held less often than they may."""
    number = tested["tested"].sum()
    return bool(number and tested["held_80"].sum() / number < fewest_held)


def thresholds() -> str:
    """Say from which probability a target is called what."""
    on_track, behind = (growth_setting(name) for name in ("on_track_from", "behind_below"))
    return (
        f"Op koers vanaf {formats.percentage(100 * on_track)}, achter onder "
        f"{formats.percentage(100 * behind)}, ertussen onzeker."
    )
