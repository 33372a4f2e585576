"""Asking for a link that sets a password anew, and the page behind that link."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from api.audit.recording import Done, record_in_all_teams
from api.clock import Now
from api.database import session_of, writing
from api.identity.browser import AtBrowser, Browser
from api.identity.emails import email_of
from api.identity.models import Person
from api.identity.passwords import digest_of_password, weakness
from api.identity.store import People
from api.letters import Letter, letter
from api.limiting import limited
from api.pages import page
from api.signing_in.resets import mailed_reset_link
from api.signing_in.sign_in_form import STALE
from api.teams.resets import reset_password, resettable
from api.words.say import Said

router = APIRouter(include_in_schema=False, dependencies=[limited("pages")])
Typed = Annotated[str, Form()]

GONE = Said("It was used already, has run out, or a newer one took its place. Ask for another.")
NO_ADDRESS = Said("That is not an email address.")
ONLY_COMPANY = Said("Here one signs in by the company’s own sign-in only; it keeps the passwords.")


@router.get("/reset")
def show_asking(request: Request, browser: AtBrowser) -> Response:
    return _asking_form(request, browser)


@router.post("/reset")
def take_asking(
    request: Request, browser: AtBrowser, at: Now, email: Typed = "", seal: Typed = ""
) -> Response:
    """The same answer, as soon, whether there is such an account or not: that is looked up afterwards."""
    state = request.app.state
    if not browser.sent_form(seal):
        return _asking_form(request, browser, 403, STALE, email)
    address = email_of(email)
    if not address:
        return _asking_form(request, browser, 422, NO_ADDRESS, email)
    if not state.postbox.is_open or not state.settings.password_sign_in:
        return _asking_form(request, browser)

    answer = page("reset_sent", email=address)
    answer.background = BackgroundTask(_send_link, request, address, at)
    return answer


@router.get("/reset/{token}")
def show_reset(request: Request, token: str, browser: AtBrowser, at: Now) -> Response:
    person = _whose(request, token, at)
    return _reset_form(browser, token, person) if person else _gone()


@router.post("/reset/{token}")
def take_reset(
    request: Request, token: str, browser: AtBrowser, at: Now, password: Typed = "", seal: Typed = ""
) -> Response:
    person = _whose(request, token, at)
    if not person:
        return _gone()
    if not browser.sent_form(seal):
        return _reset_form(browser, token, person, 403, STALE)
    if weak := weakness(password, person.name, person.email):
        return _reset_form(browser, token, person, 422, weak)

    digest = digest_of_password(password)
    state = request.app.state
    with writing(state) as db:
        # The hash took a while, in which the old password was still good for a sign-in.
        is_set = reset_password(db, token, digest, state.clock())
    return RedirectResponse("/sign-in?done=reset", 303) if is_set else _gone()


def _send_link(request: Request, address: str, at: Now) -> None:
    state = request.app.state
    if state.windows.take("letters", f"reset {address}"):
        return
    with writing(state) as db:
        person = People(db).with_email(address)
        if not person:
            return
        token = mailed_reset_link(db, person, at)
        record_in_all_teams(db, person.id, Done("password.reset_asked", person.id, person.name))
    state.postbox.post(_letter(request, person, token))


def _letter(request: Request, person: Person, token: str) -> Letter:
    url = request.app.state.settings.url
    link, host = f"{url}/reset/{token}", urlsplit(url).netloc
    return letter("reset", person.email, person.language, name=person.name, host=host, url=link)


def _whose(request: Request, token: str, at: Now) -> Person | None:
    state = request.app.state
    if not state.settings.password_sign_in:
        return None
    with session_of(state.engine, reads_only=True) as db:
        return resettable(db, token, at)


def _asking_form(
    request: Request, browser: Browser, status: int = 200, fault: str = "", email: str = ""
) -> Response:
    state = request.app.state
    if not state.settings.password_sign_in:
        return page("refused", 403, title=Said("There are no passwords here"), reason=ONLY_COMPANY)
    answer = page("reset", status, seal=browser.seal, sends=state.postbox.is_open, fault=fault, email=email)
    browser.keep_form(answer)
    return answer


def _reset_form(browser: Browser, token: str, person: Person, status: int = 200, fault: str = "") -> Response:
    answer = page("reset_password", status, seal=browser.seal, token=token, email=person.email, fault=fault)
    browser.keep_form(answer)
    return _kept_to_itself(answer)


def _gone() -> Response:
    answer = page("refused", 410, title=Said("This link no longer works"), reason=GONE, onwards="/reset")
    return _kept_to_itself(answer)


def _kept_to_itself(answer: Response) -> Response:
    """The address holds the token: no cache keeps it. Nor is another site told it, as with all our pages;
    with "no-referrer" the form would not say where it comes from, and is not taken then.
    """
    answer.headers["Cache-Control"] = "no-store"
    return answer
