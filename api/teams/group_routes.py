"""Groups: people who may do the same."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, refusals
from api.teams.doors import InTeam
from api.teams.group_rules import make_group, put_in_group, remove_group, rename_group, take_out_of_group
from api.teams.models import Group
from api.teams.problems import GroupNameTaken
from api.teams.store import TeamStore
from api.teams.views import GroupName, GroupView

router = APIRouter(tags=["Groups"])
GroupId = Annotated[UUID, Path(alias="group", description="The group's id.")]
PersonId = Annotated[UUID, Path(alias="person", description="The id of somebody in the team.")]
REFUSED = refusals(NotSignedIn, NotAllowed, NotFound, Malformed)
NAME_REFUSED = refusals(NotSignedIn, NotAllowed, NotFound, GroupNameTaken, TooLarge, Malformed)


@router.get(
    "/v1/teams/{team}/groups",
    summary="List groups",
    response_model=list[GroupView],
    responses=refusals(NotSignedIn, NotFound, Malformed),
)
def list_groups(store: InTeam) -> list[GroupView]:
    """By name, each with its people; everybody in the team may read it."""
    return [GroupView(id=group.id, name=group.name, members=people) for group, people in store.groups()]


@router.post(
    "/v1/teams/{team}/groups",
    summary="Make a group",
    status_code=201,
    response_model=GroupView,
    responses=NAME_REFUSED,
)
def post_group(store: InTeam, wanted: GroupName) -> GroupView:
    """Owners and admins do that. A group's name is its own within the team."""
    return _view(store, make_group(store, wanted.name))


@router.get(
    "/v1/teams/{team}/groups/{group}",
    summary="Read a group",
    response_model=GroupView,
    responses=refusals(NotSignedIn, NotFound, Malformed),
)
def read_group(store: InTeam, group_id: GroupId) -> GroupView:
    return _view(store, store.group(group_id))


@router.patch(
    "/v1/teams/{team}/groups/{group}",
    summary="Rename a group",
    response_model=GroupView,
    responses=NAME_REFUSED,
)
def patch_group(store: InTeam, group_id: GroupId, wanted: GroupName) -> GroupView:
    return _view(store, rename_group(store, group_id, wanted.name))


@router.delete(
    "/v1/teams/{team}/groups/{group}", summary="Remove a group", status_code=204, responses=REFUSED
)
def delete_group(store: InTeam, group_id: GroupId) -> None:
    """What only the group might do, its people may no longer do, at once."""
    remove_group(store, group_id)


@router.put(
    "/v1/teams/{team}/groups/{group}/members/{person}",
    summary="Put somebody into a group",
    status_code=204,
    responses=REFUSED,
)
def put_member(store: InTeam, group_id: GroupId, person_id: PersonId) -> None:
    """Once or twice, the effect is the same."""
    put_in_group(store, group_id, person_id)


@router.delete(
    "/v1/teams/{team}/groups/{group}/members/{person}",
    summary="Take somebody out of a group",
    status_code=204,
    responses=REFUSED,
)
def delete_member(store: InTeam, group_id: GroupId, person_id: PersonId) -> None:
    take_out_of_group(store, group_id, person_id)


def _view(store: TeamStore, group: Group) -> GroupView:
    return GroupView(id=group.id, name=group.name, members=store.people_in(group))
