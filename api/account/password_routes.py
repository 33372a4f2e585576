"""Changing one's password."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from api.account.frame import FromForm, done, sign_in_first, wrong
from api.account.section import Visit
from api.database import writing
from api.identity.passwords import digest_of_password, weakness
from api.signing_in.checking import WRONG_PASSWORD, checked_password, told_in_words
from api.signing_in.passwords import change_password
from api.signing_in.rules import TooOften, Wrong, held_unended
from api.words.say import Said

router = APIRouter()
Typed = Annotated[str, Form()]
NONE_YET = Said("You have none yet. Ask for a link at “Forgot your password?” on the sign-in page.")


@router.post("/account/password")
def take_password(visit: FromForm, old_password: Typed = "", new_password: Typed = "") -> Response:
    """Ends every other sign-in, on devices and on these pages; this page stays open."""
    if isinstance(visit, Response):
        return visit
    if refusal := _refusal(visit, old_password, new_password):
        return refusal

    digest = digest_of_password(new_password)
    state = visit.request.app.state
    with writing(state) as db:
        person = held_unended(db, visit.person)
        if not person:
            return sign_in_first()
        # The hashes took a while, in which the old password was still good for a sign-in.
        change_password(db, person.id, digest, state.clock())
    there = done("password", "password-changed")
    visit.browser.remember(there, person)
    visit.browser.be_known_to(there, person.email)
    return there


def _refusal(visit: Visit, old: str, new: str) -> Response | None:
    if not visit.person.password_digest or not visit.request.app.state.settings.password_sign_in:
        return wrong(visit, "password", {"form": NONE_YET})
    if weak := weakness(new, visit.person.name, visit.person.email):
        return wrong(visit, "password", {"new_password": weak})
    outcome = checked_password(visit.request, visit.browser, visit.person, old)
    if isinstance(outcome, Wrong | TooOften):
        return wrong(visit, "password", {"old_password": told_in_words(outcome, WRONG_PASSWORD)})
    return None
