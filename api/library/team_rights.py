"""What the people of one team may do in its folders, worked out for all of them from one reading. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from api.library.rights import MANAGES_ALL, FolderFacts, Right, Scope, managed, seen_through, strongest


class Holder(NamedTuple):
    """Whom a grant names: everyone (by the team's id), a group or a person."""

    kind: str
    id: UUID


class GrantFacts(NamedTuple):
    folder_id: UUID
    holder: Holder
    right: Right


class Belonging(NamedTuple):
    group_id: UUID
    person_id: UUID


# People with the same ones may do the same.
Holders = frozenset[Holder]
_MANAGERS: Holders = frozenset({Holder("manager", UUID(int=0))})


@dataclass(frozen=True, slots=True)
class TeamRights:
    """`folders` as they are listed; `granted` the strongest right of each holder on each folder itself;
    `held` by person, for those who have more than everyone has."""

    folders: Sequence[FolderFacts]
    granted: Mapping[Holder, Mapping[UUID, Right]]
    held: Mapping[UUID, Holders]
    everyone: Holders

    def holders(self, person_id: UUID, role: str) -> Holders:
        """Through whom somebody with that role may do what they may."""
        return _MANAGERS if role in MANAGES_ALL else self.held.get(person_id, self.everyone)

    def scopes(self, holders: Holders) -> list[Scope]:
        """The team folders that are seen through them, in the order of `folders`."""
        if holders == _MANAGERS:
            return managed(self.folders)
        granted: dict[UUID, Right] = {}
        for holder in holders:
            for folder_id, right in self.granted.get(holder, {}).items():
                granted[folder_id] = strongest(granted.get(folder_id), right) or right
        return seen_through(self.folders, granted)

    @property
    def facts(self) -> int:
        """How much this is to keep."""
        return len(self.folders) + len(self.held) + sum(map(len, self.granted.values()))


def team_rights(
    team_id: UUID, folders: Sequence[FolderFacts], grants: Iterable[GrantFacts], groups: Iterable[Belonging]
) -> TeamRights:
    """`groups` may leave out those that no grant names."""
    granted: dict[Holder, dict[UUID, Right]] = defaultdict(dict)
    for grant in grants:
        granted[grant.holder][grant.folder_id] = grant.right
    everyone = frozenset({Holder("everyone", team_id)})
    return TeamRights(folders, dict(granted), _held(granted, groups, everyone), everyone)


def _held(
    granted: Mapping[Holder, object], groups: Iterable[Belonging], everyone: Holders
) -> dict[UUID, Holders]:
    """One set for all who have the same: a thousand people are mostly in the same few groups."""
    more: dict[UUID, list[Holder]] = defaultdict(list)
    for group_id, person_id in groups:
        more[person_id].append(Holder("group", group_id))
    for holder in granted:
        if holder.kind == "person":
            more[holder.id].append(holder)
    known: dict[Holders, Holders] = {}
    sets = ((person_id, everyone.union(holders)) for person_id, holders in more.items())
    return {person_id: known.setdefault(holders, holders) for person_id, holders in sets}
