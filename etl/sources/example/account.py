"""What was planted on purpose, written beside the inbox files so that anyone can check."""

from pathlib import Path

import numpy as np

from etl.sources.example.lags import PlantedLag
from etl.sources.example.offer import Offer
from etl.sources.example.offer_coverage import nearest_offer_km
from etl.sources.example.output import write_rows
from etl.sources.example.scene import Scene

FOLDER = "verantwoording_voorbeeld"
_LAG_HEADER = (
    "kind", "municipality_code", "rsv_code", "name", "lag_before_pct", "lag_last_12_pct",
    "from_month", "expected_yearly_count", "signal", "findable", "reason",
)  # fmt: skip
_SPOT_HEADER = (
    "municipality_code", "rsv_code", "name", "urbanisation_class", "nearest_offer_km", "is_far",
)  # fmt: skip


def write_account(
    inbox: Path, scene: Scene, offer: Offer, lags: list[PlantedLag]
) -> tuple[Path, ...]:
    """Write the planted lags, the white spots of the random offer and a Dutch explanation."""
    world, far_km = scene.world, scene.figures["offer"]["far_km"]
    folder = inbox / FOLDER
    folder.mkdir(exist_ok=True)
    lag_file, spot_file, readme_file = (
        folder / name for name in ("geplante_achterstanden.csv", "witte_vlekken.csv", "LEESMIJ.txt")
    )
    write_rows(
        lag_file,
        _LAG_HEADER,
        [
            (
                lag.kind, lag.municipality_code, lag.rsv_code, lag.name, lag.lag_before_pct,
                lag.lag_last_12_pct, lag.from_month, lag.expected_yearly_count, lag.signal,
                _yes_no(lag.findable), lag.reason,
            )
            for lag in lags
        ],
    )  # fmt: skip
    distance = nearest_offer_km(
        world, offer.municipalities, offer.is_regular & offer.runs_on(scene.snapshot)
    )
    write_rows(
        spot_file,
        _SPOT_HEADER,
        [
            (
                world.codes[i], world.rsv_codes[world.rsv[i]], world.names[i],
                int(world.urbanisation[i]), f"{distance[i]:.2f}".replace(".", ","),
                _yes_no(bool(distance[i] > far_km)),
            )
            for i in np.flatnonzero(distance > 0).tolist()
        ],
    )  # fmt: skip
    readme = scene.texts["readme"].format(seed=scene.seed, snapshot=scene.snapshot)
    readme_file.write_bytes(readme.replace("\n", "\r\n").encode("utf-8-sig"))
    return lag_file, spot_file, readme_file


def _yes_no(value: bool) -> str:
    return "ja" if value else "nee"
