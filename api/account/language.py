"""Which language our screens, pages and letters speak to me."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.models import Person
from api.words.languages import OWN_NAMES
from api.words.say import Said


def section(_: Request, _db: Session, person: Person, _at: datetime) -> Section:
    return Section(
        Said("Language"),
        "account_language",
        {"chosen": person.language or "", "languages": OWN_NAMES},
        {"language-kept": Said("Your account speaks this language from now on.")},
    )
