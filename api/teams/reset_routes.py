"""Links by which a member sets a new password, made by who manages them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field

from api.clock import Now
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, refusals
from api.teams.doors import InTeam
from api.teams.resets import make_reset

router = APIRouter(tags=["Teams and people"])


class ResetLink(BaseModel):
    url: str = Field(description="Told this once; only its digest is kept.")
    expires_at: datetime


@router.post(
    "/v1/teams/{team}/members/{person}/password-reset",
    summary="Make a link by which somebody sets a new password",
    status_code=201,
    response_model=ResetLink,
    responses=refusals(NotSignedIn, NotAllowed, NotFound, Malformed),
)
def post_password_reset(
    store: InTeam,
    person_id: Annotated[UUID, Path(alias="person", description="The person's id.")],
    request: Request,
    at: Now,
) -> ResetLink:
    """Hand it to that person and to nobody else: it works once, for an hour, and replaces earlier ones.

    Owners and admins make one for people all of whose teams they manage; only an owner does for an owner.
    It works only while that is so. Using it signs the person out everywhere and ends their API tokens and the
    invitations that they made; a second step stays on.
    """
    token, expires_at = make_reset(store, person_id, at)
    return ResetLink(url=f"{request.app.state.settings.url}/reset/{token}", expires_at=expires_at)
