"""Who may change what in a team, which the door holds meanwhile: what is checked stays true."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from api.audit.actions import Action
from api.identity import api_tokens
from api.identity.api_token_store import ApiTokens
from api.identity.emails import email_of
from api.identity.keys import digest_of, new_token
from api.identity.models import ApiToken, Person
from api.problems import NotAllowed, NotFound
from api.teams.counter import rights_changed
from api.teams.models import Invitation, Member, Role, Team
from api.teams.problems import AlreadyInvited, AlreadyMember, BadAddress, LastOwner, TooManyValues
from api.teams.store import TeamStore
from api.teams.trail import name_of, tell
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
LISTED_AFTER_ITS_END = timedelta(days=30)
MOST_VALUES = 100


def change_team(store: TeamStore, change: TeamChange) -> Team:
    if change.name is not None and store.place.role not in MANAGES_PEOPLE:
        raise NotAllowed("Only an owner or an admin renames the team.")
    if store.place.role not in SETS_VALUES:
        raise NotAllowed("Only an owner, an admin or a lead sets the team's values.")

    rights_changed(store.db, store.team_id)
    team = store.team()
    was_called, had_values = team.name, team.values
    team.name = change.name or team.name
    set_values = {**team.values, **(change.values or {})}
    team.values = {name: value for name, value in sorted(set_values.items()) if value is not None}
    if len(team.values) > MOST_VALUES:
        raise TooManyValues()
    _tell_changed(store, team, was_called, had_values)
    return team


def change_role(store: TeamStore, person_id: UUID, role: Role, at: datetime) -> Member:
    """What they may no longer invite to, nobody is let into by a link of theirs."""
    check_manages_people(store)
    rights_changed(store.db, store.team_id)
    member = store.member(person_id)
    if "owner" in (role, member.role) and store.place.role != "owner":
        raise NotAllowed("Only an owner makes or unmakes owners.")
    _check_not_by_script(store, role, member.role)
    if member.role == "owner" != role:
        _leaves_an_owner(store)
    had, member.role = member.role, role
    ended = store.end_invitations_by(person_id, at, but_to=GIVES[role])
    if had != role:
        facts = {"before": had, "role": role, "invitations_ended": ended or None}
        _tell(store, "member.role_changed", person_id, name_of(store.db, person_id), **facts)
    return member


def remove(store: TeamStore, person_id: UUID, at: datetime) -> None:
    """Anybody may leave, and leaves no way back: neither rights nor links of their own making.

    What the person has in other teams stays as it is.

    The devices stay signed in: it is by the team's “not found” that each learns to empty itself of the team.
    """
    is_leaving = person_id == store.place.person_id
    if not is_leaving:
        check_manages_people(store)
    rights_changed(store.db, store.team_id)
    member = store.member(person_id)
    _check_not_by_script(store, member.role)
    if member.role == "owner":
        if store.place.role != "owner":
            raise NotAllowed("Only an owner makes or unmakes owners.")
        _leaves_an_owner(store)
    ended = store.end_invitations_by(person_id, at, but_to=())
    store.remove_member(person_id)
    api_tokens.end_those_of_member(store.db, store.team_id, person_id, at)
    action: Action = "member.left" if is_leaving else "member.removed"
    facts = {"role": member.role, "invitations_ended": ended or None}
    _tell(store, action, person_id, name_of(store.db, person_id), **facts)


def invite(store: TeamStore, wanted: NewInvitation, at: datetime) -> tuple[Invitation, str]:
    """The invitation and its token, which is known nowhere else."""
    check_manages_people(store)
    check_gives(store, wanted.role)
    email = address_to_invite(store, wanted.email, at) if wanted.email else ""

    token = new_token()
    invitation = Invitation(
        digest=digest_of(token),
        team_id=store.team_id,
        email=email,
        name=wanted.name,
        role=wanted.role,
        invited_by=store.place.person_id,
        api_token_id=store.place.api_token_id,
        created_at=at,
        expires_at=_end_of_invitation(store, at),
    )
    store.add_invitation(invitation)
    _tell(store, "invitation.made", invitation.id, email, role=wanted.role)
    return invitation, token


def renew(store: TeamStore, invitation_id: UUID, at: datetime) -> tuple[Invitation, str]:
    """The invitation with a new link and a new week; the earlier link stops working."""
    check_manages_people(store)
    waiting = store.invitation(invitation_id)
    check_gives(store, waiting.role)
    token = new_token()
    if not store.renew_invitation(
        invitation_id, digest_of(token), store.place, _end_of_invitation(store, at)
    ):
        raise NotFound("There is no such invitation waiting.")
    renewed = store.invitation(invitation_id)
    _tell(store, "invitation.renewed", renewed.id, renewed.email, role=renewed.role)
    return renewed, token


def invitations(store: TeamStore, at: datetime) -> list[Invitation]:
    """Those that can be taken, then those that ended untaken of late, which can be renewed as well."""
    check_manages_people(store)
    return store.invitations(at) + store.expired_invitations(at - LISTED_AFTER_ITS_END, at)


def withdraw(store: TeamStore, invitation_id: UUID, at: datetime) -> None:
    check_manages_people(store)
    if not store.end_invitation(invitation_id, at):
        raise NotFound("There is no such invitation waiting.")
    invitation = store.invitation(invitation_id)
    _tell(store, "invitation.withdrawn", invitation_id, invitation.email, role=invitation.role)


def api_tokens_in(store: TeamStore, at: datetime) -> list[tuple[ApiToken, Person]]:
    """Everybody's; whose they are is people's business, so it is told to who manages people."""
    check_manages_people(store)
    return ApiTokens(store.db).in_team(store.team_id, at)


def revoke_api_token_in(store: TeamStore, token_id: UUID, at: datetime) -> None:
    check_manages_people(store)
    api_tokens.revoke_in_team(store.db, store.team_id, token_id, store.place.person_id, at)


def check_manages_people(store: TeamStore) -> None:
    if store.place.role not in MANAGES_PEOPLE:
        raise NotAllowed("Only an owner or an admin of the team does that.")


def check_gives(store: TeamStore, role: Role) -> None:
    if role not in GIVES[store.place.role]:
        raise NotAllowed("Only an owner makes or unmakes owners.")
    _check_not_by_script(store, role)


def _check_not_by_script(store: TeamStore, *roles: Role) -> None:
    """An API token may have been read by somebody else, and what it made of people would outlive it."""
    if store.place.api_token_id and not MANAGES_PEOPLE.isdisjoint(roles):
        raise NotAllowed("An API token neither makes nor unmakes owners and admins. Sign in to do that.")


def _end_of_invitation(store: TeamStore, at: datetime) -> datetime:
    """A script's ends with its API token at the latest."""
    usual = at + INVITATION_LIFETIME
    script = store.db.get(ApiToken, store.place.api_token_id) if store.place.api_token_id else None
    return min(usual, script.expires_at) if script and script.expires_at else usual


