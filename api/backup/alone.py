"""One transaction in which nobody else writes, while everyone goes on reading what stood before."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, SQLModel

from api.backup.refused import BackupRefused
from api.backup.tables import table_named
from api.database import session_of
from api.replicas.outside import FromOutside

# Shorter than the second after which PostgreSQL would end one of two that wait for each other: it is always
# we who let go, and nobody's request fails.
PATIENCE = "500ms"
TRIES = 60


@contextmanager
def alone(engine: Engine) -> Iterator[Session]:
    """Commits at the end of the block, and tells who listens.

    Raises BackupRefused where writers leave no room for half a minute.
    """
    with session_of(engine, notifier=FromOutside(engine)) as db:
        if engine.dialect.name == "postgresql":
            _lock_out_writers(db)
        else:
            _begin(db)
        yield db


def unhurried(connection: Connection) -> None:
    """This transaction may take as long as it takes, unlike anybody's request."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def _begin(db: Session) -> None:
    try:
        db.connection()  # takes the one lock that there is, and waits for it
    except OperationalError:
        raise _too_busy() from None


def _lock_out_writers(db: Session) -> None:
    """Also those who only lock a row, to write it later; `team` first, as every writer does."""
    first = table_named("team")
    others = [table for table in SQLModel.metadata.sorted_tables if table is not first]
    names = ", ".join(f'"{table.name}"' for table in (first, *others))
    for _ in range(TRIES):
        try:
            unhurried(db.connection())
            db.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}'"))
            db.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
            db.execute(text("SET LOCAL lock_timeout = 0"))
            return
        except OperationalError:
            db.rollback()
    raise _too_busy()


def _too_busy() -> BackupRefused:
    return BackupRefused("Others are writing all the time. Try again, or stop the service meanwhile.")
