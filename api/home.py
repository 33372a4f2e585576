"""The start page, and the reference of the API."""

import ipaddress
from datetime import timedelta
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.clock import Now
from api.console.build import is_built
from api.identity.browser import AtBrowser
from api.installing.routes import is_extension_built
from api.pages import page
from api.reference import chapters_of
from api.settings import Settings
from api.signing_in.rules import person_of

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, browser: AtBrowser, at: Now) -> Response:
    settings: Settings = request.app.state.settings
    folder = settings.extension_dir
    is_here = is_extension_built(settings)
    answer = page(
        "home",
        here="/",
        person=person_of(request.app.state.engine, browser),
        seal=browser.seal,
        address=settings.url,
        folder=str(folder) if is_here and _asks_from_here(request, settings) else "",
        has_extension=is_here,
        has_console=is_built(settings.console_dir),
        promised=at + timedelta(days=3),
    )
    browser.keep_form(answer)
    return answer


@router.get("/docs")
def reference(request: Request) -> Response:
    chapters = chapters_of(request.app.openapi())
    return page("reference", here="/docs", about=request.app.description, chapters=chapters)


def _asks_from_here(request: Request, settings: Settings) -> bool:
    """A folder of this machine is told only to a browser on this machine.

    A service with a public address has a proxy before it, and if that is on this machine everybody's requests
    seem to come from here.
    """
    asks_from = request.client.host if request.client else ""
    return _is_loopback(asks_from) and _is_loopback(urlsplit(settings.url).hostname or "")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
