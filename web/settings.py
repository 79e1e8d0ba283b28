"""What the address of a server asks of its answers, set by whoever runs it."""

import os
import re

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?|https?://\[[0-9a-fA-F:]+\](:\d+)?")


def is_behind_tls() -> bool:
    """Say whether visitors come by https only (MDT_TLS=1): asks HSTS and Secure cookies."""
    return os.environ.get("MDT_TLS", "") == "1"


def sign_in_origins() -> tuple[str, ...]:
    """Return where a form may lead besides here (MDT_SIGN_IN_ORIGINS, with spaces between).

    Raises ValueError for anything but origins: a semicolon would write policy of its own.
    """
    origins = tuple(os.environ.get("MDT_SIGN_IN_ORIGINS", "").split())
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(
                f"MDT_SIGN_IN_ORIGINS: geen adres als https://login.voorbeeld.nl: {origin}"
            )
    return origins
