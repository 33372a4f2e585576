"""Who has which template open right now. Lives in memory, on the event loop, and is told, never stored.

A browser says every few seconds that it is still there, and each process tells the others as often who sits
at it: who vanishes without a word, browser or process, is gone within seconds.
"""

import asyncio
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from api.logs import warn
from api.metrics import Metrics
from api.presence.pace import Pace
from api.presence.store import Facts
from api.presence.table import Chair, Elsewhere, Place, Table
from api.presence.watch import Watch
from api.replicas.notices import Missed, Notice, Notifier, Present, SessionEnded, Wrote
from api.sync.live import NOT_A_MEMBER, NOT_SIGNED_IN, RESTARTING, TOO_MANY, come_back
from api.sync.live_store import Listeners

# How often each process tells the others who sits at it, and looks who has gone silent.
BEAT = 4.0
# Two words of a browser were missed, which says one every five seconds.
SILENCE = 13.0
# What another process told, and does not tell again.
REMEMBERED = 3 * BEAT
# So many beats from one look at who is signed in to the next: notices may be lost.
BEATS_A_LOOK = 5
# What happens at one template within this time is told as one.
TOGETHER = 0.05
# Between two looks at what the people of a team may see.
LOOKS_EVERY = 0.25
# Of one person, in all their teams: whoever has more templates before their eyes than that has tabs open.
CHAIRS_A_PERSON = 8
OPENINGS, OPENINGS_WITHIN = 60, 60.0
# RFC 6455, section 7.4.2: 4000 to 4999 are ours to use.
NOT_HEARD = 4408


