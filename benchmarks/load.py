"""A client that asks one thing over and over, on as many connections as a team may have, and counts."""

import asyncio
import time
from typing import cast

import uvloop

CONNECTIONS = 32
WARMING = 0.3


def answers_a_second(port: int, path: str, headers: dict[str, str], seconds: float) -> float:
    """Complete answers with a 2xx or 304, after a short warming up. Raises RuntimeError on any other."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}\r\n".encode()
    return uvloop.run(_counted(port, request, seconds))


async def _counted(port: int, request: bytes, seconds: float) -> float:
    loop = asyncio.get_running_loop()
    lines = []
    for _ in range(CONNECTIONS):
        _, line = await loop.create_connection(lambda: Asking(port, request), "127.0.0.1", port)
        lines.append(line)
    await asyncio.sleep(WARMING)
    before, began = sum(line.answered for line in lines), time.perf_counter()
    await asyncio.sleep(seconds)
    counted, took = sum(line.answered for line in lines) - before, time.perf_counter() - began
    for line in lines:
        line.stop()
    if wrong := [line.wrong for line in lines if line.wrong]:
        raise RuntimeError(f"The service answered {wrong[0]!r}")
    return counted / took


class Asking(asyncio.Protocol):
    """One connection: the next question goes out when the answer is complete."""

    def __init__(self, port: int, request: bytes) -> None:
        self._port = port
        self._request = request
        self._is_over = False
        self._missing = 0
        self._head = b""
        self.answered = 0
        self.wrong = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's are of no such class
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
        else:
            self._read_head(data)
        if self._missing == 0 and not self._head and not self.wrong:
            self.answered += 1
            self._transport.write(self._request)

    def connection_lost(self, _: Exception | None) -> None:
        """A server that hangs up after each answer is asked again all the same."""
        self._missing, self._head = 0, b""
        if not self._is_over and not self.wrong:
            loop = asyncio.get_running_loop()
            self._again = loop.create_task(loop.create_connection(lambda: self, "127.0.0.1", self._port))

    def stop(self) -> None:
        self._is_over = True
        self._transport.abort()

    def _read_head(self, data: bytes) -> None:
        self._head += data
        head, end, body = self._head.partition(b"\r\n\r\n")
        if not end:
            return
        self._head = b""
        if head[9:12] not in {b"200", b"304"}:
            self.wrong = head
        self._missing = _length(head) - len(body)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
