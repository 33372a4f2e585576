"""The queries of the feed, in plain columns: what is read here is read by every client, all day long."""

from collections.abc import Sequence
from typing import NamedTuple, cast
from uuid import UUID

from sqlalchemy import Connection, Integer, Uuid, bindparam, select
from sqlmodel import Session, col

from api.identity.models import DeviceSession
from api.library.checksum import checksum
from api.library.folder_store import FolderStore
from api.library.models import Folder, TemplateRow, Tombstone
from api.library.rights import Scopes
from api.problems import NotFound
from api.sync.cursor import Position
from api.teams.doors import Place
from api.teams.models import Member, Role, Team


class Written(NamedTuple):
    """One entry of the feed: its number, its folder, and the JSON in which it is told."""

    number: int
    folder_id: UUID
    json: str


class FeedStore:
    """Opened for one member of one team, on one snapshot of the database."""

    def __init__(self, connection: Connection, team_id: UUID, person_id: UUID) -> None:
        self._connection = connection
        self.team_id = team_id
        self.person_id = person_id
        found = connection.execute(_DOOR, {"team": team_id, "person": person_id}).one_or_none()
        if not found:
            raise NotFound("There is no such team, or you do not belong to it.")
        epoch, head, acl_seq, min_seq, role = found
        self.role = cast(Role, role)
        self.position = Position(epoch, head, acl_seq, min_seq)

    def scopes(self) -> Scopes:
        with Session(self._connection) as session:
            return FolderStore(session, Place(self.team_id, self.person_id, self.role)).scopes()

    def is_signed_in(self, session_id: UUID) -> bool:
        return self._connection.execute(_SIGNED_IN, {"session": session_id}).one_or_none() is not None

    def team(self) -> tuple[str, dict[str, str]]:
        """Its name and its values."""
        name, values = self._connection.execute(_TEAM, {"team": self.team_id}).one()
        return name, values

    def changes_after(self, number: int, folder_ids: Sequence[UUID], limit: int) -> list[Written]:
        """By number, a tombstone before the row of the same number; at most `limit` of either kind."""
        asked = {"team": self.team_id, "number": number, "folders": folder_ids, "limit": limit}
        rows = [Written(*row) for row in self._connection.execute(_CHANGED, asked)]
        left = [
            Written(number, folder_id, _delete_json(template_id, folder_id, number))
            for number, folder_id, template_id in self._connection.execute(_LEFT, asked)
        ]
        return sorted(left + rows, key=lambda written: written.number) if left else rows

    def templates_in(self, folder_id: UUID, after: UUID, limit: int) -> list[tuple[UUID, str]]:
        """By id: the id, and the JSON in which it is told."""
        asked = {"team": self.team_id, "folder": folder_id, "after": after, "limit": limit}
        return [(row[0], row[1]) for row in self._connection.execute(_IN_FOLDER, asked)]

    def checksums(self, folder_ids: Sequence[UUID]) -> dict[str, str]:
        """Per folder; one that has no row yet (a private one) is empty."""
        sums = {str(folder_id): checksum(0, 0) for folder_id in folder_ids}
        found = self._connection.execute(_SUMS, {"team": self.team_id, "folders": folder_ids})
        return sums | {str(folder_id): checksum(low, high) for folder_id, low, high in found}


_team = bindparam("team", type_=Uuid())
_folders = bindparam("folders", type_=Uuid(), expanding=True)
_limit = bindparam("limit", type_=Integer())

_DOOR = (
    select(col(Team.epoch), col(Team.head), col(Team.acl_seq), col(Team.min_seq), col(Member.role))
    .join(Member, col(Member.team_id) == col(Team.id))
    .where(col(Team.id) == _team, col(Member.person_id) == bindparam("person"))
)
_TEAM = select(col(Team.name), col(Team.values)).where(col(Team.id) == _team)
_SIGNED_IN = select(col(DeviceSession.id)).where(
    col(DeviceSession.id) == bindparam("session"), col(DeviceSession.ended_at).is_(None)
)
_CHANGED = (
    select(col(TemplateRow.revision), col(TemplateRow.folder_id), col(TemplateRow.change_json))
    .where(
        col(TemplateRow.team_id) == _team,
        col(TemplateRow.revision) > bindparam("number"),
        col(TemplateRow.folder_id).in_(_folders),
    )
    .order_by(col(TemplateRow.revision))
    .limit(_limit)
)
_LEFT = (
    select(col(Tombstone.seq), col(Tombstone.folder_id), col(Tombstone.template_id))
    .where(
        col(Tombstone.team_id) == _team,
        col(Tombstone.seq) > bindparam("number"),
        col(Tombstone.folder_id).in_(_folders),
    )
    .order_by(col(Tombstone.seq))
    .limit(_limit)
)
_IN_FOLDER = (
    select(col(TemplateRow.id), col(TemplateRow.change_json))
    .where(
        col(TemplateRow.team_id) == _team,
        col(TemplateRow.folder_id) == bindparam("folder"),
        col(TemplateRow.id) > bindparam("after"),
    )
    .order_by(col(TemplateRow.id))
    .limit(_limit)
)
_SUMS = select(col(Folder.id), col(Folder.low_sum), col(Folder.high_sum)).where(
    col(Folder.team_id) == _team, col(Folder.id).in_(_folders)
)


def _delete_json(template_id: UUID, folder_id: UUID, number: int) -> str:
    return f'{{"kind":"delete","id":"{template_id}","folder":"{folder_id}","revision":{number}}}'
