"""The door of a team: who passes is a member, and is told nothing about teams that are not theirs."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from api.database import Db
from api.identity.signed_in import SignedIn
from api.teams.place import Place as Place  # rooms above learn of it at the door
from api.teams.place import place_in
from api.teams.store import TeamStore

TeamId = Annotated[UUID, Path(alias="team", description="The team's id.")]


def _membership(team_id: TeamId, caller: SignedIn, db: Db) -> Place:
    return place_in(db, team_id, caller.person_id)


Membership = Annotated[Place, Depends(_membership)]


def _in_team(place: Membership, db: Db) -> TeamStore:
    return TeamStore(db, place)


InTeam = Annotated[TeamStore, Depends(_in_team)]
