"""Templates over REST: the same writing as a push, with its outcomes told as answers and problems."""

from typing import assert_never
from uuid import UUID, uuid4, uuid5

from api.library.content import TemplateContent, TemplateInvalid, settled_content
from api.library.models import TemplateRow
from api.library.problems import Changed, KeyReused, ReadOnlyFolder
from api.library.template_store import TemplateStore
from api.library.version_store import VersionStore
from api.library.writing import (
    Applied,
    Conflict,
    Forbidden,
    Gone,
    Invalid,
    Outcome,
    Target,
    delete,
    move,
    put,
)
from api.problems import NotFound


def seen_template(store: TemplateStore, template_id: UUID) -> TemplateRow:
    """Raises NotFound alike for one that does not exist and for one that this person may not see."""
    row = store.seen(template_id)
    if not row:
        raise NotFound("There is no such template, or it is not shared with you.")
    return row


def create_template(
    store: TemplateStore, folder_id: UUID, content: TemplateContent, key: str | None
) -> TemplateRow:
    """With a key, the same request twice makes one template: its id follows from the key and who asks."""
    template_id = uuid5(store.person_id, f"{store.team_id}/{key}") if key else uuid4()
    known = store.seen(template_id) if key else None
    if known:
        return _made_before(store, known, folder_id, content)
    return _written(store, put(store, Target(template_id, 0, folder_id), content), folder_id)


def replace_template(
    store: TemplateStore,
    template_id: UUID,
    base_revision: int,
    folder_id: UUID | None,
    content: TemplateContent,
) -> TemplateRow:
    """Stays where it lies unless a folder is named. With base revision 0 it makes a new one under that id."""
    row = store.seen(template_id)
    lies_in = row.folder_id if row else None
    target_folder = folder_id or lies_in
    if not target_folder:
        raise NotFound("There is no such template. To make it, say in which folder.")
    outcome = put(store, Target(template_id, base_revision, target_folder), content)
    return _written(store, outcome, target_folder)


def move_template(
    store: TemplateStore, template_id: UUID, base_revision: int, folder_id: UUID
) -> TemplateRow:
    seen_template(store, template_id)
    return _written(store, move(store, Target(template_id, base_revision, folder_id)), folder_id)


def delete_template(store: TemplateStore, template_id: UUID, base_revision: int) -> None:
    row = seen_template(store, template_id)
    _refuse(store, delete(store, Target(template_id, base_revision, row.folder_id)), row.folder_id)


def _written(store: TemplateStore, outcome: Outcome, folder_id: UUID) -> TemplateRow:
    applied = _refuse(store, outcome, folder_id)
    assert applied.row
    return applied.row


def _refuse(store: TemplateStore, outcome: Outcome, folder_id: UUID) -> Applied:
    match outcome:
        case Applied():
            return outcome
        case Conflict(current):
            raise Changed.to(current)
        case Gone():
            raise Changed.to(None)
        case Invalid(problems):
            raise TemplateInvalid.because(problems)
        case Forbidden():
            if not store.scopes.get(folder_id):
                raise NotFound("There is no such folder, or it is not shared with you.")
            if store.scopes.allows("edit", folder_id):
                raise ReadOnlyFolder("A template of that id lies where you may not edit.")
            raise ReadOnlyFolder()
        case _:
            assert_never(outcome)


def _made_before(
    store: TemplateStore, known: TemplateRow, folder_id: UUID, content: TemplateContent
) -> TemplateRow:
    first, asked = VersionStore(store).first(known.id), settled_content(content)
    is_the_same = first and isinstance(asked, TemplateContent) and first.content == asked.model_dump()
    if not is_the_same or known.folder_id != folder_id:
        raise KeyReused()
    return known
