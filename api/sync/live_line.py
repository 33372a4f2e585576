"""One open socket, and saying something on it without ever waiting for whoever is at its other end."""

import asyncio
from typing import Protocol
from uuid import UUID

from starlette.websockets import WebSocketDisconnect

from api.identity.standing import Caller

HEARTBEAT_TEXT = "{}"


class Spoken(Protocol):
    """What of a WebSocket is needed here."""

    async def send_text(self, data: str) -> None: ...

    async def close(self, code: int = 1000, reason: str | None = None) -> None: ...


class Line:
    """Holds at most one text that was not sent yet: the newest number says all that older ones did."""

    __slots__ = (
        "__weakref__",
        "_coming",
        "_ending",
        "_socket",
        "_speaking",
        "caller",
        "is_due",
        "team_id",
        "told",
    )

    def __init__(self, socket: Spoken, team_id: UUID, caller: Caller) -> None:
        self.team_id = team_id
        self.caller = caller
        self.told = -1
        self.is_due = True
        self._socket = socket
        self._coming = ""
        self._ending: tuple[int, str] | None = None
        self._speaking: asyncio.Task[None] | None = None

    def tell(self, head: int) -> None:
        self.told, self.is_due = head, False
        self._say(f'{{"{self.team_id}":{head}}}')

    def beat(self) -> None:
        """The text without which a browser's service worker falls asleep, unless something is being said."""
        self.is_due = False
        if not self._speaking:
            self._say(HEARTBEAT_TEXT)

    def close(self, code: int, reason: str = "") -> None:
        if not self._ending:
            self._ending = code, reason
            self._start()

    def _say(self, text: str) -> None:
        self._coming = text
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
