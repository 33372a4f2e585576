"""The door of a team: who passes is a member, and is told nothing about teams that are not theirs."""

from dataclasses import dataclass
from typing import Annotated, cast
from uuid import UUID

from fastapi import Depends, Path
from sqlmodel import Session, select

from api.database import Db
from api.identity.signed_in import SignedIn
from api.problems import NotFound
from api.teams.models import Member, Role

TeamId = Annotated[UUID, Path(alias="team", description="The team's id.")]


@dataclass(frozen=True)
class Place:
    """A person's place in one team."""

    team_id: UUID
    person_id: UUID
    role: Role


def place_in(db: Session, team_id: UUID, person_id: UUID) -> Place:
    """Raises NotFound alike for a team that does not exist and for one that the person is not in."""
    role = db.exec(
        select(Member.role).where(Member.team_id == team_id, Member.person_id == person_id)
    ).one_or_none()
    if role is None:
        raise NotFound("There is no such team, or you do not belong to it.")
    return Place(team_id, person_id, cast(Role, role))


def _membership(team_id: TeamId, caller: SignedIn, db: Db) -> Place:
    return place_in(db, team_id, caller.person_id)


Membership = Annotated[Place, Depends(_membership)]
