"""How often a sign-in may be tried: per account and per address, with a delay that grows and ends."""

import ipaddress
import math
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from api.clock import Clock

LONGEST_DELAY = timedelta(minutes=5)
FORGOTTEN_AFTER = timedelta(hours=1)
KEPT_AT_MOST = 50_000
# Many people may share an address; nobody shares an account.
FREE_PER_ACCOUNT, FREE_PER_ADDRESS = 5, 30


class Attempts(Protocol):
    """Counted before the password is looked at, so that many at once gain nothing."""

    def begin(self, account: str, address: str) -> int:
        """0 if it may be tried now, and then it counts; else the seconds to wait."""

    def succeeded(self, account: str, address: str) -> None:
        """The account starts anew; the address only gets this one try back."""


@dataclass
class _Tried:
    times: int
    last: datetime
    free_at: datetime


class AttemptsHere:
    """Kept in this process's memory."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._tried: dict[str, _Tried] = {}

    def begin(self, account: str, address: str) -> int:
        at = self._clock()
        keys = {f"account {account}": FREE_PER_ACCOUNT, f"address {network_of(address)}": FREE_PER_ADDRESS}
        with self._lock:
            wait = max(self._of(key, at).free_at for key in keys) - at
            if wait > timedelta(0):
                return math.ceil(wait.total_seconds())
            for key, free in keys.items():
                self._count(key, free, at)
            return 0

    def succeeded(self, account: str, address: str) -> None:
        with self._lock:
            self._tried.pop(f"account {account}", None)
            known = self._tried.get(f"address {network_of(address)}")
            if known:
                known.times = max(0, known.times - 1)
                known.free_at = known.last

    def _of(self, key: str, at: datetime) -> _Tried:
        known = self._tried.get(key)
        if known and at - known.last < FORGOTTEN_AFTER:
            return known
        return _Tried(0, at, at)

    def _count(self, key: str, free: int, at: datetime) -> None:
        known = self._of(key, at)
        known.times += 1
        known.last = at
        known.free_at = at + _delay(known.times - free)
        self._tried.pop(key, None)
        self._tried[key] = known  # the newest stands last
        if len(self._tried) > KEPT_AT_MOST:
            del self._tried[next(iter(self._tried))]


def network_of(address: str) -> str:
    """An IPv6 customer owns a whole /64, so that is what counts as one address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)


def _delay(times_too_often: int) -> timedelta:
    if times_too_often < 0:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(times_too_often, 20)), LONGEST_DELAY)
