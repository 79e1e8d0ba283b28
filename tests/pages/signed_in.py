"""Drive the app as someone who signed in: settings and claims as a provider would give them."""

import time
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.access.test_settings import AUTH
from tests.pages.app_driver import ROOT

ROLES = ("lezer", "facilitator", "programmateam", "beheer")
SECRETS = {"auth": AUTH, "access": {"roles": {role: role for role in ROLES}}}


def claims(role: str, **changed: Any) -> dict[str, Any]:
    """What the provider says about someone with this role, of RSV05."""
    now = time.time()
    usual = {"sub": f"kenmerk-{role}", "iat": now - 60, "exp": now + 3600, "nonce": role}
    return {"is_logged_in": True, **usual, "roles": [role], "rsv": ["RSV05"], **changed}


def open_app_as(user: dict[str, Any], page: str | None = None) -> AppTest:
    """Start a session with sign-in on; the caller clears what the app remembers of settings."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.secrets = SECRETS
    app.user = user
    if page is not None:
        app.switch_page(page)
    return app.run()
