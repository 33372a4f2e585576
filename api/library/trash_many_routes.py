"""The trash, many at once."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.library.doors import TeamTemplates, TrashSince
from api.library.problems import FolderGone, NotYourFolder, ReadOnlyFolder, TrashChanged
from api.library.trash_many_rules import bring_all_back, empty_trash, erase_all
from api.problems import Malformed, NotFound, NotSignedIn, TooLarge, refusals

AT_ONCE = 1_000
ERASING = refusals(NotSignedIn, NotYourFolder, NotFound, TooLarge, Malformed)

router = APIRouter(prefix="/v1/teams/{team}/trash", tags=["Trash and restoring"])

Chosen = Annotated[list[UUID], Field(min_length=1, max_length=AT_ONCE)]


Confirmed = Annotated[
    int,
    Query(alias="templates", ge=0, description="How many you agree to lose; refused if it were more."),
]


class ManyBack(BaseModel):
    model_config = ConfigDict(extra="forbid")

    templates: Chosen
    instead: UUID | None = Field(
        default=None, description="The folder for those whose own is gone; all others go back to theirs."
    )


class Many(BaseModel):
    model_config = ConfigDict(extra="forbid")

    templates: Chosen


class Done(BaseModel):
    templates: int = Field(description="How many.")


@router.post(
    "/restore",
    summary="Bring templates back",
    responses=refusals(NotSignedIn, ReadOnlyFolder, NotFound, FolderGone, TooLarge, Malformed),
)
def post_restore_many(templates: TeamTemplates, since: TrashSince, back: ManyBack) -> Done:
    """All of them or none, each under the id that it had."""
    return Done(templates=bring_all_back(templates, back.templates, back.instead, since))


@router.post("/erase", summary="Delete templates for good", responses=ERASING)
def post_erase(templates: TeamTemplates, since: TrashSince, chosen: Many) -> Done:
    """All of them or none, with all of their versions. For who manages the folders that they lay in."""
    return Done(templates=erase_all(templates, chosen.templates, since))


@router.delete(
    "",
    summary="Empty the trash",
    responses=refusals(NotSignedIn, NotFound, TrashChanged, Malformed),
)
def delete_trash(
    templates: TeamTemplates,
    since: TrashSince,
    confirmed: Annotated[
        int,
        Query(alias="templates", ge=0, description="How many you agree to lose; refused if it were more."),
    ],
) -> Done:
    """All that you may delete for good, with all of their versions; what lay elsewhere stays."""
    return Done(templates=empty_trash(templates, confirmed, since))
