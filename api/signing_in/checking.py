"""Asking somebody to prove once more who they are, and what the trail tells of tries that fail."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from fastapi import Request
from sqlmodel import Session
from starlette.background import BackgroundTask

from api.audit.recording import Done, record_in_all_teams
from api.database import session_of
from api.identity.devices import device_of
from api.identity.emails import email_of
from api.identity.models import Person
from api.identity.store import People
from api.problems import TooManyTries
from api.signing_in.attempts import address_of
from api.signing_in.authenticator import Proof, confirm, prove
from api.signing_in.rules import TooOften, Wrong, sign_in

WRONG_CODE = "That code is not good, or was used already. Wait for the next one and try again."
WRONG_RECOVERY_CODE = "That recovery code is not good, or was used already. Try another of the ten."
WRONG_PASSWORD = "That is not your password."


Found = TypeVar("Found")


def checked_password(request: Request, person: Person, password: str) -> Person | Wrong | TooOften:
    """The same limits as at the sign-in page."""
    state = request.app.state
    return sign_in(state.engine, state.attempts, person.email, password, address_of(request))


def checked_code(request: Request, person: Person, typed: str, at: datetime) -> Proof | Wrong | TooOften:
    """A code of the authenticator, or a recovery code; limited as passwords are."""
    keys = request.app.state.keys
    return _limited(request, person, lambda db: prove(db, keys, person, typed, at))


def checked_setup(request: Request, person: Person, code: str, at: datetime) -> list[str] | Wrong | TooOften:
    """The recovery codes, if the authenticator that is being set up shows that code."""
    keys = request.app.state.keys
    return _limited(request, person, lambda db: confirm(db, keys, person, code, at))


def _limited(
    request: Request, person: Person, tried: Callable[[Session], Found | None]
) -> Found | Wrong | TooOften:
    state = request.app.state
    account, address = code_account(person), address_of(request)
    wait = state.attempts.begin(account, address)
    if wait:
        return TooOften(wait)
    with session_of(state.engine, **state.told) as db:
        found = tried(db)
    if found is None:
        return Wrong()
    state.attempts.succeeded(account, address)
    return found


def told_in_words(outcome: Wrong | TooOften, when_wrong: str) -> str:
    return TooManyTries(outcome.seconds).detail if isinstance(outcome, TooOften) else when_wrong


def failure_told(request: Request, email: str, account: str) -> BackgroundTask:
    """Tells the trail of a known person's teams of the first try in vain, the tenth, the hundredth: so nobody
    can fill it. After the answer, which must not take longer for an account that exists.
    """
    return BackgroundTask(_tell_failure, request, email, account)


def code_account(person: Person) -> str:
    """What tries at a person's codes are counted under."""
    return f"code of {person.id}"


def _tell_failure(request: Request, email: str, account: str) -> None:
    state = request.app.state
    times = state.attempts.times(account)
    if times not in (1, 10, 100, 1000, 10_000):
        return
    facts = {"times": times, "device": device_of(request.headers.get("user-agent", ""))}
    with session_of(state.engine, **state.told) as db:
        person = People(db).with_email(email_of(email) or "")
        if person:
            record_in_all_teams(db, person.id, Done("sign_in.failed", person.id, person.name, facts))
