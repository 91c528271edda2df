"""Guard: the headers every answer carries, and the proof that a request comes from our page."""

import ipaddress
import logging
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


YEAR = 365 * 24 * 3600

_log = logging.getLogger(__name__)


def is_over_tls(request: web.Request) -> bool:
    """Tell whether a request came over TLS: to us, or to the proxy before us."""
    return request.secure or request.headers.get("X-Forwarded-Proto") == "https"


@web.middleware
async def end_well(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer 500 for a bug of ours; the log names the address asked for and nobody's own."""
    try:
        return await handler(request)
    except (web.HTTPException, ConnectionError):
        raise
    except Exception:  # noqa: BLE001 - whatever it is, its traceback names no visitor
        resource = request.match_info.route.resource
        _log.exception("%s %s failed", request.method, resource.canonical if resource else "")
        return web.Response(status=500)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the protective headers on an answer; what is not said to be cached is not stored.

    It names no version of what runs here, and behind TLS it is to be asked over TLS from then on.
    """
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "viec"
    if is_over_tls(request):
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    response.headers.setdefault("Cache-Control", "no-store")


def is_from_our_page(request: web.Request) -> bool:
    """Tell whether a request was made by our own page.

    Another site cannot add the header `X-Viec` without our leave; what the browser says about
    the origin must agree as well, where it says anything.
    """
    if request.headers.get("X-Viec") != "page":
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    hosts = (request.headers.get("Host"), request.headers.get("X-Forwarded-Host"))
    return origin is None or _host_of(origin) in hosts


def is_from_this_machine(request: web.Request) -> bool:
    """Tell whether a request comes from this very machine and through no proxy."""
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.remote or "").is_loopback
    except ValueError:
        return False


def _host_of(origin: str) -> str:
    """Give the host that an origin names; nothing where it is no address."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
