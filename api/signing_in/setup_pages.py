"""Where somebody sets up the second step that their team asks for, before their password lets them in."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.clock import Now
from api.database import writing
from api.identity.browser import AtBrowser, Browser
from api.identity.models import Person
from api.pages import page
from api.signing_in.authenticator import begin, begun
from api.signing_in.authenticator_drawing import drawing_of
from api.signing_in.checking import WRONG_CODE, checked_setup, told_in_words
from api.signing_in.entering import admit, own_page
from api.signing_in.rules import halfway_of
from api.signing_in.sign_in_form import STALE
from api.words.say import Said

router = APIRouter(include_in_schema=False)
Typed = Annotated[str, Form()]
SETUP = "/sign-in/second-step"
PROVE_FIRST = Said(
    "Your team asks for a second step, and first you show that your address is yours: ask for a link at "
    "“Forgot your password?”, and set your password by it. Then sign in again."
)

ASK_FOR_LINK = {"onwards": "/reset", "onwards_words": Said("Ask for a link")}


@router.get(SETUP)
def show_setup(request: Request, browser: AtBrowser, after: str = "/") -> Response:
    person = halfway_of(request.app.state.engine, browser)
    return _setup_form(request, browser, person, after) if person else _from_the_start(after)


@router.post(SETUP)
def take_setup(
    request: Request, browser: AtBrowser, at: Now, code: Typed = "", seal: Typed = "", after: Typed = "/"
) -> Response:
    """Once the app shows the right digits, they are in; the recovery codes are shown on the way."""
    person = halfway_of(request.app.state.engine, browser)
    if not person:
        return _from_the_start(after)
    if not browser.sent_form(seal):
        return _setup_form(request, browser, person, after, STALE)
    outcome = checked_setup(request, person, code, at)
    if not isinstance(outcome, list):
        return _setup_form(request, browser, person, after, told_in_words(outcome, WRONG_CODE))
    codes = page("second_step_codes", codes=outcome, email=person.email, onwards=own_page(after))
    admit(request, browser, person, codes, "password and authenticator")
    return codes


def _setup_form(request: Request, browser: Browser, person: Person, after: str, fault: str = "") -> Response:
    state = request.app.state
    # A link that is the first to reach that mailbox ends whatever may be somebody else's, this among it.
    if state.postbox.is_open and not person.email_proven_at:
        return page("refused", 403, title=Said("One thing first"), reason=PROVE_FIRST, **ASK_FOR_LINK)
    with writing(state) as db:
        if not begun(db, state.keys, person):
            begin(db, state.keys, person)
        beginning = begun(db, state.keys, person)
    if not beginning:
        return _from_the_start(after)
    answer = page(
        "second_step_setup",
        422 if fault else 200,
        seal=browser.seal,
        drawing=drawing_of(beginning),
        secret=beginning.in_groups,
        email=person.email,
        fault=fault,
        action=SETUP,
        after=own_page(after),
    )
    browser.keep_form(answer)
    return answer


def _from_the_start(after: str) -> Response:
    return RedirectResponse(f"/sign-in?{urlencode({'after': own_page(after)})}", 303)
