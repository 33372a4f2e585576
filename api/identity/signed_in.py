"""The door that asks who is there."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.identity.api_scopes import check_reach, check_team
from api.identity.standing import Caller, Standing
from api.problems import NotSignedIn

_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="access token",
    description="From `POST /v1/auth/token`, good for ten minutes; or an API token (`rjn_…`), for scripts.",
)


Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def signed_in(request: Request, credentials: Bearer) -> Caller:
    """Who is asking; raises NotSignedIn."""
    if not credentials:
        raise NotSignedIn("Send an access token: Authorization: Bearer …")
    caller = await caller_of(request.app.state.standing, credentials.credentials)
    if caller.api_token:
        check_reach(caller.api_token, request.method, request.scope["route"].path, request.path_params)
    return caller


async def perhaps_signed_in(request: Request, credentials: Bearer) -> Caller | None:
    """Who is asking, or nobody; a token that is not good is refused all the same."""
    return await signed_in(request, credentials) if credentials else None


async def caller_of(standing: Standing, token: str) -> Caller:
    """Whose token this is, wherever it came from (the first message of a socket); raises NotSignedIn."""
    caller = standing.remembered(token) or await standing.caller_of(token)
    if not caller:
        raise NotSignedIn("That access token is not good, or no longer. Get a new one, or sign in again.")
    return caller


async def caller_in(standing: Standing, token: str, team_id: UUID) -> Caller:
    """As `caller_of`, for a team; raises NotFound where it is not that of an API token."""
    caller = await caller_of(standing, token)
    check_team(caller.api_token, team_id)
    return caller


PerhapsSignedIn = Annotated[Caller | None, Depends(perhaps_signed_in)]
SignedIn = Annotated[Caller, Depends(signed_in)]
