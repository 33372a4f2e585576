"""The one place where somebody who proved who they are gets in, whatever they proved it by."""

import re
from typing import Literal
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from api.audit.recording import Done, record_in_all_teams
from api.database import session_of, writing
from api.identity.browser import Browser
from api.identity.devices import device_of
from api.identity.models import Person
from api.signing_in.owing import must_have_second_step
from api.signing_in.store import Factors

How = Literal["password", "passkey", "company"]
_OWN_PAGES = re.compile(
    r"/|/authorize\?[!-~]*|/account(#[a-z_]+)?|/device([/?][!-~]*)?|/invitations/[A-Za-z0-9_-]+"
    r"|/teams/[0-9a-f-]{36}/audit(\?[!-~]*)?|/console/(#[!-~]*)?"
)


def enter(request: Request, browser: Browser, person: Person, after: str, how: How) -> Response:
    """On to the page asked for; first to the second step, where a password alone is not enough."""
    if how == "password" and (owed := _owed(request, person)):
        there = RedirectResponse(f"{owed}?{urlencode({'after': own_page(after)})}", 303)
        browser.remember_halfway(there, person)
        return there
    return let_in(request, browser, person, after, how)


def let_in(request: Request, browser: Browser, person: Person, after: str, how: str) -> Response:
    """For who owes nothing more; the trail of each of their teams tells it. The cookie says as of when
    `person` was read, so it is worth nothing if their visits were ended meanwhile.
    """
    there = RedirectResponse(own_page(after), 303)
    admit(request, browser, person, there, how)
    return there


def admit(request: Request, browser: Browser, person: Person, answer: Response, how: str) -> None:
    """As `let_in`, by an answer that is shown first."""
    facts = {"how": how, "device": device_of(request.headers.get("user-agent", ""))}
    with writing(request.app.state) as db:
        record_in_all_teams(db, person.id, Done("signed_in", person.id, person.name, facts))
    browser.remember(answer, person)
    if how.startswith("password"):
        browser.be_known_to(answer, person.email)


def owes_a_step(request: Request, person: Person) -> bool:
    """Whether this person's password alone lets nobody in."""
    return _owed(request, person) != ""


def _owed(request: Request, person: Person) -> str:
    """The page where they give their code, or set up what gives them one; empty where neither is asked."""
    state = request.app.state
    with session_of(state.engine, reads_only=True) as db:
        if Factors(db, person.id).authenticator_in_use():
            return "/sign-in/code"
        return "/sign-in/second-step" if must_have_second_step(db, person.id, state.clock()) else ""


def own_page(after: str) -> str:
    """Only ever on to one of our own pages, whatever the form was made to say."""
    return after if _OWN_PAGES.fullmatch(after) else "/"
