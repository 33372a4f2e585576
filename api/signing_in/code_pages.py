"""The second step of a sign-in: a code of the authenticator, or a recovery code."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.clock import Now
from api.identity.browser import AtBrowser, Browser
from api.pages import page
from api.problems import TooManyTries
from api.signing_in.checking import WRONG_CODE, WRONG_RECOVERY_CODE, checked_code
from api.signing_in.entering import let_in, own_page
from api.signing_in.rules import TooOften, Wrong, halfway_of
from api.signing_in.sign_in_form import STALE, asking_of, extension_of

router = APIRouter(include_in_schema=False)
Typed = Annotated[str, Form()]


@router.get("/sign-in/code")
def show_code(request: Request, browser: AtBrowser, after: str = "/", recovery: bool = False) -> Response:
    person = halfway_of(request.app.state.engine, browser)
    return _code_form(request, browser, after, recovery) if person else _from_the_start(after)


@router.post("/sign-in/code")
def take_code(
    request: Request,
    browser: AtBrowser,
    at: Now,
    code: Typed = "",
    seal: Typed = "",
    after: Typed = "/",
    recovery: Annotated[bool, Form()] = False,
) -> Response:
    person = halfway_of(request.app.state.engine, browser)
    if not person:
        return _from_the_start(after)
    if not browser.sent_form(seal):
        return _code_form(request, browser, after, recovery, 403, STALE)

    outcome = checked_code(request, person, code, at)
    if isinstance(outcome, TooOften):
        problem = TooManyTries(outcome.seconds)
        answer = _code_form(request, browser, after, recovery, problem.status, problem.detail)
        answer.headers.update(problem.headers)
        return answer
    if isinstance(outcome, Wrong):
        fault = WRONG_RECOVERY_CODE if recovery else WRONG_CODE
        return _code_form(request, browser, after, recovery, 401, fault)
    return let_in(request, browser, person, after, f"password and {outcome}")


def _from_the_start(after: str) -> Response:
    return RedirectResponse(f"/sign-in?{urlencode({'after': own_page(after)})}", 303)


def _code_form(
    request: Request, browser: Browser, after: str, recovery: bool, status: int = 200, wrong: str = ""
) -> Response:
    own = urlencode({"after": own_page(after)})
    answer = page(
        "second_step",
        status,
        form_leads_to=extension_of(asking_of(request, after)),
        seal=browser.seal,
        after=own_page(after),
        recovery=recovery,
        wrong=wrong,
        other_way=f"/sign-in/code?{own}" if recovery else f"/sign-in/code?{own}&recovery=1",
        from_the_start=f"/sign-in?{own}",
    )
    browser.keep_form(answer)
    return answer
