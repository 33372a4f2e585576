"""The teams that I belong to, and the way out of each."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from api.account.section import Section
from api.identity.models import Person
from api.teams.rules import MANAGES_PEOPLE
from api.teams.store import teams_of
from api.words.say import Said
from api.words.terms import term


def section(_: Request, db: Session, person: Person, _at: datetime) -> Section:
    teams = [
        {
            "id": team.id,
            "name": team.name,
            "role": term(member.role),
            "reads_trail": member.role in MANAGES_PEOPLE,
            "is_owner": member.role == "owner",
        }
        for member, team in teams_of(db, person.id)
    ]
    notices = {
        "left": Said(
            "You left that team. Its folders leave your devices; your private templates stay yours."
        ),
        "team-deleted": Said("That team is deleted, with all that was in it."),
    }
    return Section(Said("Teams"), "account_teams", {"teams": teams}, notices)
