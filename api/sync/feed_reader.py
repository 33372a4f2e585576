"""Reads the feed where it is quickest to read.

SQLite answers inside this process, in microseconds, and its readers wait for nobody: the event loop
asks it directly, since handing over to a thread costs more than the answer. Any other database is
asked from a thread.
"""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine

from api.sync.feed import SeenScopesCache
from api.sync.feed_store import FeedStore

T = TypeVar("T")


class FeedReader:
    """One a process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(reads_only=True)
        self._is_near = engine.dialect.name == "sqlite"
        self.seen = SeenScopesCache()

    async def read(self, team_id: UUID, person_id: UUID, told: Callable[[FeedStore], T]) -> T:
        """What `told` makes of one snapshot of the team, as that person may see it. Raises NotFound."""
        if self._is_near:
            return self._read(team_id, person_id, told)
        return await run_in_threadpool(self._read, team_id, person_id, told)

    def _read(self, team_id: UUID, person_id: UUID, told: Callable[[FeedStore], T]) -> T:
        with self._engine.connect() as connection:
            return told(FeedStore(connection, team_id, person_id))
