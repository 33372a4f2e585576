"""What every answer carries, and the one line that the log keeps of it."""

import logging
import time
import traceback

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import OurFault

log = logging.getLogger("rejoinder")

# A page may say more about itself; an answer that says nothing may do nothing.
STRICT = "default-src 'none'; frame-ancestors 'none'"
PAGE = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# Not "no-referrer": with it a browser sends `Origin: null` from our own forms, and we ask for it there.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Outgoing:
    """Adds the headers, answers for a bug without telling its insides, writes one line without content.

    A path can hold an invitation's token, so the line names the route, never the path or the query.
    """

    def __init__(self, app: ASGIApp, over_https: bool = False) -> None:
        self.app = app
        self.headers = HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if over_https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def send_dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _dress(message, self.headers)
            await send(message)

        try:
            await self.app(scope, receive, send_dressed)
        except Exception as bug:
            log.error("bug method=%s route=%s %s", scope["method"], _route_of(scope), _where(bug))
            if status == 0:
                await OurFault().as_answer()(scope, receive, send_dressed)
        finally:
            took = (time.perf_counter() - began) * 1000
            log.info(
                "answered method=%s route=%s status=%d ms=%.1f",
                scope["method"],
                _route_of(scope),
                status,
                took,
            )


def _dress(message: Message, common: dict[str, str]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in common.items():
        headers.setdefault(name, value)
    is_page = headers.get("content-type", "").startswith("text/html")
    headers.setdefault("Content-Security-Policy", PAGE if is_page else STRICT)
    if "cache-control" not in headers:
        headers["Cache-Control"] = "no-cache" if "etag" in headers else "no-store"


def _route_of(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "-")


def _where(bug: BaseException) -> str:
    """The kind of error and the way to it; not its message, which may quote what a person wrote."""
    frames = traceback.extract_tb(bug.__traceback__)[-8:]
    way = " > ".join(f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno}:{frame.name}" for frame in frames)
    return f"kind={type(bug).__name__} at={way}"
