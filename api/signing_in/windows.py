"""Windows of requests, by the `limits` library, counted in the database beside the tries."""

import math
from datetime import datetime, timedelta

from limits import RateLimitItem, parse
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from api.clock import Clock
from api.database import session_of
from api.identity.keys import Keys
from api.limiting import Limit
from api.settings import Settings
from api.signing_in.attempt_store import AttemptStore
from api.signing_in.attempts import network_of

# To one person; more would be somebody filling their mailbox.
LETTERS = "3/hour"
# Invitations of one team: as many as a large one welcomes in a day, and too few to be of use for spam.
TEAM_LETTERS = "100/day"


class WindowsInDatabase:
    """Safe to use from any thread, and the same for every process on one database."""

    def __init__(self, engine: Engine, keys: Keys, clock: Clock, settings: Settings) -> None:
        self._clock = clock
        self._storage = _InDatabase(engine, keys, clock)
        self._limiter = FixedWindowRateLimiter(self._storage)
        self._limits: dict[Limit, RateLimitItem] = {
            "tokens": parse(settings.token_rate),
            "pages": parse(settings.page_rate),
            "letters": parse(LETTERS),
            "team_letters": parse(TEAM_LETTERS),
        }

    def take(self, limit: Limit, whose: str) -> int:
        """0 if one more fits, and then it counts; else the seconds until the next window."""
        item, place = self._limits[limit], network_of(whose)
        # Looked at first: who is refused again and again writes nothing.
        if self._limiter.test(item, limit, place) and self._limiter.hit(item, limit, place):
            return 0
        ends_at = self._storage.get_expiry(item.key_for(limit, place))
        return max(1, math.ceil(ends_at - self._clock().timestamp()))


class _InDatabase(Storage):
    """One statement a request. A row is named by a keyed digest, since the key holds an address."""

    def __init__(self, engine: Engine, keys: Keys, clock: Clock) -> None:
        super().__init__()
        self._engine = engine
        self._keys = keys
        self._clock = clock

    @property
    def base_exceptions(self) -> type[Exception]:
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        at = self._clock()
        with session_of(self._engine) as db:
            return AttemptStore(db).counted(self._named(key), amount, at, at + timedelta(seconds=expiry))

    def get(self, key: str) -> int:
        with session_of(self._engine, reads_only=True) as db:
            window = AttemptStore(db).get(self._named(key))
            return window.times if window and window.free_at > self._clock() else 0

    def get_expiry(self, key: str) -> float:
        with session_of(self._engine, reads_only=True) as db:
            window = AttemptStore(db).get(self._named(key))
            ends_at: datetime = window.free_at if window else self._clock()
            return ends_at.timestamp()

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        return None

    def clear(self, key: str) -> None:
        with session_of(self._engine) as db:
            AttemptStore(db).forget(self._named(key))

    def _named(self, key: str) -> str:
        return self._keys.keyed_digest_of(f"window {key}")
