"""Words and colours for codes: one place, so that a thing has one name and one colour."""

from dataclasses import dataclass

from language import Words, mark, tr

PRIMARY = "#154273"
ACCENT = "#B75F00"
MUTED = "#5B6670"

LAYOUTS = Words({"today": mark("van nu"), "then": mark("van toen")})
MEASURES = ("started", "running", "completed")
STOCKS = ("running",)  # on a day; the others are counted over a period
VARIANTS = Words(
    {
        "regulier": mark("Regulier (basis, extra, plus)"),
        "basis": mark("MDT-basis"),
        "extra": mark("MDT-extra"),
        "plus": mark("MDT-plus"),
        "kort": mark("MDT-kort (apart)"),
    }
)


@dataclass(frozen=True)
class SignalText:
    """How a signal reads and looks; the order is the order of urgency."""

    dutch_label: str
    colour: str
    dutch_meaning: str

    @property
    def label(self) -> str:
        """Return the label in the language of the reader."""
        return tr(self.dutch_label)

    @property
    def meaning(self) -> str:
        """Return the meaning in the language of the reader."""
        return tr(self.dutch_meaning)


SIGNALS = {
    "double": SignalText(
        mark("Dubbel signaal"), "#7F2704", mark("lager dan Nederland én verder achterop rakend")
    ),
    "level": SignalText(
        mark("Lager dan Nederland"), "#E6850E", mark("lager dan Nederland (99,8%)")
    ),
    "falling": SignalText(
        mark("Raakt achterop"), "#5E3C99", mark("groeit minder dan Nederland (95%)")
    ),
    "possible": SignalText(
        mark("Mogelijk lager"), "#FBE3A4", mark("lager bij 95%, niet bij 99,8%")
    ),
    "none": SignalText(mark("Geen signaal"), "#C6DBEF", mark("niet aantoonbaar lager of achterop")),
    "too_small": SignalText(
        mark("Te klein om te beoordelen"),
        "#EDEDED",
        mark("ook nul deelnemers zou hier niet opvallen"),
    ),
    "suppressed": SignalText(
        mark("Niet getoond (klein aantal)"), "#D9CFE3", mark("het aantal is te klein om te tonen")
    ),
    "not_compared": SignalText(mark("Niet vergeleken"), "#FFFFFF", mark("er ontbreekt een cijfer")),
}
NO_FULL_PERIOD = mark(
    "Er is nog geen volle periode van 12 maanden aan deelname aangeleverd. Zodra die er is, "
    "staan hier de cijfers."
)
# The limits are widened per kind of area (docs/besluiten.md), which reads as a fault unless said.
WIDENED = mark(
    "Een interval per 1.000 jongeren is verbreed naar hoe sterk RSV's, of gemeenten, onderling "
    "verschillen. Dat van een RSV kan daardoor breder zijn dan dat van een van zijn gemeenten; dat "
    "van Nederland is niet verbreed."
)
LAGGING_SIGNALS = ("double", "level", "falling")


@dataclass(frozen=True)
class QuadrantText:
    """How a quadrant of participation × choice reads and looks: by colour and by shape."""

    dutch_label: str
    colour: str
    symbol: str

    @property
    def label(self) -> str:
        """Return the label in the language of the reader."""
        return tr(self.dutch_label)


