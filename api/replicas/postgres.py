"""The channel between replicas on one PostgreSQL: LISTEN and NOTIFY, on connections of their own.

A NOTIFY inside a writing transaction makes all commits of the database wait for each other, so it is sent
after the commit, and what happens within 50 ms goes together. What a crash or a lost connection swallows
is made good elsewhere: sockets ask anew with every heartbeat, and after a gap at once.
"""

import asyncio
import secrets
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import psycopg
from sqlalchemy import URL

from api.logs import warn
from api.replicas.notices import Missed, OneProcess, Tellable, Told
from api.replicas.payloads import Waiting, notices_in

CHANNEL = "rejoinder"
TOGETHER = 0.05
SHORTEST_WAIT, LONGEST_WAIT = 0.1, 5.0
# After this silence the connection is tried: one that died without a word looks just like a quiet one.
QUIET = 10.0
LAST_WORDS = 2.0


class AcrossReplicas:
    """Tells this process at once, and all others through the database."""

    def __init__(self, url: URL) -> None:
        """Of a database that keeps sessions: no pooler stands between that shares them."""
        self._where = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._me = secrets.token_hex(8)
        self._here = OneProcess()
        self._lock = threading.Lock()
        self._waiting = Waiting()
        self._wakes: Callable[[], None] | None = None

    def tell(self, notice: Tellable) -> None:
        self._here.tell(notice)
        with self._lock:
            self._waiting.add(notice)
            if self._wakes:
                self._wakes()

    def subscribe(self, told: Told) -> Callable[[], None]:
        return self._here.subscribe(told)

    @asynccontextmanager
    async def carrying(self) -> AsyncIterator[None]:
        loop, something = asyncio.get_running_loop(), asyncio.Event()

        def wakes() -> None:
            loop.call_soon_threadsafe(something.set)

        with self._lock:
            self._wakes = wakes
        tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._send(something))]
        try:
            yield
        finally:
            with self._lock:
                self._wakes = None
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            await self._say_last_words()

    async def _listen(self) -> None:
        wait = SHORTEST_WAIT
        while True:
            try:
                async with await self._connected() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    wait = SHORTEST_WAIT
                    self._here.tell(Missed())
                    await self._hear(connection)
            except psycopg.Error as lost:
                warn("replicas not heard", kind=type(lost).__name__, again_in=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _hear(self, connection: psycopg.AsyncConnection) -> None:
        while True:
            async for told in connection.notifies(timeout=QUIET):
                for notice in notices_in(told.payload, but_of=self._me):
                    self._here.tell(notice)
            await connection.execute("SELECT 1")

    async def _send(self, something: asyncio.Event) -> None:
        wait = SHORTEST_WAIT
        while True:
            try:
                async with await self._connected() as connection:
                    wait = SHORTEST_WAIT
                    await self._send_all(connection, something)
            except psycopg.Error as lost:
                warn("replicas not told", kind=type(lost).__name__, again_in=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)
            something.set()

    async def _send_all(self, connection: psycopg.AsyncConnection, something: asyncio.Event) -> None:
        while True:
            await something.wait()
            something.clear()
            await self._notify(connection)
            await asyncio.sleep(TOGETHER)

    async def _notify(self, connection: psycopg.AsyncConnection) -> None:
        """Whatever was not sent for certain goes back, to be sent again: to hear it twice does no harm."""
        with self._lock:
            taken, self._waiting = self._waiting, Waiting()
        try:
            for payload in taken.payloads(self._me):
                await connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))
        except BaseException:
            with self._lock:
                for newer in self._waiting.notices():
                    taken.add(newer)
                self._waiting = taken
            raise

    async def _say_last_words(self) -> None:
        if not self._waiting:
            return
        with suppress(psycopg.Error, TimeoutError):
            async with asyncio.timeout(LAST_WORDS), await self._connected() as connection:
                await self._notify(connection)

    async def _connected(self) -> psycopg.AsyncConnection:
        return await psycopg.AsyncConnection.connect(
            self._where,
            autocommit=True,
            prepare_threshold=None,
            application_name="rejoinder replicas",
            connect_timeout=10,
            keepalives_idle=10,
            keepalives_interval=5,
            keepalives_count=3,
            tcp_user_timeout=15_000,
        )
