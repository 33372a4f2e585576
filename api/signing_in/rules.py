"""Signing in with an email address and a password, on the service's own page only."""

from dataclasses import dataclass

from fastapi import Request
from sqlalchemy import Engine
from sqlmodel import Session

from api.database import session_of
from api.identity.browser import Browser, SaidToBe
from api.identity.emails import email_of
from api.identity.models import Person
from api.identity.passwords import is_password
from api.identity.store import People
from api.signing_in.attempts import address_of
from api.words.speaking import speak_to


@dataclass(frozen=True)
class Wrong:
    """No such account, or not its password; nobody is told which. `times` in a row, this one with them."""

    times: int


@dataclass(frozen=True)
class TooOften:
    seconds: int


def sign_in(request: Request, browser: Browser, email: str, password: str) -> Person | Wrong | TooOften:
    """Holds no transaction while it hashes, so that sign-ins do not stand in the way of anybody's writes."""
    state = request.app.state
    account, address = account_of(email), address_of(request)
    known_as = browser.known_to(account)
    counted_as = f"{account} at {known_as}" if known_as else account
    tried = state.attempts.begin(counted_as, address)
    if tried.wait:
        return TooOften(tried.wait)

    with session_of(state.engine, reads_only=True) as db:
        # An account from before 0.2 has its address folded; only who knows its password gets in by that.
        person = People(db).with_email(email_of(email) or "") or People(db).with_email(account)
    if not is_password(password, person.password_digest if person else None) or not person:
        return Wrong(tried.times)

    state.attempts.succeeded(counted_as, address)
    speak_to(person.language)
    return person


def account_of(typed: str) -> str:
    """What tries are counted under, whether there is such an account or not; the same for every spelling
    by which one account can be tried."""
    return (email_of(typed) or typed.strip()).casefold()[:254]


def person_of(engine: Engine, browser: Browser) -> Person | None:
    """Who signed in at this browser within the last quarter of an hour, unless that was ended since."""
    return _standing(engine, browser.said_to_be)


def halfway_of(engine: Engine, browser: Browser) -> Person | None:
    """Who gave the right password here, and owes the code of their authenticator."""
    return _standing(engine, browser.halfway)


def held_unended(db: Session, person: Person) -> Person | None:
    """Their row, held until the transaction ends, unless since `person` was read they set another password or
    ended their visits. Whatever lets somebody in for longer than a visit asks this first, where it writes;
    who ends them at the same moment waits, and finds it.
    """
    held = People(db).held(person.id)
    is_as_read = held and (held.pages_ended_at, held.password_digest) == (
        person.pages_ended_at,
        person.password_digest,
    )
    return held if is_as_read else None


def _standing(engine: Engine, said: SaidToBe | None) -> Person | None:
    if not said:
        return None
    with session_of(engine, reads_only=True) as db:
        person = People(db).get(said.person_id)
    if not person or not said.counts_for(person):
        return None
    speak_to(person.language)
    return person
