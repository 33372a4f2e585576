"""What people and teams look like from outside."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.identity.names import NAME
from api.teams.models import Role

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
    teams: list[MyTeam]


class MemberView(BaseModel):
    id: UUID = Field(description="The person's id.")
    name: str
    email: str
    role: RoleName
    joined_at: datetime


class RoleChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: RoleName


class NewInvitation(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: RoleName
    email: Email | None = Field(
        None, description="Only a person with this address may take it; without one, whoever has the link."
    )


class InvitationView(BaseModel):
    id: UUID
    email: str
    role: RoleName
    created_at: datetime
    expires_at: datetime


class InvitationLink(InvitationView):
    url: str = Field(description="Told this once; only its digest is kept.")


class GroupView(BaseModel):
    id: UUID
    name: str = Field(examples=["Returns desk"])
    members: list[UUID] = Field(description="Ids of people.")


class GroupName(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Name
