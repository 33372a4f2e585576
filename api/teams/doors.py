"""The door of a team: who passes is a member, and is told nothing about teams that are not theirs."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request

from api.audit.recording import through_api_token
from api.database import SAFE_METHODS, Db
from api.identity.signed_in import SignedIn
from api.teams.counter import hold_for_member
from api.teams.place import Place as Place  # rooms above learn of it at the door
from api.teams.place import place_in
from api.teams.store import TeamStore

TeamId = Annotated[UUID, Path(alias="team", description="The team's id.")]


def _membership(request: Request, team_id: TeamId, caller: SignedIn, db: Db) -> Place:
    """Who may write holds the team before it is read what they may."""
    if caller.api_token:
        through_api_token(db, caller.api_token.name)
    if request.method not in SAFE_METHODS:
        hold_for_member(db, team_id, caller.person_id)
    place = place_in(db, team_id, caller.person_id)
    return replace(place, api_token_id=caller.session_id) if caller.api_token else place


Membership = Annotated[Place, Depends(_membership)]


def _in_team(place: Membership, db: Db) -> TeamStore:
    return TeamStore(db, place)


InTeam = Annotated[TeamStore, Depends(_in_team)]
