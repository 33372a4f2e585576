"""Whether a device is still signed in, asked at most once a minute and forgotten at once when it ends."""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlmodel import Session

from api.clock import Clock
from api.database import after_commit, session_of
from api.identity.api_token_store import ApiTokens, is_use_told
from api.identity.keys import digest_of
from api.identity.models import ApiScope
from api.identity.standing_store import SignedInDevices
from api.identity.tokens import Tokens
from api.replicas.notices import Missed, Notice, Notifier, SessionEnded
from api.together import Together

REMEMBERED_FOR = timedelta(seconds=60)
REMEMBERED_AT_MOST = 10_000


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


@dataclass(frozen=True, slots=True)
class Checked:
    """A token that was found good: whose it is, until when it may be, and until when it is taken on trust."""

    caller: Caller
    good_until: datetime
    trusted_until: datetime


class Standing:
    """Turns an access token into its caller, and forgets it from any thread.

    A thousand devices that hear of a change at the same moment are looked up by one question.
    """

    def __init__(self, engine: Engine, tokens: Tokens, clock: Clock) -> None:
        self._engine = engine
        self._tokens = tokens
        self._clock = clock
        self._lock = threading.Lock()
        self._remembered: dict[str, Checked] = {}
        self._asking = Together(self._asked)
        self._endings = 0

    def remembered(self, token: str) -> Caller | None:
        """The caller if the token was checked within the last minute; touches neither crypto nor database."""
        known = self._remembered.get(token)
        return known.caller if known and self._clock() < known.trusted_until else None

    async def caller_of(self, token: str) -> Caller | None:
        """The caller, or nothing if the token is not good or its device was signed out. Asks the database."""
        if token.startswith(API_TOKEN_PREFIX):
            return await run_in_threadpool(self._script, token)
        return await self._asking.ask(token)

    def forget(self, session_id: UUID) -> None:
        with self._lock:
            # A look-up that began before this must not put the session back afterwards.
            self._endings += 1
            kept = {
                token: known
                for token, known in self._remembered.items()
                if known.caller.session_id != session_id
            }
            self._remembered = kept

    def hear(self, notice: Notice) -> None:
        """What any process of the service told; after a gap nobody is taken on trust."""
        if isinstance(notice, SessionEnded):
            self.forget(notice.session_id)
        elif isinstance(notice, Missed):
            with self._lock:
                self._endings += 1
                self._remembered = {}

    async def _asked(self, tokens: list[str]) -> list[Caller | None]:
        return await run_in_threadpool(self._devices, tokens)

    def _devices(self, tokens: list[str]) -> list[Caller | None]:
        at, endings = self._clock(), self._endings
        good = {token: found for token in set(tokens) if (found := self._read(token, at))}
        with session_of(self._engine, reads_only=True) as db:
            standing = SignedInDevices(db).among({caller.session_id for caller, _ in good.values()})

        callers: dict[str, Caller] = {}
        for token, (caller, good_until) in good.items():
            if (caller.session_id, caller.person_id) in standing:
                self._remember(token, caller, good_until, at, endings)
                callers[token] = caller
        return [callers.get(token) for token in tokens]

    def _read(self, token: str, at: datetime) -> tuple[Caller, datetime] | None:
        """Whose it says it is, and until when. A signature that was good is so to the token's end."""
        known = self._remembered.get(token)
        if known and at < known.good_until:
            return known.caller, known.good_until
        claims = self._tokens.read(token, at)
        return (Caller(claims.person_id, claims.session_id), claims.expires_at) if claims else None

    def _script(self, token: str) -> Caller | None:
        at, endings = self._clock(), self._endings
        with session_of(self._engine, reads_only=True) as db:
            held = ApiTokens(db).standing(digest_of(token), at)
        if not held:
            return None
        if not is_use_told(held, at):
            with session_of(self._engine) as db:
                ApiTokens(db).note_use(held, at)
        caller = Caller(held.person_id, held.id, ApiAccess(held.team_id, held.scope, held.name))
        self._remember(token, caller, held.expires_at or at + REMEMBERED_FOR, at, endings)
        return caller

    def _remember(self, token: str, caller: Caller, good_until: datetime, at: datetime, endings: int) -> None:
        with self._lock:
            if endings != self._endings:
                return
            if len(self._remembered) >= REMEMBERED_AT_MOST:
                self._remembered = {}
            self._remembered[token] = Checked(caller, good_until, min(at + REMEMBERED_FOR, good_until))


def forget_after_commit(db: Session, session_id: UUID) -> None:
    """Makes the end of a session felt in every process of the service as soon as it is stored."""
    notifier: Notifier | None = db.info.get("notifier")
    if notifier:
        after_commit(db, lambda: notifier.tell(SessionEnded(session_id)))
