"""Every version of a template, with its author and its time."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from api.library.content import TemplateContent
from api.library.doors import TeamVersions, TrashSince
from api.library.models import TemplateVersion
from api.library.version_rules import kept_version, saves_of
from api.library.version_store import Saved
from api.problems import Malformed, NotFound, NotSignedIn, refusals

READING = refusals(NotSignedIn, NotFound, Malformed)
AUTHOR = "Also of who left the team; empty for somebody whose account is gone."

router = APIRouter(prefix="/v1/teams/{team}/templates/{template}/versions", tags=["Templates"])

Revision = Annotated[int, Path(ge=1, le=2**63 - 1)]
Before = Annotated[int | None, Query(ge=1, le=2**63 - 1, description="`next` of the page before.")]


class VersionView(BaseModel):
    """One save, as it was kept."""

    revision: int
    folder: UUID = Field(description="Where it lay then; that may be gone by now.")
    template: TemplateContent
    saved_at: datetime
    saved_by: UUID | None
    author: str = Field(description=AUTHOR)


class VersionSummary(BaseModel):
    revision: int
    title: str
    folder: UUID = Field(description="Where it lay then; that may be gone by now.")
    saved_at: datetime
    saved_by: UUID | None
    author: str = Field(description=AUTHOR)


class VersionsView(BaseModel):
    versions: list[VersionSummary] = Field(description="Newest first.")
    next: int | None = Field(description="Pass as `before` for the next page; null at the end.")


@router.get("", summary="Every save of a template", responses=READING)
def list_versions(
    template: UUID,
    versions: TeamVersions,
    before: Before = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> VersionsView:
    """Newest first, a page at a time; without those that lay where you may not look."""
    saves = saves_of(versions, template, before, limit + 1)
    shown = saves[:limit]
    return VersionsView(
        versions=[_summary(each) for each in shown],
        next=shown[-1].revision if len(saves) > limit else None,
    )


@router.get("/{revision}", summary="One save of a template", responses=READING)
def get_version(template: UUID, revision: Revision, versions: TeamVersions, since: TrashSince) -> VersionView:
    """Also of a template in the trash, for who may bring it back."""
    version = kept_version(versions, template, revision, since)
    return _view(version, versions.author(version))


def _summary(saved: Saved) -> VersionSummary:
    revision, title, folder, saved_at, saved_by, author = saved
    return VersionSummary(
        revision=revision, title=title, folder=folder, saved_at=saved_at, saved_by=saved_by, author=author
    )


def _view(version: TemplateVersion, author: str) -> VersionView:
    return VersionView(
        revision=version.revision,
        folder=version.folder_id,
        template=TemplateContent.model_validate(version.content),
        saved_at=version.saved_at,
        saved_by=version.saved_by,
        author=author,
    )
