"""Every query on a team, its people, groups and invitations. Opened for one team; it cannot see another's."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from api.alphabet import alphabetical
from api.identity.models import DeviceSession, Person
from api.problems import NotFound
from api.teams.models import Group, GroupMember, Invitation, Member, Role, Team
from api.teams.place import Place


class TeamStore:
    def __init__(self, db: Session, place: Place) -> None:
        self.db = db
        self.place = place
        self.team_id = place.team_id

    def team(self) -> Team:
        return self.db.get_one(Team, self.team_id)

    def members(self) -> list[tuple[Member, Person]]:
        """By name."""
        both = select(Member, Person).join(Person, col(Person.id) == col(Member.person_id))
        found = self.db.exec(both.where(Member.team_id == self.team_id).order_by(col(Person.id)))
        return sorted(found, key=lambda each: alphabetical(each[1].name))

    def last_seen(self) -> dict[UUID, datetime]:
        """When each was last seen on any device; who never signed in on one is not among them."""
        newest = func.max(col(DeviceSession.last_used_at))
        of_team = select(DeviceSession.person_id, newest).join(
            Member, col(Member.person_id) == col(DeviceSession.person_id)
        )
        by_person = of_team.where(Member.team_id == self.team_id).group_by(col(DeviceSession.person_id))
        return dict(self.db.exec(by_person).all())

    def member(self, person_id: UUID) -> Member:
        member = self.db.get(Member, (self.team_id, person_id))
        if not member:
            raise NotFound("Nobody in this team has that id.")
        return member

    def member_with_email(self, email: str) -> Member | None:
        both = select(Member).join(Person, col(Person.id) == col(Member.person_id))
        return self.db.exec(both.where(Member.team_id == self.team_id, Person.email == email)).one_or_none()

    def owners(self) -> int:
        owners = select(func.count()).where(col(Member.team_id) == self.team_id, col(Member.role) == "owner")
        return self.db.exec(owners).one()

    def remove_member(self, person_id: UUID) -> None:
        ours = select(Group.id).where(Group.team_id == self.team_id)
        self.db.connection().execute(
            delete(GroupMember).where(
                col(GroupMember.person_id) == person_id, col(GroupMember.group_id).in_(ours)
            )
        )
        self.db.delete(self.member(person_id))
        self.db.flush()

    def groups(self) -> list[tuple[Group, list[UUID]]]:
        """By name, each with its people."""
        found = self.db.exec(select(Group).where(Group.team_id == self.team_id))
        groups = sorted(found, key=lambda each: alphabetical(each.name))
        people = self.db.exec(
            select(GroupMember)
            .join(Group, col(Group.id) == col(GroupMember.group_id))
            .where(Group.team_id == self.team_id)
            .order_by(col(GroupMember.person_id))
        ).all()
        return [(group, [each.person_id for each in people if each.group_id == group.id]) for group in groups]

    def group(self, group_id: UUID) -> Group:
        group = self.db.get(Group, group_id)
        if not group or group.team_id != self.team_id:
            raise NotFound("This team has no such group.")
        return group

    def group_named(self, name: str) -> Group | None:
        return self.db.exec(
            select(Group).where(Group.team_id == self.team_id, Group.name == name)
        ).one_or_none()

    def people_in(self, group: Group) -> list[UUID]:
        members = select(GroupMember.person_id).where(GroupMember.group_id == group.id)
        return list(self.db.exec(members.order_by(col(GroupMember.person_id))))

    def add_group(self, name: str) -> Group:
        group = Group(team_id=self.team_id, name=name)
        self.db.add(group)
        self.db.flush()
        return group

    def remove_group(self, group: Group) -> None:
        self.db.connection().execute(delete(GroupMember).where(col(GroupMember.group_id) == group.id))
        self.db.delete(group)
        self.db.flush()

    def put_in_group(self, group: Group, person_id: UUID) -> None:
        self.db.merge(GroupMember(group_id=group.id, person_id=person_id))

    def take_out_of_group(self, group: Group, person_id: UUID) -> None:
        self.db.connection().execute(
            delete(GroupMember).where(
                col(GroupMember.group_id) == group.id, col(GroupMember.person_id) == person_id
            )
        )

    def invitation_to(self, email: str, at: datetime) -> Invitation | None:
        """One that can still be taken."""
        return self.db.exec(self._waiting(at).where(Invitation.email == email)).first()

    def renew_invitation(self, invitation_id: UUID, digest: str, by: Place, expires_at: datetime) -> bool:
        """A new link in the place of the earlier; whether nobody had taken it."""
        renewed = update(Invitation).where(
            col(Invitation.id) == invitation_id,
            col(Invitation.team_id) == self.team_id,
            col(Invitation.used_at).is_(None),
        )
        link = {"digest": digest, "mailed_digest": None, "expires_at": expires_at}
        whose = {"invited_by": by.person_id, "api_token_id": by.api_token_id}
        self.db.flush()
        was_waiting = self.db.connection().execute(renewed.values(**link, **whose)).rowcount == 1
        self.db.expire_all()
        return was_waiting

    def invitations(self, at: datetime) -> list[Invitation]:
        """Those that can still be taken, the newest first."""
        waiting = self._waiting(at)
        return list(self.db.exec(waiting.order_by(col(Invitation.created_at).desc(), col(Invitation.id))))

    def expired_invitations(self, since: datetime, at: datetime) -> list[Invitation]:
        """Those to an address that ended untaken, where no later one is and no member; the newest first."""
        later = aliased(Invitation)
        came = select(Member).join(Person, col(Person.id) == col(Member.person_id))
        expired = select(Invitation).where(
            Invitation.team_id == self.team_id,
            Invitation.email != "",
            col(Invitation.used_at).is_(None),
            Invitation.expires_at > since,
            Invitation.expires_at <= at,
            ~came.where(Member.team_id == self.team_id, Person.email == Invitation.email).exists(),
            ~select(later)
            .where(
                later.team_id == self.team_id,
                later.email == Invitation.email,
                later.created_at > Invitation.created_at,
            )
            .exists(),
        )
        return list(self.db.exec(expired.order_by(col(Invitation.created_at).desc(), col(Invitation.id))))

    def add_invitation(self, invitation: Invitation) -> None:
        self.db.add(invitation)
        self.db.flush()

    def end_invitation(self, invitation_id: UUID, at: datetime) -> bool:
        ended = update(Invitation).where(
            col(Invitation.id) == invitation_id,
            col(Invitation.team_id) == self.team_id,
            col(Invitation.used_at).is_(None),
        )
        return self.db.connection().execute(ended.values(used_at=at)).rowcount == 1

    def invitation(self, invitation_id: UUID) -> Invitation:
        found = select(Invitation).where(Invitation.team_id == self.team_id, Invitation.id == invitation_id)
        invitation = self.db.exec(found).one_or_none()
        if not invitation:
            raise NotFound("There is no such invitation waiting.")
        return invitation

    def end_invitations_by(self, person_id: UUID, at: datetime, but_to: Collection[Role]) -> int:
        """All that this person made and nobody took yet, save those to the named roles; how many."""
        ended = update(Invitation).where(
            col(Invitation.team_id) == self.team_id,
            col(Invitation.invited_by) == person_id,
            col(Invitation.used_at).is_(None),
            col(Invitation.role).not_in(but_to),
        )
        return self.db.connection().execute(ended.values(used_at=at)).rowcount

    def _waiting(self, at: datetime) -> SelectOfScalar[Invitation]:
        return select(Invitation).where(
            Invitation.team_id == self.team_id, col(Invitation.used_at).is_(None), Invitation.expires_at > at
        )


def teams_of(db: Session, person_id: UUID) -> list[tuple[Member, Team]]:
    """A person's own places, by the team's name."""
    both = select(Member, Team).join(Team, col(Team.id) == col(Member.team_id))
    found = db.exec(both.where(Member.person_id == person_id).order_by(col(Team.id)))
    return sorted(found, key=lambda each: alphabetical(each[1].name))
