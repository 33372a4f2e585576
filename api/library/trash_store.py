"""Every query on the trash. Opened for one member of one team; it cannot see what another may not."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, or_, tuple_
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.identity.models import Person
from api.library.models import Folder, TemplateVersion, TrashedTemplate
from api.library.portions import portions
from api.library.rights import MANAGES_ALL
from api.library.template_store import TemplateStore


class Thrown(NamedTuple):
    """One deleted template, without its words. `by` is empty for somebody whose account is gone."""

    entry: TrashedTemplate
    title: str
    shortcut: str
    by: str


class Place(NamedTuple):
    """Of one entry in the list: the newest deletion first, and by id what was deleted at once."""

    seq: int
    template_id: UUID


class TrashStore:
    """What lay in folders that this person may edit; of folders that are gone, what they deleted
    themselves, and for who manages the team all of it."""

    def __init__(self, templates: TemplateStore) -> None:
        self.db = templates.db
        self.templates = templates
        self.team_id = templates.team_id

    def page(self, since: datetime, after: Place | None, limit: int) -> list[Thrown]:
        """The newest deletions first, those after `since`."""
        listed = self._thrown().where(col(TrashedTemplate.deleted_at) > since, self._is_mine())
        if after:
            seq, template_id = col(TrashedTemplate.seq), col(TrashedTemplate.template_id)
            is_same = and_(seq == after.seq, template_id > after.template_id)
            listed = listed.where(or_(seq < after.seq, is_same))
        ordered = listed.order_by(col(TrashedTemplate.seq).desc(), col(TrashedTemplate.template_id))
        return [_thrown(*row) for row in self.db.execute(ordered.limit(limit))]

    def one(self, template_id: UUID, since: datetime) -> Thrown | None:
        is_it = col(TrashedTemplate.template_id) == template_id
        is_there = col(TrashedTemplate.deleted_at) > since
        row = self.db.execute(self._thrown().where(is_it, is_there, self._is_mine())).one_or_none()
        return _thrown(*row) if row else None

    def some(self, template_ids: Collection[UUID], since: datetime) -> list[Thrown]:
        """Those of them that lie there."""
        is_there = (col(TrashedTemplate.deleted_at) > since, self._is_mine())
        return [
            _thrown(*row)
            for ids in portions(template_ids)
            for row in self.db.execute(
                self._thrown().where(col(TrashedTemplate.template_id).in_(ids), *is_there)
            )
        ]

    def all(self, since: datetime) -> list[Thrown]:
        listed = self._thrown().where(col(TrashedTemplate.deleted_at) > since, self._is_mine())
        return [_thrown(*row) for row in self.db.execute(listed)]

    def contents(self, entries: Collection[TrashedTemplate]) -> dict[UUID, dict[str, Any]]:
        """What each of a few said, by template."""
        key = tuple_(col(TemplateVersion.template_id), col(TemplateVersion.revision))
        said = select(TemplateVersion.template_id, TemplateVersion.content).where(
            TemplateVersion.team_id == self.team_id,
            key.in_([(each.template_id, each.revision) for each in entries]),
        )
        return {template_id: dict(content) for template_id, content in self.db.exec(said)}

    def words(self, entry: TrashedTemplate) -> TemplateVersion:
        return self.db.get_one(TemplateVersion, (self.team_id, entry.template_id, entry.revision))

    def is_mine(self, entry: TrashedTemplate) -> bool:
        """Whether this person may see an entry, and bring it back."""
        mine = select(TrashedTemplate.template_id).where(
            TrashedTemplate.team_id == self.team_id,
            TrashedTemplate.template_id == entry.template_id,
            self._is_mine(),
        )
        return self.db.exec(mine).one_or_none() is not None

    def all_mine(self) -> list[TrashedTemplate]:
        """However long ago it was; what is swept is not here any more."""
        mine = select(TrashedTemplate).where(TrashedTemplate.team_id == self.team_id, self._is_mine())
        return list(self.db.exec(mine))

    def ids_of_mine(self) -> SelectOfScalar[UUID]:
        """As `all_mine`, for asking what depends on it."""
        return select(TrashedTemplate.template_id).where(
            TrashedTemplate.team_id == self.team_id, self._is_mine()
        )

    def folders_that_stand(self, entries: Collection[TrashedTemplate]) -> set[UUID]:
        """Of those that they lay in."""
        private = self.templates.folders.private_id
        asked = {each.folder_id for each in entries}
        standing = select(Folder.id).where(Folder.team_id == self.team_id)
        found = {
            each
            for some in portions(asked)
            for each in self.db.exec(standing.where(col(Folder.id).in_(some)))
        }
        return found | ({private} & asked)

    def erase(self, entries: Collection[TrashedTemplate]) -> None:
        """With every version from before the deletion."""
        for some in portions(entries):
            ids = [each.template_id for each in some]
            lies_here = and_(
                col(TrashedTemplate.team_id) == self.team_id, col(TrashedTemplate.template_id).in_(ids)
            )
            from_before = select(TrashedTemplate.seq).where(
                lies_here,
                col(TrashedTemplate.template_id) == col(TemplateVersion.template_id),
                col(TrashedTemplate.seq) >= col(TemplateVersion.revision),
            )
            versions = delete(TemplateVersion).where(
                col(TemplateVersion.team_id) == self.team_id,
                col(TemplateVersion.template_id).in_(ids),
                from_before.exists(),
            )
            for erased in (versions, delete(TrashedTemplate).where(lies_here)):
                self.db.execute(erased.execution_options(synchronize_session=False))
        self.db.expire_all()

    def _thrown(self) -> Select[TrashedTemplate, str, str, str]:
        return (
            select_columns(
                TrashedTemplate,
                col(TemplateVersion.content)["title"].as_string(),
                col(TemplateVersion.content)["shortcut"].as_string(),
                col(Person.name),
            )
            .join(
                TemplateVersion,
                and_(
                    col(TemplateVersion.team_id) == col(TrashedTemplate.team_id),
                    col(TemplateVersion.template_id) == col(TrashedTemplate.template_id),
                    col(TemplateVersion.revision) == col(TrashedTemplate.revision),
                ),
            )
            .join(Person, col(Person.id) == col(TrashedTemplate.deleted_by), isouter=True)
            .where(col(TrashedTemplate.team_id) == self.team_id)
        )

    def _is_mine(self) -> ColumnElement[bool]:
        scopes, place = self.templates.scopes, self.templates.folders.place
        editable = [scope.id for scope in scopes if scopes.allows("edit", scope.id)]
        standing = select(Folder.id).where(Folder.team_id == self.team_id)
        is_gone = col(TrashedTemplate.folder_id).not_in(standing)
        by_them = col(TrashedTemplate.deleted_by) == place.person_id
        knows = is_gone if place.role in MANAGES_ALL else and_(is_gone, by_them)
        return or_(col(TrashedTemplate.folder_id).in_(editable), knows)


def _thrown(entry: TrashedTemplate, title: str, shortcut: str, by: str | None) -> Thrown:
    return Thrown(entry, title, shortcut, by or "")
