"""Thousands of templates written at once: few statements, of plain columns."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlmodel import col

from api.clock import now
from api.library.attached_files import attach
from api.library.change_json import change_json, columns_of
from api.library.checksum import halves, row_hash
from api.library.content import TemplateContent
from api.library.models import TemplateRow, TemplateVersion, Tombstone, TrashedTemplate
from api.library.template_store import TemplateStore


class Before(NamedTuple):
    """How a template stands until now."""

    id: UUID
    folder_id: UUID
    revision: int


class Write(NamedTuple):
    """Where a template shall lie and what it shall say, under a number that was taken for it."""

    id: UUID
    to: UUID
    content: TemplateContent
    number: int


class After(NamedTuple):
    """As its entry in the feed tells it."""

    id: UUID
    folder_id: UUID
    revision: int
    content: dict[str, Any]
    updated_at: datetime
    updated_by: UUID


class BulkStore(TemplateStore):
    """As the store of templates, for who holds the team and knows how it stands; the folders' sums are
    written when `settle` is called."""

    def __init__(self, templates: TemplateStore) -> None:
        super().__init__(templates.db, templates.folders.place)
        self._sums: dict[UUID, list[int]] = defaultdict(lambda: [0, 0])
        self._at = now()

    def take_out_of_trash(self, template_ids: Sequence[UUID]) -> None:
        taken = delete(TrashedTemplate).where(
            col(TrashedTemplate.team_id) == self.team_id, col(TrashedTemplate.template_id).in_(template_ids)
        )
        self.db.execute(taken.execution_options(synchronize_session=False))

    def rewrite(self, some: Sequence[tuple[Before, Write]]) -> None:
        """Of those that stand."""
        rows = [self._row(write) for _, write in some]
        self.db.execute(update(TemplateRow), rows)
        self._keep_versions(rows)
        self._attach([write for _, write in some])
        self._leave_tombstones([(was, write.number) for was, write in some if was.folder_id != write.to])
        for was, write in some:
            self._count(was, -1)
            self._count(Before(write.id, write.to, write.number), 1)

    def make(self, some: Sequence[Write]) -> None:
        """Under ids of which none stands."""
        rows = [self._row(write) for write in some]
        self.db.execute(insert(TemplateRow), rows)
        self._keep_versions(rows)
        self._attach(some)
        for write in some:
            self._count(Before(write.id, write.to, write.number), 1)

    def throw_away(self, some: Sequence[Before], number: int) -> None:
        """Into the trash, all under one number."""
        gone = delete(TemplateRow).where(
            col(TemplateRow.team_id) == self.team_id, col(TemplateRow.id).in_([each.id for each in some])
        )
        self.db.execute(gone.execution_options(synchronize_session=False))
        self._leave_tombstones([(before, number) for before in some])
        self.db.execute(insert(TrashedTemplate), [self._thrown(before, number) for before in some])
        for before in some:
            self._count(before, -1)

    def settle(self) -> None:
        """Nothing that was read before holds any more."""
        for folder_id, (low, high) in self._sums.items():
            self._raise_sums(folder_id, low, high)
        self._sums.clear()
        self.db.expire_all()

    def _row(self, write: Write) -> dict[str, Any]:
        columns = columns_of(write.content)
        after = After(write.id, write.to, write.number, columns["content"], self._at, self.person_id)
        return {"team_id": self.team_id, "change_json": change_json(after)} | columns | after._asdict()

    def _keep_versions(self, rows: Sequence[dict[str, Any]]) -> None:
        versions = [
            {
                "team_id": self.team_id,
                "template_id": row["id"],
                "revision": row["revision"],
                "folder_id": row["folder_id"],
                "content": row["content"],
                "saved_at": row["updated_at"],
                "saved_by": row["updated_by"],
            }
            for row in rows
        ]
        self.db.execute(insert(TemplateVersion), versions)

    def _attach(self, some: Sequence[Write]) -> None:
        """Few templates have files."""
        for write in some:
            attach(self.db, self.team_id, write.id, write.content.attachments)

    def _leave_tombstones(self, left: Sequence[tuple[Before, int]]) -> None:
        tombstones = [
            {
                "team_id": self.team_id,
                "seq": number,
                "template_id": before.id,
                "folder_id": before.folder_id,
                "deleted_at": self._at,
            }
            for before, number in left
        ]
        if tombstones:
            self.db.execute(insert(Tombstone), tombstones)

    def _thrown(self, before: Before, number: int) -> dict[str, Any]:
        scope = self.scopes.get(before.folder_id)
        return {
            "team_id": self.team_id,
            "template_id": before.id,
            "revision": before.revision,
            "seq": number,
            "folder_id": before.folder_id,
            "folder_name": scope.name if scope else "",
            "deleted_at": self._at,
            "deleted_by": self.person_id,
        }

    def _count(self, standing: Before, sign: int) -> None:
        low, high = halves(row_hash(standing.id, standing.revision))
        self._sums[standing.folder_id][0] += sign * low
        self._sums[standing.folder_id][1] += sign * high
