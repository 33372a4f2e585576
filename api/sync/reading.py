"""Asking the database where it is quickest to ask.

SQLite answers inside this process, in microseconds, and its readers wait for nobody: the event loop asks the
driver itself, over one connection that stays open. (A thread, a pool and SQLAlchemy's layers each cost more
than the answer: 45 µs for a pooled connection, 15 µs for a statement, against 3 µs.) Any other database is
asked through SQLAlchemy, from a thread.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Engine, text

T = TypeVar("T")
Rows = Sequence[Sequence[Any]]


class Reading:
    """One connection for reading. `rows` takes SQL with `:names`, which both drivers understand."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def rows(self, sql: str, asked: Mapping[str, Any]) -> Rows:
        return self.connection.execute(text(sql), asked).all()


class NearReading(Reading):
    """SQLite, without anything in between; ids are stored there as 32 hexadecimal digits."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        self._driver = driver
        self._driver.execute("PRAGMA cache_size=-32768")
        self._driver.execute("PRAGMA mmap_size=268435456")

    def rows(self, sql: str, asked: Mapping[str, Any]) -> Rows:
        plain = {name: value.hex if isinstance(value, UUID) else value for name, value in asked.items()}
        return self._driver.execute(sql, plain).fetchall()


class Reader:
    """One a process. `at_once` may see each statement's own moment; `in_one_moment` sees one snapshot."""

    def __init__(self, engine: Engine) -> None:
        self._is_near = engine.dialect.name == "sqlite"
        # A snapshot is what SQLite gives anyway, and what PostgreSQL calls by this name.
        snapshot = {} if self._is_near else {"isolation_level": "REPEATABLE READ"}
        self._engine = engine.execution_options(reads_only=True, **snapshot)
        self._near: NearReading | None = None

    async def at_once(self, told: Callable[[Reading], T]) -> T:
        if self._is_near:
            return told(self._open())
        return await run_in_threadpool(self._far, told)

    async def in_one_moment(self, told: Callable[[Reading], T]) -> T:
        if not self._is_near:
            return await run_in_threadpool(self._far, told)
        reading = self._open()
        with reading.connection.begin():
            return told(reading)

    def close(self) -> None:
        """Lets go of the connection that stays open; the next question opens another."""
        if self._near:
            self._near.connection.close()
            self._near = None

    def _open(self) -> NearReading:
        if not self._near:
            self._near = NearReading(self._engine.connect())
        return self._near

    def _far(self, told: Callable[[Reading], T]) -> T:
        with self._engine.connect() as connection:
            return told(Reading(connection))
