"""Company sign-in against a provider, or somebody between, that says what is not so. Nobody is let in."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc.jwk import OctKey

from tests.api.actor import Service
from tests.api.company import Asked, company_service
from tests.databases import EmptyDatabase
from tests.provider.hostile import Hostile, new_key, unsigned, with_mac
from tests.provider.real import SECRET


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase, provider: Hostile) -> Iterator[Service]:
    with company_service(tmp_path, empty_database, provider.issuer) as opened:
        opened.has_person("Ada Lovelace", "ada@shop.test")
        yield opened


def test_what_is_true_is_believed(service: Service, provider: Hostile) -> None:
    """Without this the rest would prove nothing."""
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))

    assert asked.comes_back().status_code == 303
    _, form = next(each for each in provider.asked if each[0] == "/token")
    assert form["grant_type"] == "authorization_code"
    assert len(form["code_verifier"]) == 43
    assert asked.query["code_challenge_method"] == "S256"
    assert form["code_verifier"] not in str(asked.query)


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"nonce": ""},
        {"iss": "https://evil.test"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": ["another-client"]},
        {"aud": None},
        {"aud": ["rejoinder", "another-client"]},
        {"aud": ["rejoinder", "another-client"], "azp": "another-client"},
        {"azp": "another-client"},
        {"exp": 1},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": None},
        {"iat": 9_999_999_999},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "s" * 256},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
    ids=str,
)
def test_a_token_that_says_otherwise_is_refused(
    service: Service, provider: Hostile, lie: dict[str, Any]
) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider, **lie))

    assert asked.comes_back().status_code == 401


def with_public_key_as_secret(provider: Hostile, claims: dict[str, Any]) -> str:
    pem = provider.key.public_key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return with_mac(claims, pem)


def with_public_key_as_der_secret(provider: Hostile, claims: dict[str, Any]) -> str:
    der = provider.key.public_key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return with_mac(claims, der)


def with_client_secret(_: Hostile, claims: dict[str, Any]) -> str:
    return with_mac(claims, SECRET.encode())


def with_secret_that_is_published(provider: Hostile, claims: dict[str, Any]) -> str:
    """Were it a key, whoever reads the key set could sign."""
    shared = OctKey.generate_key(256, {"kid": "shared"})
    provider.also_published = [dict(shared.as_dict(private=True))]
    return with_mac(claims, shared.raw_value, "shared")


def with_own_key_in_header(provider: Hostile, claims: dict[str, Any]) -> str:
    own = new_key("one")
    return provider.signed(claims, own, jwk=own.as_dict(private=False))


def with_another_name_of_a_key(provider: Hostile, claims: dict[str, Any]) -> str:
    return provider.signed(claims, new_key("two"), kid="two")


def with_another_key(provider: Hostile, claims: dict[str, Any]) -> str:
    return provider.signed(claims, new_key("one"))


def without_signature(provider: Hostile, claims: dict[str, Any]) -> str:
    return provider.signed(claims).rpartition(".")[0] + "."


def with_other_claims_under_the_signature(provider: Hostile, claims: dict[str, Any]) -> str:
    head, _, signature = provider.signed(claims | {"sub": "eve"}).split(".")
    return f"{head}.{provider.signed(claims).split('.')[1]}.{signature}"


def of_alg_none(_: Hostile, claims: dict[str, Any]) -> str:
    return unsigned(claims)


def not_a_token(_: Hostile, __: dict[str, Any]) -> str:
    return "a.b.c"


def nothing(_: Hostile, __: dict[str, Any]) -> str:
    return ""


def a_token_of_five_parts(provider: Hostile, claims: dict[str, Any]) -> str:
    return f"{provider.signed(claims)}.{urlsafe_b64encode(b'more').decode()}.x"


@pytest.mark.parametrize(
    "forged",
    [
        with_public_key_as_secret,
        with_public_key_as_der_secret,
        with_client_secret,
        with_secret_that_is_published,
        with_own_key_in_header,
        with_another_name_of_a_key,
        with_another_key,
        without_signature,
        with_other_claims_under_the_signature,
        of_alg_none,
        not_a_token,
        nothing,
        a_token_of_five_parts,
    ],
)
def test_a_token_that_the_provider_did_not_sign_is_refused(
    service: Service, provider: Hostile, forged: Callable[[Hostile, dict[str, Any]], str]
) -> None:
    asked = Asked(service)
    provider.id_token = forged(provider, asked.claims(provider))

    assert asked.comes_back().status_code == 401


@pytest.mark.parametrize(
    "answer",
    [{"state": "x"}, {"state": ""}, {"state": "a.b.c"}, {"state": "a.9999999999.Lw==.seal"}],
    ids=str,
)
def test_a_state_that_is_not_ours_is_refused(
    service: Service, provider: Hostile, answer: dict[str, str]
) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))

    assert asked.comes_back(**answer).status_code == 400
    assert "/token" not in {path for path, _ in provider.asked}


@pytest.mark.parametrize(
    "wish", ["https://evil.test", "//evil.test", "/\\evil.test", "/authorize\n", "/elsewhere"]
)
def test_it_leads_on_to_nowhere_else(service: Service, provider: Hostile, wish: str) -> None:
    asked = Asked(service, after=wish)
    provider.id_token = provider.signed(asked.claims(provider))

    assert asked.comes_back().headers["location"] == "/"


def test_a_sign_in_that_took_too_long_is_over(service: Service, provider: Hostile) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))
    service.clock.forward(minutes=15)

    assert asked.comes_back().status_code == 400


def test_an_answer_of_another_issuer_is_refused(service: Service, provider: Hostile) -> None:
    """The mix-up of RFC 9207: a code of one provider must not go to another."""
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))

    assert asked.comes_back(iss="https://evil.test").status_code == 401
    assert "/token" not in {path for path, _ in provider.asked}


def test_who_says_that_it_names_itself_must(service: Service, provider: Hostile) -> None:
    provider.described = {"authorization_response_iss_parameter_supported": True}
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))
    assert asked.comes_back().status_code == 401

    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))
    assert asked.comes_back(iss=provider.issuer).status_code == 303


@pytest.mark.parametrize("verified", [False, None, "false", 1, "yes"], ids=str)
def test_an_address_that_is_not_verified_links_nobody(
    service: Service, provider: Hostile, verified: Any
) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider, email_verified=verified))

    answer = asked.comes_back()
    assert answer.status_code == 403
    assert "has not verified" in answer.text


def test_what_is_told_of_somebody_else_is_not_listened_to(service: Service, provider: Hostile) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider, sub="eve", email=None, email_verified=None))
    provider.userinfo = {"sub": "ada", "email": "ada@shop.test", "email_verified": True}

    assert asked.comes_back().status_code == 403
