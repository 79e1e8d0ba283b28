"""Two addresses for whoever guards the server: it is alive, and it has something to show."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from warehouse.connection import UnreadableReleaseError, cursor
from warehouse.opening import open_release
from warehouse.releases import NoReleaseError

NOT_READY = "Er is geen uitgave die gelezen kan worden; laad gegevens met: python -m etl load"


def health_routes(base_path: str = "") -> list[BaseRoute]:
    """Return both routes below the base path of the app, as Streamlit's own are."""
    base = f"/{base_path.strip('/')}".rstrip("/")
    return [Route(f"{base}/healthz", alive), Route(f"{base}/readyz", ready)]


async def alive(_: Request) -> Response:
    """Answer as long as the server does."""
    return PlainTextResponse("ok")


def ready(_: Request) -> Response:
    """Answer 200 when the pages have a release to show; opens its file, so runs in a thread."""
    try:
        release, _info, _damaged = open_release()
        with cursor(release.release_id):
            return PlainTextResponse("ok")
    except (NoReleaseError, UnreadableReleaseError):
        return PlainTextResponse(NOT_READY, status_code=503)
