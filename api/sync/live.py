"""Pokes: a socket says that a team has something new, never what. The client then pulls.

A browser's service worker sleeps after 30 s without an application message, so there is a heartbeat in text.
"""

import asyncio
from dataclasses import dataclass, field
from uuid import UUID

from fastapi import FastAPI

from api.identity.standing import Caller

HEARTBEAT = 20.0
SOCKETS_A_PERSON = 5

# Close codes of our own (RFC 6455, section 7.4.2: 4000 to 4999).
NOT_SIGNED_IN = 4401
NOT_A_MEMBER = 4404
NO_TOKEN_IN_TIME = 4408
TOO_MANY = 4429


@dataclass(eq=False)
class Line:
    """One open socket: what it waits for, and what there is to say on it."""

    team_id: UUID
    caller: Caller
    told: int = 0
    closing: int | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def poke(self) -> None:
        self.news.set()

    def close(self, code: int) -> None:
        self.closing = code
        self.news.set()

    async def wait(self) -> None:
        """Until there is news, or the next heartbeat is due."""
        try:
            async with asyncio.timeout(HEARTBEAT):
                await self.news.wait()
        except TimeoutError:
            pass
        self.news.clear()


class Switchboard:
    """The open sockets of this process. Lives on the event loop; pokes and endings come from any thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._by_team: dict[UUID, list[Line]] = {}
        self._by_person: dict[UUID, list[Line]] = {}

    def told(self, team_id: UUID, _head: int) -> None:
        """From whichever thread committed."""
        self._loop.call_soon_threadsafe(self._poke, team_id)

    def ended(self, session_id: UUID) -> None:
        """From whichever thread signed that session out."""
        self._loop.call_soon_threadsafe(self._hang_up, session_id)

    def open(self, line: Line) -> None:
        """A person's sixth socket makes room by ending the oldest, which a lost device left behind."""
        theirs = self._by_person.setdefault(line.caller.person_id, [])
        if len(theirs) >= SOCKETS_A_PERSON:
            oldest = theirs[0]
            oldest.close(TOO_MANY)
            self.shut(oldest)
            theirs = self._by_person.setdefault(line.caller.person_id, [])
        theirs.append(line)
        self._by_team.setdefault(line.team_id, []).append(line)

    def shut(self, line: Line) -> None:
        for lines, key in ((self._by_team, line.team_id), (self._by_person, line.caller.person_id)):
            kept = [each for each in lines.get(key, []) if each is not line]
            if kept:
                lines[key] = kept
            else:
                lines.pop(key, None)

    def _poke(self, team_id: UUID) -> None:
        for line in self._by_team.get(team_id, []):
            line.poke()

    def _hang_up(self, session_id: UUID) -> None:
        for lines in list(self._by_person.values()):
            for line in lines:
                if line.caller.session_id == session_id:
                    line.close(NOT_SIGNED_IN)


def switchboard_of(app: FastAPI) -> Switchboard:
    """The process's one, connected to its pokes and endings when the first socket opens."""
    if not hasattr(app.state, "switchboard"):
        board = Switchboard(asyncio.get_running_loop())
        app.state.notifier.subscribe(board.told)
        app.state.standing.on_end(board.ended)
        app.state.switchboard = board
    known: Switchboard = app.state.switchboard
    return known
