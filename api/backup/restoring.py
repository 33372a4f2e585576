"""Restoring an archive under a running service: checked whole first, then all of it in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, Table, select
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session

from api.audit.recording import Done, record
from api.backup.alone import alone
from api.backup.loading import Loading
from api.backup.manifest import Manifest
from api.backup.one_team import OneTeam
from api.backup.raising import teams_that_stand
from api.backup.reading import Archive
from api.backup.refused import ArchiveRefused
from api.backup.rows import Row, RowReader
from api.backup.tables import table_named, tables
from api.backup.taking import Whose, write_archive
from api.backup.whole import WholeService
from api.backup.writing import ArchiveWriter, Progress, replacing
from api.migrations.run import newest_revision
from api.teams.pokes import poke_after_commit


@dataclass(frozen=True)
class Restored:
    """`replaced` is an archive of what stood there before; None where nothing did."""

    teams: list[str]
    replaced: Path | None


def is_current(manifest: Manifest) -> bool:
    """Whether it holds the tables as this version has them, in the order in which it fills them."""
    known = [table.name for table in tables()]
    return manifest.schema_revision == newest_revision() and list(manifest.rows) == known


def check(archive: Archive, told: Progress) -> None:
    """Reads every row, and writes none. Raises ArchiveRefused for what is not whole, or not current."""
    if not is_current(archive.manifest):
        raise ArchiveRefused("The archive does not hold the tables of this version of Rejoinder.")
    for _ in parts(archive, told):
        pass


def restore(engine: Engine, archive: Archive, whose: Whose, keeping: Path, told: Progress) -> Restored:
    """Puts a whole service, or one team, in place of what stands in the database. `keeping` is where an
    archive of that is written first; `whose` is the service's secret and the time now.

    Raises ArchiveRefused and BackupRefused; then nothing was changed.
    """
    team = archive.manifest.team
    try:
        with alone(engine) as db:
            replaced = _keep(db, whose, team.id if team else None, keeping)
            loading = _loading(db, archive, whose.taken_at)
            loading.make_room()
            for table, rows in parts(archive, told):
                loading.load(table, rows)
            loading.finish()
            teams = _tell(db, archive)
    except (IntegrityError, DataError):
        raise ArchiveRefused(
            "The archive does not hold together: a row refers to one that is not in it."
        ) from None
    return Restored(teams, replaced)


def parts(archive: Archive, told: Progress) -> Iterator[tuple[Table, list[Row]]]:
    """The archive's rows, a part at a time. Raises ArchiveRefused."""
    readers = {table.name: RowReader(table) for table in tables()}
    done = dict.fromkeys(readers, 0)
    for name, lines in archive.lines():
        yield table_named(name), [readers[name].row(line) for line in lines]
        done[name] += len(lines)
        told(name, done[name])


def _loading(db: Session, archive: Archive, at: datetime) -> Loading:
    team = archive.manifest.team
    return OneTeam(db.connection(), team.id, at) if team else WholeService(db.connection(), at)


def _keep(db: Session, whose: Whose, team_id: UUID | None, file: Path) -> Path | None:
    """What is about to be replaced, as an archive; under the same lock, so that no write falls between."""
    stands = team_id in teams_that_stand(db.connection()) if team_id else _has_anyone(db)
    if not stands:
        return None
    with replacing(file) as opened:
        write_archive(db.connection(), ArchiveWriter(opened, lambda *_: None), whose, team_id)
    return file


def _has_anyone(db: Session) -> bool:
    person = table_named("person")
    return db.execute(select(person.c.id).limit(1)).first() is not None


def _tell(db: Session, archive: Archive) -> list[str]:
    """The trail, and whoever listens, of every team that came out of the archive; their names."""
    manifest = archive.manifest
    team = table_named("team")
    wanted = select(team.c.id, team.c.name, team.c.head).order_by(team.c.name)
    found = db.execute(wanted.where(team.c.id == manifest.team.id) if manifest.team else wanted).all()
    facts = {"taken_at": manifest.taken_at.isoformat(), "of": "team" if manifest.team else "service"}
    for team_id, _, head in found:
        record(db, team_id, None, Done("backup.restored", facts=facts))
        poke_after_commit(db, team_id, head)
    return [name for _, name, _ in found]
