"""What one person may do in each folder of a team. Pure: folders and grants in, scopes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid5

Right = Literal["use", "edit", "manage"]
STRENGTH: dict[Right, int] = {"use": 1, "edit": 2, "manage": 3}
PRIVATE_NAME = "Private"
MANAGES_ALL = {"owner", "admin"}


@dataclass(frozen=True, slots=True)
class FolderFacts:
    id: UUID
    parent_id: UUID | None
    name: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A folder that a person may see, and what they may do there. `parent` is one they may see, too."""

    id: UUID
    parent: UUID | None
    name: str
    kind: Literal["private", "team"]
    right: Right


class Scopes:
    """Every folder that one person may see in one team, the private one first."""

    def __init__(self, scopes: Iterable[Scope]) -> None:
        self._by_id = {scope.id: scope for scope in scopes}

    def __iter__(self) -> Iterator[Scope]:
        return iter(self._by_id.values())

    def get(self, folder_id: UUID) -> Scope | None:
        return self._by_id.get(folder_id)

    def allows(self, right: Right, folder_id: UUID) -> bool:
        """Whether that folder may be used, edited or managed; a folder nobody knows of may not."""
        scope = self._by_id.get(folder_id)
        return scope is not None and STRENGTH[scope.right] >= STRENGTH[right]

    @property
    def ids(self) -> list[UUID]:
        return list(self._by_id)


def private_folder_id(team_id: UUID, person_id: UUID) -> UUID:
    """A person's private folder has its id before it has a row: everyone has one, few write in it."""
    return uuid5(team_id, person_id.hex)


def scopes_for_manager(private_id: UUID, folders: Iterable[FolderFacts]) -> Scopes:
    return Scopes([private_scope(private_id), *managed(folders)])


def scopes_for_member(
    private_id: UUID, folders: Iterable[FolderFacts], granted: Mapping[UUID, Right]
) -> Scopes:
    return Scopes([private_scope(private_id), *seen_through(folders, granted)])


def private_scope(private_id: UUID) -> Scope:
    return Scope(private_id, None, PRIVATE_NAME, "private", "manage")


def managed(folders: Iterable[FolderFacts]) -> list[Scope]:
    """Owners and admins manage every team folder; private folders of others do not exist for them."""
    return [Scope(folder.id, folder.parent_id, folder.name, "team", "manage") for folder in folders]


def seen_through(folders: Iterable[FolderFacts], granted: Mapping[UUID, Right]) -> list[Scope]:
    """`granted` is the strongest right that was given to a person on each folder itself.

    The effective right is the strongest of those on the folder and on the folders above it.
    """
    tree = {folder.id: folder for folder in folders}
    rights: dict[UUID, Right | None] = {}

    def right_in(folder_id: UUID) -> Right | None:
        if folder_id not in rights:
            rights[folder_id] = None  # so that a ring of parents, were there one, would end
            parent = tree[folder_id].parent_id
            inherited = right_in(parent) if parent in tree else None
            rights[folder_id] = strongest(granted.get(folder_id), inherited)
        return rights[folder_id]

    def seen_parent(folder: FolderFacts) -> UUID | None:
        return folder.parent_id if folder.parent_id in tree and right_in(folder.parent_id) else None

    return [
        Scope(folder.id, seen_parent(folder), folder.name, "team", right)
        for folder in tree.values()
        if (right := right_in(folder.id))
    ]


def strongest(*rights: Right | None) -> Right | None:
    given = [right for right in rights if right]
    return max(given, key=STRENGTH.__getitem__, default=None)
