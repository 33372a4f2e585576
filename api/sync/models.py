"""What was already answered, so that the same edit twice has the effect of once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from api.clock import now
from api.database import UtcDateTime


class SettledEdit(SQLModel, table=True):
    __tablename__ = "settled_edit"

    team_id: UUID = Field(foreign_key="team.id", primary_key=True)
    client_id: UUID = Field(primary_key=True)
    edit_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(foreign_key="person.id")
    content_digest: str = Field(max_length=64)
    verdict: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    settled_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
