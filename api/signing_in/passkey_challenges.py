"""What an authenticator is given to sign: sealed for one purpose, good once."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session
from webauthn.helpers import base64url_to_bytes

from api.identity.browser import LIFETIME
from api.identity.keys import Keys, new_token
from api.signing_in.spent import spend_once


@dataclass(frozen=True)
class Challenge:
    """`nonce` is 32 random bytes as base64url; `ticket` brings it back in the form, sealed."""

    nonce: str
    ticket: str

    @property
    def raw(self) -> bytes:
        return base64url_to_bytes(self.nonce)


class Challenges:
    """For one purpose, which says whose or which browser's. Nothing is stored until one is answered."""

    def __init__(self, keys: Keys, purpose: str) -> None:
        self._keys = keys
        self._about = f"passkey {purpose}"

    def new(self, at: datetime) -> Challenge:
        nonce = new_token()
        until = int((at + LIFETIME).timestamp())
        return Challenge(nonce, f"{nonce}.{until}.{self._seal(nonce, until)}")

    def spend(self, db: Session, ticket: str, at: datetime) -> Challenge | None:
        """The challenge of a ticket, the first time and for a quarter of an hour; from then on nothing."""
        parts = ticket.split(".")
        if len(parts) != 3 or not parts[1].isdecimal():
            return None
        nonce, until = parts[0], int(parts[1])
        is_ours = hmac.compare_digest(parts[2].encode(), self._seal(nonce, until).encode())
        if not is_ours or at.timestamp() >= until:
            return None
        return Challenge(nonce, ticket) if spend_once(db, ticket, at) else None

    def _seal(self, nonce: str, until: int) -> str:
        return self._keys.seal_of(f"{self._about} {nonce}.{until}")
