"""What a page needs to ask the browser for a passkey."""

from dataclasses import dataclass

from fastapi import Request
from sqlmodel import Session

from api.identity.browser import Browser
from api.identity.models import Person
from api.signing_in.passkey_challenges import Challenges
from api.signing_in.passkey_store import Passkeys
from api.signing_in.passkeys import MOST, registration_options, sign_in_options
from api.signing_in.relying_party import Nowhere, RelyingParty, relying_party

SCRIPT = "passkeys.js"


@dataclass(frozen=True)
class PasskeyOffer:
    """`options` for the browser, as JSON; `ticket` comes back with its answer."""

    options: str
    ticket: str


def sign_in_offer(request: Request, browser: Browser) -> PasskeyOffer | None:
    """Nothing where no browser would find a passkey, or where only the company's own sign-in counts."""
    state = request.app.state
    party = relying_party(state.settings.url)
    if isinstance(party, Nowhere) or not state.settings.password_sign_in:
        return None
    new = sign_in_challenges(request, browser).new(state.clock())
    return PasskeyOffer(sign_in_options(party, new), new.ticket)


def registration_offer(
    request: Request, db: Session, person: Person, party: RelyingParty
) -> PasskeyOffer | None:
    """Nothing for who has as many as one may have."""
    known = Passkeys(db, person.id).all()
    if len(known) >= MOST:
        return None
    new = adding_challenges(request, person).new(request.app.state.clock())
    return PasskeyOffer(registration_options(party, person, known, new), new.ticket)


def sign_in_challenges(request: Request, browser: Browser) -> Challenges:
    """Of one browser, as nobody is known yet."""
    return Challenges(request.app.state.keys, f"sign in {browser.seal}")


def adding_challenges(request: Request, person: Person) -> Challenges:
    return Challenges(request.app.state.keys, f"add to {person.id}")
