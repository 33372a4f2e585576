"""Who may change what in a team, which the door holds meanwhile: what is checked stays true."""

from datetime import datetime, timedelta
from uuid import UUID

from api.identity.emails import email_of
from api.identity.keys import digest_of, new_token
from api.problems import NotAllowed, NotFound
from api.teams.counter import rights_changed
from api.teams.models import Group, Invitation, Member, Role, Team
from api.teams.problems import AlreadyMember, BadAddress, GroupNameTaken, LastOwner, TooManyValues
from api.teams.store import TeamStore
from api.teams.views import NewInvitation, TeamChange

MANAGES_PEOPLE: set[Role] = {"owner", "admin"}
SETS_VALUES: set[Role] = {"owner", "admin", "lead"}
# Which roles one may invite to.
GIVES: dict[Role, tuple[Role, ...]] = {
    "owner": ("owner", "admin", "lead", "agent"),
    "admin": ("admin", "lead", "agent"),
    "lead": (),
    "agent": (),
}
INVITATION_LIFETIME = timedelta(days=7)
MOST_VALUES = 100


def change_team(store: TeamStore, change: TeamChange) -> Team:
    if change.name is not None and store.place.role not in MANAGES_PEOPLE:
        raise NotAllowed("Only an owner or an admin renames the team.")
    if store.place.role not in SETS_VALUES:
        raise NotAllowed("Only an owner, an admin or a lead sets the team's values.")

    rights_changed(store.db, store.team_id)
    team = store.team()
    team.name = change.name or team.name
    set_values = {**team.values, **(change.values or {})}
    team.values = {name: value for name, value in sorted(set_values.items()) if value is not None}
    if len(team.values) > MOST_VALUES:
        raise TooManyValues()
    return team


def change_role(store: TeamStore, person_id: UUID, role: Role, at: datetime) -> Member:
    """What they may no longer invite to, nobody is let into by a link of theirs."""
    _manages_people(store)
    rights_changed(store.db, store.team_id)
    member = store.member(person_id)
    if "owner" in (role, member.role) and store.place.role != "owner":
        raise NotAllowed("Only an owner makes or unmakes owners.")
    if member.role == "owner" != role:
        _leaves_an_owner(store)
    member.role = role
    store.end_invitations_by(person_id, at, but_to=GIVES[role])
    return member


def remove(store: TeamStore, person_id: UUID, at: datetime) -> None:
    """Anybody may leave, and leaves no way back: neither rights nor links of their own making.

    What the person has in other teams stays as it is.

    The devices stay signed in: it is by the team's “not found” that each learns to empty itself of the team.
    """
    is_leaving = person_id == store.place.person_id
    if not is_leaving:
        _manages_people(store)
    rights_changed(store.db, store.team_id)
    member = store.member(person_id)
    if member.role == "owner":
        if store.place.role != "owner":
            raise NotAllowed("Only an owner makes or unmakes owners.")
        _leaves_an_owner(store)
    store.end_invitations_by(person_id, at, but_to=())
    store.remove_member(person_id)


def invite(store: TeamStore, wanted: NewInvitation, at: datetime) -> tuple[Invitation, str]:
    """The invitation and its token, which is known nowhere else."""
    _manages_people(store)
    if wanted.role not in GIVES[store.place.role]:
        raise NotAllowed("Only an owner makes or unmakes owners.")
    email = _address(store, wanted.email) if wanted.email else ""

    token = new_token()
    invitation = Invitation(
        digest=digest_of(token),
        team_id=store.team_id,
        email=email,
        role=wanted.role,
        invited_by=store.place.person_id,
        created_at=at,
        expires_at=at + INVITATION_LIFETIME,
    )
    store.add_invitation(invitation)
    return invitation, token


def invitations(store: TeamStore, at: datetime) -> list[Invitation]:
    _manages_people(store)
    return store.invitations(at)


def withdraw(store: TeamStore, invitation_id: UUID, at: datetime) -> None:
    _manages_people(store)
    if not store.end_invitation(invitation_id, at):
        raise NotFound("There is no such invitation waiting.")


def make_group(store: TeamStore, name: str) -> Group:
    _manages_people(store)
    rights_changed(store.db, store.team_id)
    _name_is_free(store, name)
    return store.add_group(name)


def rename_group(store: TeamStore, group_id: UUID, name: str) -> Group:
    _manages_people(store)
    rights_changed(store.db, store.team_id)
    group = store.group(group_id)
    if group.name != name:
        _name_is_free(store, name)
    group.name = name
    return group


def remove_group(store: TeamStore, group_id: UUID) -> None:
    _manages_people(store)
    rights_changed(store.db, store.team_id)
    store.remove_group(store.group(group_id))


def put_in_group(store: TeamStore, group_id: UUID, person_id: UUID) -> None:
    _manages_people(store)
    rights_changed(store.db, store.team_id)
    store.put_in_group(store.group(group_id), store.member(person_id).person_id)


def take_out_of_group(store: TeamStore, group_id: UUID, person_id: UUID) -> None:
    _manages_people(store)
    rights_changed(store.db, store.team_id)
    store.take_out_of_group(store.group(group_id), store.member(person_id).person_id)


def _manages_people(store: TeamStore) -> None:
    if store.place.role not in MANAGES_PEOPLE:
        raise NotAllowed("Only an owner or an admin of the team does that.")


def _leaves_an_owner(store: TeamStore) -> None:
    if store.owners() < 2:
        raise LastOwner()


def _name_is_free(store: TeamStore, name: str) -> None:
    if store.group_named(name):
        raise GroupNameTaken(f"Another group of this team is called “{name}”.")


def _address(store: TeamStore, typed: str) -> str:
    email = email_of(typed)
    if not email:
        raise BadAddress(f"“{typed}” is not an email address.")
    if store.member_with_email(email):
        raise AlreadyMember(f"{email} belongs to the team already.")
    return email
