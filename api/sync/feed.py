"""What a client is told of a team: what changed after its cursor, and what a folder holds.

The answers are joined from JSON that was built when each template was written.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import orjson

from api.sync.cursor import Cursor, Position
from api.sync.feed_store import Told, Written
from api.sync.seen import Seen

PAGE_BYTES = 1024 * 1024


def beginning_json(position: Position, seen: Seen, checksums: Mapping[str, str]) -> bytes:
    """For a client without a cursor: the head and the folders, no rows."""
    return _joined([], Cursor(position.epoch, position.head), False, position, seen.json, checksums)


def level_json(position: Position) -> bytes:
    """For a client that knows everything."""
    return _joined([], Cursor(position.epoch, position.head), False, position, b"", {})


def changes_json(told: Told, limit: int, since: Cursor, seen: Seen) -> bytes:
    """A page of what was written since a cursor; `told` goes beyond the limit where more follows."""
    position = told.door.position
    page, more = _page(told.written, limit)
    number = page[-1][0] if more else position.head
    scopes = seen.json if position.acl_seq > since.number else b""
    reached = Cursor(position.epoch, number, under_way=more)
    return _joined(page, reached, more, position, scopes, {} if more else told.checksums)


def snapshot_json(position: Position, found: Sequence[bytes], limit: int) -> bytes:
    """A page of what a folder holds, of at most `limit` templates."""
    page = found[: min(limit, _that_fit(found))]
    following = f'"{orjson.loads(page[-1])["id"]}"' if len(page) < len(found) else "null"
    ending = f'],"as_of":{position.head},"next":{following}}}'.encode()
    return b'{"rows":[' + b",".join(page) + ending


def _page(found: Sequence[Written], limit: int) -> tuple[Sequence[Written], bool]:
    """As many as fit, never cut inside one number, and at least one number; and whether more follow."""
    fitting = min(limit, _that_fit([json for _, json in found]))
    if fitting >= len(found):
        return found, False
    last = found[fitting - 1][0]
    page = [written for written in found if written[0] <= last]
    return page, len(page) < len(found)


def _that_fit(entries: Sequence[bytes]) -> int:
    if sum(map(len, entries)) <= PAGE_BYTES:
        return len(entries)
    sizes = accumulate(map(len, entries))
    return max(1, sum(size <= PAGE_BYTES for size in sizes))


def _joined(
    page: Sequence[Written],
    cursor: Cursor,
    more: bool,
    position: Position,
    scopes: bytes,
    checksums: Mapping[str, str],
) -> bytes:
    place = f'],"cursor":"{cursor}","more":{"true" if more else "false"}'
    standing = f',"head":{position.head},"epoch":{position.epoch}'
    sums = b',"checksums":' + orjson.dumps(checksums) if checksums else b""
    rows = b",".join([json for _, json in page])
    return b"".join([b'{"changes":[', rows, (place + standing).encode(), scopes, sums, b"}"])
