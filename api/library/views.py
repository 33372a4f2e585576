"""What leaves the library over REST."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.library.content import TemplateContent
from api.library.models import Grant, TemplateRow, TemplateVersion
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


class VersionView(BaseModel):
    """One save, as it was kept."""

    revision: int
    template: TemplateContent
    saved_at: datetime
    saved_by: UUID | None


class VersionSummary(BaseModel):
    revision: int
    title: str
    saved_at: datetime
    saved_by: UUID | None


class VersionsView(BaseModel):
    versions: list[VersionSummary] = Field(description="Newest first.")


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


def version_view(version: TemplateVersion) -> VersionView:
    return VersionView(
        revision=version.revision,
        template=TemplateContent.model_validate(version.content),
        saved_at=version.saved_at,
        saved_by=version.saved_by,
    )


def version_summary(version: TemplateVersion) -> VersionSummary:
    return VersionSummary(
        revision=version.revision,
        title=version.content["title"],
        saved_at=version.saved_at,
        saved_by=version.saved_by,
    )
