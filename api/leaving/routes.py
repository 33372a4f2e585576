"""Taking everything along, and leaving for good: a person, and a whole team."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.clock import Now
from api.database import Db
from api.identity.api_scopes import BeyondScope
from api.identity.signed_in import SignedIn
from api.leaving.person_export import export_person
from api.leaving.person_rules import check_fresh, delete_account
from api.leaving.problems import NotConfirmed, SignInAgain
from api.leaving.team_rules import check_owner, delete_team, export_team
from api.leaving.team_store import WholeTeam
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, refusals
from api.teams.doors import InTeam, Membership
from api.teams.place import Place
from api.teams.problems import LastOwner
from api.teams.told_apart import Apart, ToldApart

router = APIRouter(tags=["Leaving"])
ZIP = {"content": {"application/zip": {}}, "description": "A zip file; README.txt says what is in it."}


@router.get(
    "/v1/me/export",
    summary="Take along all that is mine",
    response_class=Response,
    responses=refusals(NotSignedIn, BeyondScope) | {200: ZIP},
)
def get_my_export(me: SignedIn, request: Request, at: Now) -> Response:
    """My account, my private templates as packs that can be imported again, and what the trails say of me."""
    archive = export_person(request.app.state.engine, me.person_id, at)
    return archive.as_answer("rejoinder-account.zip")


@router.delete(
    "/v1/me",
    summary="Delete my account",
    status_code=204,
    responses=refusals(NotSignedIn, BeyondScope, SignInAgain, NotConfirmed, LastOwner, Malformed),
)
def delete_me(
    me: SignedIn,
    db: Db,
    at: Now,
    email: Annotated[str, Query(max_length=254, description="My own address, to show that I mean it.")],
) -> None:
    """At once and for good, within a quarter of an hour after this device was signed in. My private folders
    go; what I wrote in a team's folders stays, written by nobody; a team in which I am alone goes too."""
    check_fresh(db, me.session_id, at)
    delete_account(db, me.person_id, email, at)


@router.get(
    "/v1/teams/{team}/export",
    summary="Take along a whole team",
    response_class=Response,
    responses=refusals(NotSignedIn, NotAllowed, BeyondScope, NotFound, Malformed) | {200: ZIP},
)
def get_team_export(store: InTeam, apart: ToldApart, request: Request, at: Now) -> Response:
    """Packs, people, groups, grants, values, versions and the audit trail; owners do that."""
    return team_export(store.place, store.team().name, apart, request, at)


@router.delete(
    "/v1/teams/{team}",
    summary="Delete a whole team",
    status_code=204,
    responses=refusals(NotSignedIn, NotAllowed, BeyondScope, NotFound, NotConfirmed, Malformed),
)
def delete_whole_team(
    place: Membership,
    db: Db,
    name: Annotated[str, Query(max_length=200, description="The team's exact name, to show that I mean it.")],
) -> None:
    """With all that is in it, for everybody, at once and for good; owners do that. Take it along before."""
    delete_team(WholeTeam(db, place), name)


def team_export(place: Place, name: str, apart: Apart, request: Request, at: datetime) -> Response:
    check_owner(place)
    archive = export_team(request.app.state.engine, place, at)
    apart.tell("team.exported", place.team_id, name)
    return archive.as_answer("rejoinder-team.zip")
