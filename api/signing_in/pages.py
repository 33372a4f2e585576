"""The sign-in page, and the way back to the extension."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.clock import Now
from api.database import session_of
from api.identity.authorization import asked, code_for
from api.identity.browser import AtBrowser
from api.identity.sessions import Refused
from api.identity.store import Devices
from api.pages import page
from api.problems import TooManyTries
from api.signing_in.checking import failure_told
from api.signing_in.entering import enter
from api.signing_in.rules import TooOften, Wrong, held_unended, person_of, sign_in
from api.signing_in.sign_in_form import ONLY_COMPANY, STALE, sign_in_form
from api.words.say import Said

router = APIRouter(include_in_schema=False)
Typed = Annotated[str, Form()]

WRONG = Said("That email address and password do not belong together.")


@router.get("/authorize")
def authorize(request: Request, browser: AtBrowser, at: Now) -> Response:
    """Where the extension sends a person who signs in; ends at the extension, with a code."""
    state = request.app.state
    asking = asked(dict(request.query_params), state.settings.extension_ids)
    if isinstance(asking, Refused):
        return page("refused", 400, title=Said("That sign-in cannot go on"), reason=asking.reason)

    asks_again = request.query_params.get("prompt") == "login"
    person = None if asks_again else person_of(state.engine, browser)
    with session_of(state.engine) as db:
        held = held_unended(db, person) if person else None
        code = code_for(Devices(db), held.id, asking, at) if held else ""
    if not code:
        return sign_in_form(request, browser, after=f"/authorize?{asking.query()}")
    return RedirectResponse(asking.answered(code), 303)


@router.get("/sign-in")
def show_sign_in(request: Request, browser: AtBrowser, after: str = "/") -> Response:
    return sign_in_form(request, browser, after)


@router.post("/sign-in")
def take_sign_in(
    request: Request,
    browser: AtBrowser,
    email: Typed = "",
    password: Typed = "",
    seal: Typed = "",
    after: Typed = "/",
) -> Response:
    if not browser.sent_form(seal):
        return sign_in_form(request, browser, after, 403, STALE, email)
    if not request.app.state.settings.password_sign_in:
        return sign_in_form(request, browser, after, 403, ONLY_COMPANY, email)

    outcome = sign_in(request, browser, email, password)
    if isinstance(outcome, TooOften):
        problem = TooManyTries(outcome.seconds)
        answer = sign_in_form(request, browser, after, problem.status, problem.detail, email)
        answer.headers.update(problem.headers)
        return answer
    if isinstance(outcome, Wrong):
        answer = sign_in_form(request, browser, after, 401, WRONG, email)
        answer.background = failure_told(request, email, outcome)
        return answer

    return enter(request, browser, outcome, after, "password")


@router.post("/sign-out")
def sign_out_here(browser: AtBrowser, seal: Typed = "") -> Response:
    there = RedirectResponse("/", 303)
    if browser.sent_form(seal):
        browser.forget(there)
    return there
