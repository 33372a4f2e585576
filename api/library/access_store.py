"""What is read to say who may do what in a team, and why. Opened for one member of one team."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, SQLModel, col, func, select

from api.identity.models import ApiToken, Person
from api.library.access import Standing
from api.library.folder_store import FolderStore
from api.library.models import Grant, TemplateRow
from api.library.rights import Scopes, private_folder_id
from api.library.rights_store import RightsStore
from api.library.team_rights import Belonging
from api.teams.models import Group, GroupMember, Invitation, Member
from api.teams.place import Place
from api.teams.store import TeamStore


class AccessStore:
    def __init__(self, db: Session, place: Place) -> None:
        self.db = db
        self.place = place
        self.team_id = place.team_id
        self.team = TeamStore(db, place)
        self.folders = FolderStore(db, place)

    @cached_property
    def standing(self) -> Standing:
        rights = RightsStore(self.db, self.team_id)
        roles = {person.id: member.role for member, person in self.members}
        return Standing(
            self.team_id, rights.folders(), list(rights.grants()), list(self._belongings()), roles
        )

    @cached_property
    def members(self) -> list[tuple[Member, Person]]:
        """By name."""
        return self.team.members()

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Of the team's people and groups."""
        groups = self.db.exec(select(Group.id, Group.name).where(Group.team_id == self.team_id))
        return {person.id: person.name for _, person in self.members} | dict(groups.all())

    @cached_property
    def seen(self) -> Scopes:
        """What whoever asks may see themselves: they are told the names of no other folders."""
        return self.folders.scopes()

    def grants_on(self, folder_ids: Iterable[UUID]) -> list[Grant]:
        on_folders = select(Grant).where(Grant.team_id == self.team_id)
        return list(self.db.exec(on_folders.where(col(Grant.folder_id).in_(folder_ids))))

    def grants_to(self, person_id: UUID) -> int:
        return self._count(Grant, Grant.team_id == self.team_id, Grant.person_id == person_id)

    def private_templates_of(self, person_id: UUID) -> int:
        private = private_folder_id(self.team_id, person_id)
        return self._count(TemplateRow, TemplateRow.team_id == self.team_id, TemplateRow.folder_id == private)

    def invitations_by(self, person_id: UUID, at: datetime) -> int:
        """Those that somebody can still take."""
        return self._count(
            Invitation,
            Invitation.team_id == self.team_id,
            Invitation.invited_by == person_id,
            col(Invitation.used_at).is_(None),
            Invitation.expires_at > at,
        )

    def api_tokens_of(self, person_id: UUID, at: datetime) -> int:
        is_current = col(ApiToken.expires_at).is_(None) | (col(ApiToken.expires_at) > at)
        return self._count(
            ApiToken,
            ApiToken.team_id == self.team_id,
            ApiToken.person_id == person_id,
            col(ApiToken.revoked_at).is_(None),
            is_current,
        )

    def _belongings(self) -> Iterable[Belonging]:
        """Also of groups that no grant names: one may be about to."""
        both = select(GroupMember.group_id, GroupMember.person_id).join(
            Group, col(Group.id) == col(GroupMember.group_id)
        )
        for row in self.db.exec(both.where(Group.team_id == self.team_id)):
            yield Belonging(*row)

    def _count(self, what: type[SQLModel], *which: ColumnElement[bool] | bool) -> int:
        return self.db.exec(select(func.count()).select_from(what).where(*which)).one()
