"""A check that fails stops the server before it takes a visitor."""

import asyncio

import pytest

from web.startup import checked_start


def test_checks_run_in_order_and_a_failing_one_stops_the_start() -> None:
    done: list[str] = []

    def refuse() -> None:
        raise RuntimeError("geen inlog")

    async def start() -> None:
        checks = [lambda: done.append("first"), refuse, lambda: done.append("never")]
        async with checked_start(checks)(None):
            done.append("open")

    with pytest.raises(RuntimeError, match="geen inlog"):
        asyncio.run(start())
    assert done == ["first"]
