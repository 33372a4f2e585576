"""Signing in with a passkey, from the sign-in page."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.clock import Now
from api.database import writing
from api.identity.browser import AtBrowser, Browser
from api.identity.models import Person
from api.identity.sessions import Refused
from api.limiting import limited
from api.signing_in.entering import enter
from api.signing_in.passkey_offer import sign_in_challenges
from api.signing_in.passkeys import sign_in_with_passkey
from api.signing_in.relying_party import Nowhere, relying_party
from api.signing_in.sign_in_form import ONLY_COMPANY, STALE, sign_in_form

router = APIRouter(include_in_schema=False, dependencies=[limited("pages")])
Typed = Annotated[str, Form()]


@router.post("/sign-in/passkey")
def take_passkey(
    request: Request,
    browser: AtBrowser,
    at: Now,
    credential: Typed = "",
    ticket: Typed = "",
    seal: Typed = "",
    after: Typed = "/",
) -> Response:
    if not browser.sent_form(seal):
        return sign_in_form(request, browser, after, 403, STALE)
    outcome = _whose(request, browser, credential, ticket, at)
    if isinstance(outcome, Refused):
        return sign_in_form(request, browser, after, 401, outcome.reason)
    return enter(request, browser, outcome, after, "passkey")


def _whose(request: Request, browser: Browser, credential: str, ticket: str, at: Now) -> Person | Refused:
    state = request.app.state
    party = relying_party(state.settings.url)
    if isinstance(party, Nowhere):
        return Refused(party.reason)
    if not state.settings.password_sign_in:
        return Refused(ONLY_COMPANY)

    # Spent for good before it is looked at, whatever comes of it.
    with writing(state) as db:
        challenge = sign_in_challenges(request, browser).spend(db, ticket, at)
    if not challenge:
        return Refused(STALE)
    with writing(state) as db:
        return sign_in_with_passkey(db, party, challenge, credential, at)
