"""Count, rate and interval of started trajectories, written for the screen."""

import pandas as pd

from language import tr
from pages.components import formats


def written_rates(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Write count, rate and interval; each row is known, so what is missing is hidden."""
    columns = {
        tr("Gestart"): ("trajectory_count", 0),
        tr("Per 1.000"): ("rate_per_1000", 1),
    }
    missing = [
        formats.HIDDEN if hidden else tr(formats.NO_DATA) for hidden in rows["is_suppressed"]
    ]
    return {
        label: [
            formats.number(value, decimals, text)
            for value, text in zip(rows[name], missing, strict=True)
        ]
        for label, (name, decimals) in columns.items()
    } | {
        tr("95%-interval"): [
            formats.interval(low, high, 1, text)
            for low, high, text in zip(
                rows["adjusted_lower_95_per_1000"],
                rows["adjusted_upper_95_per_1000"],
                missing,
                strict=True,
            )
        ]
    }
