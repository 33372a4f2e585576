"""What restoring a folder, or the whole library, to a moment would do: one line a template. Pure.

Nobody restores what they could not change by hand: of what they may not edit, a line says that it stays.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from api.library.models import TrashedTemplate
from api.library.moment_store import Stood
from api.library.rights import Scopes

Change = Literal["changes", "returns", "to_trash", "stays"]
# It lies, or would lie, where this person may not edit; its folder is gone; it stood out of their sight.
Reason = Literal["read_only", "folder_gone", "out_of_sight"]


@dataclass(frozen=True)
class Line:
    """What happens to one template, or why nothing does. `then` and `now` are revisions, 0 for none."""

    id: UUID
    change: Change
    folder_id: UUID  # where it lies, or lay when it was deleted
    then: int
    now: int
    to: UUID | None = None  # the folder that it goes to, if that is another one
    why: Reason | None = None
    touched: int = 0  # by which write it came to be as it is now


@dataclass(frozen=True)
class Library:
    """All that a plan follows from."""

    then: Mapping[UUID, Stood]
    now: Mapping[UUID, Stood]
    trash: Mapping[UUID, TrashedTemplate]
    scopes: Scopes
    folders: set[UUID]  # that stand, seen or not
    within: set[UUID] | None  # the folders to restore; None is all that are seen
    manages: bool  # the team, and so knows what lay in folders that are gone

    def is_meant(self, folder_id: UUID) -> bool:
        if self.within is not None:
            return folder_id in self.within
        return self.scopes.get(folder_id) is not None

    def may_edit(self, folder_id: UUID) -> bool:
        return self.scopes.allows("edit", folder_id)


def lines_of(library: Library) -> Iterator[Line]:
    """For every template that reads otherwise than it did, or lies elsewhere."""
    for template_id, stood in library.now.items():
        if line := _of_standing(library, template_id, stood, library.then.get(template_id)):
            yield line
    for template_id, entry in library.trash.items():
        if line := _of_deleted(library, entry, library.then.get(template_id)):
            yield line


def in_gone_folders(library: Library) -> int:
    """How many stood then that were deleted and whose folders are gone, where only some folders are to be
    restored: whether a folder that is gone lay in one of those is not kept. They wait in the trash."""
    if library.within is None:
        return 0
    return sum(_lay_in_a_gone_folder(library, entry) for entry in library.trash.values())


def _of_standing(library: Library, template_id: UUID, now: Stood, then: Stood | None) -> Line | None:
    was_meant = then is not None and library.is_meant(then.folder_id)
    if not library.scopes.get(now.folder_id) or not (was_meant or library.is_meant(now.folder_id)):
        return None
    if then and (then.revision == now.revision or _is_as_it_was(library, now, then)):
        return None
    line = _line(template_id, now)
    if not library.may_edit(now.folder_id):
        return line("stays", then.revision if then else 0, why="read_only")
    if not then:
        return line("to_trash", 0)
    return _changes_back(library, line, now, then)


def _is_as_it_was(library: Library, now: Stood, then: Stood) -> bool:
    """It reads as it did, and is not to go elsewhere."""
    return then.reads_as_now and _stays_where_it_is(library, now, then)


def _stays_where_it_is(library: Library, now: Stood, then: Stood) -> bool:
    """Where its folder of then is gone, who manages the team has it changed where it lies."""
    return then.folder_id == now.folder_id or (library.manages and then.folder_id not in library.folders)


def _changes_back(library: Library, line: Callable[..., Line], now: Stood, then: Stood) -> Line:
    if _stays_where_it_is(library, now, then):
        return line("changes", then.revision)
    if not library.scopes.get(then.folder_id):
        return line("stays", 0, why="out_of_sight")
    if not library.may_edit(then.folder_id):
        return line("stays", then.revision, why="read_only")
    return line("changes", then.revision, to=then.folder_id)


def _of_deleted(library: Library, entry: TrashedTemplate, then: Stood | None) -> Line | None:
    if not then or entry.template_id in library.now:
        return None
    line = _line(entry.template_id, Stood(0, entry.folder_id), entry.seq)
    if then.folder_id not in library.folders:
        is_asked = library.within is None and _lay_in_a_gone_folder(library, entry)
        return line("stays", then.revision, why="folder_gone") if is_asked else None
    if not library.is_meant(then.folder_id):
        return None
    if not library.may_edit(then.folder_id):
        return line("stays", then.revision, why="read_only")
    return line("returns", then.revision, to=then.folder_id if then.folder_id != entry.folder_id else None)


def _lay_in_a_gone_folder(library: Library, entry: TrashedTemplate) -> bool:
    """As far as this person may know where it lay."""
    then = library.then.get(entry.template_id)
    if not then or entry.template_id in library.now or then.folder_id in library.folders:
        return False
    return library.manages or then.folder_id == entry.folder_id


def _line(template_id: UUID, now: Stood, touched: int = 0) -> Callable[..., Line]:
    def line(change: Change, then: int, to: UUID | None = None, why: Reason | None = None) -> Line:
        return Line(template_id, change, now.folder_id, then, now.revision, to, why, touched or now.revision)

    return line
