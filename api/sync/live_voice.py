"""Saying something on an open socket without ever waiting for whoever is at its other end."""

import asyncio
from typing import Protocol

from starlette.websockets import WebSocketDisconnect


class Spoken(Protocol):
    """What of a WebSocket is needed here."""

    async def send_text(self, data: str) -> None: ...

    async def close(self, code: int = 1000, reason: str | None = None) -> None: ...


class Voice:
    """Holds at most one text that was not sent yet: the newest says all that older ones did."""

    __slots__ = ("__weakref__", "_coming", "_ending", "_socket", "_speaking")

    def __init__(self, socket: Spoken) -> None:
        self._socket = socket
        self._coming = ""
        self._ending: tuple[int, str] | None = None
        self._speaking: asyncio.Task[None] | None = None

    @property
    def is_speaking(self) -> bool:
        return self._speaking is not None

    def say(self, text: str) -> None:
        self._coming = text
        self._start()

    def close(self, code: int, reason: str = "") -> None:
        if not self._ending:
            self._ending = code, reason
            self._start()

    def _start(self) -> None:
        if not self._speaking:
            self._speaking = asyncio.create_task(self._speak())

    async def _speak(self) -> None:
        try:
            while self._coming and not self._ending:
                text, self._coming = self._coming, ""
                await self._socket.send_text(text)
            if self._ending:
                await self._socket.close(*self._ending)
        except (WebSocketDisconnect, RuntimeError):
            pass  # it is gone, which its route hears by itself
        finally:
            self._speaking = None
