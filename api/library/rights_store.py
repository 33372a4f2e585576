"""What decides who may see what in one team, read for all of its people at once."""

from collections.abc import Iterator
from typing import cast
from uuid import UUID

from sqlmodel import Session, col, select

from api.alphabet import alphabetical
from api.library.models import Folder, Grant
from api.library.rights import FolderFacts, Right
from api.library.team_rights import Belonging, GrantFacts, Holder, TeamRights, team_rights
from api.teams.models import GroupMember


class RightsStore:
    """Opened for one team; it cannot see another's rows."""

    def __init__(self, db: Session, team_id: UUID) -> None:
        self.db = db
        self.team_id = team_id

    def rights(self) -> TeamRights:
        """Of one moment, if the session's transaction sees one."""
        return team_rights(self.team_id, self.folders(), self.grants(), self._groups())

    def folders(self) -> list[FolderFacts]:
        """All but private ones, in the order of their names."""
        rows = self.db.exec(
            select(Folder.id, Folder.parent_id, Folder.name)
            .where(Folder.team_id == self.team_id, col(Folder.owner_id).is_(None))
            .order_by(col(Folder.id))
        )
        return sorted((FolderFacts(*row) for row in rows), key=lambda each: alphabetical(each.name))

    def grants(self) -> Iterator[GrantFacts]:
        given = select(Grant.folder_id, Grant.to_kind, Grant.to_id, Grant.right)
        for folder_id, kind, holder_id, right in self.db.exec(given.where(Grant.team_id == self.team_id)):
            yield GrantFacts(folder_id, Holder(kind, holder_id), cast(Right, right))

    def _groups(self) -> Iterator[Belonging]:
        """Only of groups that a grant names: no other says anything about rights."""
        named = select(Grant.group_id).where(Grant.team_id == self.team_id)
        belonging = select(GroupMember.group_id, GroupMember.person_id)
        for row in self.db.exec(belonging.where(col(GroupMember.group_id).in_(named))):
            yield Belonging(*row)
