"""Visitors who come, look around and leave, others in their place, and the memory meanwhile."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import psutil

from tests.bench.users import FAILURES, PATH, TILE, Seen, User, connect_to
from tests.browser.serving import Server
from tests.browser.visitor import PATHS


@dataclass(frozen=True)
class Soak:
    """How many visitors there are at a time, for how long, and what each does."""

    users: int = 30
    seconds: float = 3600.0
    pause_s: float = 5.0
    choices: int = 20  # before one leaves and another comes
    samples: int = 120


@dataclass
class Soaked(Seen):
    """What the visitors met, and how much memory the server had, at even distances."""

    memory_mb: list[float] = field(default_factory=list)

    def drift(self) -> float:
        """Return the memory of the last third as a ratio of that of the third before it.

        The first third fills what is kept, so it says nothing about a leak.
        """
        _, before, after = np.array_split(self.memory_mb, 3)
        return float(np.median(after) / np.median(before))


def soak(server: Server, regions: Sequence[str], asked: Soak) -> Soaked:
    """Let visitors use every page of a server; it ends by itself."""
    seen = Soaked()
    asyncio.run(_all(server, regions, asked, seen))
    return seen


async def _all(server: Server, regions: Sequence[str], asked: Soak, seen: Soaked) -> None:
    until = time.monotonic() + asked.seconds
    process = psutil.Process(server.process_id)

    async def visit(turn: int) -> None:
        choice = random.Random(turn)
        await asyncio.sleep(asked.pause_s * turn / asked.users)
        while time.monotonic() < until and not seen.failures:
            try:
                async with connect_to(server.address) as connection:
                    await _look_around(User(connection), choice)
            except FAILURES as error:
                seen.failures.append(f"{type(error).__name__}: {error}"[:200])

    async def _look_around(user: User, choice: random.Random) -> None:
        for path in choice.choices(["", *PATHS.values()], k=asked.choices // 2):
            seen.first_pages.append(await user.rerun(path))
            if "rsv" in user.talk.widgets:
                region = choice.choice(regions)
                seen.seconds.append(await user.rerun(path, {"rsv": region}))
                if path == PATH:
                    seen.answers.append((user.talk.release_id, region, user.talk.metrics[TILE]))
            await asyncio.sleep(choice.uniform(0.5, 1.5) * asked.pause_s)

    async def weigh() -> None:
        for _ in range(asked.samples):
            await asyncio.sleep(asked.seconds / asked.samples)
            seen.memory_mb.append(process.memory_info().rss / 2**20)

    await asyncio.gather(weigh(), *map(visit, range(asked.users)))
