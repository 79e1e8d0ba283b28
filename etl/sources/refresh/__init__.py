"""Official population (CBS) and boundaries (PDOK), fetched when there is a network.

`run.refresh` fetches them. Only what reads them back is imported here, so that a load does not
carry the web client.
"""

from etl.sources.refresh.base import base_fingerprint, official_boundaries

__all__ = ["base_fingerprint", "official_boundaries"]
