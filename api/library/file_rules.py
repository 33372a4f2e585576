"""Who may have a file: who sees a template, a version or an entry of the trash that names it, and who brought
it. To everybody else it is not there."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, literal
from sqlalchemy import select as select_columns
from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from api.files.models import KeptFile
from api.files.store import FileStore
from api.library.attached_files import names_file
from api.library.attachments import Attachment
from api.library.content import ContentProblem
from api.library.models import AttachedFile, TemplateRow, TemplateVersion
from api.library.template_store import TemplateStore
from api.library.trash_store import TrashStore
from api.problems import NotFound

A_FEW = 10


def seen_file(templates: TemplateStore, digest: str) -> KeptFile:
    """Raises NotFound alike for one that does not exist and for one that this person may not have."""
    files = _files(templates)
    kept = files.find(digest)
    if not kept or not _may_have(templates, files, digest):
        raise NotFound("There is no such file, or no template that you see holds it.")
    return kept


def missing_files(templates: TemplateStore, attachments: Iterable[Attachment]) -> list[Attachment]:
    """Those that the team does not hold as they are told, or that this person could not have."""
    attachments = list(attachments)
    if not attachments:
        return []
    files = _files(templates)
    found = files.found({each.digest for each in attachments})
    had = {digest for digest in found if _may_have(templates, files, digest)}
    return [each for each in attachments if each.digest not in had or found[each.digest].bytes != each.bytes]


def missing_file_problems(missing: Iterable[Attachment]) -> list[ContentProblem]:
    return [
        ContentProblem(
            "attachments",
            f"The team does not have the file “{each.name}” yet. Attach it again.",
            code="file_missing",
        )
        for each in missing
    ]


def _files(templates: TemplateStore) -> FileStore:
    return FileStore(templates.db, templates.folders.place)


def _may_have(templates: TemplateStore, files: FileStore, digest: str) -> bool:
    return files.is_brought(digest) or _is_named_now(templates, digest) or _was_named(templates, digest)


def _is_named_now(templates: TemplateStore, digest: str) -> bool:
    named = select_columns(col(TemplateRow.content)).where(
        col(TemplateRow.team_id) == templates.team_id,
        col(TemplateRow.id).in_(_holders(templates, digest)),
        col(TemplateRow.folder_id).in_(templates.scopes.ids),
        names_file(col(TemplateRow.content), literal(digest)),
    )
    return _one_names(templates, named, digest)


def _was_named(templates: TemplateStore, digest: str) -> bool:
    """In a version that this person may read: of a template that they see, or may bring back."""
    standing = select(TemplateRow.id).where(
        TemplateRow.team_id == templates.team_id, col(TemplateRow.folder_id).in_(templates.scopes.ids)
    )
    template_id = col(TemplateVersion.template_id)
    named = select_columns(col(TemplateVersion.content)).where(
        col(TemplateVersion.team_id) == templates.team_id,
        template_id.in_(_holders(templates, digest)),
        or_(template_id.in_(standing), template_id.in_(TrashStore(templates).ids_of_mine())),
        templates.folders.seen_now_or_before(col(TemplateVersion.folder_id)),
        names_file(col(TemplateVersion.content), literal(digest)),
    )
    return _one_names(templates, named, digest)


def _holders(templates: TemplateStore, digest: str) -> SelectOfScalar[UUID]:
    """The templates that name it, or once did."""
    return select(AttachedFile.template_id).where(
        AttachedFile.team_id == templates.team_id, AttachedFile.digest == digest
    )


def _one_names(templates: TemplateStore, contents: Select[dict[str, Any]], digest: str) -> bool:
    """A form may go out with thousands of templates; the first of them is enough."""
    with templates.db.execute(contents.execution_options(yield_per=A_FEW)) as found:
        return any(_names(content, digest) for (content,) in found)


def _names(content: dict[str, Any], digest: str) -> bool:
    return any(each["digest"] == digest for each in content.get("attachments", []))
