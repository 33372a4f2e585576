"""Whether a device is still signed in, asked at most once a minute and forgotten at once when it ends."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session, select

from api.clock import Clock
from api.database import after_commit, session_of
from api.identity.models import DeviceSession
from api.identity.tokens import Tokens

REMEMBERED_FOR = timedelta(seconds=60)
REMEMBERED_AT_MOST = 10_000

Ended = Callable[[UUID], None]


@dataclass(frozen=True)
class Caller:
    """Who is asking, from which signed-in device."""

    person_id: UUID
    session_id: UUID


class Standing:
    """Turns an access token into its caller. Safe to use from any thread."""

    def __init__(self, engine: Engine, tokens: Tokens, clock: Clock) -> None:
        self._engine = engine
        self._tokens = tokens
        self._clock = clock
        self._lock = threading.Lock()
        self._remembered: dict[str, tuple[Caller, datetime]] = {}
        self._endings = 0
        self._listeners: list[Ended] = []

    def remembered(self, token: str) -> Caller | None:
        """The caller if the token was checked within the last minute; touches neither crypto nor database."""
        known = self._remembered.get(token)
        return known[0] if known and self._clock() < known[1] else None

    def caller_of(self, token: str) -> Caller | None:
        """The caller, or nothing if the token is not good or its device was signed out. Asks the database."""
        if known := self.remembered(token):
            return known
        at = self._clock()
        claims = self._tokens.read(token, at)
        if not claims:
            return None

        endings = self._endings
        caller = Caller(claims.person_id, claims.session_id)
        if not self._stands(caller):
            return None
        self._remember(token, caller, min(at + REMEMBERED_FOR, claims.expires_at), endings)
        return caller

    def on_end(self, told: Ended) -> Callable[[], None]:
        """Calls back with the id of each session that ends here; call the answer to stop."""
        self._listeners.append(told)
        return lambda: self._listeners.remove(told)

    def forget(self, session_id: UUID) -> None:
        with self._lock:
            # A look-up that began before this must not put the session back afterwards.
            self._endings += 1
            kept = {
                token: known for token, known in self._remembered.items() if known[0].session_id != session_id
            }
            self._remembered = kept
        for told in list(self._listeners):
            told(session_id)

    def _stands(self, caller: Caller) -> bool:
        with session_of(self._engine, reads_only=True) as db:
            found = db.exec(
                select(DeviceSession.id).where(
                    DeviceSession.id == caller.session_id,
                    DeviceSession.person_id == caller.person_id,
                    DeviceSession.ended_at == None,  # noqa: E711 - SQL's null
                )
            )
            return found.one_or_none() is not None

    def _remember(self, token: str, caller: Caller, until: datetime, endings: int) -> None:
        with self._lock:
            if endings != self._endings:
                return
            if len(self._remembered) >= REMEMBERED_AT_MOST:
                self._remembered = {}
            self._remembered[token] = (caller, until)


def forget_after_commit(db: Session, session_id: UUID) -> None:
    """Makes the end of a session felt in this process as soon as it is stored."""
    standing: Standing | None = db.info.get("standing")
    if standing:
        after_commit(db, lambda: standing.forget(session_id))
