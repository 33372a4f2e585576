"""A client that knows nothing yet, until it holds a library of ten thousand templates.

It reads as the extension does, over one connection after the other: the folders, then each folder's snapshot,
unpacked, parsed and put in place. Its bytes are held to those of what it needed: of the templates' content
alone in one piece, and of the rows as they are, with ids, folders, revisions and times. Random ids cannot be
compressed: they alone are 16 bytes of the 200 or so that a template takes.
"""

import time
from typing import Any, NamedTuple

import orjson
import uvloop
import zstandard

from benchmarks.clients import get
from benchmarks.cores import beside_the_service
from benchmarks.databases import every_database
from benchmarks.figures import Row, at_most, told
from benchmarks.library import Library, Size, fill
from benchmarks.served import Served, served

SIZE = Size(templates=10_000, seen_folders=40)
LEVEL = 3


class Loaded(NamedTuple):
    seconds: float
    sent: int
    rows: dict[str, Any]


def rows() -> list[Row]:
    told_rows: list[Row] = []
    with beside_the_service(), every_database() as databases:
        for database in databases:
            library = fill(database.settings, SIZE)
            with served("feed", database.settings) as service:
                uvloop.run(_loaded(service, library))  # the first one finds the database's pages on the disk
                loaded = uvloop.run(_loaded(service, library))
            told_rows.append(_time_row(database.name, loaded))
    return [*told_rows, *_size_rows(loaded)]


async def _loaded(service: Served, library: Library) -> Loaded:
    began, token, port = time.perf_counter(), library.tokens[0], service.port
    first = await get(port, f"{library.url}/sync/changes", token)
    told, sent = orjson.loads(first.body), first.sent
    held: dict[str, Any] = {}
    for folder in told["scopes"]:
        path = f"{library.url}/sync/scopes/{folder['id']}/snapshot?cursor={told['cursor']}"
        after = ""
        while True:
            answer = await get(port, path + after, token)
            page = orjson.loads(answer.body)
            held |= {row["id"]: row for row in page["rows"]}
            sent += answer.sent
            if not page["next"]:
                break
            after = f"&after={page['next']}"
    return Loaded(time.perf_counter() - began, sent, held)


def _time_row(database: str, loaded: Loaded) -> Row:
    against = f"{len(loaded.rows):,} templates, {loaded.sent / 1e6:.2f} MB on the way"
    return at_most(f"cold client ready, {database}", loaded.seconds, "s", 2, against)


def _size_rows(loaded: Loaded) -> list[Row]:
    rows = [orjson.dumps(row) for row in loaded.rows.values()]
    content = [orjson.dumps(row["template"]) for row in loaded.rows.values()]
    of_rows, of_content = _compressed(rows), _compressed(content)
    against = f"{loaded.sent / 1e6:.2f} MB; zstd, level {LEVEL}, in one piece:"
    return [
        at_most(
            "its bytes, to the content",
            loaded.sent / of_content,
            "×",
            1.1,
            f"{against} {of_content / 1e6:.2f} MB",
        ),
        told(
            "its bytes, to the content with ids, revisions and times",
            loaded.sent / of_rows,
            "×",
            f"{against} {of_rows / 1e6:.2f} MB",
        ),
    ]


def _compressed(entries: list[bytes]) -> int:
    return len(zstandard.ZstdCompressor(level=LEVEL).compress(b",".join(entries)))
