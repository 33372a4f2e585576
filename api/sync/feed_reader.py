"""Opens the feed for one member of one team."""

from uuid import UUID

from sqlalchemy import Engine

from api.problems import Busy, NotFound
from api.sync.asked import ROWS
from api.sync.cursor import Cursor, Position, read_cursor
from api.sync.feed import beginning_json, changes_json, level_json, snapshot_json
from api.sync.feed_on_postgresql import FeedOnPostgresql
from api.sync.feed_on_sqlite import FeedOnSqlite
from api.sync.feed_store import After, Door, FeedStore, Who
from api.sync.seen import Seen, Views

TRIES = 5
FIRST = UUID(int=0)


class FeedReader:
    """One a process. Raises NotFound for whoever is not in the team.

    A team's rights are read once for each change of them, and shared by all of its people. Whatever is read
    with them says, out of the same snapshot, whether they still held; if not, it is thrown away and read
    again.
    """

    def __init__(self, engine: Engine) -> None:
        is_near = engine.dialect.name == "sqlite"
        self._store: FeedStore = FeedOnSqlite(engine) if is_near else FeedOnPostgresql(engine)
        self._views = Views()

    async def close(self) -> None:
        await self._store.close()

    async def position(self, team_id: UUID, person_id: UUID) -> Position:
        """Where the team's history stands: all that most questions need."""
        return (await self._store.door(Who(team_id, person_id))).position

    async def changes(
        self, team_id: UUID, person_id: UUID, cursor_text: str | None, limit: int, etag: str
    ) -> tuple[bytes | None, str]:
        """A `Changes` as JSON, or nothing where the client knows all that the ETag stands for; and the ETag.

        Raises the 410 problems.
        """
        who = Who(team_id, person_id)
        door = await self._store.door(who)
        if etag == door.position.etag and door.position.is_level(cursor_text):
            return None, etag
        if cursor_text is None:
            return await self._beginning(who, door)
        cursor = read_cursor(cursor_text)
        door.position.check(cursor)
        if cursor == door.position.end:
            return level_json(door.position), door.position.etag
        return await self._changes(who, door, cursor, limit)

    async def snapshot(
        self, team_id: UUID, person_id: UUID, folder_id: UUID, after: UUID | None, cursor_text: str | None
    ) -> bytes:
        """A `Snapshot` as JSON: a page of a folder, by id. Raises NotFound for one that is not seen."""
        who = Who(team_id, person_id)
        door = await self._store.door(who)
        for _ in range(TRIES):
            if cursor_text is not None:
                door.position.check(read_cursor(cursor_text))
            seen = await self._seen(who, door)
            if folder_id not in seen.ids:
                raise NotFound("There is no such folder, or it is not shared with you.")
            door, found = await self._store.templates_in(who, folder_id, after or FIRST, ROWS + 1)
            if door.rights == seen.rights:
                return snapshot_json(door.position, found, ROWS)
        raise _restless()

    async def _beginning(self, who: Who, door: Door) -> tuple[bytes, str]:
        for _ in range(TRIES):
            seen = await self._seen(who, door)
            told = await self._store.changes(who, After(door.position.head, (), 0, seen.ids))
            door = told.door
            if door.rights == seen.rights:
                return beginning_json(door.position, seen, told.checksums), door.position.etag
        raise _restless()

    async def _changes(self, who: Who, door: Door, cursor: Cursor, limit: int) -> tuple[bytes, str]:
        for _ in range(TRIES):
            door.position.check(cursor)
            seen = await self._seen(who, door)
            # Who has read several pages, or was told other folders, compares them all at the end.
            compares_all = cursor.under_way or door.position.acl_seq > cursor.number
            summed = seen.ids if compares_all else ()
            told = await self._store.changes(who, After(cursor.number, seen.ids, limit + 1, summed))
            door = told.door
            if door.rights == seen.rights:
                door.position.check(cursor)
                return changes_json(told, limit, cursor, seen), door.position.etag
        raise _restless()

    async def _seen(self, who: Who, door: Door) -> Seen:
        """If the rights changed since the door was asked for, what is read next with these says so."""
        seen = self._views.seen(who, door)
        if seen:
            return seen
        return self._views.learned(who, door.role, await self._store.team_seen(who.team_id))


def _restless() -> Busy:
    return Busy("Who may see what changed several times while this was read. Try again.")
