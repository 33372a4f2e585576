"""Reading an ID token (OpenID Connect Core, 3.1.3.7): for us, now, for this sign-in, and signed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

# Only what a provider's public key can check: neither `none` nor a MAC under a key that others know.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
LEEWAY = timedelta(seconds=60)
LONGEST_SUBJECT = 255


@dataclass(frozen=True)
class Expected:
    """What an ID token must say to be the answer to our question."""

    issuer: str
    client_id: str
    nonce: str
    access_token: str


def claims_in(id_token: str, keys: KeySet, expected: Expected, at: datetime) -> dict[str, Any] | None:
    """What the token claims, or nothing if anything about it is not as it must be."""
    try:
        # Providers put headers of their own beside the usual ones; none of them is listened to.
        registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        token = jwt.decode(id_token, keys, algorithms=ALGORITHMS, registry=registry)
        claims = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"essential": True, "value": expected.issuer},
                "aud": {"essential": True, "value": expected.client_id},
            },
            {
                "nonce": expected.nonce,
                "client_id": expected.client_id,
                "access_token": expected.access_token,
            },
        )
        claims.validate(now=int(at.timestamp()), leeway=int(LEEWAY.total_seconds()))
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return dict(claims) if _names_somebody(claims.get("sub")) else None


def public_keys(published: Any) -> KeySet:
    """The keys to check signatures with, of all that a provider publishes. Raises ValueError for none."""
    listed = published.get("keys") if isinstance(published, dict) else None
    if not isinstance(listed, list):
        raise ValueError("no key set")
    usable = [each for each in listed if isinstance(each, dict) and _checks_signatures(each)]
    return KeySet.import_key_set({"keys": usable})


def _checks_signatures(key: dict[str, Any]) -> bool:
    return key.get("kty") in ("RSA", "EC", "OKP") and key.get("use", "sig") == "sig"


def _names_somebody(subject: object) -> bool:
    is_text = isinstance(subject, str) and 0 < len(subject) <= LONGEST_SUBJECT
    return is_text and str(subject).isprintable()