# Compared with the country; the order is that of urgency.
QUADRANTS = {
    "low_participation_little_choice": QuadrantText(
        mark("Minder deelname, minder keuze"), ACCENT, "diamond"
    ),
    "low_participation_enough_choice": QuadrantText(
        mark("Minder deelname, meer keuze"), "#5E3C99", "square"
    ),
    "enough_participation_little_choice": QuadrantText(
        mark("Meer deelname, minder keuze"), "#5FA3D0", "triangle-up"
    ),
    "enough_participation_enough_choice": QuadrantText(
        mark("Meer deelname, meer keuze"), "#8795A1", "circle"
    ),
}
# What a target can be set for; running has no target in the file groeiambitie. Never added up.
GROWTH_MEASURES = Words(
    {
        "gestart": mark("Gestarte trajecten"),
        "afgerond": mark("Afgeronde trajecten"),
        "plaatsen": mark("Toegekende plaatsen"),
        "lopend": mark("Lopende trajecten"),
        "projecten": mark("Projecten"),
        "organisaties": mark("Organisaties"),
    }
)
GROWTH_OUTCOMES = Words(
    {
        "reached": mark("bereikt"),
        "missed": mark("niet bereikt"),
        "on_track": mark("op koers"),
        "uncertain": mark("onzeker"),
        "behind": mark("achter"),
        "undetermined": mark("nog niet te bepalen"),
        "above_path": mark("op of boven het pad"),
        "below_path": mark("onder het pad"),
    }
)
OUTCOMES = Words(
    {
        "worse": mark("lager"),
        "similar": mark("vergelijkbaar"),
        "better": mark("hoger"),
        "not_compared": mark("niet vergeleken"),
    }
)
TRENDS = Words(
    {
        "increasing": mark("Over de jaren is er een stijgende trend."),
        "decreasing": mark("Over de jaren is er een dalende trend."),
        "none": mark("Over de jaren is er geen aantoonbare trend."),
        "undetermined": mark(
            "Een trend over de jaren is nog niet te bepalen: er zijn nog geen vijf volle jaren."
        ),
    }
)
OWN_DIRECTIONS = Words(
    {
        "rising": mark("gestegen"),
        "stable": mark("niet aantoonbaar veranderd"),
        "falling": mark("gedaald"),
        "undetermined": mark("nog niet te bepalen"),
    }
)
RELATIVE_DIRECTIONS = Words(
    {
        "rising": mark("loopt in"),
        "stable": mark("houdt gelijke tred"),
        "falling": mark("raakt achterop"),
        "undetermined": mark("nog niet te bepalen"),
    }
)
WHITE_SPOTS = {
    "own": SignalText(mark("Eigen aanbod"), "#5FA3D0", mark("er loopt aanbod in de gemeente zelf")),
    "within_reach": SignalText(
        mark("Bereikbaar"),
        "#FBE3A4",
        mark("geen eigen aanbod, wel in een gemeente binnen de afstand"),
    ),
    "none": SignalText(
        mark("Witte vlek"), "#B75F00", mark("geen aanbod in de gemeente of binnen de afstand")
    ),
}
UNKNOWN_OFFER = mark("onbekend: geen aanbod aangeleverd")
DIMENSIONS = Words(
    {"theme": mark("Thema's"), "moment": mark("Momenten"), "target_group": mark("Doelgroepen")}
)
WEIGHTS = Words({"places": mark("Plaatsen"), "projects": mark("Projecten")})
# Each order of diversity in plain words (q = 1, 0 and 2); the first is what the page opens with.
HILL_ORDERS = Words(
    {1: mark("Naar grootte"), 0: mark("Alle even zwaar"), 2: mark("Vooral de grote")}
)
HILL_MEANINGS = Words(
    {
        0: mark("Elke soort telt even zwaar, ook als het maar één keer voorkomt (q = 0)."),
        1: mark(
            "Elke soort telt naar grootte: zoveel even grote soorten geven dezelfde "
            "verscheidenheid (q = 1). Drie even grote thema's geven 3; is één thema veel groter "
            "dan de rest, dan komt het dicht bij 1."
        ),
        2: mark(
            "Vooral de grote soorten tellen: zoveel even grote soorten geven dezelfde kans dat "
            "twee plaatsen of projecten van dezelfde soort zijn (q = 2)."
        ),
    }
)
DIVERSITY_DEFINITION = mark(
    "Wanneer aanbod 'divers' is, heeft geen officiële definitie. Deze pagina gebruikt er drie: "
    "welke combinaties van thema, moment en doelgroep een lopend project hebben; hoeveel even "
    "grote thema's, momenten of doelgroepen dezelfde verscheidenheid geven; en wat een RSV minder "
    "heeft dan vergelijkbare RSV's."
)
LAGS = Words(
    {
        "lagging": mark("achter"),
        "possible": mark("mogelijk achter"),
        "similar": mark("vergelijkbaar"),
        "not_compared": mark("niet vergeleken"),
    }
)
# An empty cell must be seen from the back of the room, also without colour: it is written too.
EMPTY_COLOUR = "#FBE3A4"
# One-hue sequential scale (ColorBrewer Blues without its palest step): safe for colour-blind
# readers and readable on a beamer.
RATE_COLOURS = ("#DCE9F6", "#A6CBE5", "#5FA3D0", "#2473B5", "#0B3D77")
