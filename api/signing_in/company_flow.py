"""One company sign-in under way. All of it follows from the `state`, which is sealed for one browser."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from api.identity.browser import LIFETIME, Browser
from api.identity.keys import Keys, new_token
from api.signing_in.company_provider import Question


def question(keys: Keys, browser: Browser, after: str, at: datetime) -> Question:
    """A new one; whoever it comes back for goes on to the page `after`."""
    until = int((at + LIFETIME).timestamp())
    said = f"{new_token()}.{until}.{urlsafe_b64encode(after.encode()).decode()}"
    return _question(keys, f"{said}.{_seal(keys, browser, said)}")


def question_of(keys: Keys, browser: Browser, state: str, at: datetime) -> tuple[Question, str] | None:
    """What a state was made for, in this browser, within the last quarter of an hour; and `after`."""
    said, _, seal = state.rpartition(".")
    if not hmac.compare_digest(seal.encode(), _seal(keys, browser, said).encode()):
        return None
    _, until, after = said.split(".")
    if at.timestamp() >= int(until):
        return None
    return _question(keys, state), urlsafe_b64decode(after).decode()


def _question(keys: Keys, state: str) -> Question:
    """Neither the nonce nor the verifier is known to anybody who sees the state."""
    nonce, verifier = (keys.seal_of(f"company {name} {state}") for name in ("nonce", "verifier"))
    return Question(state, nonce, verifier)


def _seal(keys: Keys, browser: Browser, said: str) -> str:
    return keys.seal_of(f"company state {said} {browser.seal}")
