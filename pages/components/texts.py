"""Words and colours for codes: one place, so that a thing has one name and one colour."""

from dataclasses import dataclass

PRIMARY = "#154273"
ACCENT = "#B75F00"
MUTED = "#5B6670"

LAYOUTS = {"today": "van nu", "then": "van toen"}
MEASURES = ("started", "running", "completed")
VARIANTS = {
    "regulier": "Regulier (basis, extra, plus)",
    "basis": "MDT-basis",
    "extra": "MDT-extra",
    "plus": "MDT-plus",
    "kort": "MDT-kort (apart)",
}


@dataclass(frozen=True)
class SignalText:
    """How a signal reads and looks; the order is the order of urgency."""

    label: str
    colour: str
    meaning: str


SIGNALS = {
    "double": SignalText(
        "Dubbel signaal", "#7F2704", "lager dan Nederland én verder achterop rakend"
    ),
    "level": SignalText("Lager dan Nederland", "#E6850E", "lager dan Nederland (99,8%)"),
    "falling": SignalText("Raakt achterop", "#5E3C99", "groeit minder dan Nederland (95%)"),
    "possible": SignalText("Mogelijk lager", "#FBE3A4", "lager bij 95%, niet bij 99,8%"),
    "none": SignalText("Geen signaal", "#C6DBEF", "niet aantoonbaar lager of achterop"),
    "too_small": SignalText(
        "Te klein om te beoordelen", "#EDEDED", "ook nul deelnemers zou hier niet opvallen"
    ),
    "suppressed": SignalText(
        "Niet getoond (klein aantal)", "#D9CFE3", "het aantal is te klein om te tonen"
    ),
    "not_compared": SignalText("Niet vergeleken", "#FFFFFF", "er ontbreekt een cijfer"),
}
NO_FULL_PERIOD = (
    "Er is nog geen volle periode van 12 maanden aan deelname aangeleverd. Zodra die er is, "
    "staan hier de cijfers."
)
LAGGING_SIGNALS = ("double", "level", "falling")


@dataclass(frozen=True)
class QuadrantText:
    """How a quadrant of participation × choice reads and looks: by colour and by shape."""

    label: str
    colour: str
    symbol: str


# Compared with the country; the order is that of urgency.
QUADRANTS = {
    "low_participation_little_choice": QuadrantText(
        "Minder deelname, minder keuze", ACCENT, "diamond"
    ),
    "low_participation_enough_choice": QuadrantText(
        "Minder deelname, meer keuze", "#5E3C99", "square"
    ),
    "enough_participation_little_choice": QuadrantText(
        "Meer deelname, minder keuze", "#5FA3D0", "triangle-up"
    ),
    "enough_participation_enough_choice": QuadrantText(
        "Meer deelname, meer keuze", "#8795A1", "circle"
    ),
}
# What a target can be set for; running has no target in the file groeiambitie. Never added up.
GROWTH_MEASURES = {
    "gestart": "Gestarte trajecten",
    "afgerond": "Afgeronde trajecten",
    "plaatsen": "Toegekende plaatsen",
    "lopend": "Lopende trajecten",
    "projecten": "Projecten",
    "organisaties": "Organisaties",
}
GROWTH_OUTCOMES = {
    "reached": "bereikt",
    "missed": "niet bereikt",
    "on_track": "op koers",
    "uncertain": "onzeker",
    "behind": "achter",
    "undetermined": "nog niet te bepalen",
    "above_path": "op of boven het pad",
    "below_path": "onder het pad",
}
OUTCOMES = {
    "worse": "lager",
    "similar": "vergelijkbaar",
    "better": "hoger",
    "not_compared": "niet vergeleken",
}
TRENDS = {
    "increasing": "Over de jaren is er een stijgende trend.",
    "decreasing": "Over de jaren is er een dalende trend.",
    "none": "Over de jaren is er geen aantoonbare trend.",
    "undetermined": "Een trend over de jaren is nog niet te bepalen: er zijn nog geen vijf volle "
    "jaren.",
}
OWN_DIRECTIONS = {
    "rising": "gestegen",
    "stable": "niet aantoonbaar veranderd",
    "falling": "gedaald",
    "undetermined": "nog niet te bepalen",
}
RELATIVE_DIRECTIONS = {
    "rising": "loopt in",
    "stable": "houdt gelijke tred",
    "falling": "raakt achterop",
    "undetermined": "nog niet te bepalen",
}
WHITE_SPOTS = {
    "own": SignalText("Eigen aanbod", "#5FA3D0", "er loopt aanbod in de gemeente zelf"),
    "within_reach": SignalText(
        "Bereikbaar", "#FBE3A4", "geen eigen aanbod, wel in een gemeente binnen de afstand"
    ),
    "none": SignalText("Witte vlek", "#B75F00", "geen aanbod in de gemeente of binnen de afstand"),
}
UNKNOWN_OFFER = "onbekend: geen aanbod aangeleverd"
DIMENSIONS = {"theme": "Thema's", "moment": "Momenten", "target_group": "Doelgroepen"}
WEIGHTS = {"places": "Plaatsen", "projects": "Projecten"}
# Each order of diversity in plain words (q = 1, 0 and 2); the first is what the page opens with.
HILL_ORDERS = {1: "Naar grootte", 0: "Alle even zwaar", 2: "Vooral de grote"}
HILL_MEANINGS = {
    0: "Elke soort telt even zwaar, ook als het maar één keer voorkomt (q = 0).",
    1: "Elke soort telt naar grootte: zoveel even grote soorten geven dezelfde verscheidenheid "
    "(q = 1). Drie even grote thema's geven 3; is één thema veel groter dan de rest, dan komt het "
    "dicht bij 1.",
    2: "Vooral de grote soorten tellen: zoveel even grote soorten geven dezelfde kans dat twee "
    "plaatsen of projecten van dezelfde soort zijn (q = 2).",
}
DIVERSITY_DEFINITION = (
    "Wanneer aanbod 'divers' is, heeft geen officiële definitie. Deze pagina gebruikt er drie: "
    "welke combinaties van thema, moment en doelgroep een lopend project hebben; hoeveel even "
    "grote thema's, momenten of doelgroepen dezelfde verscheidenheid geven; en wat een RSV minder "
    "heeft dan vergelijkbare RSV's."
)
LAGS = {
    "lagging": "achter",
    "possible": "mogelijk achter",
    "similar": "vergelijkbaar",
    "not_compared": "niet vergeleken",
}
# An empty cell must be seen from the back of the room, also without colour: it is written too.
EMPTY_COLOUR = "#FBE3A4"
# One-hue sequential scale (ColorBrewer Blues without its palest step): safe for colour-blind
# readers and readable on a beamer.
RATE_COLOURS = ("#DCE9F6", "#A6CBE5", "#5FA3D0", "#2473B5", "#0B3D77")
