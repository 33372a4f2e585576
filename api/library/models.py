"""Folders, what may be done in them, templates, every version that was kept, and the trash."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, ForeignKeyConstraint, Index, Text
from sqlmodel import Field, SQLModel, UniqueConstraint

from api.clock import now
from api.database import UtcDateTime


class Folder(SQLModel, table=True):
    """The unit of permission and of sync. With an owner it is that person's private folder."""

    __table_args__ = (UniqueConstraint("team_id", "owner_id"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    team_id: UUID = Field(foreign_key="team.id", index=True)
    parent_id: UUID | None = Field(default=None, foreign_key="folder.id")
    name: str = Field(max_length=200)
    owner_id: UUID | None = Field(default=None, foreign_key="person.id")
    # The sums of the two halves of every template's hash (see checksum.py): sums of halves cannot overflow,
    # and adding to them is the same on every database.
    low_sum: int = Field(default=0, sa_type=BigInteger)
    high_sum: int = Field(default=0, sa_type=BigInteger)


class Grant(SQLModel, table=True):
    """What everyone, a group or a person may do in a folder and in those below it.

    It goes with its holder: who leaves the team, or a group that is removed, leaves no right behind.
    """

    __tablename__ = "folder_grant"
    __table_args__ = (
        UniqueConstraint("folder_id", "to_kind", "to_id"),
        ForeignKeyConstraint(
            ["team_id", "person_id"],
            ["member.team_id", "member.person_id"],
            name="fk_folder_grant_member",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            "CASE to_kind WHEN 'person' THEN person_id = to_id WHEN 'group' THEN group_id = to_id"
            " ELSE to_id = team_id END",
            name="ck_folder_grant_holder",
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    team_id: UUID = Field(foreign_key="team.id", index=True)
    folder_id: UUID = Field(foreign_key="folder.id")
    to_kind: str = Field(max_length=10, description="everyone, group or person.")
    to_id: UUID = Field(description="The group's or person's id; for everyone, the team's.")
    # The same id once more, in the column that its kind can refer from.
    person_id: UUID | None = None
    group_id: UUID | None = Field(default=None, foreign_key="team_group.id", ondelete="CASCADE")
    right: str = Field(max_length=10, description="use, edit or manage.")


class TemplateRow(SQLModel, table=True):
    """A template as it stands. `change_json` is its entry in the feed, built once, at the write."""

    __tablename__ = "template"
    __table_args__ = (
        Index("template_feed", "team_id", "revision"),
        Index("template_folder", "folder_id", "id"),
        Index("template_shortcut", "team_id", "shortcut"),
    )

    # An id means something inside its team only: two teams may start from the same pack.
    team_id: UUID = Field(foreign_key="team.id", primary_key=True)
    id: UUID = Field(primary_key=True)
    folder_id: UUID = Field(foreign_key="folder.id")
    revision: int = Field(sa_type=BigInteger)
    shortcut: str = Field(default="", max_length=64)
    title: str = Field(max_length=200)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    text: str = Field(sa_type=Text, description="The body without markup.")
    tags: str = Field(
        default="",
        sa_type=Text,
        description="Case-folded, with a line break before and after each, so that one tag can be asked for.",
    )
    change_json: str = Field(sa_type=Text)
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    updated_by: UUID | None = Field(default=None, foreign_key="person.id")


class TemplateVersion(SQLModel, table=True):
    """Every state that a template had, kept with its author, its time and the folder that it lay in."""

    __tablename__ = "template_version"
    __table_args__ = (Index("version_moment", "team_id", "saved_at", "revision"),)

    team_id: UUID = Field(foreign_key="team.id", primary_key=True)
    template_id: UUID = Field(primary_key=True)
    revision: int = Field(sa_type=BigInteger, primary_key=True)
    folder_id: UUID = Field(description="Who may not see that folder may not see what was written there.")
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    saved_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    saved_by: UUID | None = Field(default=None, foreign_key="person.id")


class TrashedTemplate(SQLModel, table=True):
    """That a template was deleted: by whom, when, and from where. What it said is its last version."""

    __tablename__ = "trashed_template"
    __table_args__ = (Index("trash_of_team", "team_id", "deleted_at"),)

    team_id: UUID = Field(foreign_key="team.id", primary_key=True)
    template_id: UUID = Field(primary_key=True)
    revision: int = Field(sa_type=BigInteger, description="Of the version that holds what it said.")
    seq: int = Field(sa_type=BigInteger, description="The number of the deletion.")
    folder_id: UUID = Field(description="Where it lay; that may be gone itself by now.")
    folder_name: str = Field(default="", max_length=200)
    deleted_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    deleted_by: UUID | None = Field(default=None, foreign_key="person.id")


class AttachedFile(SQLModel, table=True):
    """That a template goes out with a file, or once did: where one looks for who may have the file.

    It stands for as long as any version of the template names the file.
    """

    __tablename__ = "attached_file"
    __table_args__ = (
        ForeignKeyConstraint(
            ["team_id", "digest"], ["kept_file.team_id", "kept_file.digest"], name="fk_attached_file_file"
        ),
        Index("files_of_template", "team_id", "template_id"),
    )

    team_id: UUID = Field(primary_key=True)
    digest: str = Field(primary_key=True, max_length=64)
    template_id: UUID = Field(primary_key=True)


class Tombstone(SQLModel, table=True):
    """That a template left a folder, by deletion or by a move."""

    __table_args__ = (Index("tombstone_feed", "team_id", "seq"),)

    team_id: UUID = Field(foreign_key="team.id", primary_key=True)
    seq: int = Field(sa_type=BigInteger, primary_key=True)
    template_id: UUID = Field(primary_key=True)
    folder_id: UUID = Field(description="It may be gone itself by now.")
    deleted_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