class Board:
    """The open templates of this process; notices come from any thread."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, engine: Engine, notifier: Notifier, metrics: Metrics
    ) -> None:
        self._loop = loop
        self._engine = engine
        self._notifier = notifier
        self._tables: dict[Place, Table] = {}
        self._watches: dict[UUID, Watch] = {}
        self._of_person: dict[UUID, list[Chair]] = {}
        self._openings: dict[UUID, Pace] = {}
        self._beating: asyncio.Task[None] | None = None
        self._is_leaving = False
        metrics.count_open_templates(lambda: sum(len(each.chairs) for each in [*self._watches.values()]))

    def hear(self, notice: Notice) -> None:
        """From whichever thread told it."""
        self._loop.call_soon_threadsafe(self._heard, notice)

    def now(self) -> float:
        return self._loop.time()

    def admits(self, person_id: UUID) -> bool:
        """Whether somebody may open one more now; asked before anything is looked up."""
        opened = self._openings.setdefault(person_id, Pace(OPENINGS, OPENINGS_WITHIN))
        return opened.allows(self._loop.time())

    def seat(self, chair: Chair) -> None:
        """Whether they may sit there is found out at once; until then nobody knows."""
        if self._is_leaving:
            chair.close(RESTARTING, come_back(1))
            return
        theirs = self._of_person.setdefault(chair.caller.person_id, [])
        theirs.append(chair)
        if len(theirs) > CHAIRS_A_PERSON:
            self._hang_up(theirs[0], TOO_MANY)
        self._tables.setdefault(chair.place, Table()).chairs[chair.id] = chair
        team_id = chair.place.team_id
        watch = self._watches.setdefault(team_id, Watch(self._engine, team_id))
        watch.chairs[chair] = None
        self._look_at(watch)
        if not self._beating:
            self._beating = self._loop.create_task(self._beat_while_anybody_sits())

    def leave(self, chair: Chair) -> None:
        table, watch = self._tables.get(chair.place), self._watches.get(chair.place.team_id)
        if not table or not watch or table.chairs.pop(chair.id, None) is None:
            return
        del watch.chairs[chair]
        if not watch.chairs:
            del self._watches[chair.place.team_id]
        theirs = self._of_person[chair.caller.person_id]
        theirs.remove(chair)
        if not theirs:
            del self._of_person[chair.caller.person_id]
        if table.chairs:
            self._tell_soon(table)
        else:
            del self._tables[chair.place]
        if chair.right:
            self._notifier.tell(chair.told("gone"))

    def heard(self, chair: Chair, writes: bool) -> None:
        """A word of a browser that is still there; it hears at once who else is."""
        chair.heard_at = self._loop.time()
        if not chair.pace.allows(chair.heard_at):
            self._hang_up(chair, TOO_MANY)
            return
        table, before = self._tables.get(chair.place), chair.state
        chair.writes = writes
        if not table or not chair.right:
            return
        if chair.state != before:
            self._notifier.tell(chair.told(chair.state))
            self._tell_soon(table)
        chair.say(table.heard_by(chair))

    def send_away(self) -> None:
        """The process ends: everybody is told when to come back."""
        self._is_leaving = True
        for chair in self._everybody():
            self._hang_up(chair, RESTARTING, come_back(2))

    def close(self) -> None:
        for task in filter(None, [self._beating, *(each.asking for each in self._watches.values())]):
            task.cancel()

    def _heard(self, notice: Notice) -> None:
        if isinstance(notice, Present):
            self._heard_of(notice)
        elif isinstance(notice, Wrote):
            if watch := self._watches.get(notice.team_id):
                self._look_at(watch)
        elif isinstance(notice, SessionEnded):
            for chair in self._everybody():
                if chair.caller.session_id == notice.session_id:
                    self._hang_up(chair, NOT_SIGNED_IN)
        elif isinstance(notice, Missed):
            self._look_who_is_signed_in()

    def _heard_of(self, notice: Present) -> None:
        table = self._tables.get(Place(notice.team_id, notice.template_id))
        if not table or notice.seat in table.chairs:
            return
        known = table.elsewhere.pop(notice.seat, None)
        if notice.state != "gone":
            until = self._loop.time() + REMEMBERED
            table.elsewhere[notice.seat] = Elsewhere(notice.person_id, notice.state, until)
            if not known:
                self._tell_elsewhere(table)  # whoever is new there does not know who sits here
        if (known.state if known else "gone") != notice.state:
            self._tell_soon(table)

    def _everybody(self) -> list[Chair]:
        return [chair for watch in self._watches.values() for chair in watch.chairs]

    def _hang_up(self, chair: Chair, code: int, reason: str = "") -> None:
        chair.close(code, reason)
        self.leave(chair)

    def _tell_elsewhere(self, table: Table) -> None:
        for chair in table.chairs.values():
            if chair.right:
                self._notifier.tell(chair.told(chair.state))

    def _tell_soon(self, table: Table) -> None:
        if not table.is_telling:
            table.is_telling = True
            self._loop.call_later(TOGETHER, self._tell, table)

    def _tell(self, table: Table) -> None:
        table.is_telling = False
        for chair in table.chairs.values():
            if chair.right:
                chair.say(table.heard_by(chair))

    def _look_at(self, watch: Watch) -> None:
        watch.is_poked = True
        if not watch.asking:
            watch.asking = self._loop.create_task(self._look(watch))

    def _look_who_is_signed_in(self) -> None:
        for watch in self._watches.values():
            watch.asks_who_is_signed_in = True
            self._look_at(watch)

    async def _look(self, watch: Watch) -> None:
        try:
            while watch.is_poked and watch.chairs:
                watch.is_poked = False
                await self._ask_and_settle(watch)
                await asyncio.sleep(LOOKS_EVERY)
        finally:
            watch.asking = None

    async def _ask_and_settle(self, watch: Watch) -> None:
        """Only of those who were there when it was asked anything is known afterwards."""
        chairs = list(watch.chairs)
        people = {chair.caller.person_id for chair in chairs}
        templates = {chair.place.template_id for chair in chairs}
        asks_signed_in, watch.asks_who_is_signed_in = watch.asks_who_is_signed_in, False
        listeners = None
        try:
            facts = await run_in_threadpool(watch.store.facts, watch.rights, people, templates)
            if asks_signed_in:
                sessions = {chair.caller.session_id for chair in chairs}
                listeners = await run_in_threadpool(watch.sessions.listeners, sessions)
        except SQLAlchemyError as trouble:
            # The next beat asks again; who is not known by then stays unseen.
            watch.asks_who_is_signed_in = True
            warn("open templates cannot be looked at", kind=type(trouble).__name__, sockets=len(chairs))
            return
        watch.rights = facts.rights if facts else None
        for chair in chairs:
            if chair in watch.chairs:
                self._settle(chair, facts, listeners)

    def _settle(self, chair: Chair, facts: Facts | None, listeners: Listeners | None) -> None:
        right = facts.right(chair.caller.person_id, chair.place.template_id) if facts else None
        if not right:
            self._hang_up(chair, NOT_A_MEMBER)
        elif listeners and chair.caller.session_id not in listeners.sessions:
            self._hang_up(chair, NOT_SIGNED_IN)
        elif right != chair.right:
            chair.right = right
            self._notifier.tell(chair.told(chair.state))
            self._tell_soon(self._tables[chair.place])

    async def _beat_while_anybody_sits(self) -> None:
        beats = 0
        try:
            while self._watches:
                await asyncio.sleep(BEAT)
                beats += 1
                self.beat()
                if beats % BEATS_A_LOOK == 0:
                    self._look_who_is_signed_in()
        finally:
            self._beating = None

    def beat(self) -> None:
        at = self._loop.time()
        for chair in self._everybody():
            if at - chair.heard_at > SILENCE:
                self._hang_up(chair, NOT_HEARD)
        for table in self._tables.values():
            self._tell_elsewhere(table)
            if table.forget_silent(at):
                self._tell_soon(table)
        self._openings = {each: pace for each, pace in self._openings.items() if not pace.is_over(at)}
