"""Every query on folders and grants. Opened for one member of one team; it cannot see another team's rows."""

from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, or_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.library.models import Folder, Grant, TemplateRow
from api.library.rights import (
    MANAGES_ALL,
    Right,
    Scopes,
    private_folder_id,
    scopes_for_manager,
    scopes_for_member,
    strongest,
)
from api.library.rights_store import RightsStore
from api.teams.counter import rights_changed
from api.teams.doors import Place
from api.teams.models import Group, GroupMember, Member


class FolderStore:
    def __init__(self, db: Session, place: Place) -> None:
        self.db = db
        self.place = place
        self.team_id = place.team_id

    @property
    def private_id(self) -> UUID:
        return private_folder_id(self.team_id, self.place.person_id)

    def scopes(self) -> Scopes:
        """Every folder that this person may see, with what they may do there."""
        folders = RightsStore(self.db, self.team_id).folders()
        if self.place.role in MANAGES_ALL:
            return scopes_for_manager(self.private_id, folders)
        return scopes_for_member(self.private_id, folders, self._granted())

    def seen_now_or_before(self, folder_id: Mapped[UUID]) -> ColumnElement[bool]:
        """Whether this person may know what lay in a folder that may be gone: one of `scopes`, and for who
        manages the team any but somebody else's private one."""
        if self.place.role not in MANAGES_ALL:
            return folder_id.in_(self.scopes().ids)
        private = select(Folder.id).where(Folder.team_id == self.team_id, col(Folder.owner_id).is_not(None))
        return folder_id.not_in(private.where(Folder.owner_id != self.place.person_id))

    def get(self, folder_id: UUID) -> Folder:
        """A folder out of `scopes`; the private one only once it has a row."""
        return self.db.exec(self._team_folders().where(Folder.id == folder_id)).one()

    def open_private(self) -> None:
        """Makes the private folder's row where there is none yet. It always was in everyone's list."""
        if not self.db.get(Folder, self.private_id):
            owner = self.place.person_id
            self.db.add(Folder(id=self.private_id, team_id=self.team_id, name="Private", owner_id=owner))
            self.db.flush()

    def children_of(self, folder_ids: Iterable[UUID]) -> list[UUID]:
        found = select(Folder.id).where(Folder.team_id == self.team_id, col(Folder.parent_id).in_(folder_ids))
        return list(self.db.exec(found))

    def count(self) -> int:
        team = select(func.count()).select_from(Folder).where(Folder.team_id == self.team_id)
        return self.db.exec(team.where(col(Folder.owner_id).is_(None))).one()

    def templates_in(self, folder_ids: Iterable[UUID]) -> list[TemplateRow]:
        here = select(TemplateRow).where(TemplateRow.team_id == self.team_id)
        return list(self.db.exec(here.where(col(TemplateRow.folder_id).in_(folder_ids))))

    def add(self, folder: Folder) -> None:
        self.db.add(folder)
        self.db.flush()

    def remove(self, deepest_first: Sequence[UUID]) -> None:
        """Folders that hold no template any more, with the grants on them."""
        self.db.flush()
        self.db.execute(delete(Grant).where(col(Grant.folder_id).in_(deepest_first)))
        for folder_id in deepest_first:
            self.db.execute(delete(Folder).where(col(Folder.id) == folder_id))
        self.db.expire_all()

    def grants_on(self, folder_id: UUID) -> list[Grant]:
        on_folder = self._grants().where(Grant.folder_id == folder_id)
        return list(self.db.exec(on_folder.order_by(Grant.to_kind, col(Grant.id))))

    def grant(self, grant_id: UUID, folder_id: UUID) -> Grant | None:
        return self.db.exec(
            self._grants().where(Grant.id == grant_id, Grant.folder_id == folder_id)
        ).one_or_none()

    def grant_to(self, folder_id: UUID, to_kind: str, to_id: UUID) -> Grant | None:
        on_folder = self._grants().where(Grant.folder_id == folder_id)
        return self.db.exec(on_folder.where(Grant.to_kind == to_kind, Grant.to_id == to_id)).one_or_none()

    def save_grant(self, grant: Grant) -> None:
        self.db.add(grant)
        self.rights_changed()

    def remove_grant(self, grant: Grant) -> None:
        self.db.delete(grant)
        self.rights_changed()

    def is_in_team(self, to_kind: str, to_id: UUID) -> bool:
        """Whether that is somebody, or some group, of this team; everyone goes by the team's own id."""
        if to_kind == "person":
            member = select(Member).where(Member.team_id == self.team_id, Member.person_id == to_id)
            return self.db.exec(member).one_or_none() is not None
        if to_kind == "group":
            group = select(Group).where(Group.team_id == self.team_id, Group.id == to_id)
            return self.db.exec(group).one_or_none() is not None
        return to_id == self.team_id

    def rights_changed(self) -> int:
        """Numbers a write after which every client of the team reads its folders anew."""
        return rights_changed(self.db, self.team_id)

    def _team_folders(self) -> SelectOfScalar[Folder]:
        return select(Folder).where(Folder.team_id == self.team_id)

    def _grants(self) -> SelectOfScalar[Grant]:
        return select(Grant).where(Grant.team_id == self.team_id)

    def _granted(self) -> dict[UUID, Right]:
        person = self.place.person_id
        groups = select(GroupMember.group_id).where(GroupMember.person_id == person)
        to_me = or_(
            col(Grant.to_kind) == "everyone",
            (col(Grant.to_kind) == "person") & (col(Grant.to_id) == person),
            (col(Grant.to_kind) == "group") & col(Grant.to_id).in_(groups),
        )
        mine = select(Grant.folder_id, Grant.right).where(Grant.team_id == self.team_id, to_me)
        granted: dict[UUID, Right] = {}
        for folder_id, right in self.db.exec(mine):
            best = strongest(granted.get(folder_id), cast(Right, right))
            if best:
                granted[folder_id] = best
        return granted
