"""Who may do what in a folder, and why; what would be otherwise if something were changed. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from api.library.rights import MANAGES_ALL, STRENGTH, FolderFacts, Right, Scope
from api.library.team_rights import Belonging, GrantFacts, Holder, Holders, TeamRights, team_rights


class Reason(NamedTuple):
    """One of the things that let somebody do something: their role, which names no folder, or a grant."""

    holder: Holder
    folder_id: UUID | None
    right: Right


class Difference(NamedTuple):
    """What one person may do in one folder, now and then."""

    person_id: UUID
    folder_id: UUID
    before: Right | None
    after: Right | None


@dataclass(frozen=True)
class Standing:
    """All that decides about rights in one team, at one moment. `roles` is by person."""

    team_id: UUID
    folders: Sequence[FolderFacts]
    grants: Sequence[GrantFacts]
    belongings: Sequence[Belonging]
    roles: Mapping[UUID, str]

    @cached_property
    def tree(self) -> dict[UUID, FolderFacts]:
        return {folder.id: folder for folder in self.folders}

    @cached_property
    def rights(self) -> TeamRights:
        return team_rights(self.team_id, self.folders, self.grants, self.belongings)

    def scopes(self, person_id: UUID) -> dict[UUID, Scope]:
        """The team folders that somebody sees; worked out once for all who hold the same."""
        holders = self.rights.holders(person_id, self.roles[person_id]) if person_id in self.roles else None
        if holders is None:
            return {}
        if holders not in self._known:
            self._known[holders] = {scope.id: scope for scope in self.rights.scopes(holders)}
        return self._known[holders]

    def reasons(self, person_id: UUID, folder_id: UUID) -> list[Reason]:
        """Why somebody may do what they may there, the strongest first, the nearest folder before others."""
        role = self.roles[person_id]
        if role in MANAGES_ALL:
            return [Reason(Holder("role", person_id), None, "manage")]
        holders = self.rights.holders(person_id, role)
        found = [
            Reason(holder, above.id, right)
            for above in self.upwards(folder_id)
            for holder in sorted(holders)
            if (right := self.rights.granted.get(holder, {}).get(above.id))
        ]
        return sorted(found, key=lambda reason: -STRENGTH[reason.right])

    def upwards(self, folder_id: UUID) -> Iterator[FolderFacts]:
        """The folder, and those that it lies in."""
        seen = set[UUID]()
        at = self.tree.get(folder_id)
        while at and at.id not in seen:
            yield at
            seen.add(at.id)
            at = self.tree.get(at.parent_id) if at.parent_id else None

    @cached_property
    def _known(self) -> dict[Holders, dict[UUID, Scope]]:
        return {}


def with_grant(standing: Standing, folder_id: UUID, holder: Holder, right: Right | None) -> Standing:
    """As if that holder had that right on the folder itself; none takes it away."""
    others = [each for each in standing.grants if (each.folder_id, each.holder) != (folder_id, holder)]
    given = [GrantFacts(folder_id, holder, right)] if right else []
    return replace(standing, grants=[*others, *given])


def with_role(standing: Standing, person_id: UUID, role: str) -> Standing:
    return replace(standing, roles={**standing.roles, person_id: role})


def without_person(standing: Standing, person_id: UUID) -> Standing:
    roles = {each: role for each, role in standing.roles.items() if each != person_id}
    return replace(standing, roles=roles)


def with_belonging(standing: Standing, belonging: Belonging) -> Standing:
    return replace(standing, belongings=[*without_belonging(standing, belonging).belongings, belonging])


def without_belonging(standing: Standing, belonging: Belonging) -> Standing:
    return replace(standing, belongings=[each for each in standing.belongings if each != belonging])


def without_group(standing: Standing, group_id: UUID) -> Standing:
    holder = Holder("group", group_id)
    return replace(
        standing,
        grants=[each for each in standing.grants if each.holder != holder],
        belongings=[each for each in standing.belongings if each.group_id != group_id],
    )


def differences(before: Standing, after: Standing) -> Iterator[Difference]:
    """Person by person as `before` lists them, folder by folder likewise."""
    for person_id in before.roles:
        had, has = before.scopes(person_id), after.scopes(person_id)
        for folder in before.folders:
            was, then = _right(had, folder.id), _right(has, folder.id)
            if was != then:
                yield Difference(person_id, folder.id, was, then)


def _right(scopes: Mapping[UUID, Scope], folder_id: UUID) -> Right | None:
    scope = scopes.get(folder_id)
    return scope.right if scope else None
