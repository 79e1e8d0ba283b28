"""The municipalities of a partnership side by side."""

import pandas as pd

from language import mark, tr
from pages.components import formats
from pages.components.participation.table import participation_table
from pages.components.region.written_rates import written_rates
from pages.components.texts import OUTCOMES, SIGNALS
from warehouse.kept import kept


@kept
def municipality_table(shown: pd.DataFrame, offer: pd.DataFrame) -> pd.DataFrame:
    """Set rate, interval, comparison and offer of each municipality side by side, as they come."""
    rows = _with_projects(shown, offer)
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


@kept
def municipality_file(shown: pd.DataFrame, offer: pd.DataFrame) -> pd.DataFrame:
    """Return the same as numbers, with all that a file of participation says."""
    rows = _with_projects(shown, offer)
    return participation_table(rows).assign(**{mark("Projecten"): rows["running_projects"]})


def _with_projects(shown: pd.DataFrame, offer: pd.DataFrame) -> pd.DataFrame:
    projects = offer[["area_code", "running_projects"]]
    return shown.merge(projects, on="area_code", how="left", validate="one_to_one")
