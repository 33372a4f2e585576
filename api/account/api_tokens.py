"""The ways in that I made for scripts."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.api_token_store import ApiTokens
from api.identity.api_tokens import MOST_DAYS, USUAL_DAYS
from api.identity.models import Person
from api.teams.store import teams_of
from api.words.say import Said
from api.words.terms import term


def section(_: Request, db: Session, person: Person, at: datetime) -> Section | None:
    """Who belongs to no team has nothing that a script could do."""
    teams = {team.id: team.name for _, team in teams_of(db, person.id)}
    if not teams:
        return None
    facts = {
        "teams": teams,
        "tokens": ApiTokens(db).of_person(person.id, at),
        "term": term,
        "days": (7, 30, USUAL_DAYS, MOST_DAYS),
        "usual_days": USUAL_DAYS,
        "at": at,
    }
    notices = {"api-token-revoked": Said("That token is good for nothing any more.")}
    return Section(Said("API tokens"), "account_api_tokens", facts, notices)
