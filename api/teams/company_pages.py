"""To the company's own sign-in, and back."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.clock import Now
from api.database import writing
from api.identity.browser import AtBrowser, Browser
from api.identity.models import Person
from api.identity.sessions import Refused
from api.limiting import take
from api.pages import page
from api.signing_in.company import company_person
from api.signing_in.company_flow import question, question_of
from api.signing_in.company_provider import CompanyPerson, NotProven, Provider, Question, Unavailable
from api.signing_in.entering import enter, own_page
from api.signing_in.rules import person_of
from api.signing_in.spent import spend_once
from api.teams.company_joining import welcome
from api.words.languages import spoken_for
from api.words.say import Said
from api.words.speaking import choice, keep_speaking, speaking

router = APIRouter(include_in_schema=False)
P = ParamSpec("P")
T = TypeVar("T")

STALE = Said(
    "That sign-in was not begun in this browser, or took longer than a quarter of an hour. Try again."
)
NONE_HERE = Said("This service has no company sign-in.")
_INVITATION = re.compile(r"/invitations/([A-Za-z0-9_-]+)")


@router.get("/sign-in/company")
async def begin(request: Request, browser: AtBrowser, at: Now, after: str = "/") -> Response:
    """On to where the company asks who is there."""
    state = request.app.state
    if not state.company:
        return _refused(404, NONE_HERE)
    await _apart(request, take, request, "pages")
    # The company's own address carries nothing of ours but the state, so the language goes along in there.
    asked = question(state.keys, browser, f"{choice()} {own_page(after)}", at)
    address = await state.company.way_in(asked)
    if isinstance(address, Unavailable):
        return _refused(503, _unavailable(request))
    there = RedirectResponse(address, 303)
    browser.keep_form(there)
    return there


@router.get("/sign-in/company/back")
async def come_back(
    request: Request,
    browser: AtBrowser,
    at: Now,
    state: str = "",
    code: str = "",
    iss: str = "",
    error: str = "",
) -> Response:
    """Where the company sends whom it asked."""
    ours = request.app.state
    if not ours.company:
        return _refused(404, NONE_HERE)
    held = question_of(ours.keys, browser, state, at)
    if not held:
        return _refused(400, STALE)
    if not await _apart(request, _is_first, request, state, at):
        return _refused(400, STALE)
    asked, carried_along = held
    language, _, after = carried_along.partition(" ")
    with speaking(spoken_for(language, request.headers.get("accept-language", ""))):
        there = await _answer(request, browser, asked, code if not error else "", iss, after, at)
        keep_speaking(there.headers)
        return there


async def _answer(
    request: Request, browser: Browser, asked: Question, code: str, iss: str, after: str, at: datetime
) -> Response:
    if not code:
        return _refused(403, Said("%(company)s did not let you in.", company=_name(request)))
    provider: Provider = request.app.state.company
    known = await provider.who(asked, code, iss, at)
    if isinstance(known, Unavailable):
        return _refused(503, _unavailable(request))
    if isinstance(known, NotProven):
        return _refused(401, _not_proven(request))
    return await _apart(request, _let_in, request, browser, known, after, at)


async def _apart(request: Request, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What works with the database. These requests take no turn, so their few threads are their own: nobody
    else's wait for a connection behind them."""
    few: CapacityLimiter = request.app.state.company_threads
    return await to_thread.run_sync(partial(work, *given, **named), limiter=few)


def _is_first(request: Request, state: str, at: datetime) -> bool:
    take(request, "pages")
    with writing(request.app.state) as db:
        return spend_once(db, state, at)


def _let_in(request: Request, browser: Browser, known: CompanyPerson, after: str, at: datetime) -> Response:
    here = person_of(request.app.state.engine, browser)
    person = _account(request, known, here, after, at)
    if isinstance(person, Refused):
        return page(
            "refused", 403, title=Said("You cannot come in that way"), reason=person.reason, is_seen_once=True
        )
    return enter(request, browser, person, after, "company")


def _account(
    request: Request, known: CompanyPerson, here: Person | None, after: str, at: Now
) -> Person | Refused:
    state = request.app.state
    came_by = _INVITATION.fullmatch(after)
    with writing(state) as db:
        person = company_person(db, known, state.settings.oidc_domains, here.id if here else None, at)
        return person or welcome(db, known, state.settings, came_by[1] if came_by else "", at)


def _unavailable(request: Request) -> Said:
    return Said(
        "The sign-in of %(company)s cannot be reached, or does not answer as it should. Try again in a "
        "moment; if it stays so, tell whoever runs this service.",
        company=_name(request),
    )


def _not_proven(request: Request) -> Said:
    return Said(
        "What came back from %(company)s does not prove who you are. Try again.", company=_name(request)
    )


def _name(request: Request) -> str:
    name: str = request.app.state.settings.oidc_name
    return name


def _refused(status: int, reason: str) -> Response:
    """Asked for once more, the answer would be that its state is spent."""
    return page("refused", status, title=Said("That sign-in did not work"), reason=reason, is_seen_once=True)
