"""Who may do what, and why, as it is told; and what somebody thinks of changing."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.library.rights import Right
from api.library.views import Holder
from api.teams.models import Role

Through = Literal["role", "everyone", "group", "person"]


class ReasonView(BaseModel):
    """Why somebody may do something: their role, or a grant to everyone, to a group of theirs or to them."""

    through: Through
    id: UUID | None = Field(description="The group's or person's; null for a role and for everyone.")
    name: str = Field(description="Of the group; empty otherwise.")
    folder: UUID | None = Field(description="Where it was granted; null where you do not see that folder.")
    folder_name: str | None
    here: bool = Field(description="Whether it was granted on this folder itself.")
    right: Right


class AccessOfPerson(BaseModel):
    person: UUID
    name: str
    email: str
    role: Role
    right: Right | None = Field(description="The strongest of the reasons; null: sees nothing of it.")
    reasons: list[ReasonView] = Field(description="The strongest first.")


class GrantThatHolds(BaseModel):
    """A grant on the folder, or on one above it."""

    id: UUID
    to_kind: Holder
    to_id: UUID
    to_name: str = Field(description="Empty for everyone.")
    right: Right
    folder: UUID | None = Field(description="Where it was granted; null where you do not see that folder.")
    folder_name: str | None
    here: bool
    people: int = Field(description="How many it names; owners and admins manage every folder without it.")


class FolderAccess(BaseModel):
    folder: UUID
    name: str
    people: list[AccessOfPerson] = Field(description="Everybody in the team, by name.")
    grants: list[GrantThatHolds]


class FolderOfPerson(BaseModel):
    folder: UUID
    parent: UUID | None = Field(description="One that the person sees, too.")
    name: str
    right: Right
    reasons: list[ReasonView]


class PersonAccess(BaseModel):
    """The team folders that somebody sees. Their private one is theirs alone."""

    person: UUID
    name: str
    email: str
    role: Role
    folders: list[FolderOfPerson]


class _Thought(BaseModel):
    model_config = ConfigDict(extra="forbid")


class GrantThought(_Thought):
    """What everyone, a group or a person may do in a folder; null takes it away."""

    kind: Literal["grant"]
    folder: UUID
    to_kind: Holder
    to_id: UUID | None = None
    right: Right | None

    @model_validator(mode="after")
    def _names_a_holder(self) -> "GrantThought":
        if (self.to_kind == "everyone") != (self.to_id is None):
            raise ValueError("A grant to a group or a person names it in to_id; one to everyone does not.")
        return self


class RoleThought(_Thought):
    kind: Literal["role"]
    person: UUID
    role: Role


class RemovalThought(_Thought):
    kind: Literal["removal"]
    person: UUID


class BelongingThought(_Thought):
    """Putting somebody into a group, or taking them out."""

    kind: Literal["put_in_group", "take_out_of_group"]
    group: UUID
    person: UUID


class GroupRemovalThought(_Thought):
    kind: Literal["group_removal"]
    group: UUID


Thought = Annotated[
    GrantThought | RoleThought | RemovalThought | BelongingThought | GroupRemovalThought,
    Field(discriminator="kind"),
]


class DifferenceView(BaseModel):
    """The same for one person in one or more folders."""

    person: UUID
    name: str
    folder: UUID = Field(description="One of them: the one that the change is about, if it is among them.")
    folder_name: str
    folders: int = Field(ge=1, description="How many.")
    before: Right | None
    after: Right | None


class Ends(BaseModel):
    """What goes with somebody who leaves. Their private folder stays theirs: nobody else reads it."""

    private_templates: int
    grants: int
    groups: int
    api_tokens: int
    invitations: int


class AccessPreview(BaseModel):
    differences: list[DifferenceView] = Field(description="By person.")
    ends: Ends | None = Field(description="Only where somebody would be removed.")
