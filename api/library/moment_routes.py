"""Restoring a folder, or the whole library, to how it was."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from api.library.doors import TeamTemplates
from api.library.moment_rules import Plan, Restored, number_of, plan_to, restore_to
from api.library.plan import Change, Line, Reason
from api.library.problems import PlanOutdated
from api.problems import Malformed, NotFound, NotSignedIn, TooLarge, refusals

READING = refusals(NotSignedIn, NotFound, Malformed)
RESTORING = refusals(NotSignedIn, NotFound, PlanOutdated, TooLarge, Malformed)

router = APIRouter(prefix="/v1/teams/{team}", tags=["Trash and restoring"])

Number = Annotated[int, Field(ge=0, le=2**63 - 1)]


class LineView(BaseModel):
    """What would happen to one template, or why nothing would."""

    id: UUID
    title: str
    change: Change = Field(
        description="`changes` back to what it said, `returns` from the trash, was made since and goes "
        "`to_trash`, or `stays` as it is; see `why`."
    )
    why: Reason | None = Field(
        description="`read_only`: you may not edit it; `folder_gone`: its folder is no more, so bring it "
        "back from the trash into another one; `out_of_sight`: it lay where you may not look."
    )
    folder: UUID = Field(description="Where it lies, or lay when it was deleted.")
    moves_to: UUID | None = Field(description="The folder that it goes back to, if that is another one.")
    was: int = Field(description="The version that would stand again; 0 for none.")
    stands: int = Field(description="The version that stands; 0 for none.")


class PlanView(BaseModel):
    folder: UUID | None
    moment: int = Field(description="The number of the last write until then: what to send to restore.")
    at: datetime | None = Field(description="When the last save until that moment was made.")
    revision: int = Field(description="Of the library that the plan was made from: send it, too.")
    lines: list[LineView] = Field(description="Templates that are as they were have none.")
    in_gone_folders: int = Field(
        description="Where a folder is restored: how many templates stood then, were deleted and lay in "
        "folders that are gone. Whether those lay in this one is not kept; the templates are in the trash."
    )


class Restoring(BaseModel):
    model_config = ConfigDict(extra="forbid")

    folder: UUID | None = Field(default=None, description="With all below it; null is all that you see.")
    moment: Number = Field(description="From the plan.")
    revision: Number = Field(description="From the plan.")
    templates: list[UUID] | None = Field(
        default=None, description="Those of its lines to carry out; null is all of them."
    )


class RestoredView(BaseModel):
    changed: int
    returned: int
    trashed: int
    before: int = Field(description="The moment before: restoring to it undoes this.")


@router.get("/restore-plan", summary="What restoring to a moment would do", responses=READING)
def get_plan(
    templates: TeamTemplates,
    folder: Annotated[UUID | None, Query(description="With all below it; else all that you see.")] = None,
    at: Annotated[AwareDatetime | None, Query(description="The moment, with its time zone.")] = None,
    moment: Annotated[
        int | None, Query(ge=0, le=2**63 - 1, description="Instead of a time: a number, as `before`.")
    ] = None,
) -> PlanView:
    """Changes nothing. Name one moment: a time or a number."""
    if (at is None) == (moment is None):
        raise Malformed("Name the moment by `at` or by `moment`.")
    return _plan_view(plan_to(templates, folder, number_of(templates, at, moment)))


@router.post("/restore", summary="Restore to a moment", responses=RESTORING)
def post_restore(templates: TeamTemplates, restoring: Restoring) -> RestoredView:
    """All of what was chosen, or nothing: if any of it was changed since the plan, look at a new one.

    Every template is written as by hand, by you, with a version of its own."""
    chosen = None if restoring.templates is None else {*restoring.templates}
    return _restored_view(
        restore_to(templates, restoring.folder, restoring.moment, restoring.revision, chosen)
    )


def _plan_view(plan: Plan) -> PlanView:
    lines = [_line_view(line, plan.titles.get(line.id, "")) for line in plan.lines]
    return PlanView(
        folder=plan.folder_id,
        moment=plan.moment,
        at=plan.at,
        revision=plan.revision,
        lines=lines,
        in_gone_folders=plan.in_gone_folders,
    )


def _line_view(line: Line, title: str) -> LineView:
    return LineView(
        id=line.id,
        title=title,
        change=line.change,
        why=line.why,
        folder=line.folder_id,
        moves_to=line.to,
        was=line.then,
        stands=line.now,
    )


def _restored_view(restored: Restored) -> RestoredView:
    return RestoredView(
        changed=restored.changed,
        returned=restored.returned,
        trashed=restored.trashed,
        before=restored.before,
    )
