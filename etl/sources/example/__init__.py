"""Invented example data: the ten input files, calibrated on published national figures.

Reads only warehouse/reference; every identifier carries the word "fictief".
"""

from etl.sources.example.generate import DEFAULT_SEED, ExampleSummary, write_example
from etl.sources.example.lags import PlantedLag

__all__ = ["DEFAULT_SEED", "ExampleSummary", "PlantedLag", "write_example"]
