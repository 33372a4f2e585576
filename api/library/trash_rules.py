"""Who may look into the trash, bring something back, and delete it for good."""

from datetime import datetime
from uuid import UUID

from api.library.content import TemplateContent
from api.library.folder_rules import seen_folder
from api.library.models import TemplateRow
from api.library.problems import FolderGone, NotYourFolder, ReadOnlyFolder
from api.library.rights import MANAGES_ALL
from api.library.template_store import TemplateStore
from api.library.trail import Stood, tell_brought_back, tell_erased
from api.library.trash_store import Thrown, TrashStore
from api.problems import NotFound


def seen_in_trash(trash: TrashStore, template_id: UUID, since: datetime) -> Thrown:
    """Raises NotFound alike for what is not in the trash and for what this person could not edit."""
    thrown = trash.one(template_id, since)
    if not thrown:
        raise NotFound("There is no such template in the trash, or it was not yours to edit.")
    return thrown


def bring_back(
    templates: TemplateStore, template_id: UUID, folder_id: UUID | None, since: datetime
) -> TemplateRow:
    """As it was, under its own id, into its folder, or into another one that is named."""
    trash = TrashStore(templates)
    entry = seen_in_trash(trash, template_id, since).entry
    if folder_id is None and not trash.folders_that_stand([entry]):
        raise FolderGone(folder_name=entry.folder_name)
    target = folder_id or entry.folder_id
    seen_folder(templates.scopes, target)
    if not templates.scopes.allows("edit", target):
        raise ReadOnlyFolder()
    words = TemplateContent.model_validate(trash.words(entry).content)
    row = templates.save(None, template_id, target, words)
    tell_brought_back(templates, entry, Stood.of(row), row.revision)
    return row


def erase(templates: TemplateStore, template_id: UUID, since: datetime) -> None:
    """With all of its versions; nothing brings it back. For who manages the folder that it lay in."""
    trash = TrashStore(templates)
    thrown = seen_in_trash(trash, template_id, since)
    if not may_erase(templates, thrown.entry.folder_id):
        raise NotYourFolder()
    tell_erased(templates, thrown.entry, thrown.title)
    trash.erase([thrown.entry])


def may_erase(templates: TemplateStore, folder_id: UUID) -> bool:
    """Of a folder that is gone, only who manages the team."""
    return templates.scopes.allows("manage", folder_id) or templates.folders.place.role in MANAGES_ALL
