"""Every query on the versions of a template. Opened for one member of one team, as its templates are."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from api.identity.models import Person
from api.library.models import TemplateVersion
from api.library.template_store import TemplateStore


class Saved(NamedTuple):
    """One save, without its words. `author` is empty for somebody whose account is gone."""

    revision: int
    title: str
    folder_id: UUID
    saved_at: datetime
    saved_by: UUID | None
    author: str


class VersionStore:
    """Without the versions that lay where this person may not look: a template may have been somebody's
    own, or have lain in a closed folder, before it came here."""

    def __init__(self, templates: TemplateStore) -> None:
        self.db = templates.db
        self.templates = templates
        self.team_id = templates.team_id

    def saves(self, template_id: UUID, before: int | None, limit: int) -> list[Saved]:
        """Newest first; only those before a revision, where one is told."""
        named = select_columns(
            col(TemplateVersion.revision),
            col(TemplateVersion.content)["title"].as_string(),
            col(TemplateVersion.folder_id),
            col(TemplateVersion.saved_at),
            col(TemplateVersion.saved_by),
            col(Person.name),
        ).join(Person, col(Person.id) == col(TemplateVersion.saved_by), isouter=True)
        found = named.where(*self._seen(template_id))
        if before is not None:
            found = found.where(col(TemplateVersion.revision) < before)
        newest = found.order_by(col(TemplateVersion.revision).desc()).limit(limit)
        return [
            Saved(revision, title, folder_id, saved_at, saved_by, name or "")
            for revision, title, folder_id, saved_at, saved_by, name in self.db.execute(newest)
        ]

    def version(self, template_id: UUID, revision: int) -> TemplateVersion | None:
        seen = select(TemplateVersion).where(*self._seen(template_id))
        return self.db.exec(seen.where(TemplateVersion.revision == revision)).one_or_none()

    def first(self, template_id: UUID) -> TemplateVersion | None:
        seen = select(TemplateVersion).where(*self._seen(template_id))
        return self.db.exec(seen.order_by(col(TemplateVersion.revision)).limit(1)).one_or_none()

    def author(self, version: TemplateVersion) -> str:
        person = self.db.get(Person, version.saved_by) if version.saved_by else None
        return person.name if person else ""

    def _seen(self, template_id: UUID) -> Sequence[ColumnElement[bool]]:
        return [
            col(TemplateVersion.team_id) == self.team_id,
            col(TemplateVersion.template_id) == template_id,
            self.templates.folders.seen_now_or_before(col(TemplateVersion.folder_id)),
        ]
