"""What is in the files of a team, in pieces, who brought them, and which are pictures for all to see.

They lie in the database and nowhere else: several replicas share only that, and what is written together
with rights, counted, backed up and deleted with a team should be in one transaction with it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, LargeBinary
from sqlmodel import Field, SQLModel

from api.clock import now
from api.database import UtcDateTime

OF_A_FILE = ["team_id", "digest"]
ITS_FILE = ["kept_file.team_id", "kept_file.digest"]


class KeptFile(SQLModel, table=True):
    """That a team holds what has this digest. What it is called, whoever holds it says."""

    __tablename__ = "kept_file"

    team_id: UUID = Field(foreign_key="team.id", primary_key=True)
    digest: str = Field(primary_key=True, max_length=64, description="SHA-256, in small letters.")
    bytes: int = Field(sa_type=BigInteger)
    kept_at: datetime = Field(
        default_factory=now, sa_type=UtcDateTime, description="When it was brought for the last time."
    )


class OfAFile(SQLModel):
    """Which file it is that more is known of."""

    team_id: UUID = Field(primary_key=True)
    digest: str = Field(primary_key=True, max_length=64)


class FilePiece(OfAFile, table=True):
    """A part of what is in a file, from 0; all but the last of one size."""

    __tablename__ = "file_piece"
    __table_args__ = (
        ForeignKeyConstraint(OF_A_FILE, ITS_FILE, name="fk_file_piece_file", ondelete="CASCADE"),
    )

    number: int = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)


class FileBringer(OfAFile, table=True):
    """Who showed that they have a file, by sending it: they may have it back, and attach it."""

    __tablename__ = "file_bringer"
    __table_args__ = (
        ForeignKeyConstraint(OF_A_FILE, ITS_FILE, name="fk_file_bringer_file", ondelete="CASCADE"),
    )

    person_id: UUID = Field(primary_key=True, foreign_key="person.id", index=True)


class KeptImage(SQLModel, table=True):
    """A picture that anybody may load who has its address, as the recipient of a mail must."""

    __tablename__ = "kept_image"
    __table_args__ = (
        ForeignKeyConstraint(OF_A_FILE, ITS_FILE, name="fk_kept_image_file"),
        Index("image_of_file", "team_id", "digest", unique=True),
    )

    name: str = Field(primary_key=True, max_length=40, description="Nobody guesses it: 128 bits of chance.")
    team_id: UUID
    digest: str = Field(max_length=64)
    media_type: str = Field(max_length=20)
    width: int
    height: int
    kept_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    kept_by: UUID | None = Field(default=None, foreign_key="person.id")
