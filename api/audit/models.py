"""The audit trail: who did what to whom, and when."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Index, Integer
from sqlmodel import Field, SQLModel

from api.clock import now
from api.database import UtcDateTime


class AuditEntry(SQLModel, table=True):
    """Names are as they were then. It refers to nobody's row, so that it outlives what it tells of."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("audit_of_team", "team_id", "id"),)

    id: int | None = Field(
        default=None, sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    )
    team_id: UUID = Field(foreign_key="team.id", ondelete="CASCADE")
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    actor_id: UUID | None = Field(default=None, description="None: whoever runs the service.")
    actor_name: str = Field(default="", max_length=200)
    action: str = Field(max_length=50, description="As `member.role_changed`.")
    object_id: str = Field(default="", max_length=100)
    object_name: str = Field(default="", max_length=300)
    facts: dict[str, Any] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False), description="What changed, in short."
    )
