"""What one rerun of a page costs: processor time of the server, and bytes on the wire."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.bench.client import Client
from tests.bench.processes import cpu_ms
from tests.bench.rows import Row, Sizes
from tests.browser.serving import Server
from tests.browser.visitor import PATHS
from warehouse.queries import rsvs
from warehouse.releases import active_release_id


@dataclass(frozen=True)
class Cost:
    """What one rerun cost, on average."""

    cpu_ms: float
    wire_kb: float  # both ways, as it is sent


def measure_reruns(server: Server, empty: Server, sizes: Sizes) -> list[Row]:
    """Every page with the same choices, and with a region that was or was not chosen before.

    Beside them an empty page, asked over a websocket as well.
    """
    regions = sorted(rsvs(str(active_release_id())).values())
    with Client(empty.address) as client:
        anchor = _cost(empty, client, [client.rerun] * 4 * sizes.reruns)
    rows = []
    for name in sizes.pages:
        path = PATHS[name]
        with Client(server.address) as client:
            client.rerun(path)
            has_region = "rsv" in client.widgets
            turns = [("same choices", [partial(client.rerun, path)] * sizes.reruns)]
            if has_region:
                others = [partial(client.rerun, path, {"rsv": region}) for region in regions]
                turns += [("a region nobody chose yet", others), ("a region of before", others)]
            for what, reruns in turns:
                cost = _cost(server, client, reruns)
                said = f"{name}, {what}"
                times = len(reruns)
                rows += [
                    Row(f"server CPU, {said}", cost.cpu_ms, "ms", "empty", anchor.cpu_ms, times),
                    Row(f"on the wire, {said}", cost.wire_kb, "kB", "empty", anchor.wire_kb, times),
                ]
    return rows


def _cost(server: Server, client: Client, reruns: list[Callable[[], None]]) -> Cost:
    """Do all reruns; those before the first are not counted."""
    busy, sent = cpu_ms(server.process_id), client.wire_bytes()
    for rerun in reruns:
        rerun()
    times = len(reruns)
    return Cost(
        (cpu_ms(server.process_id) - busy) / times, (client.wire_bytes() - sent) / times / 1000
    )