def _leaves_an_owner(store: TeamStore) -> None:
    if store.owners() < 2:
        raise LastOwner()


def address_to_invite(store: TeamStore, typed: str, at: datetime) -> str:
    """As it is stored. Raises BadAddress, AlreadyMember, AlreadyInvited (two links could bear two roles)."""
    email = email_of(typed)
    if not email:
        raise BadAddress(f"“{typed}” is not an email address.")
    if store.member_with_email(email):
        raise AlreadyMember(f"{email} belongs to the team already.")
    if store.invitation_to(email, at):
        raise AlreadyInvited(f"An invitation waits for {email} already. Renew that one.")
    return email


def _tell(store: TeamStore, action: Action, object_id: UUID, object_name: str, **facts: Any) -> None:
    tell(store.db, store.place, action, object_id, object_name, **facts)


def _tell_changed(store: TeamStore, team: Team, was_called: str, had_values: dict[str, str]) -> None:
    changed = {
        name: [had_values.get(name), team.values.get(name)]
        for name in sorted({*had_values, *team.values})
        if had_values.get(name) != team.values.get(name)
    }
    renamed_from = was_called if was_called != team.name else None
    if renamed_from or changed:
        facts = {"came_from": renamed_from, "values": changed or None}
        _tell(store, "team.changed", team.id, team.name, **facts)
