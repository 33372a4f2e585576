"""The console's session: opened by a sign-in on our own page, renewed by a cookie, ended by the person."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse, Response

from api.clock import Now
from api.console.cookie import Kept
from api.console.rules import NOBODY, end_here, open_for, renew
from api.database import writing
from api.identity.browser import AtBrowser
from api.identity.devices import device_of
from api.identity.sessions import Opened, Refused
from api.identity.store import Devices
from api.identity.tokens import LIFETIME
from api.limiting import limited
from api.problems import NotAllowed, NotSignedIn
from api.signing_in.rules import person_of


def _of_our_own_page(request: Request, browser: AtBrowser) -> None:
    """A cookie comes along whoever asks; `Origin` says who does, and browsers send it with each of these."""
    if "origin" not in request.headers or browser.is_foreign:
        raise NotAllowed("Only this service's own pages may ask for that.")


router = APIRouter(
    prefix="/console/session",
    include_in_schema=False,
    dependencies=[limited("tokens"), Depends(_of_our_own_page)],
)


@router.post("")
def open_session_here(request: Request, browser: AtBrowser, kept: Kept, at: Now) -> Response:
    """For who has signed in on our own page within the last quarter of an hour."""
    state = request.app.state
    visitor = person_of(state.engine, browser)
    if not visitor:
        return NotSignedIn(NOBODY).as_answer()
    device = f"{device_of(request.headers.get('user-agent', ''))} (console)"
    with writing(state) as db:
        opened = open_for(db, visitor, device, kept.token, at)
    return _answer(opened, request, kept, at)


@router.post("/renewed")
def renew_session(request: Request, browser: AtBrowser, kept: Kept, at: Now) -> Response:
    state = request.app.state
    person = person_of(state.engine, browser)
    with writing(state) as db:
        renewed = renew(Devices(db), state.keys, kept.token, browser.said_to_be if person else None, at)
    return _answer(renewed, request, kept, at)


@router.delete("/{session}", status_code=204)
def end_session_here(session: UUID, request: Request, browser: AtBrowser, kept: Kept, at: Now) -> Response:
    """With it ends the visit, which would open the next one by itself. One that is not here stands."""
    with writing(request.app.state) as db:
        is_here = end_here(Devices(db), kept.token, session, at)
    answer = Response(status_code=204)
    if is_here:
        kept.drop(answer)
        browser.forget(answer)
    return answer


def _answer(opened: Opened | Refused, request: Request, kept: Kept, at: datetime) -> Response:
    if isinstance(opened, Refused):
        refused = NotSignedIn(opened.reason).as_answer()
        kept.drop(refused)
        return refused
    answer = JSONResponse(
        {
            "access_token": request.app.state.tokens.access(opened.person_id, opened.session_id, at),
            "expires_in": int(LIFETIME.total_seconds()),
            "session_id": str(opened.session_id),
        }
    )
    kept.keep(answer, opened.refresh_token)
    return answer
