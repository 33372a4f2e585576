"""Brings a database to the shape that this version needs, and says whether it has it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import api.audit.models
import api.files.models
import api.identity.models
import api.library.models
import api.signing_in.models
import api.sync.models
import api.teams.models  # noqa: F401 - every room's tables
from api.database import UtcDateTime, one_at_a_time

HERE = Path(__file__).parent
CONNECTION = "connection"
# Milliseconds; an hour.
A_LONG_TIME = 60 * 60 * 1000


class UnfitDatabase(Exception):
    """Says what is wrong with it and what to do, for whoever starts the service."""


class NewerDatabase(UnfitDatabase):
    pass


class UnreachableDatabase(UnfitDatabase):
    pass


def migrate(engine: Engine, to: str = "") -> bool:
    """To the newest revision unless told; whether anything had to change. All in one transaction, or none.

    Whoever else migrates at the same moment is waited for, and finds nothing left to do. Raises NewerDatabase
    where there is a revision that this version does not know (to go on could spoil what it cannot read), and
    UnreachableDatabase.
    """
    wanted = to or newest_revision() or "head"
    with _alone(engine) as connection:
        standing = revision_of(connection)
        if standing and standing not in known_revisions():
            raise NewerDatabase(
                f"The database is at revision {standing}, and this version of Rejoinder knows none after "
                f"{newest_revision()}: a newer one was here. Start that, or restore a backup of before."
            )
        if standing == wanted:
            return False
        command.upgrade(_config(connection), wanted)
        return True


def lacks(engine: Engine) -> str:
    """What keeps this version from working on the database, in words; nothing on the tables of a later one,
    which only add to ours: so an older process goes on until its turn to be replaced comes."""
    with engine.connect() as connection:
        standing = revision_of(connection)
    if standing == newest_revision() or (standing and standing not in known_revisions()):
        return ""
    return "The database is not migrated to this version: run `rejoinder migrate`."


def step_back(engine: Engine, to: str) -> None:
    """To an earlier revision; what only the later ones can hold is gone."""
    with _alone(engine) as connection:
        command.downgrade(_config(connection), to)


def write_revision(engine: Engine, message: str) -> None:
    """A new revision file, numbered, out of what the models say and the database lacks."""
    number = len(list((HERE / "versions").glob("*.py"))) + 1
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=f"{number:04}")


def differences(engine: Engine) -> list[Any]:
    """What still tells the database from the models; empty after `migrate`."""
    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": is_ours}
        found: list[Any] = compare_metadata(
            MigrationContext.configure(connection, opts=options), SQLModel.metadata
        )
        return found


def is_ours(_item: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
    return not (name or "").startswith("sqlite_")


def rendered(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Our own column types as what they are to a database, so that a revision leans on no code that moves."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    return False


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction that waits as long as it must: another process may be migrating a large database."""
    with _reached(engine) as connection:
        driver = connection.connection.driver_connection
        connection.detach()  # what is set here is for nobody else
        if isinstance(driver, sqlite3.Connection):
            _rest_references(driver)
            with connection.begin():
                yield connection
                _refers_to_what_is_there(driver)
            return
        with connection.begin():
            connection.exec_driver_sql("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0")
            one_at_a_time(connection, "migrating")
            yield connection


def _reached(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except OperationalError as failed:
        told = str(failed.orig).splitlines()[0]
        raise UnreachableDatabase(
            f"REJOINDER_DATABASE_URL leads to no database that answers: {told}"
        ) from None


def _rest_references(driver: sqlite3.Connection) -> None:
    """SQLite changes a column by dropping the table after copying it, and a drop deletes what refers to it;
    so references rest meanwhile (sqlite.org/lang_altertable.html, 7)."""
    driver.execute(f"PRAGMA busy_timeout={A_LONG_TIME}")
    driver.execute("PRAGMA foreign_keys=OFF")


def _refers_to_what_is_there(driver: sqlite3.Connection) -> None:
    if broken := driver.execute("PRAGMA foreign_key_check").fetchall():
        raise sqlite3.IntegrityError(
            f"A row of {broken[0][0]} refers to a row of {broken[0][2]} that is not."
        )


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes[CONNECTION] = connection
    return config


def revision_of(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    return ScriptDirectory(str(HERE)).get_current_head()


def known_revisions() -> set[str]:
    return {script.revision for script in ScriptDirectory(str(HERE)).walk_revisions()}
