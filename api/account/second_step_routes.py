"""Setting the second step up, renewing its recovery codes, and switching it off."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from api.account.frame import AtAccount, FromForm, done, sign_in_first, wrong
from api.account.section import Visit
from api.database import session_of, writing
from api.pages import page
from api.signing_in.authenticator import Beginning, begin, begun, remove, renew_recovery_codes
from api.signing_in.authenticator_drawing import drawing_of
from api.signing_in.checking import (
    WRONG_CODE,
    WRONG_PASSWORD,
    checked_code,
    checked_password,
    checked_setup,
    told_in_words,
)
from api.signing_in.rules import TooOften, Wrong, held_unended
from api.words.say import Said

router = APIRouter()
Typed = Annotated[str, Form()]
SETUP = "/account/authenticator"
PROVE_FIRST = Said(
    "First show that your address is yours: ask for a link at “Forgot your password?” on the sign-in page, "
    "and set your password by it."
)


@router.post("/account/authenticator/begin")
def begin_setup(visit: FromForm) -> Response:
    if isinstance(visit, Response):
        return visit
    state = visit.request.app.state
    # A link that is the first to reach that mailbox ends whatever may be somebody else's, this among it.
    if state.postbox.is_open and not visit.person.email_proven_at:
        return wrong(visit, "second_step", {"form": PROVE_FIRST})
    with writing(state) as db:
        if not held_unended(db, visit.person):
            return sign_in_first()
        begin(db, state.keys, visit.person)
    return RedirectResponse(SETUP, 303)


@router.get(SETUP)
def show_setup(visit: AtAccount) -> Response:
    if isinstance(visit, Response):
        return visit
    state = visit.request.app.state
    with session_of(state.engine, reads_only=True) as db:
        beginning = begun(db, state.keys, visit.person)
    return _setup_form(visit, beginning) if beginning else RedirectResponse("/account#second_step", 303)


@router.post(SETUP)
def take_setup(visit: FromForm, code: Typed = "") -> Response:
    """Switches the second step on, once the app shows the right digits."""
    if isinstance(visit, Response):
        return visit
    outcome = checked_setup(visit.request, visit.person, code, visit.at)
    if isinstance(outcome, list):
        return _codes(visit, outcome, "second-step-on")
    state = visit.request.app.state
    with session_of(state.engine, reads_only=True) as db:
        beginning = begun(db, state.keys, visit.person)
    if not beginning:
        return RedirectResponse("/account#second_step", 303)
    return _setup_form(visit, beginning, told_in_words(outcome, WRONG_CODE))


@router.post("/account/recovery-codes")
def renew_codes(visit: FromForm, code: Typed = "") -> Response:
    if isinstance(visit, Response):
        return visit
    outcome = checked_code(visit.request, visit.person, code, visit.at)
    if isinstance(outcome, Wrong | TooOften):
        return wrong(visit, "second_step", {"renewing_code": told_in_words(outcome, WRONG_CODE)})
    state = visit.request.app.state
    with writing(state) as db:
        if not held_unended(db, visit.person):
            return sign_in_first()
        codes = renew_recovery_codes(db, state.keys, visit.person)
    return _codes(visit, codes, "")


@router.post("/account/authenticator/remove")
def switch_off(visit: FromForm, password: Typed = "", code: Typed = "") -> Response:
    """Asks for both, so that an open browser is not enough; for the code alone where there is no password."""
    if isinstance(visit, Response):
        return visit
    if visit.person.password_digest:
        known = checked_password(visit.request, visit.browser, visit.person, password)
        if isinstance(known, Wrong | TooOften):
            return wrong(visit, "second_step", {"password": told_in_words(known, WRONG_PASSWORD)})
    outcome = checked_code(visit.request, visit.person, code, visit.at)
    if isinstance(outcome, Wrong | TooOften):
        return wrong(visit, "second_step", {"code": told_in_words(outcome, WRONG_CODE)})
    with writing(visit.request.app.state) as db:
        if not held_unended(db, visit.person):
            return sign_in_first()
        remove(db, visit.person)
    return done("second_step", "second-step-off")


def _setup_form(visit: Visit, beginning: Beginning, fault: str = "") -> Response:
    answer = page(
        "second_step_setup",
        422 if fault else 200,
        seal=visit.browser.seal,
        drawing=drawing_of(beginning),
        secret=beginning.in_groups,
        email=visit.person.email,
        fault=fault,
        action=SETUP,
        after="",
    )
    visit.browser.keep_form(answer)
    return answer


def _codes(visit: Visit, codes: list[str], notice: str) -> Response:
    """The one time that they are shown."""
    onwards = f"/account{f'?done={notice}' if notice else ''}#second_step"
    return page("second_step_codes", codes=codes, email=visit.person.email, onwards=onwards)
