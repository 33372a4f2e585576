"""Who listens to one team."""

import asyncio
from uuid import UUID

from api.sync.live_line import Line
from api.sync.live_store import LiveStore, News

# Of one person in one team: a device needs one, and those that a lost network left behind are hung up on.
SOCKETS_A_PERSON = 5


class Audience:
    """The lines of one team, and what is to be asked for all of them together."""

    def __init__(self, store: LiveStore) -> None:
        self.store = store
        self.lines: dict[Line, None] = {}
        self._of_person: dict[UUID, list[Line]] = {}
        self.asking: asyncio.Task[None] | None = None
        self.is_poked = False
        self.wrote_at: float | None = None
        self.news: News | None = None
        self.asks_who_listens = True
        """Beside the number: whenever rights changed, somebody came, or a heartbeat is due."""

    def add(self, line: Line) -> Line | None:
        """The one that has to make room for it: the oldest of a person who has five."""
        theirs = self._of_person.setdefault(line.caller.person_id, [])
        theirs.append(line)
        self.lines[line] = None
        self.asks_who_listens = True
        return theirs[0] if len(theirs) > SOCKETS_A_PERSON else None

    def remove(self, line: Line) -> None:
        if line in self.lines:
            del self.lines[line]
            theirs = self._of_person[line.caller.person_id]
            theirs.remove(line)
            if not theirs:
                del self._of_person[line.caller.person_id]
