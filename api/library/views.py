"""What leaves the library over REST."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.library.content import TemplateContent
from api.library.models import Grant, TemplateRow
from api.library.rights import Right, Scope

Holder = Literal["everyone", "group", "person"]


class FolderView(BaseModel):
    """A folder that you may see, and what you may do there."""

    id: UUID
    parent: UUID | None = Field(description="The folder it lies in; null at the top.")
    name: str
    kind: Literal["private", "team"]
    right: Right


class FoldersView(BaseModel):
    folders: list[FolderView]


class GrantView(BaseModel):
    """What everyone, a group or a person may do in a folder and in those below it."""

    id: UUID
    to_kind: Holder
    to_id: UUID = Field(description="The group's or person's id; for everyone, the team's.")
    right: Right


class GrantsView(BaseModel):
    grants: list[GrantView]


class TemplateView(BaseModel):
    """A template as it stands; `revision` is also its ETag."""

    id: UUID
    folder: UUID
    revision: int
    template: TemplateContent
    text: str = Field(description="The body without markup.")
    updated_at: datetime
    updated_by: UUID | None


class TemplatesView(BaseModel):
    templates: list[TemplateView]
    next: UUID | None = Field(description="Pass as `after` for the next page; null at the end.")


def folder_view(scope: Scope) -> FolderView:
    return FolderView(id=scope.id, parent=scope.parent, name=scope.name, kind=scope.kind, right=scope.right)


def grant_view(grant: Grant) -> GrantView:
    return GrantView.model_validate(grant, from_attributes=True)


def template_view(row: TemplateRow) -> TemplateView:
    return TemplateView(
        id=row.id,
        folder=row.folder_id,
        revision=row.revision,
        template=TemplateContent.model_validate(row.content),
        text=row.text,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
    )
