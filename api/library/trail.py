"""What the trail tells of the library: titles and places, never a text, and nothing of a private folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.audit.actions import Action
from api.library.folder_store import FolderStore
from api.library.models import Folder, Grant, TemplateRow, TrashedTemplate
from api.library.template_store import TemplateStore
from api.teams.models import Group
from api.teams.trail import name_of, tell

PRIVATE = "a private folder"


@dataclass(frozen=True)
class Stood:
    """A template, before or after it was written."""

    folder_id: UUID
    title: str

    @classmethod
    def of(cls, row: TemplateRow) -> "Stood":
        return cls(row.folder_id, row.title)


def tell_saved(store: TemplateStore, before: Stood | None, row: TemplateRow) -> None:
    is_elsewhere = before is not None and before.folder_id != row.folder_id
    if _is_private(store, row.folder_id):
        # What a private folder holds concerns nobody, but that a template left the team's does.
        if before and is_elsewhere:
            tell_moved(store, before, row)
        return
    _tell(
        store,
        "template.saved",
        (row.id, row.title),
        folder=_name(store, row.folder_id),
        came_from=_name(store, before.folder_id) if before and is_elsewhere else None,
        revision=row.revision,
        is_new=True if before is None else None,
    )


def tell_moved(store: TemplateStore, before: Stood, row: TemplateRow) -> None:
    came_from, folder = _name(store, before.folder_id), _name(store, row.folder_id)
    title = before.title if _is_private(store, row.folder_id) else row.title
    _tell(
        store,
        "template.moved",
        (row.id, title),
        came_from=came_from,
        folder=folder,
        revision=row.revision,
    )


def tell_deleted(store: TemplateStore, before: Stood, template_id: UUID, revision: int) -> None:
    if not _is_private(store, before.folder_id):
        folder = _name(store, before.folder_id)
        _tell(store, "template.deleted", (template_id, before.title), folder=folder, revision=revision)


def tell_all_deleted(store: TemplateStore, rows: Sequence[TemplateRow], revision: int) -> None:
    """Of a folder that goes with all that lies in it."""
    for row in rows:
        tell_deleted(store, Stood.of(row), row.id, revision)


def tell_brought_back(store: TemplateStore, entry: TrashedTemplate, now: Stood, revision: int) -> None:
    """Out of the trash."""
    if not _is_private(store, now.folder_id):
        is_elsewhere = entry.folder_id != now.folder_id
        came_from = _lay_in(store, entry) if is_elsewhere else None
        facts = {"folder": _name(store, now.folder_id), "came_from": came_from, "revision": revision}
        _tell(store, "template.brought_back", (entry.template_id, now.title), **facts)


def tell_erased(store: TemplateStore, entry: TrashedTemplate, title: str) -> None:
    if not _is_private(store, entry.folder_id):
        _tell(store, "template.erased", (entry.template_id, title), folder=_lay_in(store, entry))


def tell_restored(store: TemplateStore, folder_id: UUID | None, **facts: Any) -> None:
    """A folder, or the whole library, to a moment."""
    scope = store.scopes.get(folder_id) if folder_id else None
    if not folder_id or not _is_private(store, folder_id):
        name = scope.name if scope else ""
        tell(store.db, store.folders.place, "template.all_restored", folder_id or "", name, **facts)


def tell_folder(folders: FolderStore, action: Action, folder: Folder, **facts: Any) -> None:
    tell(folders.db, folders.place, action, folder.id, folder.name, **facts)


def tell_grant(folders: FolderStore, action: Action, grant: Grant, before: str | None = None) -> None:
    """`to` names the group or person; a grant to everyone names nobody."""
    holder = {"to_kind": grant.to_kind}
    if grant.to_kind != "everyone":
        holder |= {"to": _holder(folders, grant), f"{grant.to_kind}_id": str(grant.to_id)}
    folder = folders.get(grant.folder_id)
    tell_folder(folders, action, folder, right=grant.right, before=before, **holder)


def _holder(folders: FolderStore, grant: Grant) -> str:
    if grant.to_kind == "person":
        return name_of(folders.db, grant.to_id)
    group = folders.db.get(Group, grant.to_id)
    return group.name if group else ""


def _tell(store: TemplateStore, action: Action, template: tuple[UUID, str], **facts: Any) -> None:
    tell(store.db, store.folders.place, action, *template, **facts)


def _is_private(store: TemplateStore, folder_id: UUID) -> bool:
    """One's own, since nobody gets at another's."""
    return folder_id == store.folders.private_id


def _lay_in(store: TemplateStore, entry: TrashedTemplate) -> str:
    return PRIVATE if _is_private(store, entry.folder_id) else entry.folder_name


def _name(store: TemplateStore, folder_id: UUID) -> str:
    scope = store.scopes.get(folder_id)
    return PRIVATE if _is_private(store, folder_id) or not scope else scope.name
