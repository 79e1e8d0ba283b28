"""What the tests of faults share with those of the load."""

from tests.etl.conftest import boundaries_folder, drawn_map, inbox, quick_load
from tests.etl.test_killed_load import server

__all__ = ["boundaries_folder", "drawn_map", "inbox", "quick_load", "server"]
