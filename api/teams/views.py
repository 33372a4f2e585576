"""What people and teams look like from outside."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.identity.names import NAME
from api.teams.models import Role
from api.words.languages import Language

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=NAME)]
Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]
ValueName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]
Value = Annotated[str, StringConstraints(max_length=500)]
RoleName = Annotated[
    Role, Field(description="What the person may do: an owner everything, an agent the least.")
]


class TeamView(BaseModel):
    id: UUID
    name: str = Field(examples=["Kingfisher Outdoor"])
    values: dict[str, str] = Field(
        description="What templates call `team.…`.",
        examples=[{"return_days": "30", "store_name": "Kingfisher"}],
    )
    role: RoleName


class NewTeam(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Name


class TeamChange(BaseModel):
    """Only what is sent changes. A value of null goes away."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    values: dict[ValueName, Value | None] | None = Field(None, examples=[{"return_days": "30", "old": None}])


class MyTeam(BaseModel):
    id: UUID
    name: str
    role: RoleName


class Me(BaseModel):
    id: UUID
    name: str = Field(examples=["Lena Lead"])
    email: str = Field(examples=["lena@kingfisher.example"])
    language: Language | None = Field(
        None, description="What I am spoken to in, if I chose it; null is as each browser says."
    )
    teams: list[MyTeam]


class LanguageChoice(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: Language | None = Field(description="Null is as each browser says.", examples=["zh"])


class MemberView(BaseModel):
    id: UUID = Field(description="The person's id.")
    name: str
    email: str
    role: RoleName
    joined_at: datetime
    last_seen_at: datetime | None = Field(
        None, description="When a device of theirs was last used; told to owners and admins."
    )


class RoleChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: RoleName


class NewInvitation(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: RoleName
    email: Email | None = Field(
        None, description="Only a person with this address may take it; without one, whoever has the link."
    )
    name: Name | None = Field(None, description="What to call them; they may take another name.")


class InvitationView(BaseModel):
    id: UUID
    email: str
    name: str | None
    role: RoleName
    created_at: datetime
    expires_at: datetime


class InvitationLink(InvitationView):
    url: str = Field(description="Told this once; only its digest is kept.")


class InvitationLine(BaseModel):
    """One line of a list that somebody pasted; what is wrong with it is told, not refused as a whole."""

    model_config = ConfigDict(extra="forbid")

    email: str = Field(max_length=500)
    name: str = Field("", max_length=500)
    role: Role


class InvitationLines(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"lines": [{"email": "aiko@shop.example", "role": "agent"}]}]},
    )

    lines: list[InvitationLine] = Field(min_length=1, max_length=500)


class LineOutcome(BaseModel):
    """Of one line, in the order of the list."""

    email: str = Field(description="As it is stored; as it was typed where it is no address.")
    invitation: InvitationLink | None = Field(
        None, description="Null where nobody was, or would be, invited."
    )
    code: str | None = Field(None, description="Of the problem with this line.", examples=["already_member"])
    message: str | None = None


class LineOutcomes(BaseModel):
    lines: list[LineOutcome]


class GroupView(BaseModel):
    id: UUID
    name: str = Field(examples=["Returns desk"])
    members: list[UUID] = Field(description="Ids of people.")


class GroupName(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Name
