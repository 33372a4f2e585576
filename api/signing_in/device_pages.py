"""The page on which a person lets a waiting device in, or not (RFC 8628, 3.3)."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.clock import Now
from api.database import session_of, writing
from api.identity.browser import AtBrowser, Browser
from api.identity.device_grant import SCRIPTS, let_in, refuse, shown, waiting
from api.identity.device_grant_store import DeviceGrants
from api.identity.models import DeviceGrant, Person
from api.limiting import limited
from api.pages import page
from api.problems import TooManyTries
from api.signing_in.attempts import address_of, network_of
from api.signing_in.rules import held_unended, person_of
from api.signing_in.sign_in_form import STALE
from api.words.say import Said

router = APIRouter(include_in_schema=False, dependencies=[limited("pages")])
Typed = Annotated[str, Form()]
Answered = Literal["answered", "too late", "signed out"]

UNKNOWN = Said(
    "No device waits with that code. Compare it with what the device shows; it is good for ten minutes."
)


@router.get("/device")
def show_device(request: Request, browser: AtBrowser, at: Now, user_code: str = "") -> Response:
    """Asks for the code; with one, shows what waits behind it."""
    person = person_of(request.app.state.engine, browser)
    if not person:
        return _sign_in_first(user_code)
    if not user_code:
        return _code_form(browser, person)

    found = _waiting(request, person, user_code, at)
    if isinstance(found, TooManyTries):
        return _code_form(browser, person, user_code, found.detail, found.status)
    if not found:
        return _code_form(browser, person, user_code, UNKNOWN, 404)
    return _question(request, browser, person, found, user_code)


@router.post("/device")
def answer_device(
    request: Request,
    browser: AtBrowser,
    at: Now,
    user_code: Typed = "",
    answer: Annotated[Literal["allow", "refuse"], Form()] = "refuse",
    seal: Typed = "",
) -> Response:
    """Lets the device in, or refuses it, for good."""
    person = person_of(request.app.state.engine, browser)
    if not person:
        return _sign_in_first(user_code)
    if not browser.sent_form(seal):
        return _code_form(browser, person, user_code, STALE, 403)

    found = _waiting(request, person, user_code, at)
    if isinstance(found, TooManyTries):
        return _code_form(browser, person, user_code, found.detail, found.status)
    answered = _answered(request, person, found, answer, at) if found else "too late"
    if answered == "signed out":
        return _sign_in_first(user_code)
    if not found or answered == "too late":
        return _code_form(browser, person, "", UNKNOWN, 404)
    return page("device_done", person=person, device=found.device, allowed=answer == "allow")


def _waiting(request: Request, person: Person, typed: str, at: Now) -> DeviceGrant | TooManyTries | None:
    """Codes are short, so they are not to be tried out."""
    state = request.app.state
    account, address = f"device codes of {person.id}", address_of(request)
    tried = state.attempts.begin(account, address)
    if tried.wait:
        return TooManyTries(tried.wait)
    with session_of(state.engine, reads_only=True) as db:
        found = waiting(DeviceGrants(db), state.keys, typed, at)
    if found:
        state.attempts.succeeded(account, address)
    return found


def _answered(request: Request, person: Person, grant: DeviceGrant, answer: str, at: Now) -> Answered:
    with writing(request.app.state) as db:
        if not held_unended(db, person):
            return "signed out"
        grants = DeviceGrants(db)
        allows = answer == "allow"
        is_first = let_in(grants, grant, person.id) if allows else refuse(grants, grant, person.id, at)
    return "answered" if is_first else "too late"


def _sign_in_first(user_code: str) -> Response:
    after = f"/device?{urlencode({'user_code': shown(user_code)})}" if user_code else "/device"
    return RedirectResponse(f"/sign-in?{urlencode({'after': after})}", 303)


def _code_form(
    browser: Browser, person: Person, user_code: str = "", wrong: str = "", status: int = 200
) -> Response:
    answer = page("device", status, person=person, user_code=user_code[:20], wrong=wrong)
    browser.keep_form(answer)
    return answer


def _question(
    request: Request, browser: Browser, person: Person, grant: DeviceGrant, user_code: str
) -> Response:
    here = address_of(request)
    answer = page(
        "device_question",
        seal=browser.seal,
        person=person,
        device=grant.device,
        is_script=grant.client_id == SCRIPTS,
        address=grant.address,
        is_same_network=network_of(grant.address) == network_of(here),
        user_code=shown(user_code),
    )
    browser.keep_form(answer)
    return answer
