"""A further team, made by somebody who is signed in."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Session, col, func, select

from api.audit.recording import Done, record
from api.database import one_at_a_time
from api.problems import NotAllowed, Problem
from api.teams.joining import add_member
from api.teams.models import Member, Team

MOST = 20
Founders = Literal["everyone", "owners", "nobody"]


class TooManyTeams(Problem):
    status, code = 409, "too_many_teams"
    title = f"You own {MOST} teams. Delete one that nobody needs any more, or hand it to somebody else."


def found_further_team(db: Session, person_id: UUID, name: str, who_may: Founders, at: datetime) -> Team:
    """They are its owner, and alone in it."""
    one_at_a_time(db.connection(), f"teams of {person_id}")
    owned = _owned(db, person_id)
    if who_may == "nobody":
        raise NotAllowed("Here, whoever runs the service makes the teams. Ask them.")
    if who_may == "owners" and not owned:
        raise NotAllowed("Here, who owns a team makes further ones. Ask the owner of yours.")
    if owned >= MOST:
        raise TooManyTeams()
    team = Team(name=name, created_at=at)
    db.add(team)
    db.flush()
    record(db, team.id, person_id, Done("team.made", team.id, name))
    add_member(db, team.id, person_id, "owner", at)
    return team


def _owned(db: Session, person_id: UUID) -> int:
    owned = select(func.count()).select_from(Member).where(col(Member.person_id) == person_id)
    return db.exec(owned.where(Member.role == "owner")).one()
