"""Signing in with an email address and a password, on the service's own page only."""

from dataclasses import dataclass

from sqlalchemy import Engine

from api.database import session_of
from api.identity.browser import Browser, SaidToBe
from api.identity.emails import email_of
from api.identity.models import Person
from api.identity.passwords import is_password
from api.identity.store import People
from api.signing_in.attempts import Attempts


@dataclass(frozen=True)
class Wrong:
    """No such account, or not its password; nobody is told which."""


@dataclass(frozen=True)
class TooOften:
    seconds: int


def sign_in(
    engine: Engine, attempts: Attempts, email: str, password: str, address: str
) -> Person | Wrong | TooOften:
    """Holds no transaction while it hashes, so that sign-ins do not stand in the way of anybody's writes."""
    account = account_of(email)
    wait = attempts.begin(account, address)
    if wait:
        return TooOften(wait)

    with session_of(engine, reads_only=True) as db:
        person = People(db).with_email(account)
    if not is_password(password, person.password_digest if person else None) or not person:
        return Wrong()

    attempts.succeeded(account, address)
    return person


def account_of(typed: str) -> str:
    """What tries are counted under, whether there is such an account or not."""
    return email_of(typed) or typed.strip().casefold()[:254]


def person_of(engine: Engine, browser: Browser) -> Person | None:
    """Who signed in at this browser within the last quarter of an hour, unless that was ended since."""
    return _standing(engine, browser.said_to_be)


def halfway_of(engine: Engine, browser: Browser) -> Person | None:
    """Who gave the right password here, and owes the code of their authenticator."""
    return _standing(engine, browser.halfway)


def _standing(engine: Engine, said: SaidToBe | None) -> Person | None:
    if not said:
        return None
    with session_of(engine, reads_only=True) as db:
        person = People(db).get(said.person_id)
    if not person or (person.pages_ended_at and said.since < person.pages_ended_at):
        return None
    return person
