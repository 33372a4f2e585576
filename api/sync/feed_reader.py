"""Opens the feed for one member of one team."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Engine

from api.sync.cursor import Position
from api.sync.feed import SeenScopesCache
from api.sync.feed_store import FeedStore
from api.sync.reading import Reader

T = TypeVar("T")


class FeedReader:
    """One a process. Raises NotFound for whoever is not in the team."""

    def __init__(self, engine: Engine) -> None:
        self._reader = Reader(engine)
        self.seen = SeenScopesCache()

    def close(self) -> None:
        self._reader.close()

    async def position(self, team_id: UUID, person_id: UUID) -> Position:
        """Where the team's history stands: all that most questions need."""
        return await self._reader.at_once(lambda reading: FeedStore(reading, team_id, person_id).position)

    async def read(self, team_id: UUID, person_id: UUID, told: Callable[[FeedStore], T]) -> T:
        """What `told` makes of one snapshot of the team."""
        return await self._reader.in_one_moment(lambda reading: told(FeedStore(reading, team_id, person_id)))
