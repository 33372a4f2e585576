"""The shapes of the sync protocol. From these come the OpenAPI document and the extension's `wire.ts`."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from api.library.content import TemplateContent
from api.library.rights import Right
from api.problems import Problem

EDITS = 100


class PutChange(BaseModel):
    """The template as it stands, under the number of its last write."""

    kind: Literal["put"]
    id: UUID
    folder: UUID
    revision: int
    template: TemplateContent
    updated_at: datetime
    updated_by: UUID | None


class DeleteChange(BaseModel):
    """The template left this folder: it was deleted, or moved to another one."""

    kind: Literal["delete"]
    id: UUID
    folder: UUID
    revision: int


Change = Annotated[PutChange | DeleteChange, Field(discriminator="kind")]


class Scope(BaseModel):
    """A folder that you may see, and what you may do there."""

    id: UUID
    parent: UUID | None = Field(description="A folder of the same list, or null.")
    name: str
    kind: Literal["private", "team"]
    right: Right


class Team(BaseModel):
    id: UUID
    name: str
    values: dict[str, str] = Field(description="What templates read as `team.…`.")


class Changes(BaseModel):
    """What was written after the cursor, in the folders that you may see now."""

    changes: list[Change]
    cursor: str = Field(description="Keep it in the same write as the changes; send it next time.")
    more: bool = Field(description="Ask again at once: this page was full.")
    head: int = Field(description="The number of the team's newest write.")
    epoch: int
    scopes: list[Scope] | None = Field(
        default=None,
        description="All folders that you may see; absent when rights have not changed since the cursor.",
    )
    team: Team | None = Field(default=None, description="Comes whenever `scopes` does.")
    checksums: dict[str, str] | None = Field(
        default=None,
        description="By folder, when `more` is false: of all when `scopes` came or this is the last of "
        "several pages, else of those that changed. "
        "FNV-1a (64 bits) of `id:revision`, summed over the folder's templates modulo 2⁶⁴, as 16 hex digits.",
    )


class Snapshot(BaseModel):
    """What one folder holds, by id, a page at a time."""

    rows: list[PutChange]
    as_of: int = Field(description="The head that this page saw; the first page's is what a sweep goes by.")
    next: UUID | None = Field(description="Pass as `after` for the next page; null at the end.")


class Edit(BaseModel):
    """What a person did to one template."""

    model_config = ConfigDict(extra="forbid")

    edit_id: UUID = Field(description="The same edit keeps its id, however often it is sent.")
    kind: Literal["put", "delete", "move"]
    id: UUID
    base_revision: int = Field(
        ge=0, le=2**63 - 1, description="The revision that the edit was made on; 0 for a new template."
    )
    folder: UUID = Field(description="Where the template lies, or shall lie after a put or a move.")
    template: TemplateContent | None = Field(default=None, description="With a put, and only then.")


class Push(BaseModel):
    model_config = ConfigDict(extra="forbid")

    client_id: UUID = Field(description="One device, one id, made once.")
    epoch: int = Field(ge=0, le=2**31 - 1, description="From the feed.")
    edits: list[Edit] = Field(max_length=EDITS, description="In the order in which they were made.")


class AppliedVerdict(BaseModel):
    edit_id: UUID
    verdict: Literal["applied"]
    revision: int = Field(description="The number under which it comes back in the feed.")


class ConflictVerdict(BaseModel):
    """Somebody wrote since the base revision; merge with `current` and send it as a new edit."""

    edit_id: UUID
    verdict: Literal["conflict"]
    current: PutChange | None


class ForbiddenVerdict(BaseModel):
    edit_id: UUID
    verdict: Literal["forbidden"]


class GoneVerdict(BaseModel):
    """The template was deleted, or moved where you cannot see it."""

    edit_id: UUID
    verdict: Literal["gone"]


class EditProblem(BaseModel):
    field: str
    message: str
    line: int | None = Field(default=None, description="From 1; inside a Liquid text only.")
    column: int | None = Field(default=None, description="From 1; inside a Liquid text only.")
    code: Literal["file_missing"] | None = Field(
        default=None, description="`file_missing`: send the file first, then the edit as a new one."
    )


class InvalidVerdict(BaseModel):
    edit_id: UUID
    verdict: Literal["invalid"]
    problems: list[EditProblem]


Verdict = Annotated[
    AppliedVerdict | ConflictVerdict | ForbiddenVerdict | GoneVerdict | InvalidVerdict,
    Field(discriminator="verdict"),
]


class Verdicts(BaseModel):
    """One verdict an edit, in the order of the edits."""

    verdicts: list[Verdict]
    head: int


class EditIdReused(Problem):
    status, code = 422, "edit_id_reused"
    title = "That edit id was already used for another edit. A changed edit is a new one: give it a new id."
