"""The one way to write a template, whoever asks: a push, the REST routes, an import.

A refusal is an outcome, not an exception, so that one refused edit of a push does not undo the others.
"""

from dataclasses import dataclass
from uuid import UUID

from api.library.content import ContentProblem, TemplateContent, settled_content
from api.library.file_rules import missing_file_problems, missing_files
from api.library.models import TemplateRow
from api.library.template_store import TemplateStore
from api.library.trail import Stood, tell_deleted, tell_moved, tell_saved
from api.library.trash_store import TrashStore


@dataclass(frozen=True)
class Applied:
    """`row` is the template as it now stands; absent when it was deleted."""

    revision: int
    row: TemplateRow | None = None


@dataclass(frozen=True)
class Conflict:
    """Somebody wrote since: the template as it stands."""

    current: TemplateRow


@dataclass(frozen=True)
class Forbidden:
    pass


@dataclass(frozen=True)
class Gone:
    pass


@dataclass(frozen=True)
class Invalid:
    problems: list[ContentProblem]


Outcome = Applied | Conflict | Forbidden | Gone | Invalid


@dataclass(frozen=True)
class Target:
    """Which template an edit means. `base_revision` is the one it was made on, 0 for a new template;
    `folder_id` is where the template lies, or where it shall lie after a put or a move."""

    id: UUID
    base_revision: int
    folder_id: UUID


def put(store: TemplateStore, target: Target, content: TemplateContent) -> Outcome:
    """Creates or replaces a template; into another folder than before, it is moved as well."""
    standing = _standing(store, target)
    if isinstance(standing, Conflict | Forbidden | Gone):
        return standing
    settled = settled_content(content)
    if isinstance(settled, list):
        return Invalid(settled)
    if missing := missing_files(store, settled.attachments):
        return Invalid(missing_file_problems(missing))
    before = Stood.of(standing) if standing else None
    saved = store.save(standing, target.id, target.folder_id, settled)
    tell_saved(store, before, saved)
    return Applied(saved.revision, saved)


def move(store: TemplateStore, target: Target) -> Outcome:
    """Into `target.folder_id`; one must be allowed to edit where it was and where it goes."""
    standing = _standing(store, target)
    if isinstance(standing, Conflict | Forbidden | Gone):
        return standing
    if not standing:
        return Gone()
    if standing.folder_id == target.folder_id:
        return Applied(standing.revision, standing)
    before = Stood.of(standing)
    moved = store.move(standing, target.folder_id)
    tell_moved(store, before, moved)
    return Applied(moved.revision, moved)


def delete(store: TemplateStore, target: Target) -> Outcome:
    """Needs the revision it was made on: somebody's newer edit beats a blind delete."""
    standing = _standing(store, target)
    if isinstance(standing, Conflict | Forbidden | Gone):
        return standing
    if not standing:
        return Gone()
    before = Stood.of(standing)
    revision = store.remove(standing)
    tell_deleted(store, before, target.id, revision)
    return Applied(revision)


def _standing(store: TemplateStore, target: Target) -> TemplateRow | Conflict | Forbidden | Gone | None:
    """The template that an edit may change, or nothing where it may make a new one, or why it may not."""
    if not store.scopes.allows("edit", target.folder_id):
        return Forbidden()
    row = store.find(target.id)
    if not row:
        return Gone() if target.base_revision else _in_trash(store, target.id)
    if not store.scopes.get(row.folder_id):
        # Moved out of sight: for this person it is gone. A new one under a taken id can only be a forgery.
        return Gone() if target.base_revision else Forbidden()
    if not store.scopes.allows("edit", row.folder_id):
        return Forbidden()
    if row.revision != target.base_revision:
        return Conflict(row)
    return row


def _in_trash(store: TemplateStore, template_id: UUID) -> Forbidden | None:
    """Who may bring it back does so by writing it anew; for all others its id is taken meanwhile."""
    entry = store.trashed(template_id)
    return Forbidden() if entry and not TrashStore(store).is_mine(entry) else None
