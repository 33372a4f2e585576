"""What each person of a team may see and do, worked out anew from what was done.

The service's own code is not asked: plain loops over plain sets, to be believed by reading them.
"""

from dataclasses import dataclass, field

Right = str
STRENGTH = {"use": 1, "edit": 2, "manage": 3}
EVERYONE = "everyone"


@dataclass(frozen=True)
class Row:
    folder: str
    revision: int
    title: str


@dataclass
class Oracle:
    """People by name; folders, groups and templates by id; a folder's parent is a folder, or None."""

    members: set[str] = field(default_factory=set)
    private: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)
    grants: dict[tuple[str, str], Right] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)

    def right_in(self, who: str, folder: str | None) -> Right | None:
        """The strongest of what was granted on the folder and on those above it."""
        if who not in self.members:
            return None
        if folder == self.private[who]:
            return "manage"
        holders = {EVERYONE, who, *(group for group, people in self.groups.items() if who in people)}
        found: list[Right] = []
        while folder in self.parents:
            found += [right for (on, to), right in self.grants.items() if on == folder and to in holders]
            folder = self.parents[folder]
        return max(found, key=STRENGTH.__getitem__, default=None)

    def scopes(self, who: str) -> dict[str, Right]:
        folders = [*self.parents, self.private[who]]
        return {folder: right for folder in folders if (right := self.right_in(who, folder))}

    def seen_by(self, who: str) -> dict[str, Row]:
        return {template: row for template, row in self.rows.items() if self.right_in(who, row.folder)}

    def verdict_on(self, who: str, kind: str, template: str, folder: str, base: int) -> str:
        """What an edit is to be told, as the protocol has it."""
        row = self.rows.get(template)
        if not self._may_edit(who, folder):
            return "forbidden"
        if not row:
            return "gone" if base or kind != "put" else "applied"
        if not self.right_in(who, row.folder):
            return "gone" if base else "forbidden"
        if not self._may_edit(who, row.folder):
            return "forbidden"
        return "applied" if row.revision == base else "conflict"

    def leaves(self, who: str) -> None:
        """With every right of their own; what lies in their private folder stays theirs."""
        self.members.discard(who)
        self.grants = {(on, to): right for (on, to), right in self.grants.items() if to != who}
        for people in self.groups.values():
            people.discard(who)

    def loses_group(self, group: str) -> None:
        del self.groups[group]
        self.grants = {(on, to): right for (on, to), right in self.grants.items() if to != group}

    def below(self, folder: str) -> set[str]:
        """The folder and all that lie in it, however deep."""
        found = {folder}
        while more := {each for each, parent in self.parents.items() if parent in found} - found:
            found |= more
        return found

    def templates_below(self, folder: str) -> set[str]:
        folders = self.below(folder)
        return {template for template, row in self.rows.items() if row.folder in folders}

    def loses_folder(self, folder: str) -> None:
        gone, templates = self.below(folder), self.templates_below(folder)
        self.rows = {each: row for each, row in self.rows.items() if each not in templates}
        self.parents = {each: parent for each, parent in self.parents.items() if each not in gone}
        self.grants = {(on, to): right for (on, to), right in self.grants.items() if on not in gone}

    def _may_edit(self, who: str, folder: str) -> bool:
        right = self.right_in(who, folder)
        return right is not None and STRENGTH[right] >= STRENGTH["edit"]
