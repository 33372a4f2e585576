"""What the feed asks of a database. Every answer is of one moment, and its `door` says of which.

SQLite is asked in `feed_on_sqlite`, PostgreSQL in `feed_on_postgresql`: what is quickest there is not here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from uuid import UUID

from api.library.checksum import checksum
from api.library.team_rights import TeamRights
from api.problems import NotFound
from api.sync.cursor import Position

# One entry of the feed: its number, and its JSON. A plain tuple, as it comes: there are five hundred a page.
Written = tuple[int, bytes]
EMPTY = checksum(0, 0)


class Who(NamedTuple):
    """One member of one team: all that is asked, is asked as somebody."""

    team_id: UUID
    person_id: UUID


class Door(NamedTuple):
    """Where a team's history stands, for a member in a role."""

    position: Position
    role: str

    @property
    def rights(self) -> tuple[int, int, str]:
        """Alike as long as what this person may see has not changed."""
        return *self.position.rights, self.role


class TeamSeen(NamedTuple):
    """What anybody's folders follow from, and what every member may know of the team."""

    position: Position
    rights: TeamRights
    name: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class After:
    """The question for changes: those after a number, in some folders, at most so many of either kind."""

    number: int
    folders: Sequence[UUID]
    limit: int
    summed: Sequence[UUID]
    """Folders whose checksum is told in any case; of the others, those that have a change."""


class Told(NamedTuple):
    """By number, a tombstone before the row of the same number; and checksums by folder."""

    door: Door
    written: list[Written]
    checksums: dict[str, str]


class FeedStore(Protocol):
    """Every query of the feed. Raises NotFound for who is not in the team, as if it were not there."""

    async def door(self, who: Who) -> Door: ...

    async def team_seen(self, team_id: UUID) -> TeamSeen:
        """For all of its people: who asks was seen to be one of them."""
        ...

    async def changes(self, who: Who, after: After) -> Told: ...

    async def templates_in(
        self, who: Who, folder_id: UUID, after: UUID, limit: int
    ) -> tuple[Door, list[bytes]]:
        """By id, those after one; at most so many."""
        ...

    async def close(self) -> None:
        """Lets go of connections; the next question opens another."""
        ...


def not_in_team() -> NotFound:
    return NotFound("There is no such team, or you do not belong to it.")


def checksums(found: Iterable[tuple[str, int, int]], summed: Sequence[UUID]) -> dict[str, str]:
    """Per folder; one that has no row yet (a private one) is empty."""
    told = {folder: checksum(low, high) for folder, low, high in found}
    return dict.fromkeys(map(str, summed), EMPTY) | told if summed else told
