"""From a lead's push until a thousand connected clients have the change, on two cores.

Each client has a socket of its own; at a poke it waits as the extension does, a random part of 0.3 s, pulls
on a new connection, and has the change once the whole answer is there, unpacked, with the template in it. The
service runs on one core, the clients and PostgreSQL on the other.
"""

import asyncio
import json
import random
import re
import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple
from uuid import uuid4

import uvloop

from api.identity.standing import REMEMBERED_FOR
from api.settings import Settings
from api.sync.cursor import Cursor
from benchmarks.clients import Answer, connected, get, post, put
from benchmarks.cores import beside_the_service
from benchmarks.databases import every_database
from benchmarks.figures import Row, at_most, p50, p99
from benchmarks.library import Library, Size, fill
from benchmarks.replies import reply
from benchmarks.served import Served, served

Send = Callable[[int, str, str, bytes], Awaitable[Answer]]
CLIENTS = 1_000
PUBLISHED = 5
SPREAD = 0.3
PATIENCE = 60.0
# Longer than the service takes a token on trust.
QUIET = REMEMBERED_FOR.total_seconds() + 1
SIZE = Size(templates=1_000, seen_folders=20, people=CLIENTS)


def rows() -> list[Row]:
    with beside_the_service(), every_database() as databases:
        return [row for each in databases for row in _rows(each.name, _measured(each.settings))]


class Measured(NamedTuple):
    """In seconds: for each client and change; and what the service and the clients worked a change.

    `first` is the change after the start, `renamed` a folder's new name, which reads everybody's rights
    anew, and `quiet` a change after a minute in which nobody asked for anything.
    """

    first: list[float]
    took: list[float]
    renamed: list[float]
    quiet: list[float]
    service: float
    clients: float


def _measured(settings: Settings) -> Measured:
    library = fill(settings, SIZE)
    with served("feed", settings) as service:
        return uvloop.run(Audience(service, library).measured())


def _rows(database: str, measured: Measured) -> list[Row]:
    took = measured.took
    name = f"publish → {CLIENTS:,} clients have it, {database}"
    against = (
        f"50th percentile {p50(took):.2f} s, slowest {max(took):.2f} s; of its core the service takes "
        f"{measured.service:.2f} s a change, the clients take {measured.clients:.2f} s of theirs"
    )
    return [
        at_most(f"{name}, p99", p99(took), "s", 1, against),
        _at_most(f"{name}, the first change", measured.first),
        _at_most(f"{name}, a change of rights", measured.renamed),
        _at_most(f"{name}, after a quiet minute", measured.quiet),
    ]


def _at_most(name: str, took: list[float]) -> Row:
    against = f"50th percentile {p50(took):.2f} s, slowest {max(took):.2f} s"
    return at_most(f"{name}, p99", p99(took), "s", 1, against)


class Audience:
    """Everybody's place in the feed, and who has how many of the changes."""

    def __init__(self, service: Served, library: Library) -> None:
        self._service = service
        self._port = service.port
        self._library = library
        self._cursors = [str(Cursor(1, library.head))] * CLIENTS
        self._looking_for = b""
        self._began = 0.0
        self._took: list[float] = []
        self._all_have = asyncio.Event()
        self._pulls: set[asyncio.Task[None]] = set()

    async def measured(self) -> Measured:
        library = self._library
        sockets = await connected(self._port, library.url, library.tokens, self._poked)
        await self._everybody_pulled()
        first = await self._published(0)
        took: list[float] = []
        service, clients = self._service.core_seconds(), time.process_time()
        for number in range(1, PUBLISHED + 1):
            took += await self._published(number)
        service, clients = self._service.core_seconds() - service, time.process_time() - clients
        renamed = await self._renamed()
        await asyncio.sleep(QUIET)
        quiet = await self._published(PUBLISHED + 1)
        for socket in sockets:
            socket.close()
        return Measured(first, took, renamed, quiet, service / PUBLISHED, clients / PUBLISHED)

    async def _published(self, number: int) -> list[float]:
        template = str(uuid4())
        return await self._told(template, post, "/sync/push", self._push(template, number))

    async def _renamed(self) -> list[float]:
        name = str(uuid4())
        path = f"/folders/{self._library.folders[0]}/name"
        return await self._told(name, put, path, json.dumps({"name": name}).encode())

    async def _told(self, looking_for: str, send: Send, path: str, body: bytes) -> list[float]:
        self._looking_for, self._took = looking_for.encode(), []
        self._all_have.clear()
        self._began = time.perf_counter()
        await send(self._port, f"{self._library.url}{path}", self._library.owner_token, body)
        async with asyncio.timeout(PATIENCE):
            await self._all_have.wait()
        await self._everybody_pulled()
        return self._took

    async def _everybody_pulled(self) -> None:
        while self._pulls:
            await asyncio.gather(*self._pulls)

    def _push(self, template: str, number: int) -> bytes:
        content = reply(50_000 + number).model_dump() | {"shortcut": ""}
        edit = {"edit_id": str(uuid4()), "kind": "put", "id": template, "base_revision": 0}
        edits = [edit | {"folder": str(self._library.folders[0]), "template": content}]
        return json.dumps({"client_id": str(uuid4()), "epoch": 1, "edits": edits}).encode()

    def _poked(self, client: int) -> None:
        pull = asyncio.create_task(self._pull(client))
        self._pulls.add(pull)
        pull.add_done_callback(self._pulls.discard)

    async def _pull(self, client: int) -> None:
        await asyncio.sleep(random.random() * SPREAD)
        path = f"{self._library.url}/sync/changes?cursor={self._cursors[client]}"
        answer = await get(self._port, path, self._library.tokens[client])
        reached = re.search(rb'"cursor":"([^"]+)"', answer.body)
        assert reached
        self._cursors[client] = reached[1].decode()
        if self._looking_for and self._looking_for in answer.body:
            self._took.append(time.perf_counter() - self._began)
            if len(self._took) == CLIENTS:
                self._all_have.set()
