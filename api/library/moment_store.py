"""What a library was at a moment, read for one member of one team.

A moment is a number of the team's counter: the past has no other clock that two writes cannot share.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, Text, and_, cast, func, tuple_
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from api.library.models import Folder, TemplateRow, TemplateVersion, Tombstone, TrashedTemplate
from api.library.portions import portions
from api.library.template_store import TemplateStore
from api.library.trash_store import TrashStore
from api.teams.models import Team


class Stood(NamedTuple):
    """Which version of a template stood, and where; whether it reads as the one that stands now."""

    revision: int
    folder_id: UUID
    reads_as_now: bool = False


class MomentStore:
    """Tells ids and places of the whole team, for deciding; titles and words only of what may be seen."""

    def __init__(self, templates: TemplateStore) -> None:
        self.db = templates.db
        self.templates = templates
        self.team_id = templates.team_id

    def head(self) -> int:
        return self.db.exec(select(Team.head).where(Team.id == self.team_id)).one()

    def number_at(self, at: datetime) -> int:
        """Of the last write of a template until then; 0 where there was none."""
        saved = select(func.max(TemplateVersion.revision)).where(
            TemplateVersion.team_id == self.team_id, col(TemplateVersion.saved_at) <= at
        )
        left = select(func.max(Tombstone.seq)).where(
            Tombstone.team_id == self.team_id, col(Tombstone.deleted_at) <= at
        )
        return max(self.db.exec(saved).one() or 0, self.db.exec(left).one() or 0)

    def time_of(self, number: int) -> datetime | None:
        """Of the last save until that number."""
        saved = select(func.max(TemplateVersion.saved_at)).where(
            TemplateVersion.team_id == self.team_id, col(TemplateVersion.revision) <= number
        )
        return self.db.exec(saved).one()

    def then(self, number: int) -> dict[UUID, Stood]:
        """What stood at that number, by template. Of a deletion that is forgotten (after ninety days), and
        whose template came back, the gap is forgotten as well."""
        last = (
            select_columns(
                col(TemplateVersion.template_id).label("id"),
                func.max(TemplateVersion.revision).label("revision"),
            )
            .where(col(TemplateVersion.team_id) == self.team_id, col(TemplateVersion.revision) <= number)
            .group_by(col(TemplateVersion.template_id))
            .subquery()
        )
        # Compared where they lie: to read ten thousand contents twice is most of what a plan would take.
        is_alike = cast(col(TemplateVersion.content), Text) == cast(col(TemplateRow.content), Text)
        stood = (
            select_columns(last.c.id, last.c.revision, col(TemplateVersion.folder_id), is_alike)
            .join(
                TemplateVersion,
                and_(
                    col(TemplateVersion.team_id) == self.team_id,
                    col(TemplateVersion.template_id) == last.c.id,
                    col(TemplateVersion.revision) == last.c.revision,
                ),
            )
            .join(
                TemplateRow,
                and_(
                    col(TemplateRow.team_id) == self.team_id,
                    col(TemplateRow.id) == last.c.id,
                    col(TemplateRow.revision) != last.c.revision,
                ),
                isouter=True,
            )
        )
        left = self._left(number)
        found = {row[0]: Stood(row[1], row[2], bool(row[3])) for row in self.db.execute(stood)}
        return {each: stood for each, stood in found.items() if left.get(each, 0) <= stood.revision}

    def now(self) -> dict[UUID, Stood]:
        standing = select_columns(
            col(TemplateRow.id), col(TemplateRow.revision), col(TemplateRow.folder_id)
        ).where(col(TemplateRow.team_id) == self.team_id)
        return {row[0]: Stood(row[1], row[2]) for row in self.db.execute(standing)}

    def trash(self) -> dict[UUID, TrashedTemplate]:
        return {entry.template_id: entry for entry in TrashStore(self.templates).all_mine()}

    def folders_that_stand(self) -> set[UUID]:
        team = self.db.exec(select(Folder.id).where(Folder.team_id == self.team_id))
        return {*team, self.templates.folders.private_id}

    def titles(self, deleted: Mapping[UUID, int]) -> dict[UUID, str]:
        """Of all that stand, as they are called now; of deleted ones as in that version."""
        standing = select(TemplateRow.id, TemplateRow.title).where(TemplateRow.team_id == self.team_id)
        told = dict(self.db.exec(standing).all())
        title = select_columns(
            col(TemplateVersion.template_id), col(TemplateVersion.content)["title"].as_string()
        )
        for some in portions(deleted.items()):
            told |= dict(self._of(title, some))
        return told

    def words(self, versions: Sequence[tuple[UUID, int]]) -> dict[UUID, dict[str, Any]]:
        """The content of a few versions, by template."""
        content = select_columns(col(TemplateVersion.template_id), col(TemplateVersion.content))
        return dict(self._of(content, versions))

    def _of(self, found: Select[Any, Any], versions: Sequence[tuple[UUID, int]]) -> list[tuple[UUID, Any]]:
        """Rows of just these versions, each found by its key."""
        key = tuple_(col(TemplateVersion.template_id), col(TemplateVersion.revision))
        asked = found.where(col(TemplateVersion.team_id) == self.team_id, key.in_(versions))
        return [(each, told) for each, told in self.db.execute(asked)]

    def _left(self, number: int) -> dict[UUID, int]:
        """The number under which each template last left a folder until then; a move tells its version's."""
        last = select_columns(col(Tombstone.template_id), func.max(Tombstone.seq)).where(
            col(Tombstone.team_id) == self.team_id, col(Tombstone.seq) <= number
        )
        left = {row[0]: row[1] for row in self.db.execute(last.group_by(col(Tombstone.template_id)))}
        lying = select_columns(col(TrashedTemplate.template_id), col(TrashedTemplate.seq)).where(
            col(TrashedTemplate.team_id) == self.team_id, col(TrashedTemplate.seq) <= number
        )
        return left | {row[0]: row[1] for row in self.db.execute(lying)}
