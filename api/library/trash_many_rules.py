"""Bringing back, and deleting for good, many templates at once: all of those that were named, or none."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from api.library.bulk_store import BulkStore, Write
from api.library.content import TemplateContent
from api.library.folder_rules import seen_folder
from api.library.models import TrashedTemplate
from api.library.portions import portions
from api.library.problems import FolderGone, NotYourFolder, ReadOnlyFolder, TrashChanged
from api.library.template_store import TemplateStore
from api.library.trail import Stood, tell_brought_back, tell_erased
from api.library.trash_rules import may_erase
from api.library.trash_store import Thrown, TrashStore
from api.problems import NotFound
from api.teams.counter import next_numbers


def bring_all_back(
    templates: TemplateStore, template_ids: Collection[UUID], instead: UUID | None, since: datetime
) -> int:
    """Each as it was, under its own id, into its folder; into `instead` where that one is gone."""
    trash = TrashStore(templates)
    thrown = _all_of(trash, template_ids, since)
    places = _places(trash, [each.entry for each in thrown], instead)
    for folder_id in {*places.values()}:
        seen_folder(templates.scopes, folder_id)
        if not templates.scopes.allows("edit", folder_id):
            raise ReadOnlyFolder()
    if templates.folders.private_id in places.values():
        templates.folders.open_private()
    _write_back(templates, trash, thrown, places)
    return len(thrown)


def erase_all(templates: TemplateStore, template_ids: Collection[UUID], since: datetime) -> int:
    """With all of their versions. Raises NotYourFolder where one of them lay in somebody else's."""
    trash = TrashStore(templates)
    thrown = _all_of(trash, template_ids, since)
    if not all(may_erase(templates, each.entry.folder_id) for each in thrown):
        raise NotYourFolder()
    return _erase(trash, thrown)


def empty_trash(templates: TemplateStore, confirmed: int, since: datetime) -> int:
    """All that this person may delete for good; `confirmed` is how many they agreed to lose. Raises
    TrashChanged where it would be more."""
    trash = TrashStore(templates)
    thrown = [each for each in trash.all(since) if may_erase(templates, each.entry.folder_id)]
    if len(thrown) > confirmed:
        raise TrashChanged(templates=len(thrown))
    return _erase(trash, thrown)


def _all_of(trash: TrashStore, template_ids: Collection[UUID], since: datetime) -> list[Thrown]:
    """Raises NotFound alike for what is not in the trash and for what this person could not edit."""
    thrown = trash.some({*template_ids}, since)
    if len(thrown) != len({*template_ids}):
        raise NotFound("Not all of these are in the trash, or yours to edit. Look at it anew.")
    return thrown


def _places(trash: TrashStore, entries: Sequence[TrashedTemplate], instead: UUID | None) -> dict[UUID, UUID]:
    """By template, the folder that it goes to."""
    standing = trash.folders_that_stand(entries)
    places = {}
    for entry in entries:
        goes_to = entry.folder_id if entry.folder_id in standing else instead
        if not goes_to:
            raise FolderGone(folder_name=entry.folder_name)
        places[entry.template_id] = goes_to
    return places


def _write_back(
    templates: TemplateStore, trash: TrashStore, thrown: Sequence[Thrown], places: dict[UUID, UUID]
) -> None:
    bulk = BulkStore(templates)
    numbers = iter(next_numbers(templates.db, templates.team_id, len(thrown)))
    for some in portions(thrown):
        said = trash.contents([each.entry for each in some])
        writes = []
        for entry, title, *_ in some:
            words = TemplateContent.model_validate(said[entry.template_id])
            write = Write(entry.template_id, places[entry.template_id], words, next(numbers))
            tell_brought_back(templates, entry, Stood(write.to, title), write.number)
            writes.append(write)
        bulk.take_out_of_trash([each.id for each in writes])
        bulk.make(writes)
    bulk.settle()


def _erase(trash: TrashStore, thrown: Sequence[Thrown]) -> int:
    for each in thrown:
        tell_erased(trash.templates, each.entry, each.title)
    trash.erase([each.entry for each in thrown])
    return len(thrown)
