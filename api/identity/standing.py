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
from api.identity.api_token_store import ApiTokens, is_use_told
from api.identity.keys import digest_of
from api.identity.models import ApiScope, DeviceSession
from api.identity.tokens import Tokens
from api.replicas.notices import Missed, Notice, Notifier, SessionEnded

REMEMBERED_FOR = timedelta(seconds=60)
REMEMBERED_AT_MOST = 10_000

Ended = Callable[[UUID], None]


# By which people, and those who look for leaked secrets, know one.
API_TOKEN_PREFIX = "rjn_"


@dataclass(frozen=True)
class ApiAccess:
    """How far an API token lets a script go. `name` is what its person calls it."""

    team_id: UUID
    scope: ApiScope
    name: str


@dataclass(frozen=True)
class Caller:
    """Who is asking, from which signed-in device. For a script `session_id` is that of its API token."""

    person_id: UUID
    session_id: UUID
    api_token: ApiAccess | None = None

    def may_know_of(self, team_id: UUID) -> bool:
        return not self.api_token or self.api_token.team_id == team_id


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
        endings = self._endings
        is_script = token.startswith(API_TOKEN_PREFIX)
        found = self._script(token, at) if is_script else self._device(token, at)
        if not found:
            return None
        caller, until = found
        self._remember(token, caller, min(at + REMEMBERED_FOR, until), endings)
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

    def hear(self, notice: Notice) -> None:
        """What any process of the service told; after a gap nobody is taken on trust."""
        if isinstance(notice, SessionEnded):
            self.forget(notice.session_id)
        elif isinstance(notice, Missed):
            with self._lock:
                self._endings += 1
                self._remembered = {}

    def _device(self, token: str, at: datetime) -> tuple[Caller, datetime] | None:
        claims = self._tokens.read(token, at)
        if not claims:
            return None
        caller = Caller(claims.person_id, claims.session_id)
        return (caller, claims.expires_at) if self._stands(caller) else None

    def _script(self, token: str, at: datetime) -> tuple[Caller, datetime] | None:
        with session_of(self._engine, reads_only=True) as db:
            held = ApiTokens(db).standing(digest_of(token), at)
        if not held:
            return None
        if not is_use_told(held, at):
            with session_of(self._engine) as db:
                ApiTokens(db).note_use(held, at)
        access = ApiAccess(held.team_id, held.scope, held.name)
        return Caller(held.person_id, held.id, access), held.expires_at or at + REMEMBERED_FOR

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
    """Makes the end of a session felt in every process of the service as soon as it is stored."""
    notifier: Notifier | None = db.info.get("notifier")
    if notifier:
        after_commit(db, lambda: notifier.tell(SessionEnded(session_id)))
