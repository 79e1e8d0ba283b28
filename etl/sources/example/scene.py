"""Everything the generator draws from, loaded once: facts, figures, texts and the seed."""

from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np

from etl.sources.example.calibration import load_calibration, load_texts
from etl.sources.example.reference import Code, World, load_code_lists, load_world


@dataclass(frozen=True)
class Scene:
    """The world and the calibration of one example delivery."""

    world: World
    figures: dict[str, Any]  # calibration.yaml
    texts: dict[str, Any]  # texts.yaml
    lists: dict[str, list[Code]]  # code lists by name
    seed: int

    @property
    def snapshot(self) -> np.datetime64:
        """The reference date: nothing after it is known."""
        return np.datetime64(str(self.figures["period"]["snapshot"]))

    def random(self, purpose: str) -> np.random.Generator:
        """Return a random generator of its own for one purpose.

        A stream per purpose, so that a change in one file does not reshuffle all the others.
        """
        return np.random.default_rng([self.seed, crc32(purpose.encode())])


def load_scene(seed: int) -> Scene:
    """Read the reference data, the calibration and the texts."""
    return Scene(load_world(), load_calibration(), load_texts(), load_code_lists(), seed)
