"""Many users at once: each picks another region every few seconds, and every answer is checked."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import psutil
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from pages.components import formats
from tests.bench.client import PATIENCE_S, PROTOCOL, stream_of
from tests.bench.conversation import Conversation, PageFailedError
from warehouse.queries import NEWEST_PERIOD, participation, rsvs

PATH, TILE = "regio", "Gestart per 1.000 jongeren"
LEVELS = (50, 95, 99)
FAILURES = (
    OSError,
    TimeoutError,
    WebSocketException,
    PageFailedError,
    KeyError,
    asyncio.BrokenBarrierError,
)
Answer = tuple[str, str, str]
"""Release, region, and the value of the tile."""


@dataclass(frozen=True)
class Crowd:
    """How many users come, how long they stay once all are there, and look between two choices."""

    users: int
    seconds: float = 30.0
    pause_s: float = 5.0


@dataclass
class Seen:
    """What a crowd met: the time of each rerun, the answers, and what failed."""

    first_pages: list[float] = field(default_factory=list)  # seconds, while all come within a pause
    seconds: list[float] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    server_cpu: float = 0.0  # cores in use
    server_mb: float = 0.0

    def percentiles_ms(self) -> list[float]:
        """Return the median, the 95th and the 99th percentile of a rerun."""
        return [float(np.percentile(self.seconds, level)) * 1000 for level in LEVELS]


def visit_together(
    address: str,
    process_ids: Sequence[int],
    regions: Sequence[str],
    crowd: Crowd,
    seen: Seen | None = None,
) -> Seen:
    """Let a crowd use what these processes serve at an address; it ends by itself.

    Who gives a `seen` can follow it meanwhile.
    """
    seen = Seen() if seen is None else seen
    processes = [psutil.Process(process_id) for process_id in process_ids]
    begun = busy = 0.0

    def all_have_come() -> None:
        nonlocal begun, busy
        begun, busy = time.monotonic(), sum(map(_busy, processes))

    asyncio.run(_all(address, regions, crowd, seen, all_have_come))
    seen.server_cpu = (sum(map(_busy, processes)) - busy) / (time.monotonic() - begun)
    seen.server_mb = sum(process.memory_info().rss for process in processes) / 2**20
    return seen


def wrong_answers(seen: Seen) -> list[Answer]:
    """Return the answers that are not those of the release that the page names."""
    right = {release_id: _right(release_id) for release_id in {one[0] for one in seen.answers}}
    return [
        (release_id, region, value)
        for release_id, region, value in seen.answers
        if right[release_id].get(region) != value
    ]


def _right(release_id: str) -> dict[str, str]:
    choice = {"measure": "started", "variant_group": "regulier", "area_kind": "rsv"}
    rates = participation(release_id, period=NEWEST_PERIOD, **choice).set_index("area_code")
    return {
        name: formats.number(rates["rate_per_1000"].get(code), 1)
        for code, name in rsvs(release_id).items()
    }


async def _all(
    address: str,
    regions: Sequence[str],
    crowd: Crowd,
    seen: Seen,
    all_have_come: Callable[[], None],
) -> None:
    everyone = asyncio.Barrier(crowd.users)

    async def visit(turn: int) -> None:
        choice = random.Random(turn)  # the same visits in every run
        await asyncio.sleep(crowd.pause_s * turn / crowd.users)
        try:
            async with connect_to(address) as connection:
                user = User(connection)
                seen.first_pages.append(await user.rerun(""))
                await user.rerun(PATH)
                if await everyone.wait() == 0:
                    all_have_come()
                until = time.monotonic() + crowd.seconds
                await asyncio.sleep(choice.uniform(0, 1) * crowd.pause_s)
                while time.monotonic() < until:
                    region = choice.choice(regions)
                    seen.seconds.append(await user.rerun(PATH, {"rsv": region}))
                    seen.answers.append((user.talk.release_id, region, user.talk.metrics[TILE]))
                    await asyncio.sleep(choice.uniform(0.5, 1.5) * crowd.pause_s)
        except FAILURES as error:
            seen.failures.append(f"{type(error).__name__}: {error}"[:200])
            await everyone.abort()

    await asyncio.gather(*map(visit, range(crowd.users)))


def connect_to(address: str) -> connect:
    """Open the connection that a page opens."""
    return connect(
        stream_of(address), subprotocols=[PROTOCOL], max_size=None, open_timeout=PATIENCE_S
    )


class User:
    """One session of a crowd."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.talk = Conversation()

    async def rerun(self, path: str, chosen: dict[str, str] | None = None) -> float:
        """Rerun a page and wait until it is done; returns how many seconds that took."""
        asked = time.monotonic()
        async with asyncio.timeout(PATIENCE_S):
            await self.connection.send(self.talk.request(path, chosen))
            while not self.talk.take(await self.connection.recv(decode=False)):
                pass
        return time.monotonic() - asked


def _busy(process: psutil.Process) -> float:
    spent = process.cpu_times()
    return float(spent.user + spent.system)
