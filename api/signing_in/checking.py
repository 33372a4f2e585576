"""Asking somebody to prove once more who they are, and what the trail tells of tries that fail."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from fastapi import Request
from sqlmodel import Session
from starlette.background import BackgroundTask

from api.audit.recording import Done, record_in_all_teams
from api.database import writing
from api.identity.browser import Browser
from api.identity.devices import device_of
from api.identity.emails import email_of
from api.identity.models import Person
from api.identity.store import People
from api.problems import TooManyTries
from api.signing_in.attempts import address_of
from api.signing_in.authenticator import Proof, confirm, prove
from api.signing_in.rules import TooOften, Wrong, held_unended, sign_in
from api.words.say import Said

WRONG_CODE = Said("That code is not good, or was used already. Wait for the next one and try again.")
WRONG_RECOVERY_CODE = Said("That recovery code is not good, or was used already. Try another of the ten.")
WRONG_PASSWORD = Said("That is not your password.")
# Where somebody was asked, as the trail keeps it.
AT_SIGN_IN, AT_SECOND_STEP, AT_ACCOUNT = "the sign-in page", "the second step", "the account page"


Found = TypeVar("Found")


def checked_password(
    request: Request, browser: Browser, person: Person, password: str
) -> Person | Wrong | TooOften:
    """With the same limits as at the sign-in page; what fails is told to the trail."""
    outcome = sign_in(request, browser, person.email, password)
    _tell_if_wrong(request, person, outcome, AT_ACCOUNT)
    return outcome


def checked_code(request: Request, person: Person, typed: str, at: datetime) -> Proof | Wrong | TooOften:
    """A code of the authenticator, or a recovery code; limited as passwords are, and told."""
    keys = request.app.state.keys
    outcome: Proof | Wrong | TooOften = _limited(
        request, person, lambda db: prove(db, keys, person, typed, at)
    )
    _tell_if_wrong(request, person, outcome, AT_SECOND_STEP)
    return outcome


def checked_setup(request: Request, person: Person, code: str, at: datetime) -> list[str] | Wrong | TooOften:
    """The recovery codes, if the authenticator that is being set up shows that code."""
    keys = request.app.state.keys
    return _limited(request, person, lambda db: confirm(db, keys, person, code, at))


def _limited(
    request: Request, person: Person, tried: Callable[[Session], Found | None]
) -> Found | Wrong | TooOften:
    state = request.app.state
    account, address = f"code of {person.id}", address_of(request)
    begun = state.attempts.begin(account, address)
    if begun.wait:
        return TooOften(begun.wait)
    with writing(state) as db:
        found = tried(db) if held_unended(db, person) else None
    if found is None:
        return Wrong(begun.times)
    state.attempts.succeeded(account, address)
    return found


def told_in_words(outcome: Wrong | TooOften, when_wrong: str) -> str:
    return TooManyTries(outcome.seconds).detail if isinstance(outcome, TooOften) else when_wrong


def failure_told(request: Request, email: str, wrong: Wrong) -> BackgroundTask:
    """Tells the trail of a known person's teams of the first try in vain, the tenth, the hundredth: so nobody
    can fill it. After the answer, which must not take longer for an account that exists.
    """
    return BackgroundTask(_tell_failure, request, email, wrong, AT_SIGN_IN)


def _tell_if_wrong(request: Request, person: Person, outcome: object, where: str) -> None:
    """At once: who is asked here is known to have this account."""
    if isinstance(outcome, Wrong):
        _tell_failure(request, person.email, outcome, where)


def _tell_failure(request: Request, email: str, wrong: Wrong, where: str) -> None:
    if wrong.times not in (1, 10, 100, 1000, 10_000):
        return
    device = device_of(request.headers.get("user-agent", ""))
    facts = {"times": wrong.times, "device": device, "where": where}
    with writing(request.app.state) as db:
        person = People(db).with_email(email_of(email) or "")
        if person:
            record_in_all_teams(db, person.id, Done("sign_in.failed", person.id, person.name, facts))
