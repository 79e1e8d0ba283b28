"""What serve.py hands to Streamlit, made from the settings once."""

from starlette.middleware import Middleware
from streamlit import config

from web.answers import DashboardAnswers
from web.errors import error_handlers
from web.health import health_routes
from web.page import own_page
from web.policy import security_headers
from web.settings import is_behind_tls, sign_in_origins
from web.sockets import OwnPagesOnly

_page = own_page()
_headers = security_headers(_page.script_hashes, sign_in_origins(), tls=is_behind_tls())

_base = config.get_option("server.baseUrlPath") or ""
ROUTES = health_routes(_base)
ERROR_HANDLERS = error_handlers(_headers)
MIDDLEWARE = [
    Middleware(OwnPagesOnly),
    Middleware(
        DashboardAnswers,
        page=_page,
        headers=_headers,
        secure_cookies=is_behind_tls(),
        base=_base,
    ),
]
