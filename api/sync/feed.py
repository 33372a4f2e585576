"""What a client is told of a team: what changed after its cursor, and what a folder holds.

The answers are joined from JSON that was built when each template was written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from uuid import UUID

import orjson

from api.library.rights import Scope, Scopes
from api.problems import NotFound
from api.sync.asked import ROWS
from api.sync.cursor import Cursor, read_cursor
from api.sync.feed_store import FeedStore, Written

PAGE_BYTES = 1024 * 1024
FIRST = UUID(int=0)


@dataclass(frozen=True, slots=True)
class SeenScopes:
    """What one person may see, as it follows from one state of the team's rights."""

    scopes: Scopes
    ids: tuple[UUID, ...]
    json: bytes


class SeenScopesCache:
    """Rights are worked out once for each change of rights: whatever alters them moves `acl_seq`."""

    AT_MOST = 5_000

    def __init__(self) -> None:
        self._kept: dict[tuple[UUID, UUID], tuple[tuple[int, int, str], SeenScopes]] = {}

    def of(self, store: FeedStore) -> SeenScopes:
        who = store.team_id, store.person_id
        state = store.position.epoch, store.position.acl_seq, store.role
        kept = self._kept.get(who)
        if kept and kept[0] == state:
            return kept[1]
        if len(self._kept) >= self.AT_MOST:
            self._kept = {}
        scopes = store.scopes()
        seen = SeenScopes(scopes, tuple(scopes.ids), orjson.dumps([_scope_json(scope) for scope in scopes]))
        self._kept[who] = state, seen
        return seen


def changes(store: FeedStore, seen: SeenScopesCache, cursor_text: str | None, limit: int) -> bytes:
    """A `Changes` as JSON. Without a cursor: the head and the folders, no rows. Raises the 410 problems."""
    position = store.position
    if cursor_text is None:
        folders = seen.of(store)
        return _changes_json(store, [], Cursor(position.epoch, position.head), False, folders, folders.ids)

    cursor = read_cursor(cursor_text)
    position.check(cursor)
    if cursor.number == position.head:
        return _changes_json(store, [], cursor, False, None, ())

    folders = seen.of(store)
    page, more = _page(store.changes_after(cursor.number, folders.ids, limit + 1), limit)
    told = folders if position.acl_seq > cursor.number else None
    reached = Cursor(position.epoch, page[-1][0] if more else position.head)
    touched = folders.ids if told else {folder for _, folder, _ in page}
    return _changes_json(store, page, reached, more, told, () if more else touched)


def snapshot(
    store: FeedStore, seen: SeenScopesCache, folder_id: UUID, after: UUID | None, cursor_text: str | None
) -> bytes:
    """A `Snapshot` as JSON: a page of what a folder holds, by id. Raises NotFound for an unseen folder."""
    if cursor_text is not None:
        store.position.check(read_cursor(cursor_text))
    if not seen.of(store).scopes.get(folder_id):
        raise NotFound("There is no such folder, or it is not shared with you.")
    found = store.templates_in(folder_id, after or FIRST, ROWS + 1)
    page = found[: min(ROWS, _that_fit([json for _, json in found]))]
    following = f'"{page[-1][0]}"' if len(page) < len(found) else "null"
    rows = ",".join(json for _, json in page)
    return f'{{"rows":[{rows}],"as_of":{store.position.head},"next":{following}}}'.encode()


def _page(found: Sequence[Written], limit: int) -> tuple[Sequence[Written], bool]:
    """As many as fit, never cut inside one number, and at least one number; and whether more follow."""
    fitting = min(limit, _that_fit([json for _, _, json in found]))
    if fitting >= len(found):
        return found, False
    last = found[fitting - 1][0]
    page = [written for written in found if written[0] <= last]
    return page, len(page) < len(found)


def _that_fit(entries: Sequence[str]) -> int:
    if sum(map(len, entries)) * 4 <= PAGE_BYTES:  # a character has at most four bytes
        return len(entries)
    sizes = accumulate(len(entry.encode()) for entry in entries)
    return max(1, sum(size <= PAGE_BYTES for size in sizes))


def _changes_json(
    store: FeedStore,
    page: Sequence[Written],
    cursor: Cursor,
    more: bool,
    scopes: SeenScopes | None,
    summed: Iterable[object],
) -> bytes:
    rows = ",".join([json for _, _, json in page])
    position = store.position
    parts = [
        f'{{"changes":[{rows}],"cursor":"{cursor}","more":{"true" if more else "false"},'
        f'"head":{position.head},"epoch":{position.epoch}'.encode()
    ]
    if scopes:
        name, values = store.team()
        team = {"id": store.team_id, "name": name, "values": values}
        parts += [b',"scopes":', scopes.json, b',"team":', orjson.dumps(team)]
    if summed:
        parts += [b',"checksums":', orjson.dumps(store.checksums(summed))]
    return b"".join([*parts, b"}"])


def _scope_json(scope: Scope) -> dict[str, object]:
    return {
        "id": scope.id,
        "parent": scope.parent,
        "name": scope.name,
        "kind": scope.kind,
        "right": scope.right,
    }
