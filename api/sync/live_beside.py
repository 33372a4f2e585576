"""What other processes write into the same SQLite file: `rejoinder restore`, `rejoinder packs import`.

They can tell nobody, so the service looks by itself. (On PostgreSQL they do: see `api.replicas.outside`.)
"""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col

from api.database import for_reading
from api.logs import warn
from api.sync.live_store import News
from api.teams.models import Team

LOOKS_EVERY = 1.0


class Beside:
    """Lives on the event loop. What it calls back with holds what this process wrote itself, too."""

    def __init__(self, engine: Engine) -> None:
        self._file = SqliteFile(engine)
        self._looking: asyncio.Task[None] | None = None

    def look_while(
        self, anybody_listens: Callable[[], bool], told: Callable[[Mapping[UUID, News]], None]
    ) -> None:
        """Calls back with the news of every team, within a second after anything was committed."""
        if not self._looking or self._looking.done():
            self._looking = asyncio.create_task(self._look(anybody_listens, told))

    def close(self) -> None:
        if self._looking:
            self._looking.cancel()

    async def _look(
        self, anybody_listens: Callable[[], bool], told: Callable[[Mapping[UUID, News]], None]
    ) -> None:
        try:
            while anybody_listens():
                await asyncio.sleep(LOOKS_EVERY)
                news = await run_in_threadpool(self._file.news)
                if news is not None:
                    told(news)
        finally:
            self._file.close()


class SqliteFile:
    """Holds a connection on which nothing is ever written, so that SQLite tells of everybody's commits there.

    To look costs microseconds and reads no file. Ask it from a thread, one at a time.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = for_reading(engine)
        self._connection: Connection | None = None
        self._version: int | None = None

    def news(self) -> Mapping[UUID, News] | None:
        """Of every team, if anybody committed anything since this was asked last."""
        try:
            connection = self._connection = self._connection or self._engine.connect()
            # The version first: what is committed from here on is told the next time.
            version = _version(connection)
            if version == self._version:
                return None
            news = _news(connection)
        except (SQLAlchemyError, sqlite3.Error) as trouble:
            warn("other processes cannot be heard", kind=type(trouble).__name__)
            self.close()
            return None
        self._version = version
        return news

    def close(self) -> None:
        """What it is asked next is told in full."""
        connection, self._connection, self._version = self._connection, None, None
        if connection:
            connection.close()


def _version(connection: Connection) -> int:
    """Another one whenever another connection, of whichever process, has committed. Within a transaction it
    stands still, so the driver is asked itself."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    version: int = driver.execute("PRAGMA data_version").fetchone()[0]
    return version


def _news(connection: Connection) -> dict[UUID, News]:
    asked = select(col(Team.id), col(Team.head), col(Team.epoch), col(Team.acl_seq))
    with connection.begin():
        found = connection.execute(asked).all()
    return {team_id: News(head, (epoch, acl_seq)) for team_id, head, epoch, acl_seq in found}
