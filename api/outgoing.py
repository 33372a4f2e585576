"""What every answer carries, and the one line that the log keeps of it."""

import time
import traceback

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import complain, id_for, note, request_id
from api.metrics import Metrics
from api.problems import OurFault, Refusing

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

# A page may say more about itself; an answer that says nothing may do nothing.
STRICT = "default-src 'none'; frame-ancestors 'none'"
PAGE = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# Not "no-referrer": with it a browser sends `Origin: null` from our own forms, and those are not taken.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


# Their pages are what a replica is made of; how large they are tells how far behind clients come back.
FEED = {"/v1/teams/{team}/sync/changes", "/v1/teams/{team}/sync/scopes/{folder}/snapshot"}


class Outgoing:
    """Adds the headers, answers for a bug without telling its insides, counts, and writes one line.

    A path can hold an invitation's token, so the line names the route, never the path or the query.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, refused: Refusing, over_https: bool = False) -> None:
        self.app = app
        self.metrics = metrics
        self.refused = refused
        self.headers = HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if over_https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        named = id_for(_asked_as(scope))
        was = request_id.set(named)
        status = size = 0

        async def send_dressed(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = named
                size = int(headers.get("content-length", "0"))
                _dress(headers, self.headers)
            await send(message)

        try:
            await self.app(scope, receive, send_dressed)
        except Exception as bug:
            complain("bug", method=_method_of(scope), route=_route_of(scope), **_where(bug))
            if status == 0:
                await self.refused(scope, OurFault())(scope, receive, send_dressed)
        finally:
            took = time.perf_counter() - began
            route, method = _route_of(scope), _method_of(scope)
            self.metrics.answered(route, method, status, took)
            if status == 200 and route in FEED:
                self.metrics.pulled(route, size)
            note("answered", method=method, route=route, status=status, ms=round(took * 1000, 1))
            request_id.reset(was)


def _dress(headers: MutableHeaders, common: dict[str, str]) -> None:
    for name, value in common.items():
        headers.setdefault(name, value)
    is_page = headers.get("content-type", "").startswith("text/html")
    headers.setdefault("Content-Security-Policy", PAGE if is_page else STRICT)
    if "cache-control" not in headers:
        headers["Cache-Control"] = "no-cache" if "etag" in headers else "no-store"


def _asked_as(scope: Scope) -> bytes:
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            asked: bytes = value
            return asked
    return b""


def _route_of(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "-")


def _method_of(scope: Scope) -> str:
    """A method that does not exist is told by nobody but whoever made it up."""
    method: str = scope["method"]
    return method if method in METHODS else "-"


def _where(bug: BaseException) -> dict[str, str]:
    """The kind of error and the way to it; not its message, which may quote what a person wrote."""
    frames = traceback.extract_tb(bug.__traceback__)[-8:]
    way = " > ".join(f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno}:{frame.name}" for frame in frames)
    return {"kind": type(bug).__name__, "at": way}
