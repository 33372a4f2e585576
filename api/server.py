"""The server around the service: it says when it answers, and ends without anybody losing what they sent."""

import asyncio
import ctypes
import socket
from contextlib import suppress
from types import FrameType

import uvicorn
from fastapi import FastAPI

from api.presence.board import Board
from api.settings import Settings
from api.sync.live import Switchboard
from api.watching import Readiness

UNTIL_CUT_OFF = 10
LARGEST_MESSAGE = 64 * 1024
LOOKS_EVERY = 0.1
MOST_POOLS = -8  # M_ARENA_MAX in malloc.h


class Server(uvicorn.Server):
    """Told to end (SIGTERM, SIGINT), it says so at /ready, sends the live sockets away, answers on for the
    `drain_seconds` of the settings, takes no more, finishes what is under way, and ends with status 0.

    Told so once more, it only finishes what needs no waiting.
    """

    def __init__(self, app: FastAPI, settings: Settings, text: str) -> None:
        """`text` is printed once it really answers."""
        super().__init__(_config(app, settings))
        self._readiness: Readiness = app.state.readiness
        self._app = app
        self._drain = settings.drain_seconds
        self._text = text

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(self._text, flush=True)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Keeps no signal to raise again at the end, as uvicorn does: to end when told is no failure."""
        self._readiness.is_leaving = True
        self.force_exit = self.should_exit
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        switchboard: Switchboard = self._app.state.switchboard
        board: Board = self._app.state.board
        switchboard.send_away()
        board.send_away()
        until = asyncio.get_running_loop().time() + self._drain
        while not self.force_exit and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(LOOKS_EVERY)
        await super().shutdown(sockets)


def keep_memory_together() -> None:
    """glibc gives threads up to eight pools of memory a core, and each keeps what it once needed: of 1,000
    idle sockets on SQLite each took 48 KiB, with two pools 38. Without glibc it does nothing.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(MOST_POOLS, 2)


def _config(app: FastAPI, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # ours names routes, never paths: a path can hold an invitation's token
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=UNTIL_CUT_OFF,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,  # a poke is smaller than what compressing it would keep in memory
    )
