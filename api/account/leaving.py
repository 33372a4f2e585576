"""Taking along what is mine, and deleting my account."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.models import Person
from api.leaving.person_rules import ending_of
from api.leaving.person_store import WholePerson
from api.words.say import Said


def section(_: Request, db: Session, person: Person, _at: datetime) -> Section:
    ending = ending_of(WholePerson(db, person.id))
    return Section(Said("Leaving"), "account_leaving", {"ending": ending})
