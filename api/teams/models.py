"""Teams, who belongs to them, and the counter that numbers every write of a team."""

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import JSON, BigInteger, Column, String
from sqlmodel import Field, SQLModel, UniqueConstraint

from api.clock import now
from api.database import UtcDateTime

Role = Literal["owner", "admin", "lead", "agent"]


class Team(SQLModel, table=True):
    """`head` numbers writes, `acl_seq` is the last that changed rights, `min_seq` the oldest still told."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str = Field(max_length=200)
    values: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    epoch: int = 1
    head: int = Field(default=0, sa_type=BigInteger)
    acl_seq: int = Field(default=0, sa_type=BigInteger)
    min_seq: int = Field(default=0, sa_type=BigInteger)
    second_step_due: datetime | None = Field(
        default=None,
        sa_type=UtcDateTime,
        description="From then on nobody of the team gets in by a password alone; null: each as they like.",
    )
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class Member(SQLModel, table=True):
    team_id: UUID = Field(foreign_key="team.id", primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True, index=True)
    role: Role = Field(sa_type=String(10))
    joined_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class Group(SQLModel, table=True):
    __tablename__ = "team_group"
    __table_args__ = (UniqueConstraint("team_id", "name"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    team_id: UUID = Field(foreign_key="team.id")
    name: str = Field(max_length=200)


class GroupMember(SQLModel, table=True):
    __tablename__ = "group_member"

    group_id: UUID = Field(foreign_key="team_group.id", primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True, index=True)


class Invitation(SQLModel, table=True):
    """Also the first owner's one-time link: an invitation as owner that nobody sent."""

    digest: str = Field(primary_key=True, max_length=64)
    id: UUID = Field(default_factory=uuid4, unique=True)
    team_id: UUID = Field(foreign_key="team.id", index=True)
    email: str = Field(default="", max_length=254, description="Empty: whoever has the link.")
    name: str | None = Field(default=None, max_length=200, description="What the inviter calls them.")
    role: Role = Field(sa_type=String(10))
    invited_by: UUID | None = Field(default=None, foreign_key="person.id")
    mailed_digest: str | None = Field(
        default=None,
        max_length=64,
        unique=True,
        index=True,
        description="Of the link in the letter, which nobody but the mailbox is told: it proves the address.",
    )
    api_token_id: UUID | None = Field(
        default=None, index=True, description="The script that made it; the link ends with its API token."
    )
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
