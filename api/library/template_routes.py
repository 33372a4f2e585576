"""Templates, for scripts, the web console and integrations."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api.library.content import FileMissing, TemplateContent, TemplateInvalid
from api.library.doors import TeamTemplates
from api.library.folder_rules import seen_folder
from api.library.preconditions import BaseRevision, BaseRevisionOrNew, etag
from api.library.problems import Changed, KeyReused, PreconditionMissing, ReadOnlyFolder
from api.library.template_rules import (
    create_template,
    delete_template,
    move_template,
    replace_template,
    seen_template,
)
from api.library.views import (
    TemplatesView,
    TemplateView,
    template_view,
)
from api.problems import Malformed, NotFound, NotSignedIn, TooLarge, refusals

READING = refusals(NotSignedIn, NotFound, Malformed)
WRITING = refusals(NotSignedIn, ReadOnlyFolder, NotFound, TooLarge, Malformed, TemplateInvalid, FileMissing)
REPEATING = refusals(Malformed, TemplateInvalid, FileMissing, KeyReused)
CHANGING = refusals(
    NotSignedIn,
    ReadOnlyFolder,
    NotFound,
    Changed,
    TooLarge,
    Malformed,
    TemplateInvalid,
    FileMissing,
    PreconditionMissing,
)
REMOVING = refusals(NotSignedIn, ReadOnlyFolder, NotFound, Changed, Malformed, PreconditionMissing)

# The team's door comes first in each signature: FastAPI asks in that order, and who may not enter is told
# nothing about what else is missing.
router = APIRouter(prefix="/v1/teams/{team}/templates", tags=["Templates"])


class NewTemplate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    folder: UUID
    template: TemplateContent


class ChangedTemplate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    folder: UUID | None = Field(default=None, description="Where it shall lie; left out, it stays.")
    template: TemplateContent


class Destination(BaseModel):
    model_config = ConfigDict(extra="forbid")

    folder: UUID


@router.get("", summary="Templates that you may see", responses=READING)
def list_templates(
    templates: TeamTemplates,
    folder: Annotated[UUID | None, Query(description="Only in this folder.")] = None,
    shortcut: Annotated[str | None, Query(max_length=64, description="Only with this shortcut.")] = None,
    tag: Annotated[str | None, Query(max_length=50, description="Only with this tag.")] = None,
    after: Annotated[UUID | None, Query(description="`next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> TemplatesView:
    """In the order of their ids, a page at a time."""
    if folder:
        seen_folder(templates.scopes, folder)
    rows = templates.page(after, limit + 1, folder_id=folder, shortcut=shortcut, tag=tag)
    shown = [template_view(row) for row in rows[:limit]]
    return TemplatesView(templates=shown, next=shown[-1].id if len(rows) > limit else None)


@router.post(
    "",
    status_code=201,
    summary="Make a template",
    responses=WRITING | REPEATING,
)
def post_template(
    new: NewTemplate,
    templates: TeamTemplates,
    response: Response,
    idempotency_key: Annotated[
        str | None, Header(min_length=1, max_length=200, description="The same key twice makes one template.")
    ] = None,
) -> TemplateView:
    made = create_template(templates, new.folder, new.template, idempotency_key)
    response.headers["ETag"] = etag(made.revision)
    response.headers["Location"] = f"/v1/teams/{made.team_id}/templates/{made.id}"
    return template_view(made)


@router.get(
    "/{template}",
    summary="One template",
    responses=READING | {304: {"description": "It still is what the ETag in If-None-Match names."}},
    response_model=TemplateView,
)
def get_template(
    template: UUID,
    templates: TeamTemplates,
    response: Response,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response | TemplateView:
    row = seen_template(templates, template)
    if if_none_match == etag(row.revision):
        return Response(status_code=304, headers={"ETag": etag(row.revision)})
    response.headers["ETag"] = etag(row.revision)
    return template_view(row)


@router.put("/{template}", summary="Replace a template", responses=CHANGING)
def put_template(
    template: UUID,
    templates: TeamTemplates,
    base: BaseRevisionOrNew,
    change: ChangedTemplate,
    response: Response,
) -> TemplateView:
    """`If-Match` with the ETag that you read, or `If-None-Match: *` to make a new one under this id."""
    row = replace_template(templates, template, base, change.folder, change.template)
    response.headers["ETag"] = etag(row.revision)
    return template_view(row)


@router.post("/{template}/move", summary="Move a template into another folder", responses=CHANGING)
def post_move(
    template: UUID, templates: TeamTemplates, base: BaseRevision, to: Destination, response: Response
) -> TemplateView:
    """One must be allowed to edit where it lies and where it goes."""
    row = move_template(templates, template, base, to.folder)
    response.headers["ETag"] = etag(row.revision)
    return template_view(row)


@router.delete("/{template}", status_code=204, summary="Delete a template", responses=REMOVING)
def remove_template(template: UUID, templates: TeamTemplates, base: BaseRevision) -> None:
    delete_template(templates, template, base)
