"""Verantwoording: every indicator's definition, method, source and caveats, from the YAML."""

from language import tr
from pages.components import accountability
from pages.components.context import open_page
from warehouse.indicators import load_indicators
from warehouse.queries import dispersion

context = open_page(
    tr("Verantwoording"),
    tr("Wat elk cijfer betekent, hoe het gemaakt is en wat u er niet uit mag lezen."),
    follows_date=False,
)

slice_ = {"period": "12m", "measure": "started", "variant_group": "regulier"}
accountability.show_spread(
    dispersion(context.release_id, **slice_, area_kind="municipality"),
    dispersion(context.release_id, **slice_, area_kind="rsv"),
)
accountability.offer_indicators(context)
for indicator in load_indicators().values():
    accountability.show_indicator(indicator)
accountability.show_sources(context)
