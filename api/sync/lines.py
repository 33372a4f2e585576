"""A few open lines to PostgreSQL, asked from the event loop in prepared statements.

Each question is one statement and so sees one snapshot by itself: no transaction needs to be opened, which
would be two more journeys. A pooler that hands a connection on after each transaction would have to know
prepared statements, as pgbouncer does from 1.21 on with `max_prepared_statements`.
"""

import asyncio
from collections.abc import Sequence
from typing import Any, LiteralString

import psycopg
from psycopg.pq.abc import PGresult
from sqlalchemy import Engine

from api.problems import Busy

LINES = 4
PATIENCE = 10.0
# Of a server that vanished without a word one learns within a minute.
WORDS = {"connect_timeout": 5, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}


class Lines:
    """Opened when first asked, and again after the server was away. Lives on one event loop."""

    def __init__(self, engine: Engine) -> None:
        _, words = engine.dialect.create_connect_args(engine.url)
        self._lines = [Line({**WORDS, "application_name": "rejoinder feed", **words}) for _ in range(LINES)]
        self._free = list(self._lines)
        self._turns = asyncio.Semaphore(LINES)

    async def ask(self, statement: LiteralString, asked: Sequence[Any]) -> PGresult:
        """The rows as they came, in PostgreSQL's binary form; `%s` stands where something is filled in.

        Raises Busy while the server is away.
        """
        async with self._turns:
            line = self._free.pop()
            try:
                async with asyncio.timeout(PATIENCE):
                    return await line.ask(statement, asked)
            except (psycopg.OperationalError, TimeoutError):
                await line.close()
                raise Busy("The database was away for a moment. Try again.") from None
            finally:
                self._free.append(line)

    async def close(self) -> None:
        for line in self._lines:
            await line.close()


class Line:
    def __init__(self, words: dict[str, Any]) -> None:
        self._words = words
        self._connection: psycopg.AsyncConnection[Any] | None = None

    async def ask(self, statement: LiteralString, asked: Sequence[Any]) -> PGresult:
        """Nothing is changed by asking, so a line that broke while nobody asked is no reason to give up."""
        if self._connection:
            try:
                return await _rows(self._connection, statement, asked)
            except psycopg.OperationalError:
                await self.close()
        self._connection = await psycopg.AsyncConnection.connect(autocommit=True, **self._words)
        return await _rows(self._connection, statement, asked)

    async def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            await connection.close()


async def _rows(
    connection: psycopg.AsyncConnection[Any], statement: LiteralString, asked: Sequence[Any]
) -> PGresult:
    cursor = await connection.execute(statement, asked, prepare=True, binary=True)
    assert cursor.pgresult
    return cursor.pgresult
