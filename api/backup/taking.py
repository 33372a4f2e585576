"""Taking an archive while the service runs: all of it as it stood at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, LargeBinary, Table, select

from api.backup.alone import unhurried
from api.backup.manifest import ArchivedTeam, Manifest
from api.backup.rows import line_of
from api.backup.tables import KEPT, LEFT_OUT, table_named, tables
from api.backup.writing import ArchiveWriter, Progress, replacing
from api.database import for_reading
from api.identity.keys import new_token
from api.identity.passwords import digest_of_password
from api.migrations.run import revision_of

AT_ONCE = 1_000
FEW_AT_ONCE = 8  # of rows with pieces of files in them


@dataclass(frozen=True)
class Whose:
    """Where an archive comes from. `secret` recognises the service's secret."""

    secret: str
    taken_at: datetime


def take(engine: Engine, file: Path, whose: Whose, team_id: UUID | None, told: Progress) -> Manifest:
    """Everything, or one team with its people. Writers go on meanwhile, and are not in it.

    Raises BackupRefused where the file cannot be written.
    """
    with replacing(file) as opened, at_one_moment(engine) as connection:
        return write_archive(connection, ArchiveWriter(opened, told), whose, team_id)


@contextmanager
def at_one_moment(engine: Engine) -> Iterator[Connection]:
    """SQLite's reading transactions see one moment anyway; PostgreSQL's do when told."""
    reading = for_reading(engine)
    if engine.dialect.name == "postgresql":
        reading = reading.execution_options(isolation_level="REPEATABLE READ")
    with reading.connect() as connection:
        unhurried(connection)
        yield connection


def write_archive(
    connection: Connection, writer: ArchiveWriter, whose: Whose, team_id: UUID | None
) -> Manifest:
    """Of what this connection's transaction sees."""
    for table in tables():
        writer.add(table.name, _lines(connection, table, team_id))
    manifest = Manifest(
        service=version("rejoinder"),
        schema_revision=revision_of(connection) or "",
        taken_at=whose.taken_at,
        team=_team(connection, team_id) if team_id else None,
        secret=whose.secret,
        rows=writer.rows,
        left_out=LEFT_OUT,
        parts=writer.parts,
    )
    writer.finish(manifest)
    return manifest


def _lines(connection: Connection, table: Table, team_id: UUID | None) -> Iterator[bytes]:
    if table.name == "person" and team_id:
        yield from _people(connection, table, team_id)
        return
    wanted = select(table).order_by(*table.primary_key.columns)
    if team_id:
        wanted = wanted.where(KEPT[table.name](table, team_id))
    elif table.name == "refresh_token":
        # A used one only tells a thief from its owner for a minute.
        wanted = wanted.where(table.c.used_at.is_(None))
    for row in _streamed(connection, wanted):
        yield line_of(row)


def _people(connection: Connection, table: Table, team_id: UUID) -> Iterator[bytes]:
    """Who has left the team is named in it, and has no password to take along: one that nobody knows."""
    unknown = digest_of_password(new_token())
    member = table_named("member")
    members = select(member.c.person_id).where(member.c.team_id == team_id)
    wanted = select(table, table.c.id.in_(members).label("belongs")).where(KEPT["person"](table, team_id))
    for row in _streamed(connection, wanted.order_by(table.c.id)):
        person = dict(row)
        yield line_of(person if person.pop("belongs") else person | {"password_digest": unknown})


def _streamed(connection: Connection, wanted: Any) -> Iterator[Any]:
    holds_bytes = any(isinstance(column.type, LargeBinary) for column in wanted.selected_columns)
    at_once = FEW_AT_ONCE if holds_bytes else AT_ONCE
    yield from connection.execute(wanted.execution_options(yield_per=at_once)).mappings()


def _team(connection: Connection, team_id: UUID) -> ArchivedTeam:
    team = table_named("team")
    name = connection.execute(select(team.c.name).where(team.c.id == team_id)).scalar_one()
    return ArchivedTeam(id=team_id, name=name)
