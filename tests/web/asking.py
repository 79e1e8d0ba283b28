"""Ask an ASGI app without a server."""

import asyncio
from typing import Any

import httpx
from starlette.applications import Starlette


def ask(app: Starlette, path: str, method: str = "GET", **options: Any) -> httpx.Response:
    """Return the answer to one request; a failure of the app is answered, not raised."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.request(method, path, **options)

    return asyncio.run(send())
