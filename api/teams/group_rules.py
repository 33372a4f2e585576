"""Who makes groups and puts people into them; the door holds the team meanwhile."""

from uuid import UUID

from api.audit.actions import Action
from api.teams.counter import rights_changed
from api.teams.models import Group
from api.teams.problems import GroupNameTaken
from api.teams.rules import check_manages_people
from api.teams.store import TeamStore
from api.teams.trail import name_of, tell


def make_group(store: TeamStore, name: str) -> Group:
    check_manages_people(store)
    rights_changed(store.db, store.team_id)
    _name_is_free(store, name)
    group = store.add_group(name)
    tell(store.db, store.place, "group.made", group.id, name)
    return group


def rename_group(store: TeamStore, group_id: UUID, name: str) -> Group:
    check_manages_people(store)
    rights_changed(store.db, store.team_id)
    group = store.group(group_id)
    if group.name != name:
        _name_is_free(store, name)
        tell(store.db, store.place, "group.renamed", group.id, name, came_from=group.name)
    group.name = name
    return group


def remove_group(store: TeamStore, group_id: UUID) -> None:
    check_manages_people(store)
    rights_changed(store.db, store.team_id)
    group = store.group(group_id)
    store.remove_group(group)
    tell(store.db, store.place, "group.removed", group_id, group.name)


def put_in_group(store: TeamStore, group_id: UUID, person_id: UUID) -> None:
    check_manages_people(store)
    rights_changed(store.db, store.team_id)
    group, member = store.group(group_id), store.member(person_id)
    if member.person_id not in store.people_in(group):
        store.put_in_group(group, member.person_id)
        _tell_of_group(store, "group.member_added", group, person_id)


def take_out_of_group(store: TeamStore, group_id: UUID, person_id: UUID) -> None:
    check_manages_people(store)
    rights_changed(store.db, store.team_id)
    group, member = store.group(group_id), store.member(person_id)
    if member.person_id in store.people_in(group):
        store.take_out_of_group(group, member.person_id)
        _tell_of_group(store, "group.member_removed", group, person_id)


def _name_is_free(store: TeamStore, name: str) -> None:
    if store.group_named(name):
        raise GroupNameTaken(f"Another group of this team is called “{name}”.")


def _tell_of_group(store: TeamStore, action: Action, group: Group, person_id: UUID) -> None:
    person = name_of(store.db, person_id)
    tell(store.db, store.place, action, group.id, group.name, person=person, person_id=str(person_id))
