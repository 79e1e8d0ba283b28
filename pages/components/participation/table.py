"""Participation by municipality as a table, for the screen and for a file."""

import pandas as pd

from language import mark, tr
from pages.components import formats
from pages.components.texts import OUTCOMES, OWN_DIRECTIONS, RELATIVE_DIRECTIONS, SIGNALS
from warehouse.kept import kept

NOT_APPLICABLE = mark("niet van toepassing")


@kept
def participation_table(slice_: pd.DataFrame) -> pd.DataFrame:
    """Rename a slice for readers; numbers stay numbers, so that a column sorts."""
    return pd.DataFrame(
        {
            mark("Gemeente"): slice_["area_name"],
            mark("RSV"): slice_["rsv_name"],
            mark("Signaal"): slice_["signal"].map(lambda code: _label(code, SIGNALS)),
            mark("Aantal"): slice_["trajectory_count"],
            mark("Jongeren"): slice_["youth_population"],
            mark("Per 1.000"): slice_["rate_per_1000"],
            mark("Van (95%)"): slice_["adjusted_lower_95_per_1000"],
            mark("Tot (95%)"): slice_["adjusted_upper_95_per_1000"],
            mark("Gladgestreken"): slice_["smoothed_per_1000"],
            mark("Tegenover NL"): slice_["adjusted_outcome_998"].map(OUTCOMES),
            mark("Zonder verbreding"): slice_["outcome_998"].map(OUTCOMES),
            mark("Tegenover RSV"): slice_["rsv_outcome_998"].map(OUTCOMES),
            mark("Gladgestreken met buren"): slice_["spatial_smoothed_per_1000"],
            mark("Eigen verandering (×)"): slice_["own_ratio"],
            mark("Eigen richting"): slice_["own_direction"]
            .map(OWN_DIRECTIONS)
            .fillna(tr(NOT_APPLICABLE)),
            mark("Tegenover groei NL (×)"): slice_["relative_ratio"],
            mark("Richting"): slice_["relative_direction"]
            .map(RELATIVE_DIRECTIONS)
            .fillna(tr(NOT_APPLICABLE)),
            mark("Gemist"): slice_["missing_participants"].clip(lower=0),
            mark("Gemist ≥"): slice_["missing_participants_lower"],
            mark("Verborgen"): slice_["is_suppressed"].map(
                {True: tr(formats.HIDDEN_REASON), False: ""}
            ),
        }
    )


def _label(code: object, texts: dict) -> str:
    return texts[code].label if isinstance(code, str) else tr(NOT_APPLICABLE)
