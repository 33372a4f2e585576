"""Teams and the people in them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request

import api.teams.api_token_routes
import api.teams.audit_pages
import api.teams.audit_routes
import api.teams.group_routes
import api.teams.invitation_routes
import api.teams.pages
import api.teams.reset_routes
import api.teams.sign_in_routes
from api.clock import Now
from api.database import Db
from api.identity.api_scopes import BeyondScope
from api.identity.models import Person
from api.identity.signed_in import SignedIn
from api.identity.store import People
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, refusals
from api.teams.doors import InTeam
from api.teams.founding import TooManyTeams, found_further_team
from api.teams.models import Member, Team
from api.teams.problems import LastOwner, TooManyValues
from api.teams.rules import MANAGES_PEOPLE, change_role, change_team, remove
from api.teams.store import TeamStore, teams_of
from api.teams.views import LanguageChoice, Me, MemberView, MyTeam, NewTeam, RoleChange, TeamChange, TeamView
from api.words.languages import known_language

router = APIRouter()
teams = APIRouter(tags=["Teams and people"])
PersonId = Annotated[UUID, Path(alias="person", description="The person's id.")]


@teams.get("/v1/me", summary="Say who I am", response_model=Me, responses=refusals(NotSignedIn))
def me(caller: SignedIn, db: Db) -> Me:
    """And to which teams I belong, with my role in each. An API token knows of its own team only."""
    person = People(db).get(caller.person_id)
    if not person:
        raise NotSignedIn()
    mine = [
        MyTeam(id=team.id, name=team.name, role=place.role)
        for place, team in teams_of(db, person.id)
        if caller.may_know_of(team.id)
    ]
    return Me(
        id=person.id,
        name=person.name,
        email=person.email,
        language=known_language(person.language),
        teams=mine,
    )


@teams.put(
    "/v1/me/language",
    summary="Choose my language",
    status_code=204,
    responses=refusals(NotSignedIn, BeyondScope, TooLarge, Malformed),
)
def put_language(me: SignedIn, wanted: LanguageChoice, db: Db) -> None:
    """Pages and letters speak it to me, and so do the screens of every browser that has no other choice."""
    People(db).keep_language(me.person_id, wanted.language)


@teams.post(
    "/v1/teams",
    summary="Make a team",
    status_code=201,
    response_model=TeamView,
    responses=refusals(NotSignedIn, BeyondScope, NotAllowed, TooManyTeams, TooLarge, Malformed),
)
def post_team(me: SignedIn, wanted: NewTeam, request: Request, db: Db, at: Now) -> TeamView:
    """I become its owner. Whoever runs the service says who may: REJOINDER_NEW_TEAMS."""
    who_may = request.app.state.settings.new_teams
    team = found_further_team(db, me.person_id, wanted.name, who_may, at)
    return TeamView(id=team.id, name=team.name, values=team.values, role="owner")


@teams.get(
    "/v1/teams/{team}",
    summary="Read a team",
    response_model=TeamView,
    responses=refusals(NotSignedIn, NotFound, Malformed),
)
def read_team(store: InTeam) -> TeamView:
    """Its name, its values, and my role in it."""
    return _team_view(store, store.team())


@teams.patch(
    "/v1/teams/{team}",
    summary="Rename a team, or set its values",
    response_model=TeamView,
    responses=refusals(NotSignedIn, NotAllowed, NotFound, TooManyValues, TooLarge, Malformed),
)
def patch_team(store: InTeam, change: TeamChange) -> TeamView:
    """Owners and admins rename; leads too set values. Every keyboard has them within seconds."""
    return _team_view(store, change_team(store, change))


@teams.get(
    "/v1/teams/{team}/members",
    summary="List the people of a team",
    response_model=list[MemberView],
    responses=refusals(NotSignedIn, NotFound, Malformed),
)
def list_members(store: InTeam) -> list[MemberView]:
    """By name; everybody in the team may read it."""
    seen = store.last_seen() if store.place.role in MANAGES_PEOPLE else {}
    return [
        _member_view(member, person).model_copy(update={"last_seen_at": seen.get(person.id)})
        for member, person in store.members()
    ]


@teams.patch(
    "/v1/teams/{team}/members/{person}",
    summary="Give somebody another role",
    response_model=MemberView,
    responses=refusals(NotSignedIn, NotAllowed, NotFound, LastOwner, TooLarge, Malformed),
)
def patch_member(store: InTeam, person_id: PersonId, change: RoleChange, at: Now) -> MemberView:
    """Owners and admins do that; only an owner makes or unmakes owners."""
    member = change_role(store, person_id, change.role, at)
    return _member_view(member, store.db.get_one(Person, person_id))


@teams.delete(
    "/v1/teams/{team}/members/{person}",
    summary="Remove somebody, or leave",
    status_code=204,
    responses=refusals(NotSignedIn, NotAllowed, NotFound, LastOwner, Malformed),
)
def delete_member(store: InTeam, person_id: PersonId, at: Now) -> None:
    """Takes effect at once, on every device, and ends the links by which the person invited others.
    What they have in other teams stays."""
    remove(store, person_id, at)


def _team_view(store: TeamStore, team: Team) -> TeamView:
    return TeamView(id=team.id, name=team.name, values=team.values, role=store.place.role)


def _member_view(member: Member, person: Person) -> MemberView:
    return MemberView(
        id=person.id, name=person.name, email=person.email, role=member.role, joined_at=member.joined_at
    )


router.include_router(teams)
router.include_router(api.teams.group_routes.router)
router.include_router(api.teams.invitation_routes.router)
router.include_router(api.teams.audit_routes.router)
router.include_router(api.teams.api_token_routes.router)
router.include_router(api.teams.audit_pages.router)
router.include_router(api.teams.reset_routes.router)
router.include_router(api.teams.sign_in_routes.router)
router.include_router(api.teams.pages.router)
