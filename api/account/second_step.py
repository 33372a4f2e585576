"""The authenticator that my password alone is not enough without, and the codes that stand in for it."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.models import Person
from api.signing_in.owing import second_step_due
from api.signing_in.store import Factors
from api.words.say import Said


def section(_: Request, db: Session, person: Person, _at: datetime) -> Section:
    factors = Factors(db, person.id)
    in_use = factors.authenticator_in_use()
    return Section(
        Said("Second step"),
        "account_second_step",
        {
            "since": in_use.confirmed_at if in_use else None,
            "codes_left": factors.recovery_codes_left(),
            "has_password": person.password_digest != "",
            "due": second_step_due(db, person.id),
        },
        {
            "second-step-on": Said("The second step is on. Your password alone lets nobody in any more."),
            "second-step-off": Said("The second step is off, and its recovery codes no longer work."),
        },
    )
