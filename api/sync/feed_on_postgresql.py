"""The feed's questions to PostgreSQL: one statement each, which is one journey and one snapshot.

Everybody asks all day long where their team stands, so those who ask at the same moment are answered by one
statement. Rows come as pairs of a number and a text, read as they lie in the answer: five hundred of them
cost more to turn into Python's objects than to find.
"""

from collections.abc import Iterable
from operator import itemgetter
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from psycopg.pq.abc import PGresult
from sqlalchemy import Engine
from sqlmodel import Session

from api.database import for_reading
from api.sync.cursor import Position
from api.sync.feed_store import After, Door, TeamSeen, Told, Who, Written, checksums, not_in_team
from api.sync.lines import Lines
from api.sync.team_seen import team_seen
from api.together import Together


class FeedOnPostgresql:
    def __init__(self, engine: Engine) -> None:
        self._snapshots = for_reading(engine).execution_options(isolation_level="REPEATABLE READ")
        self._lines = Lines(engine)
        self._knocking = Together(self._doors)
        self._reading = Together(self._teams)

    async def door(self, who: Who) -> Door:
        door = await self._knocking.ask(who)
        if not door:
            raise not_in_team()
        return door

    async def team_seen(self, team_id: UUID) -> TeamSeen:
        seen = await self._reading.ask(team_id)
        if not seen:
            raise not_in_team()
        return seen

    async def changes(self, who: Who, after: After) -> Told:
        since = (who.team_id, after.number, _listed(after.folders), after.limit)
        place = (who.team_id, who.person_id)
        result = await self._lines.ask(_CHANGES, (*since, *since, who.team_id, _listed(after.summed), *place))
        rows = _rows(result)
        door = _door_among(rows)
        sums = [text.decode().split() for number, text in rows if number == SUM]
        told = checksums(((folder, int(low), int(high)) for folder, low, high in sums), after.summed)
        return Told(door, sorted([row for row in rows if row[0] > SUM], key=itemgetter(0)), told)

    async def templates_in(
        self, who: Who, folder_id: UUID, after: UUID, limit: int
    ) -> tuple[Door, list[bytes]]:
        asked = (who.team_id, folder_id, after, limit, *who)
        rows = _rows(await self._lines.ask(_IN_FOLDER, asked))
        return _door_among(rows), [json for number, json in sorted(rows) if number != DOOR]

    async def close(self) -> None:
        await self._lines.close()

    async def _doors(self, knocking: list[Who]) -> list[Door | None]:
        teams, people = zip(*knocking, strict=True)
        found = _doors_in(await self._lines.ask(_DOORS, (_listed(teams), _listed(people))))
        return [found.get(place) for place in range(1, len(knocking) + 1)]

    async def _teams(self, asked: list[UUID]) -> list[TeamSeen | None]:
        """A change of rights sends all of a team at once: each team is read once a round."""
        seen = await run_in_threadpool(lambda: {each: self._team(each) for each in set(asked)})
        return [seen[each] for each in asked]

    def _team(self, team_id: UUID) -> TeamSeen | None:
        with Session(self._snapshots) as session:
            return team_seen(session, team_id)


DOOR, SUM = -1, 0  # in the place of a number; those of writes begin with 1
_DOORS = """
    SELECT asked.place, team.epoch, team.head, team.acl_seq, team.min_seq, member.role
    FROM unnest(%s::uuid[], %s::uuid[]) WITH ORDINALITY AS asked (team, person, place)
    JOIN team ON team.id = asked.team
    JOIN member ON member.team_id = asked.team AND member.person_id = asked.person
"""
_THIS_DOOR = """
    SELECT -1, concat_ws(' ', team.epoch, team.head, team.acl_seq, team.min_seq, member.role)
    FROM team JOIN member ON member.team_id = team.id
    WHERE team.id = %s AND member.person_id = %s
"""
_CHANGES = f"""
    WITH written AS MATERIALIZED (
        (SELECT seq AS number, folder_id, '{{"kind":"delete","id":"' || template_id || '","folder":"'
            || folder_id || '","revision":' || seq || '}}' AS json
        FROM tombstone WHERE team_id = %s AND seq > %s AND folder_id = ANY(%s::uuid[])
        ORDER BY seq LIMIT %s)
        UNION ALL
        (SELECT revision, folder_id, change_json
        FROM template WHERE team_id = %s AND revision > %s AND folder_id = ANY(%s::uuid[])
        ORDER BY revision LIMIT %s)
    )
    SELECT number, json FROM written
    UNION ALL
    SELECT 0, concat_ws(' ', id, low_sum, high_sum) FROM folder
    WHERE team_id = %s AND (id = ANY(%s::uuid[]) OR id IN (SELECT folder_id FROM written))
    UNION ALL {_THIS_DOOR}
"""
_IN_FOLDER = f"""
    (SELECT row_number() OVER (ORDER BY id), change_json FROM template
    WHERE team_id = %s AND folder_id = %s AND id > %s ORDER BY id LIMIT %s)
    UNION ALL {_THIS_DOOR}
"""


def _listed(ids: Iterable[UUID]) -> str:
    """As PostgreSQL reads an array; an adapter would turn each id into an object of its own first."""
    return "{" + ",".join([each.hex for each in ids]) + "}"


def _rows(result: PGresult) -> list[Written]:
    told = result.get_value
    return [(_number(told(row, 0)), told(row, 1) or b"") for row in range(result.ntuples)]


def _number(binary: bytes | None) -> int:
    return int.from_bytes(binary or b"", "big", signed=True)


def _door_among(rows: list[Written]) -> Door:
    """Without one, whoever asks is not in the team; whatever else was found is not for them."""
    for number, text in reversed(rows):
        if number == DOOR:
            *place, role = text.decode().split()
            return Door(Position(*map(int, place)), role)
    raise not_in_team()


def _doors_in(result: PGresult) -> dict[int, Door]:
    """By place in the question, from 1."""
    told, found = result.get_value, {}
    for row in range(result.ntuples):
        place, *numbers = [_number(told(row, column)) for column in range(5)]
        found[place] = Door(Position(*numbers), (told(row, 5) or b"").decode())
    return found
