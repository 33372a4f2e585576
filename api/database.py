"""The engine, and the one place that commits."""

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

import psycopg
from fastapi import Depends, Request
from sqlalchemy import DateTime, Dialect, Engine, create_engine, event, func, make_url, select
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.exc import DBAPIError, TimeoutError
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel
from starlette.datastructures import State

from api.settings import USUAL_LIMITS, DatabaseLimits, Settings

# Every constraint has a name, so that a migration on any database can speak of it.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
POSTGRESQL = {"postgres", "postgresql"}
WAL_TRIES = 200
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, in UTC on every database; SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        read: datetime | None = value
        return read.replace(tzinfo=UTC) if read else None


def open_database(settings: Settings) -> Engine:
    """The one that the environment chose, with the limits that it set."""
    return open_engine(settings.database, settings.database_limits)


def open_engine(url: str, limits: DatabaseLimits = USUAL_LIMITS) -> Engine:
    """An engine whose transactions begin when they are told to, not at the first write.

    Nobody waits for longer than the limits say: what then fails is `passing`, and may be tried again.
    """
    driver = make_url(url)
    is_postgresql = driver.get_backend_name() in POSTGRESQL
    engine = create_engine(
        # As providers write it, postgres:// or postgresql://, it means the one driver that we bring.
        driver.set(drivername="postgresql+psycopg") if is_postgresql else driver,
        connect_args=_for_postgresql(limits) if is_postgresql else _for_sqlite(limits),
        pool_size=limits.connections,
        max_overflow=limits.connections,
        pool_timeout=limits.lock_wait,
        pool_pre_ping=is_postgresql,
        hide_parameters=True,  # an error in a log must not quote what a person wrote
    )
    if is_postgresql:
        event.listen(engine, "handle_error", _quote_nothing)
    else:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_on_sqlite)
    return engine


def _for_postgresql(limits: DatabaseLimits) -> dict[str, Any]:
    told = {
        "timezone": "UTC",
        "lock_timeout": f"{limits.lock_wait:g}s",
        "statement_timeout": f"{limits.statement:g}s",
        # A process that hangs must not keep a team locked.
        "idle_in_transaction_session_timeout": f"{limits.statement:g}s",
    }
    # A server that vanished without a word is found out within a minute, not after the kernel's two hours.
    alive = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
    options = " ".join(f"-c {name}={value}" for name, value in told.items())
    return {"options": options, "connect_timeout": 10, "application_name": "rejoinder"} | alive


def _for_sqlite(limits: DatabaseLimits) -> dict[str, Any]:
    return {"check_same_thread": False, "timeout": limits.lock_wait}


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # sqlite3 must not begin by itself
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Only the first to come to a new file changes its mode, and needs it alone for that. SQLite does not
    wait here by itself, however long its timeout, so whoever comes second asks again.
    """
    for again in reversed(range(WAL_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if not again:
                raise
            time.sleep(0.01)


def _begin_on_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later could be refused half way (SQLITE_BUSY_SNAPSHOT),
    # so one that may write takes the lock at its start.
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _quote_nothing(context: ExceptionContext) -> None:
    """PostgreSQL adds the row that it refuses (“Failing row contains …”), which no log may hold."""
    original = context.original_exception
    if not isinstance(original, psycopg.Error) or not original.sqlstate:
        return
    quotes = original.sqlstate.startswith("22")  # “invalid input syntax for type uuid: …”
    told = type(original).__name__ if quotes else original.diag.message_primary
    original.args = (f"{original.sqlstate} {told}",)
    if context.sqlalchemy_exception:
        context.sqlalchemy_exception.args = original.args


def for_reading(engine: Engine) -> Engine:
    """The same engine, for transactions that change nothing and see one moment, as SQLite's do by themselves.

    PostgreSQL is told so together with its BEGIN, which costs nothing, and sees to it that nothing changes.
    """
    if engine.dialect.name != "postgresql":
        return engine.execution_options(reads_only=True)
    return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")


def one_at_a_time(connection: Connection, what: str) -> None:
    """Until the transaction ends nobody else, in any process, does what goes by the same name.

    For what no row stands for. On SQLite whoever writes is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(zlib.crc32(what.encode()))))


def passing(failed: Exception) -> bool:
    """Whether the same may succeed in a moment: somebody held a lock, or the database was away. Else a bug.

    On PostgreSQL two requests can find at the same time that a name is free; the constraint stops the second,
    whose next try is told so by the rule. On SQLite writers stand in line, so there it is a bug.
    """
    if isinstance(failed, TimeoutError):
        return True
    if not isinstance(failed, DBAPIError):
        return False
    if isinstance(failed.orig, psycopg.errors.UniqueViolation | psycopg.errors.ForeignKeyViolation):
        return True
    is_operational = isinstance(failed.orig, psycopg.OperationalError) or "locked" in str(failed.orig)
    return failed.connection_invalidated or is_operational


def unit_of_work(request: Request) -> Iterator[Session]:
    """One request, one transaction: committed before the answer leaves, rolled back on any refusal.

    What must wait for the commit (a poke to the live sockets) is left with `after_commit`.
    """
    reads_only = request.method in SAFE_METHODS
    with session_of(request.app.state.engine, reads_only=reads_only, **request.app.state.told) as session:
        yield session


def writing(state: State) -> "session_of":
    """A transaction for what the service's pages do, which open one only where they need it."""
    return session_of(state.engine, **state.told)


class session_of:  # noqa: N801 - reads as a verb where it is used: with session_of(engine) as db
    """Opens a session, commits it at the end of the block, and only then runs what waited for that."""

    def __init__(self, engine: Engine, *, reads_only: bool = False, **told: Any) -> None:
        """`told` is who must hear of what was committed; rooms find it in `session.info` by name."""
        bound = for_reading(engine) if reads_only else engine
        self.session = Session(bound, expire_on_commit=False, info=told)

    def __enter__(self) -> Session:
        return self.session

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.session.commit()
            else:
                self.session.rollback()
        finally:
            self.session.close()
        if kind is None:
            for told in self.session.info.pop("after_commit", []):
                told()


def after_commit(session: Session, told: Callable[[], None]) -> None:
    """Leaves something to be done once the transaction stands; never run if it is rolled back."""
    session.info.setdefault("after_commit", []).append(told)


Db = Annotated[Session, Depends(unit_of_work, scope="function")]
