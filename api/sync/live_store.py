"""Who may hear of a team, asked once for all of its sockets."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection, Engine, select, union_all
from sqlmodel import col

from api.clock import now
from api.identity.api_token_store import still_good
from api.identity.models import ApiToken, DeviceSession
from api.teams.models import Member, Team

SESSIONS_A_QUESTION = 500


@dataclass(frozen=True, slots=True)
class News:
    """A team's newest number. `rights` is another whenever somebody may see more or less than before."""

    head: int
    rights: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who of those asked for belongs to the team, and which of their devices and scripts are signed in."""

    members: frozenset[UUID]
    sessions: frozenset[UUID]


class LiveStore:
    """Opened for one team. Its questions do not hold up the event loop; ask them from a thread."""

    def __init__(self, engine: Engine, team_id: UUID) -> None:
        self._engine = engine.execution_options(reads_only=True)
        self._team_id = team_id

    def news(self) -> News | None:
        """None where the team is gone."""
        asked = select(col(Team.head), col(Team.epoch), col(Team.acl_seq)).where(
            col(Team.id) == self._team_id
        )
        with self._engine.connect() as connection:
            found = connection.execute(asked).one_or_none()
        return News(found.head, (found.epoch, found.acl_seq)) if found else None

    def listeners(self, sessions: Collection[UUID]) -> Listeners:
        belonging = select(col(Member.person_id)).where(col(Member.team_id) == self._team_id)
        with self._engine.connect() as connection:
            members = frozenset(connection.execute(belonging).scalars())
            return Listeners(members, frozenset(_signed_in(connection, sessions)))


def _signed_in(connection: Connection, sessions: Collection[UUID]) -> Iterator[UUID]:
    coming = iter(sessions)
    while portion := list(islice(coming, SESSIONS_A_QUESTION)):
        devices = select(col(DeviceSession.id)).where(
            col(DeviceSession.id).in_(portion), col(DeviceSession.ended_at).is_(None)
        )
        scripts = select(col(ApiToken.id)).where(col(ApiToken.id).in_(portion), *still_good(now()))
        yield from connection.execute(union_all(devices, scripts)).scalars()
