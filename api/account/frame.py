"""The account page around its sections, and the door to it.

A section is a function and a template; the routes that its forms post to lie in a module of their own, ask
for `FromForm`, and end in `done` or in `wrong`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Form, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from api.account import api_tokens, devices, language, leaving, name, passkeys, password, second_step, teams
from api.account.section import Section, Visit
from api.clock import Now
from api.database import session_of
from api.identity.browser import AtBrowser
from api.identity.models import Person
from api.pages import page
from api.signing_in.rules import person_of
from api.signing_in.sign_in_form import STALE

# In the order in which they stand; None is not shown.
SECTIONS: tuple[Callable[[Request, Session, Person, datetime], Section | None], ...] = (
    name.section,
    language.section,
    password.section,
    passkeys.section,
    second_step.section,
    devices.section,
    api_tokens.section,
    teams.section,
    leaving.section,
)
Faults = dict[str, str]
SIGN_IN = "/sign-in?after=/account"


def show(visit: Visit, status: int = 200, anchor: str = "", faults: Faults | None = None) -> Response:
    """`faults` belong to the section `anchor`, by field; `form` is the whole."""
    state = visit.request.app.state
    with session_of(state.engine, reads_only=True) as db:
        made = [each(visit.request, db, visit.person, visit.at) for each in SECTIONS]
    sections = [each for each in made if each]
    answer = page(
        "account",
        status,
        script=next((each.script for each in sections if each.script), ""),
        here="/account",
        person=visit.person,
        seal=visit.browser.seal,
        sections=sections,
        wrong_in=anchor,
        wrong_fields=faults or {},
        done=visit.request.query_params.get("done", ""),
    )
    visit.browser.keep_form(answer)
    return answer


def wrong(visit: Visit, anchor: str, faults: Faults, status: int = 422) -> Response:
    """The page again, with what was wrong where it was typed."""
    return show(visit, status, anchor, faults)


def done(anchor: str, code: str) -> Response:
    """Back to the page, which says what was done; loading it again does nothing again."""
    return RedirectResponse(f"/account?done={code}#{anchor}", 303)


def sign_in_first() -> Response:
    """Also where a visit was ended while its form was on the way."""
    return RedirectResponse(SIGN_IN, 303)


def _visit(request: Request, browser: AtBrowser, at: Now) -> Visit | Response:
    person = person_of(request.app.state.engine, browser)
    return Visit(request, browser, person, at) if person else sign_in_first()


# Who is not signed in gets the answer that leads there; a route returns it as it is.
AtAccount = Annotated[Visit | Response, Depends(_visit)]


def _from_form(visit: AtAccount, seal: Annotated[str, Form()] = "") -> Visit | Response:
    if isinstance(visit, Response) or visit.browser.sent_form(seal):
        return visit
    return show(visit, 403, faults={"form": STALE})


FromForm = Annotated[Visit | Response, Depends(_from_form)]
