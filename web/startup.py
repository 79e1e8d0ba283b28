"""What must hold before the server takes visitors."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

Check = Callable[[], None]


def checked_start(checks: Sequence[Check]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Return a lifespan that runs each check at start-up; what a check raises stops the start."""

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        for check in checks:
            check()
        yield

    return lifespan
