"""What one person may see of a team, as the feed needs it. Who may see the same shares it."""

from dataclasses import dataclass
from uuid import UUID

import orjson

from api.library.rights import Scope, private_folder_id, private_scope
from api.library.team_rights import Holders
from api.sync.feed_store import Door, TeamSeen, Who
from api.sync.recent import Recent

# Some 40 MB at most: of what was read, and of what follows from it, in folders of somebody's list.
FACTS = 100_000
FOLDERS = 100_000


@dataclass(frozen=True, slots=True)
class Shared:
    """The team folders of all who have the same rights; `json` tells them, and the team."""

    ids: tuple[UUID, ...]
    json: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """As it follows from one state of the team's rights, and one role."""

    rights: tuple[int, int, str]
    private_id: UUID
    shared: Shared

    @property
    def ids(self) -> tuple[UUID, ...]:
        return (self.private_id, *self.shared.ids)

    @property
    def json(self) -> bytes:
        """To be put into an answer, after something else."""
        private = orjson.dumps(_scope_json(private_scope(self.private_id)))
        return b',"scopes":[' + private + self.shared.json


class Views:
    """What was read of teams, and worked out from it. Bounded; what is missing is worked out again."""

    def __init__(self) -> None:
        self._teams = Recent[UUID, TeamSeen](FACTS)
        self._shared = Recent[tuple[UUID, tuple[int, int], Holders], Shared](FOLDERS)

    def seen(self, who: Who, door: Door) -> Seen | None:
        """None where the team is to be read first: nothing is known of its rights as the door tells them."""
        team = self._teams.get(who.team_id)
        if not team or team.position.rights != door.position.rights:
            return None
        return self._seen(who, door.role, team)

    def learned(self, who: Who, role: str, team: TeamSeen) -> Seen:
        """From what was just read, and is kept for everybody else."""
        self._teams.keep(who.team_id, team, 1 + team.rights.facts)
        return self._seen(who, role, team)

    def _seen(self, who: Who, role: str, team: TeamSeen) -> Seen:
        shared = self._shared_by(who.team_id, team, team.rights.holders(who.person_id, role))
        return Seen((*team.position.rights, role), private_folder_id(*who), shared)

    def _shared_by(self, team_id: UUID, team: TeamSeen, holders: Holders) -> Shared:
        key = team_id, team.position.rights, holders
        shared = self._shared.get(key)
        if not shared:
            shared = _shared(team_id, team, holders)
            self._shared.keep(key, shared, 1 + len(shared.ids))
        return shared


def _shared(team_id: UUID, team: TeamSeen, holders: Holders) -> Shared:
    scopes = team.rights.scopes(holders)
    folders = b"".join(b"," + orjson.dumps(_scope_json(scope)) for scope in scopes)
    about = orjson.dumps({"id": team_id, "name": team.name, "values": team.values})
    return Shared(tuple(scope.id for scope in scopes), folders + b'],"team":' + about)


def _scope_json(scope: Scope) -> dict[str, object]:
    return {
        "id": scope.id,
        "parent": scope.parent,
        "name": scope.name,
        "kind": scope.kind,
        "right": scope.right,
    }
