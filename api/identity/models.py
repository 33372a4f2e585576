"""People, their signed-in devices, and the secrets that are kept only as digests."""

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import String
from sqlmodel import Field, SQLModel

from api.clock import now
from api.database import UtcDateTime


class Person(SQLModel, table=True):
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    email: str = Field(unique=True, max_length=254, description="As `email_of` has it.")
    name: str = Field(max_length=200)
    password_digest: str
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    pages_ended_at: datetime | None = Field(
        default=None,
        sa_type=UtcDateTime,
        description="Sign-ins on our own pages from before no longer count.",
    )
    email_proven_at: datetime | None = Field(
        default=None,
        sa_type=UtcDateTime,
        description="When it first showed that who holds the account also reads what is mailed to it.",
    )
    language: str | None = Field(
        default=None,
        max_length=10,
        description="What our screens, pages and letters speak to them, if chosen.",
    )


class DeviceSession(SQLModel, table=True):
    """One device on which a person is signed in: a family of refresh tokens that ends as one."""

    __tablename__ = "device_session"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    device: str = Field(max_length=200, description="What the person would call it: Chrome on Linux.")
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    last_used_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class RefreshToken(SQLModel, table=True):
    """Each is used once; its successor follows from it and the service's secret, so it need not be stored."""

    __tablename__ = "refresh_token"

    digest: str = Field(primary_key=True, max_length=64)
    session_id: UUID = Field(foreign_key="device_session.id", index=True)
    issued_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AuthorizationCode(SQLModel, table=True):
    __tablename__ = "authorization_code"

    digest: str = Field(primary_key=True, max_length=64)
    person_id: UUID = Field(foreign_key="person.id")
    challenge: str = Field(max_length=128, description="PKCE, S256.")
    redirect_uri: str = Field(max_length=500)
    issued_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    session_id: UUID | None = Field(
        default=None,
        foreign_key="device_session.id",
        description="What it opened; ended if it is used again.",
    )


class DeviceGrant(SQLModel, table=True):
    """A device that waits for a person to let it in from another one (RFC 8628)."""

    __tablename__ = "device_grant"

    digest: str = Field(primary_key=True, max_length=64, description="Of the device code.")
    user_code: str = Field(unique=True, max_length=64, description="A digest of what the person types.")
    device: str = Field(max_length=200)
    client_id: str = Field(max_length=200)
    address: str = Field(max_length=64, description="The network address that it asked from.")
    person_id: UUID | None = Field(
        default=None, foreign_key="person.id", ondelete="CASCADE", description="Who let it in."
    )
    refused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    issued_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime, description="Last asked for tokens.")
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


ApiScope = Literal["read", "write", "manage"]


class ApiToken(SQLModel, table=True):
    """A script's way in: it acts as its person, in one team, and no further than its scope."""

    __tablename__ = "api_token"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    digest: str = Field(unique=True, max_length=64)
    person_id: UUID = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    team_id: UUID = Field(foreign_key="team.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=200, description="What the person calls it.")
    scope: ApiScope = Field(sa_type=String(10))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
