"""Which templates hold which file: told at each write, and forgotten once no version says so any more."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, Text, Uuid, cast, insert, literal
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.files.models import KeptFile, KeptImage
from api.library.attachments import Attachment
from api.library.models import AttachedFile, TemplateVersion


def attach(db: Session, team_id: UUID, template_id: UUID, attachments: Sequence[Attachment]) -> None:
    """Of a template that is being written; what is told already stays."""
    if not attachments:
        return
    told = select(AttachedFile.digest).where(
        AttachedFile.team_id == team_id, AttachedFile.template_id == template_id
    )
    new = select(col(KeptFile.team_id), col(KeptFile.digest), literal(template_id, Uuid())).where(
        col(KeptFile.team_id) == team_id,
        col(KeptFile.digest).in_([each.digest for each in attachments]),
        col(KeptFile.digest).not_in(told),
    )
    db.execute(insert(AttachedFile).from_select(["team_id", "digest", "template_id"], new))


def names_file(content: SQLColumnExpression[Any], digest: SQLColumnExpression[str]) -> ColumnElement[bool]:
    """Whether a content may name a file: it does where this is false nowhere. The digest may stand in its
    text as well, so who decides by it looks again."""
    return cast(content, Text).contains(digest)


def no_more_attached(team_id: UUID) -> ColumnElement[bool]:
    """Of the rows of `AttachedFile`: what no version says any more."""
    versions = select(TemplateVersion.revision).where(
        col(TemplateVersion.team_id) == col(AttachedFile.team_id),
        col(TemplateVersion.template_id) == col(AttachedFile.template_id),
        names_file(col(TemplateVersion.content), col(AttachedFile.digest)),
    )
    return (col(AttachedFile.team_id) == team_id) & ~versions.exists()


def unheld(team_id: UUID) -> SelectOfScalar[str]:
    """The digests of files that no template holds and no address shows."""
    attached = select(AttachedFile.digest).where(AttachedFile.team_id == team_id)
    shown = select(KeptImage.digest).where(KeptImage.team_id == team_id)
    return select(KeptFile.digest).where(
        KeptFile.team_id == team_id,
        col(KeptFile.digest).not_in(attached),
        col(KeptFile.digest).not_in(shown),
    )
