"""How often a sign-in may be tried: per account and per address, with a delay that grows and ends."""

import ipaddress
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fastapi import Request
from sqlalchemy import Engine

from api.clock import Clock
from api.database import session_of
from api.identity.keys import Keys
from api.signing_in.attempt_store import AttemptStore
from api.signing_in.models import Attempt

LONGEST_DELAY = timedelta(minutes=5)
FORGOTTEN_AFTER = timedelta(hours=1)
# Between machines; who owes no delay at all must owe none on the one whose clock is behind either.
CLOCKS_DIFFER_BY = timedelta(minutes=1)
SWEPT_EVERY = timedelta(minutes=10)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Many people may share an address; nobody shares an account.
FREE_PER_ACCOUNT, FREE_PER_ADDRESS = 5, 30


@dataclass(frozen=True)
class Tried:
    """`wait` is 0 if it may be tried now, else the seconds to wait. `times` is how often the account was
    tried, this time with the others, since it last succeeded or was left alone for an hour."""

    wait: int
    times: int


class Attempts:
    """Counted in the database, so that every process knows of every try; by digests, which name nobody."""

    def __init__(self, engine: Engine, keys: Keys, clock: Clock) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock
        self._swept_at = datetime.min.replace(tzinfo=UTC)

    def begin(self, account: str, address: str) -> Tried:
        """Counted before the password is looked at, so that many at once gain nothing."""
        at = self._clock()
        self._sweep(at)
        with session_of(self._engine) as db:
            held = self._held(AttemptStore(db), account, address, at)
            wait = max(attempt.free_at for attempt, _ in held) - at
            if wait <= timedelta(0):
                for attempt, free in held:
                    attempt.times += 1
                    attempt.last_at = at
                    attempt.free_at = at + _delay(attempt.times - free)
            of_account = next(attempt for attempt, _ in held if attempt.key == self._account(account))
            return Tried(max(0, math.ceil(wait.total_seconds())), of_account.times)

    def succeeded(self, account: str, address: str) -> None:
        """The account starts anew; the address only gets this one try back."""
        at = self._clock()
        with session_of(self._engine) as db:
            store = AttemptStore(db)
            self._held(store, account, address, at)
            store.forget(self._account(account))
            attempt = store.held(self._address(address), at)
            attempt.times = max(0, attempt.times - 1)
            attempt.free_at = at - CLOCKS_DIFFER_BY

    def _held(
        self, store: AttemptStore, account: str, address: str, at: datetime
    ) -> list[tuple[Attempt, int]]:
        """Both, each with how many tries are free; always in one order, or two could wait for one another."""
        keys = {self._account(account): FREE_PER_ACCOUNT, self._address(address): FREE_PER_ADDRESS}
        held = [(store.held(key, at), free) for key, free in sorted(keys.items())]
        for attempt, _ in held:
            if at - attempt.last_at >= FORGOTTEN_AFTER:
                attempt.times, attempt.free_at = 0, at
        return held

    def _account(self, account: str) -> str:
        return self._keys.keyed_digest_of(f"tried account {account}")

    def _address(self, address: str) -> str:
        return self._keys.keyed_digest_of(f"tried address {network_of(address)}")

    def _sweep(self, at: datetime) -> None:
        if at - self._swept_at < SWEPT_EVERY:
            return
        self._swept_at = at
        with session_of(self._engine) as db:
            AttemptStore(db).sweep(at - FORGOTTEN_AFTER)


def address_of(request: Request) -> str:
    """Where a request came from, as far as whatever stands before the service is believed."""
    return request.client.host if request.client else ""


def network_of(address: str) -> str:
    """An IPv6 customer owns a whole /64, so that is what counts as one address. Where IPv6 only carries an
    IPv4 address (mapped, or through NAT64 as RFC 6052 has it), that one counts."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    if parsed in _NAT64:
        return str(ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF))
    return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False).network_address)


def _delay(times_too_often: int) -> timedelta:
    if times_too_often < 0:
        return -CLOCKS_DIFFER_BY
    return min(timedelta(seconds=2 ** min(times_too_often, 20)), LONGEST_DELAY)
