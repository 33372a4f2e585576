"""The one place where somebody who proved who they are gets in, whatever they proved it by."""

import re
from typing import Literal
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from api.audit.recording import Done, record_in_all_teams
from api.database import session_of
from api.identity.browser import Browser
from api.identity.devices import device_of
from api.identity.models import Person
from api.signing_in.store import Factors

How = Literal["password", "passkey", "company"]
_OWN_PAGES = re.compile(
    r"/|/authorize\?[!-~]*|/account(#[a-z_]+)?|/device([/?][!-~]*)?|/invitations/[A-Za-z0-9_-]+"
    r"|/teams/[0-9a-f-]{36}/audit(\?[!-~]*)?|/console/(#[!-~]*)?"
)


def enter(request: Request, browser: Browser, person: Person, after: str, how: How) -> Response:
    """On to the page asked for; first to the second step, where a password alone is not enough."""
    if how == "password" and owes_a_code(request, person):
        there = RedirectResponse(f"/sign-in/code?{urlencode({'after': own_page(after)})}", 303)
        browser.remember_halfway(there, person)
        return there
    return let_in(request, browser, person, after, how)


def let_in(request: Request, browser: Browser, person: Person, after: str, how: str) -> Response:
    """For who owes nothing more; the trail of each of their teams tells it. The cookie says as of when
    `person` was read, so it is worth nothing if their visits were ended meanwhile.
    """
    state = request.app.state
    facts = {"how": how, "device": device_of(request.headers.get("user-agent", ""))}
    with session_of(state.engine, **state.told) as db:
        record_in_all_teams(db, person.id, Done("signed_in", person.id, person.name, facts))
    there = RedirectResponse(own_page(after), 303)
    browser.remember(there, person)
    if how.startswith("password"):
        browser.be_known_to(there, person.email)
    return there


def owes_a_code(request: Request, person: Person) -> bool:
    """Whether this person's password alone lets nobody in."""
    with session_of(request.app.state.engine, reads_only=True) as db:
        return Factors(db, person.id).authenticator_in_use() is not None


def own_page(after: str) -> str:
    """Only ever on to one of our own pages, whatever the form was made to say."""
    return after if _OWN_PAGES.fullmatch(after) else "/"
