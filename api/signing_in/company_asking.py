"""Asking the company's provider: if it answers slowly, at great length or not at all, nobody else waits.

While somebody asks, no thread and no connection to the database is held. That is why it is `httpx` here,
whose questions can be broken off at any moment, and not a library that waits in a thread.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson

from api.clock import Clock

AT_ONCE = 2
# Seconds, in all: until it is one's turn to ask, and then until the last byte of the last answer is here.
PATIENCE_IN_LINE, PATIENCE = 5.0, 6.0
LONGEST_ANSWER = 256 * 1024
# So long nobody asks again after the provider could not be asked.
DOWN_FOR = timedelta(seconds=10)
_HERE = ("localhost", "127.0.0.1")


class Fault(Exception):
    """The provider answered otherwise than it must, or not at all."""


class Line:
    """Those who want to ask the provider: so many at once, the others behind them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._free = asyncio.Semaphore(AT_ONCE)
        self._failed_at: datetime | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[httpx.AsyncClient]:
        """For all that one sign-in asks. Raises Fault when it takes too long, and at once while the provider
        is known to be down."""
        self._refuse_while_down()
        try:
            async with asyncio.timeout(PATIENCE_IN_LINE):
                await self._free.acquire()
        except TimeoutError:
            raise Fault from None
        try:
            self._refuse_while_down()
            async with asyncio.timeout(PATIENCE), asking() as client:
                yield client
        except (TimeoutError, httpx.HTTPError, httpx.InvalidURL) as wrong:
            self.found_down()
            raise Fault from wrong
        finally:
            self._free.release()

    def found_down(self) -> None:
        self._failed_at = self._clock()

    def _refuse_while_down(self) -> None:
        if self._failed_at and self._clock() - self._failed_at < DOWN_FOR:
            raise Fault


def asking() -> httpx.AsyncClient:
    """Whoever asks by it limits the time themselves: in all, not between two bytes."""
    # Compressed, a small answer could be a large one.
    headers = {"accept": "application/json", "accept-encoding": "identity"}
    return httpx.AsyncClient(headers=headers, timeout=None)


async def answered(client: httpx.AsyncClient, method: str, address: str, **said: Any) -> tuple[int, Any]:
    """The status, and what the JSON says. Raises Fault for what is no JSON, or far too long."""
    body = bytearray()
    async with client.stream(method, address, **said) as answer:
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise Fault
        async for part in answer.aiter_raw():
            body += part
            if len(body) > LONGEST_ANSWER:
                raise Fault
    try:
        return answer.status_code, orjson.loads(body)
    except orjson.JSONDecodeError as wrong:
        raise Fault from wrong


async def published(client: httpx.AsyncClient, address: str, **said: Any) -> dict[str, Any]:
    """An object that is there to be read. Raises Fault for anything else."""
    status, told = await answered(client, "GET", address, **said)
    if status != 200 or not isinstance(told, dict):
        raise Fault
    return told


def is_address(said: object) -> bool:
    """As the issuer's own must be: https, except on this machine."""
    try:
        address = urlsplit(said) if isinstance(said, str) else urlsplit("")
    except ValueError:
        return False
    is_open = address.scheme == "http" and address.hostname in _HERE
    return bool(address.hostname) and (address.scheme == "https" or is_open)
