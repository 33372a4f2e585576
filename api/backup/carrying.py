"""An older archive, or one team out of a whole service's, turned into one that can be restored as it is.

It goes through a database of its own: filled as it was then, brought up to date by the same migrations as any
other, and archived anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import Connection, Engine, MetaData, insert, select, text
from sqlalchemy.exc import IntegrityError

from api.backup.reading import Archive, open_archive
from api.backup.refused import ArchiveRefused, BackupRefused
from api.backup.rows import RowReader
from api.backup.tables import table_named
from api.backup.taking import Whose, take
from api.backup.writing import Progress
from api.database import open_engine
from api.migrations.run import known_revisions, migrate


@contextmanager
def carried_over(archive: Archive, team: str, folder: Path, told: Progress) -> Iterator[Archive]:
    """`team` is a name or an id, or nothing for all that the archive holds; `folder` has room for it.

    Raises ArchiveRefused, and BackupRefused where there is no such team.
    """
    manifest = archive.manifest
    if manifest.schema_revision not in known_revisions():
        raise ArchiveRefused(
            f"This archive was taken by a newer version of Rejoinder ({manifest.service}). "
            "Restore it with that one, or a newer one."
        )
    with TemporaryDirectory(dir=folder, prefix=".restoring-") as place:
        engine = open_engine(f"sqlite:///{place}/then.db")
        try:
            _fill(engine, archive, told)
            migrate(engine)
            team_id = _chosen(engine, archive, team)
            file = Path(place) / "now.tar"
            take(engine, file, Whose(manifest.secret, manifest.taken_at), team_id, told)
        finally:
            engine.dispose()
        with open_archive(file) as carried:
            yield carried


def team_called(connection: Connection, named: str) -> UUID:
    """By its name or id. Raises BackupRefused, and says which teams there are."""
    team = table_named("team")
    found = connection.execute(
        select(team.c.id, team.c.name).where(team.c.name != "").order_by(team.c.name)
    ).all()
    fitting = [team_id for team_id, name in found if named in (name, str(team_id))]
    if len(fitting) == 1:
        return UUID(str(fitting[0]))
    known = ", ".join(f"{name} ({team_id})" for team_id, name in found) or "none"
    raise BackupRefused(f"Say which team with --team, by its name or id: {known}.")


def _fill(engine: Engine, archive: Archive, told: Progress) -> None:
    """Its tables as they were at that revision, read from the database's own catalogue."""
    migrate(engine, to=archive.manifest.schema_revision)
    then = MetaData()
    then.reflect(engine)
    if unknown := archive.manifest.rows.keys() - then.tables.keys():
        raise ArchiveRefused(f"The archive holds tables that its version did not have: {', '.join(unknown)}.")
    done = dict.fromkeys(archive.manifest.rows, 0)
    try:
        with engine.begin() as connection:
            connection.execute(text("PRAGMA defer_foreign_keys=ON"))  # a folder may come before its parent
            for name, lines in archive.lines():
                reader = RowReader(then.tables[name])
                connection.execute(insert(then.tables[name]), [reader.row(line) for line in lines])
                done[name] += len(lines)
                told(name, done[name])
    except IntegrityError:
        raise ArchiveRefused(
            "The archive does not hold together: a row refers to one that is not in it."
        ) from None


def _chosen(engine: Engine, archive: Archive, team: str) -> UUID | None:
    if not team:
        return archive.manifest.team.id if archive.manifest.team else None
    with engine.connect() as connection:
        return team_called(connection, team)
