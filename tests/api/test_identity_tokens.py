"""Access tokens: only exactly what we make is taken, for every way that python-jose would take more."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from jose import jwt

from api.identity.keys import Keys, SecretTooShort, keys_of
from api.identity.tokens import LIFETIME, Tokens
from api.settings import Settings
from tests.api.actor import Service, Shop, assert_problem

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
KEYS = Keys(b"a secret that only this test knows")
TOKENS = Tokens(KEYS, "http://rejoinder.test")
PERSON, SESSION = uuid4(), uuid4()
GOOD: dict[str, Any] = {
    "iss": "http://rejoinder.test",
    "aud": "rejoinder",
    "sub": str(PERSON),
    "sid": str(SESSION),
    "iat": int(AT.timestamp()),
    "exp": int(AT.timestamp()) + 600,
}
HEADER = {"alg": "HS256", "typ": "at+jwt"}


def forged(
    claims: dict[str, Any], header: dict[str, Any] = HEADER, key: bytes = KEYS.signing, digest: str = "sha256"
) -> str:
    """Signed by hand, so that no library refuses to write it."""
    signed = f"{part(header)}.{part(claims)}"
    signature = hmac.new(key, signed.encode(), digest).digest()
    return f"{signed}.{text(signature)}"


def part(said: Any) -> str:
    return text(json.dumps(said).encode())


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def test_a_token_says_who_and_on_which_device() -> None:
    claims = TOKENS.read(TOKENS.access(PERSON, SESSION, AT), AT)

    assert claims
    assert (claims.person_id, claims.session_id, claims.expires_at) == (PERSON, SESSION, AT + LIFETIME)


def test_one_written_by_hand_is_taken_if_nothing_is_wrong_with_it() -> None:
    assert TOKENS.read(forged(GOOD), AT)


@pytest.mark.parametrize("missing", ["iss", "aud", "sub", "sid", "iat", "exp"])
def test_every_claim_is_needed(missing: str) -> None:
    rest = {name: value for name, value in GOOD.items() if name != missing}

    assert TOKENS.read(forged(rest), AT) is None


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "http://elsewhere.test"},
        {"aud": "another service"},
        {"aud": ["rejoinder"]},
        {"sub": "nobody"},
        {"sub": None},
        {"sid": 7},
        {"exp": None},
        {"exp": "9999999999"},
        {"exp": 9e18},
        {"exp": True},
        {"exp": GOOD["iat"] + 601},
        {"exp": GOOD["iat"]},
        {"iat": GOOD["iat"] + 31, "exp": GOOD["iat"] + 600},
        {"iat": None},
    ],
    ids=str,
)
def test_every_claim_must_be_right(claims: dict[str, Any]) -> None:
    assert TOKENS.read(forged(GOOD | claims), AT) is None


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none", "typ": "at+jwt"},
        {"alg": "HS512", "typ": "at+jwt"},
        {"alg": "RS256", "typ": "at+jwt"},
        {"alg": "HS256"},
        {"alg": "HS256", "typ": "JWT"},
        HEADER | {"crit": ["exp"]},
        HEADER | {"crit": ["something"], "something": 1},
        HEADER | {"jku": "https://evil.test/keys"},
        HEADER | {"jwk": {"kty": "oct", "k": "AAAA"}},
        HEADER | {"x5u": "https://evil.test/cert"},
        HEADER | {"x5c": ["AAAA"]},
        HEADER | {"kid": "../../secret"},
        HEADER | {"b64": False},
    ],
    ids=str,
)
def test_a_header_holds_what_ours_holds_and_nothing_more(header: dict[str, Any]) -> None:
    digest = "sha512" if header["alg"] == "HS512" else "sha256"

    assert TOKENS.read(forged(GOOD, header, digest=digest), AT) is None


@pytest.mark.parametrize(
    "key", [b"", b"abc", b"a secret that only this test knows", hashlib.sha256(b"x").digest()]
)
def test_another_key_does_not_sign(key: bytes) -> None:
    assert TOKENS.read(forged(GOOD, key=key), AT) is None


def test_unsigned_changed_or_no_token_at_all() -> None:
    good = TOKENS.access(PERSON, SESSION, AT)
    head, body, signature = good.split(".")
    other = part(GOOD | {"sub": str(uuid4())})

    for token in [
        "",
        ".",
        "..",
        "a.b.c",
        f"{head}.{body}.",
        f"{head}.{body}",
        f"{head}.{other}.{signature}",
        f"{part([])}.{body}.{signature}",
        f"{part({'alg': 'none'})}.{body}.",
        good + "A",
        good + ".x",
        "x" * 10_000,
        "é.é.é",
    ]:
        assert TOKENS.read(token, AT) is None, token


def test_a_token_of_another_purpose_is_none_of_access() -> None:
    own = Tokens(Keys(b"another secret of more than 32 bytes"), "http://rejoinder.test")

    assert TOKENS.read(own.access(PERSON, SESSION, AT), AT) is None
    assert TOKENS.read(jwt.encode(GOOD, KEYS.signing), AT) is None


@pytest.mark.parametrize(
    ("later", "is_good"),
    [(timedelta(seconds=599), True), (timedelta(seconds=600), False), (-timedelta(hours=1), False)],
)
def test_a_token_ends_after_ten_minutes(later: timedelta, is_good: bool) -> None:
    assert bool(TOKENS.read(TOKENS.access(PERSON, SESSION, AT), AT + later)) is is_good


def test_a_short_secret_is_refused_at_the_start(tmp_path: Any) -> None:
    with pytest.raises(SecretTooShort, match="at least 32"):
        keys_of(Settings(secret="x" * 31, data_dir=tmp_path))


def test_the_service_takes_a_token_from_the_header_only(shop: Shop) -> None:
    token = shop.agent.token
    ask = shop.service.ask

    assert ask("GET", "/v1/me", headers={"Authorization": f"bearer {token}"}).status_code == 200
    for headers, query in [
        ({}, {"access_token": token}),
        ({"Cookie": f"access_token={token}"}, {}),
        ({"Authorization": f"Basic {token}"}, {}),
        ({"Authorization": token}, {}),
        ({"Authorization": "Bearer "}, {}),
        ({"Authorization": f"Bearer {token}x"}, {}),
    ]:
        answer = ask("GET", "/v1/me", headers=headers, params=query)
        assert_problem(answer, 401, "not_signed_in")
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_token_that_was_just_checked_still_ends_in_time(service: Service) -> None:
    ada = service.has_person("Ada")
    service.clock.forward(minutes=9, seconds=30)
    assert ada.get("/v1/me").status_code == 200

    service.clock.forward(seconds=30)

    assert_problem(ada.get("/v1/me"), 401, "not_signed_in")
