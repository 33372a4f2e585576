"""The only module that touches python-jose, because what it accepts by default is too much.

python-jose 3.5.0 takes tokens without `exp` or `aud`, with an unknown `crit`, and, when told no algorithm,
signed with a public key as if it were a password. So all that a token must and must not hold is asked here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from jose import jwt
from jose.exceptions import JOSEError

from api.identity.keys import Keys

ALGORITHM = "HS256"
LIFETIME = timedelta(minutes=10)
LEEWAY = timedelta(seconds=30)
LONGEST = 2_000
HEADER = {"alg": ALGORITHM, "typ": "at+jwt"}


@dataclass(frozen=True)
class Claims:
    """What a good token says: who, on which signed-in device, until when. No roles: those are looked up."""

    person_id: UUID
    session_id: UUID
    expires_at: datetime


class Tokens:
    """Makes and reads access tokens for one audience of one issuer."""

    def __init__(self, keys: Keys, issuer: str, audience: str = "rejoinder") -> None:
        self._key = keys.signing
        self._issuer = issuer
        self._audience = audience

    def access(self, person_id: UUID, session_id: UUID, at: datetime) -> str:
        issued = int(at.timestamp())
        return jwt.encode(
            {
                "iss": self._issuer,
                "aud": self._audience,
                "sub": str(person_id),
                "sid": str(session_id),
                "iat": issued,
                "exp": issued + int(LIFETIME.total_seconds()),
            },
            self._key,
            algorithm=ALGORITHM,
            headers={"typ": HEADER["typ"]},
        )

    def read(self, token: str, at: datetime) -> Claims | None:
        """What the token says, or nothing if anything about it is not exactly as we make them."""
        if len(token) > LONGEST:
            return None
        try:
            # Equality, not a list of the forbidden: crit, jku, jwk, x5u, x5c and kid are all refused at once.
            if jwt.get_unverified_header(token) != HEADER:
                return None
            # Times and names are asked below, where a missing one is a refusal.
            said = jwt.decode(token, self._key, algorithms=[ALGORITHM], options=_SIGNATURE_ONLY)
            return self._claims(said, at)
        except (JOSEError, ValueError, TypeError, RecursionError):
            return None

    def _claims(self, said: dict[str, Any], at: datetime) -> Claims | None:
        issued, expires = said.get("iat"), said.get("exp")
        if type(issued) is not int or type(expires) is not int:
            return None
        if said.get("iss") != self._issuer or said.get("aud") != self._audience:
            return None

        moment = at.timestamp()
        is_current = issued - LEEWAY.total_seconds() <= moment < expires
        if not is_current or expires - issued > LIFETIME.total_seconds():
            return None
        return Claims(_id(said.get("sub")), _id(said.get("sid")), datetime.fromtimestamp(expires, UTC))


def _id(said: object) -> UUID:
    if not isinstance(said, str):
        raise TypeError("not an id")
    return UUID(said)


_SIGNATURE_ONLY = {
    "verify_signature": True,
    "verify_aud": False,
    "verify_iat": False,
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
    "verify_at_hash": False,
}
