"""The municipalities of a partnership side by side."""

import pandas as pd

from language import tr
from pages.components import formats
from pages.components.region.written_rates import written_rates
from pages.components.texts import OUTCOMES, SIGNALS
from warehouse.kept import kept


@kept
def municipality_table(shown: pd.DataFrame, offer: pd.DataFrame) -> pd.DataFrame:
    """Set rate, interval, comparison and offer of each municipality side by side, as they come."""
    rows = shown.merge(
        offer[["area_code", "running_projects"]], on="area_code", how="left", validate="one_to_one"
    )
    return pd.DataFrame(
        {
            tr("Gemeente"): rows["area_name"],
            tr("Signaal"): [
                SIGNALS[code].label if isinstance(code, str) else tr("niet vergeleken")
                for code in rows["signal"]
            ],
            **written_rates(rows),
            tr("Tegenover RSV"): rows["rsv_outcome_998"].map(OUTCOMES),
            tr("Projecten"): rows["running_projects"].map(formats.number),
        }
    )
