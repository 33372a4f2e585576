"""API tokens: the ways in of scripts. None of these operations is open to a script itself."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from api.clock import Now
from api.database import Db
from api.identity import api_tokens
from api.identity.api_scopes import BeyondScope
from api.identity.api_token_store import ApiTokens
from api.identity.api_tokens import TooManyApiTokens
from api.identity.models import ApiScope, ApiToken, Person
from api.identity.sessions import hold_signed_in
from api.identity.signed_in import SignedIn
from api.identity.store import Devices
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, refusals
from api.teams.counter import hold_for_member
from api.teams.doors import InTeam
from api.teams.new_api_token import NewApiToken
from api.teams.place import place_in
from api.teams.rules import api_tokens_in, revoke_api_token_in

router = APIRouter(tags=["API tokens"])
TokenId = Annotated[UUID, Path(alias="token", description="The API token's id.")]


class ApiTokenView(BaseModel):
    id: UUID
    team: UUID
    name: str
    scope: ApiScope
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None = Field(description="To the hour; null until it is first used.")


class NewApiTokenView(ApiTokenView):
    token: str = Field(description="Told this once; only its digest is kept.", examples=["rjn_t4Zk…"])


class TeamsApiToken(ApiTokenView):
    person: UUID = Field(description="As whom it acts.")
    person_name: str


@router.post(
    "/v1/me/api-tokens",
    summary="Make an API token",
    status_code=201,
    response_model=NewApiTokenView,
    responses=refusals(NotSignedIn, BeyondScope, NotFound, TooManyApiTokens, TooLarge, Malformed),
)
def post_api_token(me: SignedIn, wanted: NewApiToken, db: Db, at: Now) -> NewApiTokenView:
    """A script sends it as `Authorization: Bearer rjn_…`. It acts as you, in one team, as far as its scope
    goes and you may yourself; it ends with your membership, a new password, or when you revoke it."""
    hold_for_member(db, wanted.team, me.person_id)
    hold_signed_in(Devices(db), me.person_id, me.session_id)
    place = place_in(db, wanted.team, me.person_id)
    made, secret = api_tokens.make(
        db, me.person_id, place.team_id, wanted.name, wanted.scope, wanted.days, at
    )
    return NewApiTokenView.model_validate({**_told(made), "token": secret})


@router.get(
    "/v1/me/api-tokens",
    summary="List my API tokens",
    response_model=list[ApiTokenView],
    responses=refusals(NotSignedIn, BeyondScope),
)
def list_my_api_tokens(me: SignedIn, db: Db, at: Now) -> list[ApiTokenView]:
    """Those that still stand, in all my teams, the newest first."""
    return [ApiTokenView.model_validate(_told(each)) for each in ApiTokens(db).of_person(me.person_id, at)]


@router.delete(
    "/v1/me/api-tokens/{token}",
    summary="Revoke one of my API tokens",
    status_code=204,
    responses=refusals(NotSignedIn, BeyondScope, NotFound, Malformed),
)
def revoke_my_api_token(token_id: TokenId, me: SignedIn, db: Db, at: Now) -> None:
    """Takes effect at once."""
    api_tokens.revoke_own(db, me.person_id, token_id, at)


@router.get(
    "/v1/teams/{team}/api-tokens",
    summary="List everybody's API tokens",
    response_model=list[TeamsApiToken],
    responses=refusals(NotSignedIn, NotAllowed, BeyondScope, NotFound, Malformed),
)
def list_api_tokens(store: InTeam, at: Now) -> list[TeamsApiToken]:
    """Of this team, the newest first; owners and admins see them."""
    return [_of_team(token, person) for token, person in api_tokens_in(store, at)]


@router.delete(
    "/v1/teams/{team}/api-tokens/{token}",
    summary="Revoke somebody's API token",
    status_code=204,
    responses=refusals(NotSignedIn, NotAllowed, BeyondScope, NotFound, Malformed),
)
def revoke_api_token(store: InTeam, token_id: TokenId, at: Now) -> None:
    """Owners and admins do that. Takes effect at once."""
    revoke_api_token_in(store, token_id, at)


def _told(token: ApiToken) -> dict[str, object]:
    shown = token.model_dump(include={"id", "name", "scope", "created_at", "expires_at", "last_used_at"})
    return {**shown, "team": token.team_id}


def _of_team(token: ApiToken, person: Person) -> TeamsApiToken:
    return TeamsApiToken.model_validate({**_told(token), "person": person.id, "person_name": person.name})
