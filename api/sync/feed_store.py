"""The queries of the feed, in plain columns: what is read here is read by every client, all day long."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast
from uuid import UUID

from sqlmodel import Session, col, select

from api.library.checksum import checksum
from api.library.folder_store import FolderStore
from api.library.rights import Scopes
from api.problems import NotFound
from api.sync.cursor import Position
from api.sync.reading import Reading, Rows
from api.teams.doors import Place
from api.teams.models import Role, Team

# One entry of the feed: its number, its folder (as the driver tells ids), and its JSON. A plain tuple, as it
# comes: there are five hundred a page.
Written = tuple[int, Any, str]


class FeedStore:
    """Opened for one member of one team; raises NotFound for anyone else, as for a team that is not there."""

    def __init__(self, reading: Reading, team_id: UUID, person_id: UUID) -> None:
        self._reading = reading
        self.team_id = team_id
        self.person_id = person_id
        found = reading.rows(_DOOR, {"team": team_id, "person": person_id})
        if not found:
            raise NotFound("There is no such team, or you do not belong to it.")
        epoch, head, acl_seq, min_seq, self.role = found[0]
        self.position = Position(epoch, head, acl_seq, min_seq)

    def is_signed_in(self, session_id: UUID) -> bool:
        return bool(self._reading.rows(_SIGNED_IN, {"session": session_id}))

    def scopes(self) -> Scopes:
        with Session(self._reading.connection) as session:
            place = Place(self.team_id, self.person_id, cast(Role, self.role))
            return FolderStore(session, place).scopes()

    def team(self) -> tuple[str, dict[str, str]]:
        """Its name and its values."""
        named = select(Team.name, Team.values).where(col(Team.id) == self.team_id)
        name, values = self._reading.connection.execute(named).one()
        return name, values

    def changes_after(self, number: int, folder_ids: Sequence[UUID], limit: int) -> list[Written]:
        """By number, a tombstone before the row of the same number; at most `limit` of either kind."""
        names, asked = _listed(folder_ids)
        asked |= {"team": self.team_id, "number": number, "limit": limit}
        rows = cast(list[Written], self._reading.rows(_changed(names), asked))
        left = self._reading.rows(_left(names), asked)
        return sorted([*_deletions(left), *rows], key=itemgetter(0)) if left else rows

    def templates_in(self, folder_id: UUID, after: UUID, limit: int) -> list[tuple[str, str]]:
        """By id: the id, and its JSON."""
        asked = {"team": self.team_id, "folder": folder_id, "after": after, "limit": limit}
        return [(_written_out(told), json) for told, json in self._reading.rows(_IN_FOLDER, asked)]

    def checksums(self, folders: Iterable[Any]) -> dict[str, str]:
        """Per folder; one that has no row yet (a private one) is empty."""
        names, asked = _listed(list(folders))
        found = self._reading.rows(_sums(names), asked | {"team": self.team_id})
        sums = dict.fromkeys(map(_written_out, asked.values()), EMPTY)
        return sums | {_written_out(folder): checksum(low, high) for folder, low, high in found}


EMPTY = checksum(0, 0)
_DOOR = """
    SELECT team.epoch, team.head, team.acl_seq, team.min_seq, member.role
    FROM team JOIN member ON member.team_id = team.id
    WHERE team.id = :team AND member.person_id = :person
"""
_SIGNED_IN = "SELECT 1 FROM device_session WHERE id = :session AND ended_at IS NULL"
_IN_FOLDER = """
    SELECT id, change_json FROM template
    WHERE team_id = :team AND folder_id = :folder AND id > :after ORDER BY id LIMIT :limit
"""


@lru_cache(64)
def _changed(names: str) -> str:
    return f"""
        SELECT revision, folder_id, change_json FROM template
        WHERE team_id = :team AND revision > :number AND folder_id IN ({names})
        ORDER BY revision LIMIT :limit
    """


@lru_cache(64)
def _left(names: str) -> str:
    return f"""
        SELECT seq, folder_id, template_id FROM tombstone
        WHERE team_id = :team AND seq > :number AND folder_id IN ({names})
        ORDER BY seq LIMIT :limit
    """


@lru_cache(64)
def _sums(names: str) -> str:
    return f"SELECT id, low_sum, high_sum FROM folder WHERE team_id = :team AND id IN ({names})"


def _listed(ids: Sequence[Any]) -> tuple[str, dict[str, Any]]:
    """Names for a list in SQL, and what they stand for; never the ids themselves."""
    return _names(len(ids)), {f"f{place}": each for place, each in enumerate(ids)}


@lru_cache(64)
def _names(count: int) -> str:
    return ", ".join(f":f{place}" for place in range(count))


def _deletions(left: Rows) -> Iterable[Written]:
    for number, folder, template in left:
        ids = f'"id":"{_written_out(template)}","folder":"{_written_out(folder)}"'
        yield number, folder, f'{{"kind":"delete",{ids},"revision":{number}}}'


def _written_out(told: Any) -> str:
    """An id with its hyphens, from what the driver tells: an object, or 32 hexadecimal digits."""
    if isinstance(told, UUID):
        return str(told)
    return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"
