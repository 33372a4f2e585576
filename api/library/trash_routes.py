"""The trash: what was deleted lately, brought back or deleted for good."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api.library.content import TemplateContent
from api.library.doors import TeamTemplates, TeamTrash, TrashSince, TrashTime
from api.library.preconditions import etag
from api.library.problems import FolderGone, NotYourFolder, ReadOnlyFolder
from api.library.trash_rules import bring_back, erase, may_erase, seen_in_trash
from api.library.trash_store import Place, Thrown, TrashStore
from api.library.views import TemplateView, template_view
from api.problems import Malformed, NotFound, NotSignedIn, TooLarge, refusals

READING = refusals(NotSignedIn, NotFound, Malformed)
RESTORING = refusals(NotSignedIn, ReadOnlyFolder, NotFound, FolderGone, TooLarge, Malformed)

router = APIRouter(prefix="/v1/teams/{team}/trash", tags=["Trash and restoring"])


class TrashedView(BaseModel):
    """A template that was deleted, and that you may bring back."""

    id: UUID
    title: str
    shortcut: str
    folder: UUID = Field(description="Where it lay.")
    folder_name: str = Field(description="As it was called then.")
    folder_stands: bool = Field(description="If not, say into which folder it shall come back.")
    revision: int = Field(description="Of its last version.")
    deleted_at: datetime
    deleted_by: UUID | None
    deleted_by_name: str = Field(description="Empty where nobody can say.")
    kept_until: datetime = Field(description="Then it is gone for good, with its versions.")
    may_erase: bool = Field(description="Whether you may delete it for good before.")


class TrashView(BaseModel):
    templates: list[TrashedView] = Field(description="The newest deletion first.")
    next: str | None = Field(description="Pass as `after` for the next page; null at the end.")


class TrashedTemplateView(TrashedView):
    template: TemplateContent


class Return(BaseModel):
    model_config = ConfigDict(extra="forbid")

    folder: UUID | None = Field(default=None, description="Where it shall lie; left out, where it lay.")


@router.get("", summary="What was deleted lately", responses=READING)
def list_trash(
    trash: TeamTrash,
    since: TrashSince,
    kept: TrashTime,
    after: Annotated[
        str | None, Query(pattern=r"^\d{1,18}\.[0-9a-f-]{36}$", description="`next` of the page before.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> TrashView:
    """Of folders that you may edit; of folders that are gone, what you deleted yourself, and for owners and
    admins all of it."""
    found = trash.page(since, _place(after), limit + 1)
    shown = found[:limit]
    more = f"{shown[-1].entry.seq}.{shown[-1].entry.template_id}" if len(found) > limit else None
    standing = trash.folders_that_stand([each.entry for each in shown])
    return TrashView(templates=[_view(trash, each, kept, standing) for each in shown], next=more)


@router.get("/{template}", summary="One of them, with its words", responses=READING)
def get_trashed(template: UUID, trash: TeamTrash, since: TrashSince, kept: TrashTime) -> TrashedTemplateView:
    thrown = seen_in_trash(trash, template, since)
    words = TemplateContent.model_validate(trash.words(thrown.entry).content)
    standing = trash.folders_that_stand([thrown.entry])
    return TrashedTemplateView(**_view(trash, thrown, kept, standing).model_dump(), template=words)


@router.post("/{template}/restore", summary="Bring a template back", responses=RESTORING)
def post_restore(
    template: UUID, templates: TeamTemplates, since: TrashSince, to: Return, response: Response
) -> TemplateView:
    """Under the id that it had, so that shortcuts, favourites and links go on."""
    row = bring_back(templates, template, to.folder, since)
    response.headers["ETag"] = etag(row.revision)
    return template_view(row)


@router.delete(
    "/{template}",
    status_code=204,
    summary="Delete a template for good",
    responses=READING | refusals(NotYourFolder),
)
def delete_for_good(template: UUID, templates: TeamTemplates, since: TrashSince) -> None:
    """With all of its versions. For who manages the folder that it lay in."""
    erase(templates, template, since)


def _place(after: str | None) -> Place | None:
    if after is None:
        return None
    seq, _, template_id = after.partition(".")
    try:
        return Place(int(seq), UUID(template_id))
    except ValueError:
        raise Malformed("`after` is the `next` of the page before.") from None


def _view(trash: TrashStore, thrown: Thrown, kept: timedelta, standing: Collection[UUID]) -> TrashedView:
    entry = thrown.entry
    return TrashedView(
        id=entry.template_id,
        title=thrown.title,
        shortcut=thrown.shortcut,
        folder=entry.folder_id,
        folder_name=entry.folder_name,
        folder_stands=entry.folder_id in standing,
        revision=entry.revision,
        deleted_at=entry.deleted_at,
        deleted_by=entry.deleted_by,
        deleted_by_name=thrown.by,
        kept_until=entry.deleted_at + kept,
        may_erase=may_erase(trash.templates, entry.folder_id),
    )
