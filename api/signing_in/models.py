"""What lets a person in besides a password, and what brings a lost one back; as digests, or sealed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field, SQLModel

from api.clock import now
from api.database import UtcDateTime


class PasswordReset(SQLModel, table=True):
    """A link by which a person sets their password anew, once."""

    __tablename__ = "password_reset"

    digest: str = Field(primary_key=True, max_length=64)
    person_id: UUID = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    asked_by: UUID | None = Field(
        default=None,
        foreign_key="person.id",
        ondelete="CASCADE",
        description="Who made it for somebody else, and must still be allowed to when it is used.",
    )
    mailed_to: str = Field(default="", max_length=254, description="Empty: it was handed over.")
    issued_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Authenticator(SQLModel, table=True):
    """An app that shows six digits (TOTP, RFC 6238). Without `confirmed_at` it is not asked for yet."""

    person_id: UUID = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    sealed_secret: str = Field(max_length=500, description="Encrypted under the service's secret.")
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_step: int = Field(
        default=0, sa_type=BigInteger, description="Of the newest code taken, so that none is good twice."
    )


class RecoveryCode(SQLModel, table=True):
    """Stands in for the authenticator, once."""

    __tablename__ = "recovery_code"

    digest: str = Field(primary_key=True, max_length=64)
    person_id: UUID = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Passkey(SQLModel, table=True):
    """A public key of WebAuthn (Level 3); its private half never leaves the person's device."""

    credential_id: str = Field(primary_key=True, max_length=1400, description="base64url, without padding.")
    person_id: UUID = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    public_key: bytes = Field(sa_type=LargeBinary)
    sign_count: int = Field(default=0, sa_type=BigInteger)
    name: str = Field(max_length=200, description="What the person calls it.")
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SpentChallenge(SQLModel, table=True):
    """A challenge that was answered, kept for as long as its seal would still be good."""

    __tablename__ = "spent_challenge"

    digest: str = Field(primary_key=True, max_length=64)
    until: datetime = Field(sa_type=UtcDateTime)


class CompanyAccount(SQLModel, table=True):
    """Who a person is to the company's own sign-in (OpenID Connect): its `iss` and `sub`."""

    __tablename__ = "company_account"

    issuer: str = Field(primary_key=True, max_length=500)
    subject: str = Field(primary_key=True, max_length=255)
    person_id: UUID = Field(foreign_key="person.id", index=True, ondelete="CASCADE")


class Attempt(SQLModel, table=True):
    """How often an account or an address was tried, or a window of requests from one place, which ends at
    `free_at`; shared by every process of the service."""

    key: str = Field(primary_key=True, max_length=300, description="A digest: it names nobody.")
    times: int
    last_at: datetime = Field(sa_type=UtcDateTime, index=True)
    free_at: datetime = Field(sa_type=UtcDateTime)
