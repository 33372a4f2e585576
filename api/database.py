"""The engine, and the one place that commits."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import URL, DateTime, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel

# Every constraint has a name, so that a migration on any database can speak of it.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
POSTGRESQL = {"postgres", "postgresql"}
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time; SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        read: datetime | None = value
        return read.replace(tzinfo=UTC) if read and read.tzinfo is None else read


def open_engine(url: str) -> Engine:
    """An engine whose transactions begin when they are told to, not at the first write."""
    if not url.startswith("sqlite"):
        return create_engine(_spoken(url), pool_pre_ping=True, hide_parameters=True)

    engine = create_engine(
        url,
        connect_args={"check_same_thread": False, "timeout": 30},
        hide_parameters=True,  # an error in a log must not quote what a person wrote
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # sqlite3 must not begin by itself
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later could be refused half way (SQLITE_BUSY_SNAPSHOT),
        # so one that may write takes the lock at its start.
        reads_only = connection.get_execution_options().get("reads_only", False)
        connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")

    return engine


def _spoken(url: str) -> URL:
    """As providers write it, `postgres://` or `postgresql://`, it means the one driver that we bring."""
    told = make_url(url)
    return told.set(drivername="postgresql+psycopg") if told.drivername in POSTGRESQL else told


def unit_of_work(request: Request) -> Iterator[Session]:
    """One request, one transaction: committed before the answer leaves, rolled back on any refusal.

    What must wait for the commit (a poke to the live sockets) is left with `after_commit`.
    """
    reads_only = request.method in SAFE_METHODS
    with session_of(request.app.state.engine, reads_only=reads_only, **request.app.state.told) as session:
        yield session


class session_of:  # noqa: N801 - reads as a verb where it is used: with session_of(engine) as db
    """Opens a session, commits it at the end of the block, and only then runs what waited for that."""

    def __init__(self, engine: Engine, *, reads_only: bool = False, **told: Any) -> None:
        """`told` is who must hear of what was committed; rooms find it in `session.info` by name."""
        bound = engine.execution_options(reads_only=reads_only)
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
