"""Many clients of one team in one process: a bare WebSocket each, and a connection of their own to pull on.

Nothing of a library stands between, so that what is measured is the service and not the clients.
"""

import asyncio
import base64
import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar, cast

import zstandard

Protocol = TypeVar("Protocol", bound=asyncio.Protocol)
CONNECTED_WITHIN = 120.0
AT_ONCE = 50
"""Connections that are opened at the same moment: those who come in the morning do not come in one second."""

# Whole frames, by their first byte (RFC 6455, section 5.2).
TEXT, PING, PONG = 0x81, 0x89, 0x8A


class Socket(asyncio.Protocol):
    """Introduces itself with a token, and calls back with each poke; heartbeats are only counted."""

    def __init__(self, path: str, token: str, poked: Callable[[], None]) -> None:
        self._path = path
        self._token = token
        self._poked = poked
        self._held = b""
        self._is_open = False
        self.is_over = False
        self.heard = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        key = base64.b64encode(os.urandom(16)).decode()
        self._transport.write(
            f"GET {self._path} HTTP/1.1\r\nHost: rejoinder.test\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self._held += data
        if not self._is_open:
            head, end, self._held = self._held.partition(b"\r\n\r\n")
            if not end:
                self._held = head
                return
            self._is_open = True
            self._transport.write(_masked(TEXT, f'{{"token":"{self._token}"}}'.encode()))
        self._read_frames()

    def connection_lost(self, _: Exception | None) -> None:
        self.is_over = True

    def close(self) -> None:
        self._transport.abort()

    def _read_frames(self) -> None:
        while len(self._held) >= 2 and len(self._held) >= 2 + self._held[1]:
            kind, length = self._held[0], self._held[1]
            text, self._held = self._held[2 : 2 + length], self._held[2 + length :]
            if kind == PING:
                self._transport.write(_masked(PONG, text))
            elif kind != TEXT:
                self.is_over = True
            elif text != b"{}":
                self.heard.set()
                self._poked()


class Exchange(asyncio.Protocol):
    """One request on a connection of its own, as of a client that was idle for longer than it is kept."""

    def __init__(self, request: bytes) -> None:
        self._request = request
        self._held = b""
        self.answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast(asyncio.Transport, transport).write(self._request)

    def data_received(self, data: bytes) -> None:
        self._held += data

    def connection_lost(self, _: Exception | None) -> None:
        if not self.answer.done():
            self.answer.set_result(self._held)


class Answer(NamedTuple):
    """`sent` is how many bytes the body had on its way."""

    body: bytes
    sent: int


async def get(port: int, path: str, token: str) -> Answer:
    """Raises RuntimeError for any answer but 200."""
    return await _exchanged(port, f"GET {path}", token, b"")


async def post(port: int, path: str, token: str, body: bytes) -> Answer:
    """JSON, both ways. Raises RuntimeError for any answer but 200."""
    return await _exchanged(port, f"POST {path}", token, body)


async def put(port: int, path: str, token: str, body: bytes) -> Answer:
    """As `post`."""
    return await _exchanged(port, f"PUT {path}", token, body)


async def _exchanged(port: int, asked: str, token: str, body: bytes) -> Answer:
    head = (
        f"{asked} HTTP/1.1\r\nHost: rejoinder.test\r\nAuthorization: Bearer {token}\r\n"
        f"Accept-Encoding: zstd\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        "Connection: close\r\n\r\n"
    )
    exchange = Exchange(head.encode() + body)
    await asyncio.get_running_loop().create_connection(partial(_itself, exchange), "127.0.0.1", port)
    head_told, _, sent = (await exchange.answer).partition(b"\r\n\r\n")
    if head_told[9:12] != b"200":
        raise RuntimeError(f"The service answered {head_told[:300]!r} to {asked}")
    is_packed = b"content-encoding: zstd" in head_told.lower()
    return Answer(zstandard.ZstdDecompressor().decompress(sent) if is_packed else sent, len(sent))


async def connected(
    port: int, team_url: str, tokens: Sequence[str], poked: Callable[[int], None]
) -> list[Socket]:
    """Everybody's socket, once each of them heard its first poke."""
    sockets: list[Socket] = []
    for number, token in enumerate(tokens):
        socket = Socket(f"{team_url}/sync/live", token, partial(poked, number))
        await asyncio.get_running_loop().create_connection(partial(_itself, socket), "127.0.0.1", port)
        sockets.append(socket)
        if number % AT_ONCE == AT_ONCE - 1:
            await _all_heard(sockets[-AT_ONCE:])
    await _all_heard(sockets)
    return sockets


def _itself(protocol: Protocol) -> Protocol:
    return protocol


async def _all_heard(sockets: Sequence[Socket]) -> None:
    async with asyncio.timeout(CONNECTED_WITHIN):
        for socket in sockets:
            await socket.heard.wait()


def _masked(kind: int, text: bytes) -> bytes:
    """A client's frame: masked, here with zeros, which change nothing."""
    length = bytes([0x80 | len(text)]) if len(text) < 126 else bytes([0xFE]) + len(text).to_bytes(2, "big")
    return bytes([kind]) + length + bytes(4) + text
