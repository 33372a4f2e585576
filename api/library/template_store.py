"""Every query on templates. Opened for one member of one team, with the folders that this person may see."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from api.clock import now
from api.library.attached_files import attach
from api.library.change_json import change_json, columns_of, tag_lines
from api.library.checksum import halves, row_hash
from api.library.content import TemplateContent
from api.library.folder_store import FolderStore
from api.library.models import Folder, TemplateRow, TemplateVersion, Tombstone, TrashedTemplate
from api.library.rights import Scopes
from api.teams.counter import next_number
from api.teams.doors import Place


class TemplateStore:
    def __init__(self, db: Session, place: Place) -> None:
        self.db = db
        self.team_id = place.team_id
        self.person_id = place.person_id
        self.folders = FolderStore(db, place)

    @cached_property
    def scopes(self) -> Scopes:
        return self.folders.scopes()

    def find(self, template_id: UUID) -> TemplateRow | None:
        """Wherever it lies in the team, seen or not: for deciding, never for showing."""
        return self.db.get(TemplateRow, (self.team_id, template_id))

    def seen(self, template_id: UUID) -> TemplateRow | None:
        row = self.find(template_id)
        return row if row and self.scopes.get(row.folder_id) else None

    def trashed(self, template_id: UUID) -> TrashedTemplate | None:
        """Likewise, of what was deleted."""
        return self.db.get(TrashedTemplate, (self.team_id, template_id))

    def page(
        self, after: UUID | None, limit: int, *, folder_id: UUID | None, shortcut: str | None, tag: str | None
    ) -> Sequence[TemplateRow]:
        """By id, from the one after `after`, out of the folders that this person may see."""
        here = [folder_id] if folder_id else self.scopes.ids
        found = select(TemplateRow).where(
            TemplateRow.team_id == self.team_id, col(TemplateRow.folder_id).in_(here)
        )
        if after:
            found = found.where(col(TemplateRow.id) > after)
        if shortcut is not None:
            found = found.where(TemplateRow.shortcut == shortcut)
        if tag is not None:
            found = found.where(col(TemplateRow.tags).contains(tag_lines([tag]), autoescape=True))
        return self.db.exec(found.order_by(col(TemplateRow.id)).limit(limit)).all()

    def save(
        self, row: TemplateRow | None, template_id: UUID, folder_id: UUID, content: TemplateContent
    ) -> TemplateRow:
        """Writes a template, new or not, into a folder, and keeps the version, all under one number."""
        if folder_id == self.folders.private_id:
            self.folders.open_private()
        number = next_number(self.db, self.team_id)
        written = self.write(row, template_id, folder_id, content, number)
        self.db.flush()
        return written

    def write(
        self,
        row: TemplateRow | None,
        template_id: UUID,
        folder_id: UUID,
        content: TemplateContent,
        number: int,
    ) -> TemplateRow:
        """As `save`, under a number that was taken before. One that was in the trash is so no more."""
        if row:
            self._forget_in_sums(row)
            self._left(row, folder_id, number)
        else:
            self._take_out_of_trash(template_id)
        row = row or self._new_row(template_id, folder_id)
        for name, value in columns_of(content).items():
            setattr(row, name, value)
        attach(self.db, self.team_id, template_id, content.attachments)
        self._place(row, folder_id, number)
        return row

    def move(self, row: TemplateRow, folder_id: UUID) -> TemplateRow:
        """A tombstone in the old folder and the row in the new one, under one number."""
        if folder_id == self.folders.private_id:
            self.folders.open_private()
        number = next_number(self.db, self.team_id)
        self._forget_in_sums(row)
        self._left(row, folder_id, number)
        self._place(row, folder_id, number)
        self.db.flush()
        return row

    def remove(self, row: TemplateRow) -> int:
        """Leaves a tombstone, and lies in the trash; the number of the deletion. The versions stay."""
        return self.remove_all([row], next_number(self.db, self.team_id))

    def remove_all(self, rows: Sequence[TemplateRow], number: int) -> int:
        for row in rows:
            self._forget_in_sums(row)
            self._left(row, None, number)
            self.db.add(self._deleted(row, number))
            self.db.delete(row)
        self.db.flush()
        return number

    def _new_row(self, template_id: UUID, folder_id: UUID) -> TemplateRow:
        return TemplateRow(
            team_id=self.team_id,
            id=template_id,
            folder_id=folder_id,
            revision=0,
            title="",
            content={},
            text="",
            change_json="",
        )

    def _place(self, row: TemplateRow, folder_id: UUID, number: int) -> None:
        row.folder_id, row.revision = folder_id, number
        row.updated_at, row.updated_by = now(), self.person_id
        row.change_json = change_json(row)
        self._add_to_sums(folder_id, row_hash(row.id, number), 1)
        self.db.add_all([row, _version_of(row)])

    def _left(self, row: TemplateRow, to: UUID | None, number: int) -> None:
        if row.folder_id != to:
            self.db.add(
                Tombstone(team_id=self.team_id, seq=number, template_id=row.id, folder_id=row.folder_id)
            )

    def _deleted(self, row: TemplateRow, number: int) -> TrashedTemplate:
        scope = self.scopes.get(row.folder_id)
        return TrashedTemplate(
            team_id=self.team_id,
            template_id=row.id,
            revision=row.revision,
            seq=number,
            folder_id=row.folder_id,
            folder_name=scope.name if scope else "",
            deleted_by=self.person_id,
        )

    def _take_out_of_trash(self, template_id: UUID) -> None:
        if entry := self.trashed(template_id):
            self.db.delete(entry)

    def _forget_in_sums(self, row: TemplateRow) -> None:
        self._add_to_sums(row.folder_id, row_hash(row.id, row.revision), -1)

    def _add_to_sums(self, folder_id: UUID, hashed: int, sign: int) -> None:
        low, high = halves(hashed)
        self._raise_sums(folder_id, sign * low, sign * high)

    def _raise_sums(self, folder_id: UUID, low: int, high: int) -> None:
        sums: dict[str, Any] = {
            "low_sum": col(Folder.low_sum) + low,
            "high_sum": col(Folder.high_sum) + high,
        }
        moved = update(Folder).where(col(Folder.id) == folder_id).values(**sums)
        self.db.execute(moved.execution_options(synchronize_session=False))


def _version_of(row: TemplateRow) -> TemplateVersion:
    """Of a move as well: who sees only where it went finds there what it was then."""
    return TemplateVersion(
        team_id=row.team_id,
        template_id=row.id,
        revision=row.revision,
        folder_id=row.folder_id,
        content=row.content,
        saved_at=row.updated_at,
        saved_by=row.updated_by,
    )
