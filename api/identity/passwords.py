"""Passwords: argon2id through passlib, a few at once, and nothing told about accounts that do not exist."""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from passlib.context import CryptContext

from api.problems import Busy
from api.words.say import Said

SHORTEST, LONGEST = 8, 128
AT_ONCE = 2
PATIENCE = 10.0
COMMON = Path(__file__).parent / "common_passwords.txt"

# OWASP's floor: 19 MiB, two passes, one lane. Never bcrypt: passlib 1.7.4 fails on every call with bcrypt 5.
_context = CryptContext(
    schemes=["argon2"], argon2__type="ID", argon2__memory_cost=19456, argon2__rounds=2, argon2__parallelism=1
)
# Each hash takes 19 MiB; without a bound a burst of sign-ins would be one of memory.
_turns = threading.BoundedSemaphore(AT_ONCE)


def digest_of_password(password: str) -> str:
    """Raises Busy when the service is occupied with others for ten seconds."""
    with _a_turn():
        return _context.hash(_normal(password))


def is_password(password: str, digest: str | None) -> bool:
    """Whether it is the one. The answer no takes the same work whatever the reason. Raises Busy.

    Who has no digest, or an empty one, has no password: only another way lets them in.
    """
    with _a_turn():
        if not digest or len(password) > LONGEST:
            _context.dummy_verify()
            return False
        return _context.verify(_normal(password), digest)


@cache
def prepare() -> None:
    """Does the work for an unknown account once, since its first time is slower and would tell."""
    _context.dummy_verify()


def weakness(password: str, *own_words: str) -> str:
    """Why it will not do, in words, or nothing. `own_words` are names and addresses that others know."""
    if len(password) < SHORTEST:
        return Said(
            "Use at least %(count)s characters; a few words in a row are easy to remember.", count=SHORTEST
        )
    if len(password) > LONGEST:
        return Said("Use at most %(count)s characters.", count=LONGEST)
    plain = _normal(password).casefold()
    if plain in _common() or len(set(plain)) < 3:
        return Said("Many people use that password, so it is tried first. Choose another.")
    if plain in {word.casefold() for word in own_words if word}:
        return Said("Others know that about you. Choose another password.")
    return ""


@cache
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text("utf-8").splitlines())


def _normal(password: str) -> str:
    """The same letters, however the keyboard composed them."""
    return unicodedata.normalize("NFKC", password)


@contextmanager
def _a_turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE):
        raise Busy(Said("Many people are signing in right now. Try again in a moment."))
    try:
        yield
    finally:
        _turns.release()
