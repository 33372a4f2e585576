"""What I sign in with."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.models import Person
from api.words.say import Said


def section(request: Request, _db: Session, person: Person, _at: datetime) -> Section | None:
    """Not shown where one signs in by the company's own sign-in only."""
    if not request.app.state.settings.password_sign_in:
        return None
    return Section(
        Said("Password"),
        "account_password",
        {"has_password": person.password_digest != "", "email": person.email},
        {"password-changed": Said("Your password is changed, and you are signed out everywhere else.")},
    )
