"""Making an API token, which is shown once, and revoking one."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form
from pydantic import ValidationError
from starlette.responses import Response

from api.account.frame import FromForm, done, sign_in_first, wrong
from api.database import writing
from api.identity import api_tokens
from api.identity.api_tokens import TooManyApiTokens
from api.pages import page
from api.problems import NotFound
from api.signing_in.rules import held_unended
from api.teams.account_form import is_name
from api.teams.counter import hold_for_member
from api.teams.new_api_token import NewApiToken
from api.teams.place import place_in
from api.words.say import Said

router = APIRouter()

GONE = Said("That token had ended already.")
UNCLEAR = Said("Choose a team, what the token may do, and how long it is good for.")


@router.post("/account/api-tokens")
def make_token(
    visit: FromForm,
    name: Annotated[str, Form()] = "",
    team: Annotated[str, Form()] = "",
    scope: Annotated[str, Form()] = "",
    days: Annotated[str, Form()] = "",
) -> Response:
    if isinstance(visit, Response):
        return visit
    if not is_name(name):
        return wrong(visit, "api_tokens", {"name": Said("Say what it is for, so that you know it again.")})
    try:
        wanted = NewApiToken.model_validate({"team": team, "name": name, "scope": scope, "days": days})
        with writing(visit.request.app.state) as db:
            hold_for_member(db, wanted.team, visit.person.id)
            if not held_unended(db, visit.person):
                return sign_in_first()
            place = place_in(db, wanted.team, visit.person.id)
            asked = (wanted.name, wanted.scope, wanted.days)
            made, secret = api_tokens.make(db, visit.person.id, place.team_id, *asked, visit.at)
    except (ValidationError, NotFound):
        return wrong(visit, "api_tokens", {"form": UNCLEAR})
    except TooManyApiTokens as refused:
        return wrong(visit, "api_tokens", {"form": refused.detail}, refused.status)
    return page("api_token_made", 201, called=made.name, token=secret, until=made.expires_at)


@router.post("/account/api-tokens/revoke")
def revoke_token(visit: FromForm, token: Annotated[str, Form()] = "") -> Response:
    if isinstance(visit, Response):
        return visit
    try:
        with writing(visit.request.app.state) as db:
            api_tokens.revoke_own(db, visit.person.id, UUID(token), visit.at)
    except (NotFound, ValueError):
        return wrong(visit, "api_tokens", {"form": GONE})
    return done("api_tokens", "api-token-revoked")
