"""Who I am to others."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.models import Person
from api.words.say import Said


def section(_: Request, _db: Session, person: Person, _at: datetime) -> Section:
    return Section(
        Said("Name and email"),
        "account_name",
        {"name": person.name, "email": person.email},
        {"renamed": Said("Your name is changed, for everybody in your teams.")},
    )
