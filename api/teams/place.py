"""A person's place in a team, without which no store of the team is opened."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlmodel import Session, select

from api.problems import NotFound
from api.teams.models import Member, Role
from api.words.say import Said


@dataclass(frozen=True)
class Place:
    """A person's place in one team."""

    team_id: UUID
    person_id: UUID
    role: Role
    api_token_id: UUID | None = None  # of the script that stands there for the person


def place_in(db: Session, team_id: UUID, person_id: UUID) -> Place:
    """Raises NotFound alike for a team that does not exist and for one that the person is not in."""
    role = db.exec(
        select(Member.role).where(Member.team_id == team_id, Member.person_id == person_id)
    ).one_or_none()
    if role is None:
        raise NotFound(Said("There is no such team, or you do not belong to it."))
    return Place(team_id, person_id, cast(Role, role))
