"""Pokes: a socket says that a team has something new, never what. The client then pulls.

A browser's service worker sleeps after 30 s without an application message, so there is a heartbeat in text.
Each heartbeat looks again at the team and at who may hear of it, so that a poke that was lost costs 20 s.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from api.logs import warn
from api.metrics import Metrics
from api.replicas.notices import Missed, Notice, SessionEnded, Wrote
from api.sync.live_audience import Audience
from api.sync.live_beside import Beside
from api.sync.live_line import Line
from api.sync.live_store import Listeners, LiveStore, News

HEARTBEAT = 20.0
# Lines that are due within this share of a heartbeat are looked after together.
AT_ONCE = 0.1
# Writes that follow each other so closely are told as one.
TOGETHER = 0.05
# How many of those that are sent away at a shutdown shall come back in a second.
RETURNS_A_SECOND = 200

# RFC 6455, section 7.4.2: 4000 to 4999 are ours to use; 1012 says that the service restarts.
NOT_SIGNED_IN = 4401
NOT_A_MEMBER = 4404
NO_TOKEN_IN_TIME = 4408
TOO_MANY = 4429
RESTARTING = 1012


class Switchboard:
    """The open sockets of this process. Lives on the event loop; notices come from any thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop, engine: Engine, metrics: Metrics) -> None:
        self._loop = loop
        self._engine = engine
        self._metrics = metrics
        self._audiences: dict[UUID, Audience] = {}
        self._due: dict[Line, float] = {}
        self._beating: asyncio.Task[None] | None = None
        self._beside = Beside(engine) if engine.dialect.name == "sqlite" else None
        self._is_leaving = False
        metrics.count_sockets(lambda: len(self._due))

    def hear(self, notice: Notice) -> None:
        """From whichever thread told it."""
        self._loop.call_soon_threadsafe(self._heard, notice)

    def open(self, line: Line) -> None:
        if self._is_leaving:
            line.close(RESTARTING, come_back(1))
            return
        audience = self._audiences.get(line.team_id)
        if not audience:
            audience = self._audiences[line.team_id] = Audience(LiveStore(self._engine, line.team_id))
        if oldest := audience.add(line):
            self._hang_up(oldest, TOO_MANY)
        self._put_off(line)
        self._poke(audience)

    def shut(self, line: Line) -> None:
        self._due.pop(line, None)
        audience = self._audiences.get(line.team_id)
        if audience:
            audience.remove(line)
            if not audience.lines:
                del self._audiences[line.team_id]

    def send_away(self) -> None:
        """The process ends: everybody is told when to come back, not all in one moment."""
        self._is_leaving = True
        within = max(1.0, len(self._due) / RETURNS_A_SECOND)
        for line in list(self._due):
            self._hang_up(line, RESTARTING, come_back(within))

    def _heard(self, notice: Notice) -> None:
        if isinstance(notice, Wrote):
            if audience := self._audiences.get(notice.team_id):
                audience.wrote_at = min(notice.at, audience.wrote_at or notice.at)
                self._poke(audience)
        elif isinstance(notice, SessionEnded):
            for line in [each for each in self._due if each.caller.session_id == notice.session_id]:
                self._hang_up(line, NOT_SIGNED_IN)
        elif isinstance(notice, Missed):
            for audience in self._audiences.values():
                audience.asks_who_listens = True
                self._poke(audience)

    def close(self) -> None:
        for task in filter(None, [self._beating, *(each.asking for each in self._audiences.values())]):
            task.cancel()
        if self._beside:
            self._beside.close()

    def _hang_up(self, line: Line, code: int, reason: str = "") -> None:
        line.close(code, reason)
        self.shut(line)

    def _poke(self, audience: Audience) -> None:
        audience.is_poked = True
        if not audience.asking:
            audience.asking = self._loop.create_task(self._look_after(audience))

    async def _look_after(self, audience: Audience) -> None:
        """One question for all lines of a team, and again if there was a poke meanwhile."""
        try:
            while audience.is_poked and audience.lines:
                wrote_at = audience.wrote_at
                audience.is_poked, audience.wrote_at = False, None
                await self._ask_and_tell(audience)
                if wrote_at:
                    self._metrics.lagged(time.time() - wrote_at)
                await asyncio.sleep(TOGETHER)
        finally:
            audience.asking = None

    async def _ask_and_tell(self, audience: Audience) -> None:
        """Only those who were there when it was asked are told: the answer says nothing of others."""
        lines = list(audience.lines)
        asks_who_listens, audience.asks_who_listens = audience.asks_who_listens, False
        try:
            news = await run_in_threadpool(audience.store.news)
            listeners = None
            if news and (asks_who_listens or (not audience.news or news.rights != audience.news.rights)):
                sessions = {line.caller.session_id for line in lines}
                listeners = await run_in_threadpool(audience.store.listeners, sessions)
        except SQLAlchemyError as trouble:
            warn("sockets cannot be told", kind=type(trouble).__name__, sockets=len(lines))
            audience.asks_who_listens = True
            self._tell_nothing_new(lines)
            return
        audience.news = news
        self._tell([line for line in lines if line in audience.lines], news, listeners)

    def _tell(self, lines: list[Line], news: News | None, listeners: Listeners | None) -> None:
        told = Counter[str]()
        for line in lines:
            if not news or (listeners and line.caller.person_id not in listeners.members):
                self._hang_up(line, NOT_A_MEMBER)
            elif listeners and line.caller.session_id not in listeners.sessions:
                self._hang_up(line, NOT_SIGNED_IN)
            elif news.head > line.told:
                line.tell(news.head)
                self._put_off(line)
                told["poke"] += 1
            elif line.is_due:
                line.beat()
                told["heartbeat"] += 1
        self._metrics.told_sockets(told)

    def _tell_nothing_new(self, lines: list[Line]) -> None:
        """Silence would pass for a dead line; what is missed now is told at the next heartbeat."""
        for line in lines:
            if line.is_due and line in self._due:
                line.beat()

    def _put_off(self, line: Line) -> None:
        """All wait equally long, so whoever was put off last stands last."""
        self._due.pop(line, None)
        self._due[line] = self._loop.time() + HEARTBEAT
        if not self._beating:
            self._beating = self._loop.create_task(self._beat_while_anybody_listens())
        if self._beside:
            self._beside.look_while(lambda: bool(self._due), self._look_after_who_knows_other)

    async def _beat_while_anybody_listens(self) -> None:
        try:
            while self._due:
                await asyncio.sleep(max(0.0, next(iter(self._due.values())) - self._loop.time()))
                self._look_after_the_due()
        finally:
            self._beating = None

    def _look_after_the_due(self) -> None:
        until = self._loop.time() + HEARTBEAT * AT_ONCE
        due = [line for line, at in self._due.items() if at <= until]
        for line in due:
            line.is_due = True
            self._put_off(line)
        for team_id in {line.team_id for line in due}:
            audience = self._audiences[team_id]
            audience.asks_who_listens = True
            self._poke(audience)

    def _look_after_who_knows_other(self, news: Mapping[UUID, News]) -> None:
        """What this process wrote itself is known to its audience by now, so nobody is asked for twice."""
        for team_id, audience in self._audiences.items():
            if news.get(team_id) != audience.news:
                self._poke(audience)


def come_back(within: float) -> str:
    """The reason of the close: at most 123 bytes (RFC 6455, section 5.5)."""
    return f'{{"retry_after":{random.uniform(0.1, within):.1f}}}'
